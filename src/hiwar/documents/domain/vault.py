"""Where originals lie: one file a content and workspace, named by its hash, never rewritten."""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(workspace_id: UUID, sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / str(workspace_id) / sha256[:2] / sha256


def keep(workspace_id: UUID, sha256: str, data: bytes) -> bool:
    """Write the original whole (a draft, synced, then renamed); False where it lies there already."""
    target = path_of(workspace_id, sha256)
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}.draft")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(target)
    return True


def original(workspace_id: UUID, sha256: str) -> bytes:
    return path_of(workspace_id, sha256).read_bytes()
