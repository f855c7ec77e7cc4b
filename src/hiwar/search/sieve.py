"""What the registers' `index.py` share: their words in runs, and texts cut in parts."""

import re
from collections.abc import Iterator
from typing import Final

from hiwar.search.analyser import Query
from hiwar.search.snippet import Piece, pieces

PART: Final = 700  # characters of a part of a long text, about
_BORDER: Final = re.compile(r"\n\s*\n|\n|[.؟!؛]\s|\s")
_NEAR: Final = 250


def joined(*parts: str) -> str:
    """Words of a row, a line each: a hit never runs from one into the next."""
    return "\n".join(part for part in parts if part)


def marked(query: Query, *parts: str) -> tuple[list[Piece], ...]:
    return tuple(pieces(part, query) for part in parts if part)


def has_hit(text: str, query: Query) -> bool:
    return any(run.is_hit for run in pieces(text, query))


def best_spelling(query: Query, *spellings: str) -> str:
    """The first of some names of a thing that answers a word, the first of all where none does."""
    given = [words for words in spellings if words]
    return next((words for words in given if has_hit(words, query)), given[0] if given else "")


def parts_of(text: str, size: int = PART) -> Iterator[tuple[int, str]]:
    """A text in parts with their offsets, cut between paragraphs where one ends near `size`, else
    between sentences, else between words. Joined again they are the text.
    """
    start = 0
    while start < len(text):
        end = _end(text, start, size)
        yield start, text[start:end]
        start = end


def _end(text: str, start: int, size: int) -> int:
    last = start + size
    if last + _NEAR >= len(text):
        return len(text)
    best: dict[int, int] = {}
    for border in _BORDER.finditer(text, last - _NEAR, last + _NEAR):
        strength = border.group().count("\n") * 2 + (border.group()[0] in ".؟!؛")
        best[strength] = border.end()
    return best[max(best)] if best else last
