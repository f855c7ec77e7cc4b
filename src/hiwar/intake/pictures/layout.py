"""Words with boxes to the text of a page: lines joined to paragraphs, bullets with the level of their indent."""

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from hiwar.intake.formats.lines import BULLET, INDENT
from hiwar.intake.outcome import Word
from hiwar.intake.pictures.spelling import spelled
from hiwar.intake.pictures.tesseract import Seen

_ARABIC: Final = re.compile(r"[\u0620-\u064a]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u017f]")
# What a round bullet is taken for, alone or stuck to the word after it; and what is no word at all.
_MARK: Final = re.compile(r"^[*٠•●▪◦■□»«>\u203a\u2039·°¢©®eo+–-]{1,2}[.]?$")
_STUCK: Final = re.compile(r"^([*٠•●▪◦■□»>\u203a·°]{1,2})(?=[\u0620-\u064a]{2})")
_RUBBISH: Final = re.compile(r"^[^\w\s%]*[|~_^\\][^\w\s]*$")
_NUMBERED: Final = re.compile(r"^\(?\d{1,2}\s?[.)-]$")
_STOPS: Final = (".", "؟", "!", ":", "؛", "?", ";")
_FAINT: Final = 0.15
_SAME: Final = 0.6  # of a line's height
_APART: Final = 1.45  # of the usual pitch
_SPACE: Final = 0.35  # of a line's height
_TALL: Final = 1.35


@dataclass(slots=True)
class _Line:
    """Words in the order they are read; `mark` is a bullet or a number, empty for none."""

    words: list[Seen]
    rtl: bool
    mark: str = ""
    mark_box: Seen | None = None
    level: int = 0

    @property
    def boxes(self) -> list[Seen]:
        return [self.mark_box, *self.words] if self.mark_box else self.words

    @property
    def top(self) -> int:
        return min(word.top for word in self.boxes)

    @property
    def bottom(self) -> int:
        return max(word.bottom for word in self.boxes)

    @property
    def height(self) -> int:
        return max(self.bottom - self.top, 1)

    @property
    def start(self) -> int:
        """How far in it starts, on its own side; only differences mean anything."""
        return (
            -max(word.right for word in self.boxes)
            if self.rtl
            else min(word.left for word in self.boxes)
        )

    @property
    def end(self) -> int:
        """How far it comes, as `start`."""
        return (
            -min(word.left for word in self.boxes)
            if self.rtl
            else max(word.right for word in self.boxes)
        )


def set_out(seen: list[Seen]) -> tuple[str, list[Word]]:
    """The text and, for each word in its order, `text[start:end]` with its box and certainty."""
    lines = [line for line in map(_line, _rows(seen)) if line.words]
    _level(lines)
    return _written(lines)


def _rows(seen: list[Seen]) -> list[list[Seen]]:
    """Lines as Tesseract parted them; what lies at one height side by side within a block is one line."""
    kept = [word for word in seen if word.confidence >= _FAINT or _ARABIC.search(word.text)]
    return [list(group) for _, group in groupby(kept, key=lambda word: word.line)]


def _line(words: list[Seen]) -> _Line:
    joined = " ".join(word.text for word in words)
    rtl = len(_ARABIC.findall(joined)) >= len(_LATIN.findall(joined))
    line = _Line([word for word in words if not _RUBBISH.match(word.text)], rtl)
    if not line.words:
        return line
    first, *rest = line.words
    if rest and (_MARK.match(first.text) or _NUMBERED.match(first.text)):
        line.mark = first.text if _NUMBERED.match(first.text) else BULLET
        line.mark_box, line.words = first, rest
        if len(rest) > 1 and line.mark == BULLET and _MARK.match(rest[0].text):
            line.words = rest[1:]
    elif (stuck := _STUCK.match(first.text)) and rest:
        line.mark = BULLET
        line.words = [replace(first, text=first.text[stuck.end() :]), *rest]
    line.words = spelled(line.words) if rtl else line.words
    return line


def _level(lines: list[_Line]) -> None:
    """Bullets stand on as many levels as their starts fall into."""
    items = [line for line in lines if line.mark]
    if not items:
        return
    wide = _SAME * median(line.height for line in items)
    steps: list[float] = []
    for edge in sorted(line.start for line in items):
        if not steps or edge - steps[-1] > wide:
            steps.append(edge)
    for line in items:
        line.level = max(sum(step <= line.start + wide / 2 for step in steps) - 1, 0)


def _written(lines: list[_Line]) -> tuple[str, list[Word]]:
    text, words = "", list[Word]()
    widest = {
        rtl: max((line.end for line in lines if line.rtl == rtl), default=0)
        for rtl in (True, False)
    }
    pitch = _pitch(lines)
    before: _Line | None = None
    for line in lines:
        if before is not None:
            text += _between(before, line, widest[before.rtl], pitch)
        if line.mark:
            text += INDENT * line.level + line.mark + " "
        for number, word in enumerate(line.words):
            text += " " if number else ""
            start = len(text)
            text += word.text
            words.append(
                Word(start, len(text), word.left, word.top, word.right, word.bottom, round(word.confidence, 2))
            )  # fmt: skip
        before = line
    return text, words


def _pitch(lines: list[_Line]) -> float:
    steps = [low.bottom - high.bottom for high, low in pairwise(lines) if low.bottom > high.bottom]
    return median(steps) if steps else 0.0


def _between(before: _Line, line: _Line, widest: int, pitch: float) -> str:
    """A blank where the line goes on the one before, else a line's end, or an empty line."""
    step = line.bottom - before.bottom
    if step <= 0 or step > _APART * pitch:
        return "\n\n"
    if line.mark or line.rtl != before.rtl or before.words[-1].text.endswith(_STOPS):
        return "\n"
    if not 1 / _TALL < line.height / before.height < _TALL * _TALL:
        return "\n"
    first = line.words[0]
    room = widest - before.end - _SPACE * before.height
    # Set as a paragraph, a line is broken only where the next word had no room.
    return " " if first.right - first.left >= room else "\n"
