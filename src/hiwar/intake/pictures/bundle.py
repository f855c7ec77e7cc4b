"""Several photographs as one document: a ZIP that holds them unaltered, in their order."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".avif")
# The first day a ZIP can tell: the same pictures give the same file.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def bundled(pictures: Sequence[tuple[str, bytes]]) -> bytes:
    """(name, bytes) of each page to one file; the names only lend their endings."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, data) in enumerate(pictures, 1):
            ending = PurePosixPath(name).suffix.lower()
            kept = ending if ending in ENDINGS else ".jpg"
            archive.writestr(zipfile.ZipInfo(f"{number:03}{kept}", _NO_TIME), data)
    return out.getvalue()


def is_bundle(names: Sequence[str]) -> bool:
    """Whether a ZIP holds pictures and nothing else, by the names in it."""
    kept = [name for name in names if is_kept(name)]
    return bool(kept) and all(name.lower().endswith(ENDINGS) for name in kept)


def is_kept(name: str) -> bool:
    """Not a folder, nor what a system adds to archives for itself."""
    return not (name.endswith("/") or name.startswith("__MACOSX/") or "/." in f"/{name}")
