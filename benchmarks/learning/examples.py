"""Annotated documents as examples: what the untuned rules found, every candidate, and the type it hits.

The rules of today were written with many of these documents at hand, so that their findings look better here than
they are elsewhere. `untuned.json` keeps, by offsets, what they found in the documents of the last sets before anybody
had tuned to those (commit 287f736); of older documents, what they found that day.
"""

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
from benchmarks.score.documents import Annotated

from hiwar.reading.compose.learned import genre
from hiwar.reading.compose.learned.features import About, Candidates, candidates
from hiwar.reading.compose.learned.model import TYPES
from hiwar.reading.finders.organizations import find_organizations
from hiwar.reading.finding import ItemFound
from hiwar.reading.outline import Outline, outline_of

_HERE = Path(__file__).parent
_ENOUGH = 0.5
Item = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A document: its items by annotator and by the rules, its candidates, for each the type it hits or -1."""

    id: str
    fresh: bool
    in_genre: bool
    gold: list[Item]
    rules: list[Item]
    found: Candidates
    spans: list[tuple[int, int]]
    types: list[int]


def example(scorer: ModuleType, one: Annotated, likely: float) -> Example:
    """`likely` is what a regression that has not seen the document says of its genre."""
    outline = outline_of(one.text)
    gold = scorer.norm(one.gold)
    in_genre = gold["kind"] != "not_in_genre"
    golden = [(*scorer.span(item), item["type"]) for item in gold["items"]] if in_genre else []
    items = _untuned(outline, one.id)
    named = [(mention.start, mention.kind) for mention in find_organizations(outline)]
    found = candidates(outline, items, About(likely, named))
    spans = [outline.span(int(start), int(end)) for start, end in found.spans]
    rules = [(*outline.span(item.start, item.end), item.type) for item in items]
    types = _types(spans, golden)
    return Example(
        one.id, one.id in untuned()["fresh"], in_genre, golden, rules, found, spans, types
    )


@cache
def untuned() -> dict[str, dict[str, list[tuple[int, int, str, str, float]]]]:
    """By "fresh" (no rule had been tuned on the document) and "known", then by document."""
    made: dict[str, dict[str, list[tuple[int, int, str, str, float]]]] = json.loads(
        (_HERE / "untuned.json").read_text(encoding="ascii")
    )
    return made


def is_kept(one: Annotated) -> bool:
    """Whether it is known what untuned rules found in a document."""
    return any(one.id in documents for documents in untuned().values())


def genre_features(one: Annotated) -> dict[str, float]:
    return genre.features(outline_of(one.text))


def _untuned(outline: Outline, id_: str) -> list[ItemFound]:
    found = untuned()["fresh"].get(id_) or untuned()["known"].get(id_, [])
    starts = [outline.span(place, place + 1)[0] for place in range(len(outline.text))]
    return [
        ItemFound(bisect_left(starts, start), bisect_left(starts, end), type_, certainty, rule)
        for start, end, type_, rule, certainty in found
    ]


def _types(spans: list[tuple[int, int]], gold: list[Item]) -> list[int]:
    """Of the annotated item that a candidate shares half with."""
    best = np.zeros(len(spans))
    types = np.full(len(spans), -1)
    at = np.array(spans).reshape(-1, 2)
    for start, end, type_ in gold:
        both = np.minimum(at[:, 1], end) - np.maximum(at[:, 0], start)
        share = np.maximum(both, 0) / (np.maximum(at[:, 1], end) - np.minimum(at[:, 0], start))
        more = (share >= _ENOUGH) & (share > best)
        best[more], types[more] = share[more], TYPES.index(type_)
    return [int(one) for one in types]
