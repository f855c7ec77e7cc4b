"""The likeness of demands by words and rings, over an inverted index that also lies on a disk.

A query gathers what shares a rare stem or ring with it, then each gathered demand is aligned with the
query word by word: a word is worth how rare its meaning is in the pool and what it does in a demand.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from hiwar.matching.rings import Role, all_rings
from hiwar.matching.words import Analysis, Unit, analyse

SAME_RING: Final = 0.95
AKIN: Final = 0.45
SAME_FIELD: Final = 0.12
WEIGHTS: Final = {Role.ACTION: 0.3, Role.OBJECT: 1.0, Role.BENEFICIARY: 0.75, Role.PLACE: 0.75}
GATHERED: Final = 160
_COMMON: Final = 12_000
_PRIOR: Final = 25

Within = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """A demand by its place in the pool; `score` from 0 to 1."""

    place: int
    score: float


class LexicalIndex:
    """Grows by `add`; a place never changes. `postings` has the places of a key in rising order."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.texts = array("I")  # unit numbers of every text, one after the other
        self.ends = array("I")  # where each text's run in `texts` ends
        self.postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._numbers: dict[Unit, int] = {}

    def __len__(self) -> int:
        return len(self.ends)

    def add(self, text: str) -> int:
        place = len(self.ends)
        keys: set[str] = set()
        for unit in analyse(text).units:
            number = self._numbers.setdefault(unit, len(self.units))
            if number == len(self.units):
                self.units.append(unit)
            self.texts.append(number)
            keys.update(keys_of(unit))
        self.ends.append(len(self.texts))
        for key in keys:
            self.postings[key].append(place)
        return place

    def extend(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.add(text)

    def found(self, aligned: "Aligned", *, within: Within | None = None) -> list[Scored]:
        """The likeliest by words, best first; empty where nothing is shared. `aligned` is of this index."""
        gathered = self._gathered(aligned.query, within)
        scored = [Scored(place, aligned.with_place(place)) for place in gathered]
        return sorted(scored, key=lambda each: (-each.score, each.place))

    def numbers_of(self, place: int) -> "array[int]":
        start = self.ends[place - 1] if place else 0
        return self.texts[start : self.ends[place]]

    def _gathered(self, query: Analysis, within: Within | None) -> list[int]:
        worth = Worth(self.postings, len(self))
        gains: dict[int, float] = defaultdict(float)
        keys = {
            key: worth.of_key(key) * WEIGHTS[unit.role]
            for unit in query.units
            for key in keys_of(unit)
        }
        seen = 0
        for key, gain in sorted(keys.items(), key=lambda item: len(self.postings.get(item[0], ()))):
            places = self.postings.get(key, ())
            if seen and seen + len(places) > _COMMON * 2:
                break
            seen += len(places)
            for place in places:
                gains[place] += gain
        return _best(gains, within)


def _best(gains: Mapping[int, float], within: Within | None) -> list[int]:
    """The `GATHERED` places that gained most. `within` is asked about the best few, about all only where
    it refuses so many of these that too few are left.
    """
    best = nlargest(GATHERED * 2, gains, key=gains.__getitem__)
    if within is not None:
        best = [place for place in best if within(place)]
        if len(best) < GATHERED < len(gains):
            best = nlargest(GATHERED, filter(within, gains), key=gains.__getitem__)
    return best[:GATHERED]


def keys_of(unit: Unit) -> set[str]:
    """Under what a unit is found: its stems (a phrase under each) and its rings."""
    return {*unit.stems, *(f"#{ring}" for ring in unit.rings | unit.akin)}


class Worth:
    """How much sharing a unit tells: rare meanings much, everyday ones little."""

    def __init__(self, postings: Mapping[str, Sequence[int]], size: int) -> None:
        self._postings = postings
        self._size = size
        self._known: dict[Unit, float] = {}

    def of_key(self, key: str) -> float:
        held = len(self._postings.get(key, ()))
        return math.log(1 + (self._size + _PRIOR) / (held + 1))

    def of(self, unit: Unit) -> float:
        """By the commonest of its rings, for one meaning has many words; by its stem without any."""
        if unit not in self._known:
            keys = [f"#{ring}" for ring in unit.rings] or list(unit.stems)
            self._known[unit] = WEIGHTS[unit.role] * min(self.of_key(key) for key in keys)
        return self._known[unit]


class Aligned:
    """A query beside the texts of an index: how far each says what the other says, from 0 to 1.

    What two units have in common is worked out once a query, not once a text.
    """

    def __init__(self, query: Analysis, index: LexicalIndex) -> None:
        self.query = query
        self._index = index
        self._worth = Worth(index.postings, len(index))
        self._worths = [self._worth.of(unit) for unit in query.units]
        self._total = sum(self._worths)
        self._rows: dict[int, tuple[float, float, list[float]]] = {}

    @property
    def unknown(self) -> float:
        """How much of the query's worth lies in words that no ring has, from 0 to 1."""
        strange = sum(
            worth
            for worth, unit in zip(self._worths, self.query.units, strict=True)
            if not unit.rings
        )
        return strange / self._total if self._total else 1.0

    def with_place(self, place: int) -> float:
        rows = [self._row(number) for number in self._index.numbers_of(place)]
        theirs: float = sum(worth for worth, _best, _row in rows)
        if not self._total or not theirs:
            return 0.0
        gained: float = sum(worth * best for worth, best, _row in rows)
        columns = zip(*(row for _worth, _best, row in rows), strict=True)
        ours: float = sum(
            worth * max(column) for worth, column in zip(self._worths, columns, strict=True)
        )
        return (ours / self._total + gained / theirs) / 2

    def _row(self, number: int) -> tuple[float, float, list[float]]:
        """A unit of the index: its worth, its best closeness, its closeness to each of the query's."""
        row = self._rows.get(number)
        if row is None:
            unit = self._index.units[number]
            near = [closeness(each, unit) for each in self.query.units]
            row = self._rows[number] = (self._worth.of(unit), max(near, default=0.0), near)
        return row


def closeness(one: Unit, other: Unit) -> float:
    """1 for the same words, less for one ring, little for rings of one field."""
    if one.stems == other.stems:
        return 1.0
    if not one.rings.isdisjoint(other.rings):
        return SAME_RING
    shared = sum(stem in other.stems for stem in set(one.stems))
    if shared:
        return max(AKIN, shared / max(len(one.stems), len(other.stems)))
    if not (one.rings | one.akin).isdisjoint(other.rings | other.akin):
        return AKIN
    if Role.ACTION in (one.role, other.role) or not one.rings or not other.rings:
        return 0.0
    lexicon = all_rings()
    fields = {lexicon[ring].field for ring in one.rings}
    return SAME_FIELD if any(lexicon[ring].field in fields for ring in other.rings) else 0.0
