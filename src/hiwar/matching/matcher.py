"""Candidates for «the same demand in other words»: words and rings, and the embedding where there is one."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from hiwar.matching.lexical import Aligned, LexicalIndex, Within
from hiwar.matching.reasons import Reason, reasons
from hiwar.matching.words import Analysis, analyse

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

WORDS, MEANING = 2.0, 1.0
LEAST: Final = 0.05
_NEAREST: Final = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A demand by its place in the pool. `score` (0 to 1) ranks and compares with thresholds; it is no
    probability. `nearness` is the cosine of the vectors, None without them.
    """

    place: int
    score: float
    nearness: float | None
    reasons: tuple[Reason, ...]


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
        near = self.vectors @ vector if self.vectors is not None and vector is not None else None
        return candidates(text, self.index, near, self.texts.__getitem__, most=most)


def candidates(
    text: str,
    index: LexicalIndex,
    near: "Vectors | None",
    text_at: Callable[[int], str],
    *,
    most: int,
    within: Within | None = None,
) -> list[Candidate]:
    """`near` has the cosine of every place of the index with the query (NaN where a place has no vector
    yet), or is None. `within` tells which places may be found.
    """
    query = analyse(text)
    words = {scored.place: scored.score for scored in index.found(text, within=within)}
    if near is not None:
        aligned = Aligned(query, index)
        for place in _nearest(near, within):
            if place not in words:
                words[place] = aligned.with_place(place)
    ranked = nlargest(
        most, words, key=lambda place: (fused(words[place], _at(near, place)), -place)
    )
    return [
        found
        for place in ranked
        if (found := _candidate(query, place, words[place], _at(near, place), text_at)).score
        >= LEAST
    ]


def _candidate(
    query: Analysis, place: int, words: float, near: float | None, text_at: Callable[[int], str]
) -> Candidate:
    told = reasons(query, analyse(text_at(place)), near)
    return Candidate(place, round(fused(words, near), 4), near, tuple(told))


def fused(words: float, near: float | None) -> float:
    """Words weigh twice the embedding: chosen on the tuning pairs, with a quarter of the rings hidden."""
    if near is None:
        return words
    return (WORDS * words + MEANING * max(near, 0.0)) / (WORDS + MEANING)


def _at(near: "Vectors | None", place: int) -> float | None:
    if near is None or place >= len(near):
        return None
    cosine = float(near[place])
    return None if math.isnan(cosine) else cosine


def _nearest(near: "Vectors", within: Within | None) -> list[int]:
    import numpy as np  # noqa: PLC0415 - absent without the extra

    known = np.nan_to_num(near, nan=-1.0)
    places = (
        np.argpartition(known, -_NEAREST)[-_NEAREST:] if len(near) > _NEAREST else range(len(near))
    )
    chosen = (int(place) for place in places if known[place] > 0)
    return [place for place in chosen if within is None or within(place)]
