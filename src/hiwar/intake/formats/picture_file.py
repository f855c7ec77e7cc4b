"""Pictures: how many pages they are; each is read later, behind a fence of its own."""

import sys
from collections.abc import Callable
from typing import Any

from hiwar.intake.outcome import Limits


def read(limits: Limits, emit: Callable[[dict[str, Any]], None]) -> None:
    """Counts the pages of the picture on standard input by its header."""
    emit(picture_pages("image", limits))


def picture_pages(kind: str, limits: Limits) -> dict[str, Any]:
    # Pillow takes a while to load, and most files are no pictures.
    from hiwar.intake.pictures.opening import sizes  # noqa: PLC0415

    sys.stdin.buffer.seek(0)
    found = sizes(sys.stdin.buffer.read(), kind, limits)
    pages = [[number, 0, 0, width, height] for number, (width, height) in enumerate(found, 1)]
    numbers = [page[0] for page in pages]
    return {
        "text": "", "pages": pages, "title": None, "notices": [], "pictures": numbers,
        "kind": kind if kind == "pictures" else None,
    }  # fmt: skip
