"""Every entry of a folder in one order: depth first, by the bytes of the names.

The order does not depend on the machine, its locale or its file system. Links are told, never
followed, so no loop holds the walk and nothing outside the folder is read. Memory grows with the
largest single folder, not with the archive.
"""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hiwar.intake import MAX_BYTES

FILE: Final = "file"
LINK: Final = "link"
SPECIAL: Final = "special"
UNOPENED: Final = "unopened"


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the path below the folder with slashes. `kind` is `file`, or why it is none."""

    name: str
    kind: str = FILE


class NotAFileError(OSError):
    """What stands under the name now is no regular file."""


def walk(root: Path, leave_out: Collection[Path] = ()) -> Iterator[Entry]:
    """The entries under `root`; `leave_out` holds resolved paths that are not part of it."""
    out = {os.fspath(path) for path in leave_out}
    base = os.path.realpath(root)
    pending = [_listed(base, "")]
    while pending:
        entry = next(pending[-1], None)
        if entry is None:
            pending.pop()
        elif os.path.join(base, entry.name) in out:  # noqa: PTH118
            continue
        elif entry.kind == _FOLDER:
            pending.append(_listed(base, entry.name))
        else:
            yield entry


_FOLDER: Final = "folder"


def _listed(base: str, folder: str) -> Iterator[Entry]:
    """What a folder holds, sorted; a folder that cannot be opened is an entry of its own."""
    try:
        with os.scandir(os.path.join(base, folder)) as found:  # noqa: PTH118
            rows = [(os.fsencode(one.name), _kind(one)) for one in found]
    except OSError:
        return iter((Entry(folder or ".", UNOPENED),))
    rows.sort()
    above = f"{folder}/" if folder else ""
    return (Entry(above + os.fsdecode(name), kind) for name, kind in rows)


def _kind(entry: "os.DirEntry[str]") -> str:
    try:
        if entry.is_symlink():
            return LINK
        if entry.is_dir(follow_symlinks=False):
            return _FOLDER
        return FILE if entry.is_file(follow_symlinks=False) else SPECIAL
    except OSError:
        return UNOPENED


def contents(root: str, name: str) -> bytes:
    """The bytes of an entry, one more than intake takes at most. Raises `OSError`.

    A link or a pipe put in its place since the walk is not opened.
    """
    path = os.path.join(root, name)  # noqa: PTH118
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as file:  # noqa: PTH123
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotAFileError(name)
        return file.read(MAX_BYTES + 1)
