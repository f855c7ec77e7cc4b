"""One page read at two sizes: where both see a word alike it is believed, else the surer stands, less sure.

Tesseract's Arabic model errs on other words at another size; taking the surer of two halves what it
gets wrong on a noisy page (docs/paper.md).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from hiwar.intake.pictures.tesseract import Seen

_SAME_PLACE: Final = 0.7
_SAME_LINE: Final = 0.4
_IN_DISPUTE: Final = 0.6


def agreed(first: list[Seen], second: list[Seen]) -> list[Seen]:
    """`first` word by word, with what `second` alone saw. Boxes of both in the same pixels."""
    taken: set[int] = set()
    found = []
    for word in first:
        near = max(second, key=lambda other: _cover(word, other), default=None)
        overlap = _cover(word, near) if near else 0.0
        taken |= {number for number, other in enumerate(second) if _cover(word, other) > 0}
        found.append(_chosen(word, near) if near and overlap > _SAME_PLACE else word)
    missed = [other for number, other in enumerate(second) if number not in taken]
    return with_missed(found, missed)


def _cover(one: Seen, other: Seen) -> float:
    """The share of the wider box that both hold, from 0; 0 on different lines."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    low = min(one.bottom - one.top, other.bottom - other.top)
    if across <= 0 or down < _SAME_LINE * low:
        return 0.0
    return across / max(one.right - one.left, other.right - other.left, 1)


def _chosen(word: Seen, other: Seen) -> Seen:
    if word.text == other.text:
        return replace(word, confidence=max(word.confidence, other.confidence))
    better = other if other.confidence > word.confidence else word
    return replace(word, text=better.text, confidence=better.confidence * _IN_DISPUTE)


def with_missed(words: list[Seen], missed: list[Seen]) -> list[Seen]:
    """A word the first reading dropped goes to its line, at its place; a line it dropped, between lines."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    for number, group in enumerate(
        list(one) for _, one in groupby(missed, key=lambda word: word.line)
    ):
        fresh = [replace(word, confidence=word.confidence * _IN_DISPUTE) for word in group]
        home = next((line for line in lines if _is_beside(line, fresh)), None)
        if home is not None:
            _put_in(home, fresh)
        else:
            own = [replace(word, line=(-1, -1, number)) for word in fresh]
            at = next((n for n, line in enumerate(lines) if _top(line) > _top(own)), len(lines))
            lines.insert(at, own)
    return [word for line in lines for word in line]


def _top(line: Sequence[Seen]) -> int:
    return min(word.top for word in line)


def _is_beside(line: list[Seen], words: list[Seen]) -> bool:
    middle = (_top(words) + max(word.bottom for word in words)) / 2
    return _top(line) < middle < max(word.bottom for word in line)


def _put_in(line: list[Seen], words: list[Seen]) -> None:
    rtl = len(line) < 2 or line[0].left > line[-1].left  # noqa: PLR2004
    for word in words:
        word = replace(word, line=line[0].line)  # noqa: PLW2901
        after = [n for n, other in enumerate(line) if (other.left < word.left) == rtl]
        line.insert(after[0] if after else len(line), word)
