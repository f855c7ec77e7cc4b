"""Words, with a border between letters and digits (السبت4مارس is three words)."""

import re
from array import array
from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple, cast, overload

_WORD = re.compile(r"(\d+|[^\W\d_]+|[^\w\s]|_)")
_LONG_TEXT = 1_000_000


class Token(NamedTuple):
    """A word, a number or one mark of punctuation; offsets into the text that was split."""

    start: int
    end: int
    text: str


# A token of its three values at once, several times faster than by their names.
_made = partial(tuple.__new__, Token)


class _Packed(Sequence[Token]):
    """The words of a long text in a tenth of the memory: a word is made when it is asked for."""

    def __init__(self) -> None:
        self.starts = array("I")
        self.texts: list[str] = []

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start, text = self.starts[place], self.texts[place]
        return Token(start, start + len(text), text)


def tokens(text: str) -> list[Token]:
    """The words in order. Of a long text the list is only to be looked at, not changed."""
    if len(text) > _LONG_TEXT:
        return cast("list[Token]", _packed(text))
    # Many words but few different ones: each is kept once.
    known: dict[str, str] = {}
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    # Blanks and words take turns: a word begins where the blanks before it end.
    once = map(known.setdefault, words, words)
    return list(map(_made, zip(ends[::2], ends[1::2], once, strict=False)))


def _packed(text: str) -> _Packed:
    packed, known = _Packed(), dict[str, str]()
    for match in _WORD.finditer(text):
        word = match.group()
        packed.starts.append(match.start())
        packed.texts.append(known.setdefault(word, word))
    return packed
