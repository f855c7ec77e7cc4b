"""Candidates for «the same demand in other words»: words and rings, and the embedding where there is one."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from hiwar.matching.lexical import Aligned, LexicalIndex, Within
from hiwar.matching.reasons import Reason, reasons
from hiwar.matching.words import analyse

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

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
    trust = 0.0
    if near is not None:
        aligned = Aligned(query, index)
        trust = trust_in_meaning(aligned.unknown)
        for place in _nearest(near, within):
            if place not in words:
                words[place] = aligned.with_place(place)
    scores = {place: fused(score, _at(near, place), trust) for place, score in words.items()}
    ranked = nlargest(most, scores, key=lambda place: (scores[place], -place))
    return [
        Candidate(
            place, round(scores[place], 4), _at(near, place),
            tuple(reasons(query, analyse(text_at(place)), _at(near, place))),
        )
        for place in ranked if scores[place] >= LEAST
    ]  # fmt: skip


def trust_in_meaning(unknown: float) -> float:
    """What the embedding weighs beside the words: little where rings know the query, as much where none does.

    Chosen on pools from which a third and a half of the rings were hidden (docs/matching.md).
    """
    return 0.1 + 0.9 * unknown


def fused(words: float, near: float | None, trust: float) -> float:
    return words if near is None else (words + trust * max(near, 0.0)) / (1 + trust)


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
