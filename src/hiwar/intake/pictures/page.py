"""One page: opened, cleaned, read, and kept small enough to be shown."""

import io
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

from PIL import Image, ImageFilter

from hiwar.intake.outcome import Limits, Word
from hiwar.intake.pictures.agreement import agreed
from hiwar.intake.pictures.cleaning import cleaned
from hiwar.intake.pictures.figures import reread
from hiwar.intake.pictures.layout import set_out
from hiwar.intake.pictures.opening import page_of
from hiwar.intake.pictures.tesseract import Seen, words_of
from hiwar.intake.pictures.voting import differ_much, voted

_A4_INCHES: Final = 11.7
# Sizes at which the model errs least on letters of 11 to 14 points, and on smaller ones.
_DPI, _DPI_COARSE = 145, 120
_LETTER: Final = (
    28.0  # pixels of a word at that size; at less or more than half or twice it, another
)
_FAR_OFF: Final = 1.7
_AUTO, _BLOCK = 3, 6
_SOFT: Final = ImageFilter.GaussianBlur(1.2)
_BOLD: Final = ImageFilter.MinFilter(3)
_HOPELESS: Final = 0.45
_LEAST_GROWTH: Final = 1.15
_SHOWN_HEIGHT: Final = 1754  # A4 at 150 dpi
_QUALITY: Final = 60


@dataclass(frozen=True, slots=True)
class PageSeen:
    text: str
    words: list[Word]
    width: int
    height: int
    image: bytes


def read_page(data: bytes, kind: str, number: int, limits: Limits) -> PageSeen:
    """Raises IntakeError. A page on which nothing is read has an empty text."""
    picture = cleaned(page_of(data, kind, number, limits))
    picture, seen = _best(picture)
    shown = _fitted(picture, _SHOWN_HEIGHT)
    by = shown.height / picture.height
    text, words = set_out([word.scaled(by) for word in seen])
    return PageSeen(text, words, shown.width, shown.height, _webp(shown))


def _best(picture: Image.Image) -> tuple[Image.Image, list[Seen]]:
    """At the size Tesseract reads best, then finer where that was poor, then turned where it was hopeless."""
    dpi = _DPI
    seen = _read_at(picture, dpi)
    if seen and not 1 / _FAR_OFF < (by := _LETTER / _letter(seen, picture)) < _FAR_OFF:
        dpi = round(min(max(dpi * by, _DPI_COARSE / 2), 3 * _DPI))
        seen = _read_at(picture, dpi)
    if not seen:
        return picture, seen
    seen = _together(picture, seen, dpi)
    if _sure(seen) < _HOPELESS:
        for turn in (180, 90, 270):
            turned = picture.rotate(turn, expand=True)
            other = _read_at(turned, _DPI)
            if _weight(other) > 2 * _weight(seen):
                picture, seen = turned, other
                break
    return picture, reread(picture, seen, dpi)


def _together(picture: Image.Image, seen: list[Seen], dpi: int) -> list[Seen]:
    """Two sizes; where they differ much, as in faces that stack letters, two more, of softer and of bolder print."""
    coarse = _read_at(picture, round(dpi * _DPI_COARSE / _DPI))
    both = agreed(seen, coarse)
    if _sure(both) < _HOPELESS or not differ_much(seen, coarse):
        return both
    more = [_read_at(picture, dpi, layout=_BLOCK, made=made) for made in (_SOFT, _BOLD)]
    return voted(seen, [coarse, *more])


def _letter(seen: list[Seen], picture: Image.Image) -> float:
    """How tall words are, in pixels of the size they were read at."""
    return median(word.bottom - word.top for word in seen) * _DPI * _A4_INCHES / max(picture.size)


def _read_at(
    picture: Image.Image,
    dpi: int,
    *,
    layout: int = _AUTO,
    made: ImageFilter.Filter | None = None,
) -> list[Seen]:
    """Words in the picture's own pixels."""
    small = _fitted(picture, round(dpi * _A4_INCHES), grow=True)
    seen = words_of(small.filter(made) if made else small, "ara", layout=layout, dpi=dpi)
    by = picture.height / small.height
    return [word.scaled(by) for word in seen]


def _fitted(picture: Image.Image, longest: int, *, grow: bool = False) -> Image.Image:
    by = longest / max(picture.size)
    if by >= 1 and not (grow and by > _LEAST_GROWTH):
        return picture
    size = (max(round(picture.width * by), 1), max(round(picture.height * by), 1))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _sure(seen: list[Seen]) -> float:
    return fmean(word.confidence for word in seen) if seen else 0.0


def _weight(seen: list[Seen]) -> float:
    return sum(word.confidence**2 * len(word.text) for word in seen)


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=_QUALITY, method=4)
    return out.getvalue()
