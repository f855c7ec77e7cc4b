"""Words, with a border between letters and digits (السبت4مارس is three words)."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a number or one mark of punctuation; offsets into the text that was split."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    # A long text has many words but few different ones: each is kept once.
    known: dict[str, str] = {}
    once, place, found = known.setdefault, 0, []
    for word in _WORD.findall(text):
        # Only blanks stand between two words, so the next place of its letters is its own.
        start = text.index(word, place)
        place = start + len(word)
        found.append(Token(start, place, once(word, word)))
    return found
