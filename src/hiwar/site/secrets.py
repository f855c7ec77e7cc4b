"""Keys kept in files outside the database, made once, readable by their owner alone."""

import contextlib
import os
import secrets
from pathlib import Path


def kept_key(home: Path, name: str) -> str:
    """The key in `<home>/keys/<name>`; made on first use, by one process where several start."""
    path = home / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with contextlib.suppress(FileExistsError):  # another process was first: its key stands
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text("ascii")
