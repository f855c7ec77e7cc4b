"""What changed between two wordings, by whole words: diacritics, hamza and tatweel change nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Final

from hiwar.language.folding import fold
from hiwar.language.wordlists import word_set

# Beyond this many pairs of words the exact comparison gives way to difflib's, which is cheaper.
MOST_PAIRS: Final = 400_000
# Words that carry nothing: alone between two changes they are part of the change.
_BRIDGES: Final = word_set("في من الي علي عن مع او ثم و ان de la le les du des et en a au aux l d")
_PIECES: Final = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text as written, whole words with their spaces; `is_changed` on its own side."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Both sides whole: the pieces of each joined are the text that was given."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return not any(piece.is_changed for piece in (*self.old, *self.new))


@dataclass(frozen=True, slots=True)
class _Text:
    """`parts` joined are the text; `keys[i]` is the folded word that stands at `places[i]`."""

    parts: list[str]
    keys: list[str]
    places: list[int]


def same_wording(old: str, new: str) -> bool:
    """Whether both say the same words, spelling and punctuation apart."""
    return old == new or fold(old) == fold(new)


def word_difference(old: str, new: str) -> WordDifference:
    """Compare by the longest common run of words (in order), not by letters."""
    left, right = _split(old), _split(new)
    pairs = _without_bridges(_aligned(left.keys, right.keys), left.keys)
    return WordDifference(
        _pieces(left, {a for a, _b in pairs}), _pieces(right, {b for _a, b in pairs})
    )


def _split(text: str) -> _Text:
    parts = _PIECES.findall(text)
    folded = [fold(part) for part in parts]
    places = [place for place, key in enumerate(folded) if key]
    return _Text(parts, [folded[place] for place in places], places)


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places whose words are equal, rising on both sides."""
    if len(old) * len(new) > MOST_PAIRS:
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        return [(each.a + n, each.b + n) for each in blocks for n in range(each.size)]
    return _longest(old, new)


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        row, below = lengths[a], lengths[a + 1]
        for b in range(len(new) - 1, -1, -1):
            row[b] = below[b + 1] + 1 if old[a] == new[b] else max(below[b], row[b + 1])
    pairs = []
    a = b = 0
    while a < len(old) and b < len(new):
        if old[a] == new[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif lengths[a + 1][b] >= lengths[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs


def _without_bridges(pairs: list[tuple[int, int]], words: Sequence[str]) -> list[tuple[int, int]]:
    """Leave out what stays only as a preposition between two changes: it would chop them up.

    At the beginning of both texts it stays: nothing is chopped there.
    """
    kept: list[tuple[int, int]] = []
    for _key, run in groupby(enumerate(pairs), lambda each: _run_of(*each)):
        island = [pair for _place, pair in run]
        is_bridge = island[0] != (0, 0) and all(words[a] in _BRIDGES for a, _b in island)
        if not is_bridge or len(pairs) == len(island):
            kept += island
    return kept


def _run_of(place: int, pair: tuple[int, int]) -> tuple[int, int]:
    return pair[0] - place, pair[1] - place


def _pieces(text: _Text, kept: set[int]) -> tuple[Piece, ...]:
    """Runs of the text; what stands between two changed words is changed with them."""
    changed = {place for n, place in enumerate(text.places) if n not in kept}
    marks = _bridged(len(text.parts), changed, {text.places[n] for n in kept})
    runs = groupby(zip(text.parts, marks, strict=True), key=lambda each: each[1])
    return tuple(Piece("".join(part for part, _ in run), mark) for mark, run in runs)


def _bridged(length: int, changed: set[int], kept: Iterable[int]) -> list[bool]:
    """A mark a part: spaces and lone punctuation follow the changed words on both their sides."""
    marks = [place in changed for place in range(length)]
    fixed = sorted({*changed, *kept})
    for before, after in pairwise(fixed):
        if before in changed and after in changed:
            marks[before : after + 1] = [True] * (after + 1 - before)
    return marks
