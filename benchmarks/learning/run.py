"""The classifier of clauses against the rules, cross-validated by document."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from benchmarks.learning.clauses import Candidate, candidates
from benchmarks.learning.logistic import Vocabulary, fitted, probability
from benchmarks.score.documents import Annotated, annotated
from benchmarks.score.run import SCORER, loaded

from hiwar.reading.outline import outline_of
from hiwar.reading.reader import read

_FOLDS = 5
_ENOUGH = 0.5
_SURER = 0.1
_PENALTIES = (30.0, 8.0)
_TYPES = ("position", "demand", "decision", "recommendation", "commitment", "next_event")
Item = tuple[int, int, str]


@dataclass(frozen=True)
class Document:
    """Gold items, items of the rules, candidates; for each candidate the type of the gold item it hits, or none."""

    id: str
    gold: list[Item]
    rules: list[Item]
    candidates: list[Candidate]
    types: list[str]


@dataclass(frozen=True)
class Guess:
    start: int
    end: int
    type: str
    item: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks learning", description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    options = parser.parse_args(sys.argv[2:])
    scorer = loaded(SCORER)
    press = {one.id: one for one in annotated(options.gold) if one.set != "seeds"}
    documents = [_document(scorer, one) for one in press.values()]
    guesses = _cross_validated(documents)
    print(f"{len(documents)} documents, {sum(len(d.candidates) for d in documents)} candidates")
    ways: dict[str, Callable[[Document], list[Item]]] = {
        "rules": lambda d: d.rules,
        "classifier alone": lambda d: _chosen(guesses[d.id], []),
        "rules, and what it adds": lambda d: d.rules + _chosen(guesses[d.id], d.rules),
        "rules, their ends from it": lambda d: _bounded(scorer, guesses[d.id], d.rules),
    }
    for name, way in ways.items():
        _print(scorer, name, documents, way)


def _document(scorer: ModuleType, one: Annotated) -> Document:
    gold = scorer.norm(one.gold)
    told = [] if gold["kind"] == "not_in_genre" else gold["items"]
    golden = [(*scorer.span(item), item["type"]) for item in told]
    made = read(one.text, name=one.id).items
    rules = [(item.evidence.start, item.evidence.end, item.type) for item in made]
    found = candidates(outline_of(one.text))
    return Document(one.id, golden, rules, found, [_type_of(scorer, c, golden) for c in found])


def _type_of(scorer: ModuleType, one: Candidate, gold: list[Item]) -> str:
    best = max(gold, key=lambda item: scorer.iou(item[:2], one[:2]), default=None)
    return best[2] if best and scorer.iou(best[:2], one[:2]) >= _ENOUGH else ""


def _cross_validated(documents: list[Document]) -> dict[str, list[Guess]]:
    order = sorted(documents, key=lambda d: sha256(d.id.encode()).hexdigest())
    guesses = {}
    for fold in range(_FOLDS):
        seen = [d for n, d in enumerate(order) if n % _FOLDS != fold]
        unseen = [d for n, d in enumerate(order) if n % _FOLDS == fold]
        guesses |= _guessed(seen, unseen)
    return guesses


def _guessed(seen: list[Document], unseen: list[Document]) -> dict[str, list[Guess]]:
    """Whether a candidate is an item, from all candidates; of which type, from those that are."""
    rows = [c.features for d in seen for c in d.candidates]
    types = np.array([t for d in seen for t in d.types])
    vocabulary = Vocabulary.of(rows)
    matrix, size = vocabulary.rows(rows), len(vocabulary.index) + 2
    items = types != ""
    item = fitted(matrix, items.astype(float), size, _PENALTIES[0])
    kinds = [
        fitted(matrix[items], (types[items] == t).astype(float), size, _PENALTIES[1])
        for t in _TYPES
    ]
    guesses = {}
    for one in unseen:
        new = vocabulary.rows([c.features for c in one.candidates])
        sure = probability(new, item)
        likely = np.argmax([probability(new, kind) for kind in kinds], axis=0)
        guesses[one.id] = [
            Guess(c.start, c.end, _TYPES[kind], float(p))
            for c, kind, p in zip(one.candidates, likely, sure, strict=True)
        ]
    return guesses


def _chosen(guesses: list[Guess], taken: Iterable[Item]) -> list[Item]:
    """The likeliest first, none over another or over what is taken."""
    chosen: list[Item] = []
    spans = [(start, end) for start, end, _ in taken]
    for one in sorted(guesses, key=lambda g: -g.item):
        if one.item >= _ENOUGH and not any(one.start < b and a < one.end for a, b in spans):
            spans.append((one.start, one.end))
            chosen.append((one.start, one.end, one.type))
    return chosen


def _bounded(scorer: ModuleType, guesses: list[Guess], rules: list[Item]) -> list[Item]:
    """Each item of the rules from where to where a much likelier clause over it goes."""
    made = []
    for item in rules:
        others = [(start, end) for start, end, _ in rules if (start, end) != item[:2]]
        over = [
            g
            for g in guesses
            if g.start < item[1]
            and item[0] < g.end
            and not any(g.start < b and a < g.end for a, b in others)
        ]
        own = max(over, key=lambda g: scorer.iou(item[:2], (g.start, g.end)), default=None)
        best = max(over, key=lambda g: g.item, default=None)
        sure = own and scorer.iou(item[:2], (own.start, own.end)) >= 0.9
        change = own and best and sure and best.item > own.item + _SURER
        made.append((best.start, best.end, item[2]) if best and change else item)
    return made


def _print(
    scorer: ModuleType, name: str, documents: list[Document], way: Callable[[Document], list[Item]]
) -> None:
    scores = []
    for typed in (True, False):
        right = gold = found = 0
        for one in documents:
            mine, theirs = _items(way(one)), _items(one.gold)
            right += len(scorer.pair(theirs, mine, _like(scorer, typed=typed)))
            gold, found = gold + len(theirs), found + len(mine)
        precision, recall = right / max(1, found), right / gold
        f1 = 2 * right / (gold + found)
        scores.append(f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"{name:28} typed {scores[0]}   any {scores[1]}")


def _items(items: list[Item]) -> list[dict[str, Any]]:
    return [{"type": t, "evidence": {"start": start, "end": end}} for start, end, t in items]


def _like(scorer: ModuleType, *, typed: bool) -> Callable[[Any, Any], float]:
    return lambda a, b: scorer.same_item(a, b, typed=typed)
