"""Candidates for «the same demand in other words»: words and rings, and the embedding where there is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from hiwar.matching.lexical import Aligned, LexicalIndex, Within
from hiwar.matching.nearness import InMemory, Nearness
from hiwar.matching.reasons import Reason, reasons
from hiwar.matching.words import analyse

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

LEAST: Final = 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    """A demand by its place in the pool. `score` (0 to 1) ranks and compares with thresholds; it is no
    probability. `nearness` is the cosine of the vectors, None without them.
    """

    place: int
    score: float
    nearness: float | None
    reasons: tuple[Reason, ...] = ()


class Pool:
    """Demands to compare with. `vectors` holds one centred unit vector a text, or is None: words alone."""

    def __init__(self, texts: Sequence[str], vectors: "Vectors | None" = None) -> None:
        self.texts = texts
        self.vectors = vectors
        self.index = LexicalIndex()
        self.index.extend(texts)

    def candidates(
        self, text: str, vector: "Vectors | None" = None, *, most: int = 5
    ) -> list[Candidate]:
        """Best first. `vector` is the query's own, where the pool has vectors."""
        near = None
        if self.vectors is not None and vector is not None:
            near = InMemory(self.vectors, vector)
        return candidates(text, self.index, near, self.texts.__getitem__, most=most)


def candidates(
    text: str,
    index: LexicalIndex,
    near: Nearness | None,
    text_at: Callable[[int], str],
    *,
    most: int,
) -> list[Candidate]:
    """Best first, each with its reasons. `near` is None where words alone decide."""
    found = ranked(text, index, near, most=most)
    return [explained(text, each, text_at(each.place)) for each in found]


def ranked(
    text: str,
    index: LexicalIndex,
    near: Nearness | None,
    *,
    most: int,
    within: Within | None = None,
) -> list[Candidate]:
    """Best first, without their reasons. `within` tells which places may be found."""
    aligned = Aligned(analyse(text), index)
    words = {scored.place: scored.score for scored in index.found(aligned, within=within)}
    cosines = near(words) if near is not None else {}
    trust = trust_in_meaning(aligned.unknown)
    for place in cosines:
        if place not in words and (within is None or within(place)):
            words[place] = aligned.with_place(place)
    scores = {place: fused(score, cosines.get(place), trust) for place, score in words.items()}
    best = nlargest(most, scores, key=lambda place: (scores[place], -place))
    return [
        Candidate(place, round(scores[place], 4), cosines.get(place))
        for place in best if scores[place] >= LEAST
    ]  # fmt: skip


def explained(text: str, candidate: Candidate, other: str) -> Candidate:
    """With the reasons why `other`, the candidate's text, says what `text` says."""
    found = reasons(analyse(text), analyse(other), candidate.nearness)
    return replace(candidate, reasons=tuple(found))


def trust_in_meaning(unknown: float) -> float:
    """What the embedding weighs beside the words: little where rings know the query, as much where none does.

    Chosen on pools from which a third and a half of the rings were hidden (docs/matching.md).
    """
    return 0.1 + 0.9 * unknown


def fused(words: float, near: float | None, trust: float) -> float:
    return words if near is None else (words + trust * max(near, 0.0)) / (1 + trust)
