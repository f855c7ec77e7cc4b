"""The likeness of demands by words and rings, over an inverted index that also lies on a disk.

A query gathers what shares a rare stem or ring with it, then each gathered demand is aligned with the
query word by word: a word is worth how rare its meaning is in the pool and what it does in a demand.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
_COMMON: Final = 20_000
_PRIOR: Final = 25


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

    def units_of(self, place: int) -> list[Unit]:
        start = self.ends[place - 1] if place else 0
        return [self.units[number] for number in self.texts[start : self.ends[place]]]

    def found(self, text: str, *, most: int = GATHERED) -> list[Scored]:
        """The likeliest by words, best first; empty where nothing is shared."""
        query = analyse(text)
        worth = Worth(self.postings, len(self))
        scored = (
            Scored(place, self._aligned(query, place, worth))
            for place in self._gathered(query, worth)
        )
        return nlargest(most, scored, key=lambda each: (each.score, -each.place))

    def score(self, query: Analysis, place: int) -> float:
        return self._aligned(query, place, Worth(self.postings, len(self)))

    def _aligned(self, query: Analysis, place: int, worth: "Worth") -> float:
        return alignment(query.units, self.units_of(place), worth)

    def _gathered(self, query: Analysis, worth: "Worth") -> list[int]:
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
        return nlargest(GATHERED, gains, key=gains.__getitem__)


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


def alignment(query: Sequence[Unit], other: Sequence[Unit], worth: Worth) -> float:
    """How far each says what the other says, from 0 to 1."""
    if not query or not other:
        return 0.0
    return (_covered(query, other, worth) + _covered(other, query, worth)) / 2


def _covered(ones: Sequence[Unit], others: Sequence[Unit], worth: Worth) -> float:
    total = sum(worth.of(unit) for unit in ones)
    gained = sum(worth.of(unit) * max(closeness(unit, other) for other in others) for unit in ones)
    return gained / total if total else 0.0


def closeness(one: Unit, other: Unit) -> float:
    """1 for the same words, less for one ring, little for rings of one field."""
    if one.stems == other.stems:
        return 1.0
    if one.rings & other.rings:
        return SAME_RING
    shared = set(one.stems) & set(other.stems)
    if shared:
        return max(AKIN, len(shared) / max(len(one.stems), len(other.stems)))
    if (one.rings | one.akin) & (other.rings | other.akin):
        return AKIN
    if Role.ACTION in (one.role, other.role) or not one.rings or not other.rings:
        return 0.0
    lexicon = all_rings()
    fields = {lexicon[ring].field for ring in one.rings}
    return SAME_FIELD if any(lexicon[ring].field in fields for ring in other.rings) else 0.0
