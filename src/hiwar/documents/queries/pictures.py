"""Pages that were read from pictures, and where on them a span of the text stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hiwar.documents.models import Document, Page

PICTURED = ("application/pdf", "application/zip")
_SAME_LINE = 0.5
_MARGIN = 0.6  # of a line's height, around what is cut out


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels of the page's picture."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of the text on the picture. `key` is whatever its link is about; `css` its kind."""

    boxes: tuple[Box, ...]
    css: str
    key: str = ""
    number: int | None = None
    on: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One page shown as it was photographed, with what stands on it. `numbers` are all that can be shown."""

    page: Page
    numbers: tuple[int, ...]
    spots: tuple[Spot, ...] = field(default=())

    @property
    def crop(self) -> Box | None:
        """What to cut out to see the active spot."""
        boxes = [box for spot in self.spots if spot.on for box in spot.boxes]
        return around(boxes, self.page) if boxes else None

    @property
    def before(self) -> int | None:
        return self._beside(-1)

    @property
    def after(self) -> int | None:
        return self._beside(1)

    def _beside(self, step: int) -> int | None:
        place = self.numbers.index(self.page.number) + step
        return self.numbers[place] if 0 <= place < len(self.numbers) else None


def pages_in_pictures(document: Document) -> list[Page]:
    """Those that have one, without their words; no query where the file can hold none."""
    if not document.media_type.startswith(("image/", *PICTURED)):
        return []
    return list(document.pages.exclude(image="").defer("words"))


def page_to_show(pages: Sequence[Page], asked: int | None, start: int | None) -> Page | None:
    """The page asked for, else the one on which `start` stands, else the first."""
    by_number = next((page for page in pages if page.number == asked), None)
    by_place = next(
        (page for page in pages if start is not None and page.start <= start < page.end), None
    )
    return by_number or by_place or next(iter(pages), None)


def boxes_over(words: Iterable[Sequence[float]], start: int, end: int) -> tuple[Box, ...]:
    """A box for each printed line of `text[start:end]`; none where it stands on another page."""
    under = [word for word in words if word[0] < end and word[1] > start]
    lines: list[list[Sequence[float]]] = [under[:1]] if under else []
    for before, word in pairwise(under):
        if _is_beside(before, word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(_hull(line) for line in lines)


def _is_beside(one: Sequence[float], other: Sequence[float]) -> bool:
    shared = min(one[5], other[5]) - max(one[3], other[3])
    return shared > _SAME_LINE * min(one[5] - one[3], other[5] - other[3])


def _hull(words: Sequence[Sequence[float]]) -> Box:
    left, top = min(word[2] for word in words), min(word[3] for word in words)
    return Box(
        left, top, max(word[4] for word in words) - left, max(word[5] for word in words) - top
    )


def around(boxes: Sequence[Box], page: Page) -> Box:
    """The boxes with some paper on every side, within the page."""
    margin = _MARGIN * min(box.height for box in boxes)
    left = max(min(box.left for box in boxes) - margin, 0)
    top = max(min(box.top for box in boxes) - margin, 0)
    right = min(max(box.left + box.width for box in boxes) + margin, page.width or 0)
    bottom = min(max(box.bottom for box in boxes) + margin, page.height or 0)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))
