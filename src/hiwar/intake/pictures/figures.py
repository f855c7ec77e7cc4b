"""Dates and figures read twice: the Arabic model alone drops and swaps digits, with English it seldom does.

Where the two agree both are believed; where they differ the likelier stands, and is unsure.
"""

import re
from dataclasses import replace
from itertools import groupby
from typing import Final

from PIL import Image

from hiwar.intake.pictures.tesseract import Seen, words_of
from hiwar.language import fold

_DIGITS: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"\d+")
_MONTHS: Final = (
    "يناير فبراير مارس ابريل ماي مايو يونيو يونيه يوليوز يوليو غشت شتنبر اكتوبر نونبر دجنبر"
)
_DAYS: Final = "الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد الساعه"
_DATED: Final = frozenset(f"{_MONTHS} {_DAYS}".split())
_MOST: Final = 24  # lines of a page
_GAP: Final = 24
_UNSURE: Final = 0.5
_BLOCK: Final = 6
_YEARS: Final = range(1900, 2101)
_SMALL: Final = 60


def reread(picture: Image.Image, seen: list[Seen], dpi: int) -> list[Seen]:
    """The words with their figures seen twice. Lines without a figure or a day are left alone."""
    lines = [list(group) for _, group in groupby(seen, key=lambda word: word.line)]
    dated = [line for line in lines if _is_dated(line)][:_MOST]
    if not dated:
        return seen
    strip, tops = _strip(picture, dated)
    again = words_of(strip, "ara+eng", layout=_BLOCK, dpi=dpi)
    judged = {}
    for line, (top, bottom) in zip(dated, tops, strict=True):
        second = [word for word in again if top <= (word.top + word.bottom) / 2 < bottom]
        for place, word in _judged(line, second):
            judged[id(place)] = word
    return [judged.get(id(word), word) for word in seen]


def _is_dated(line: list[Seen]) -> bool:
    return any(_DIGITS.search(word.text) or fold(word.text) in _DATED for word in line)


def _strip(
    picture: Image.Image, lines: list[list[Seen]]
) -> tuple[Image.Image, list[tuple[int, int]]]:
    """The lines cut out and set under one another, and where each stands."""
    bands = [
        (max(min(word.top for word in line) - 4, 0), max(word.bottom for word in line) + 4)
        for line in lines
    ]
    strip = Image.new("L", (picture.width, sum(b - a + _GAP for a, b in bands) + _GAP), 255)
    tops, at = [], _GAP
    for top, bottom in bands:
        strip.paste(picture.crop((0, top, picture.width, bottom)), (0, at))
        tops.append((at - _GAP // 2, at + bottom - top + _GAP // 2))
        at += bottom - top + _GAP
    return strip, tops


def _judged(line: list[Seen], second: list[Seen]) -> list[tuple[Seen, Seen]]:
    """Each word with figures beside what it is taken to be."""
    first = [word for word in line if _DIGITS.search(word.text)]
    other = [word for word in second if _DIGITS.search(word.text)]
    pairs = []
    for word in first:
        near = min(other, key=lambda each: abs(_middle(each) - _middle(word)), default=None)
        if near is None or not _overlap(word, near):
            pairs.append((word, replace(word, confidence=min(word.confidence, _UNSURE))))
        else:
            pairs.append((word, _settled(word, near)))
    return pairs


def _middle(word: Seen) -> float:
    return (word.left + word.right) / 2


def _overlap(one: Seen, other: Seen) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _settled(word: Seen, near: Seen) -> Seen:
    ours, theirs = _FIGURE.findall(word.text), _FIGURE.findall(near.text)
    if ours == theirs:
        return replace(word, confidence=max(word.confidence, near.confidence))
    doubt = min(word.confidence, near.confidence, _UNSURE)
    if len(ours) != len(theirs):
        return replace(word, confidence=doubt)
    better = _plausible(theirs) > _plausible(ours) or (
        _plausible(theirs) == _plausible(ours) and near.confidence > word.confidence
    )
    if not better:
        return replace(word, confidence=doubt)
    figures = iter(theirs)
    return replace(word, text=_FIGURE.sub(lambda _: next(figures), word.text), confidence=doubt)


def _plausible(figures: list[str]) -> int:
    """How many could be of a day, an hour, a year."""
    return sum(int(figure) <= _SMALL or int(figure) in _YEARS for figure in figures)
