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
    return [Token(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
