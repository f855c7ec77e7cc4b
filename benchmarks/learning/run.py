"""`python -m benchmarks learning [--gold FOLDER]... [--write]`: what the reader learns, and what it gives.

Cross-validated by document; what is printed is of the fresh documents, on which the rules whose items are given had
not been tuned (`untuned.json`). `--write` makes the reader's tables `genre.json` and `clauses.json` from all of them,
and the lines of certainty from what the cross-validation said.
"""

import argparse
import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from benchmarks.learning.examples import Example, Item, example, genre_features, is_kept
from benchmarks.learning.kinds import line_of_kinds, openings, taught_kinds
from benchmarks.learning.logistic import ridged
from benchmarks.learning.teaching import taught_clauses, taught_genre
from benchmarks.score.annotations import SEALED
from benchmarks.score.documents import Annotated, annotated
from benchmarks.score.run import SCORER, loaded

import hiwar.reading.compose.learned.genre as genre_room
from hiwar.reading.compose.learned.genre import likelihood
from hiwar.reading.compose.learned.judge import Choice, choose
from hiwar.reading.compose.learned.model import Model, model_of

_FOLDS = 5
_ROOM = Path(genre_room.__file__).parent
_BANDS = ((0.9, 1.01), (0.6, 0.9), (0.0, 0.6))
_PLAIN = {"own": [1.0, 0.0], "added": [1.0, 0.0]}
Way = Callable[[Example], list[Item]]


class Told(NamedTuple):
    """An item of the judge, the logit of its being right, and whether an annotator has it so."""

    item: Item
    own: bool
    logit: float
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks learning", description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true", help="make the reader's tables")
    options = parser.parse_args(sys.argv[2:])
    scorer = loaded(SCORER)
    open_ones = [one for one in annotated(options.gold) if one.set not in SEALED]
    told_kinds = openings(open_ones)
    kinds_line = line_of_kinds(told_kinds)
    if options.write:
        _write("kinds.json", taught_kinds(told_kinds) | {"line": kinds_line})
    documents = {one.id: one for one in open_ones if is_kept(one)}
    texts = sorted(documents.values(), key=lambda one: sha256(one.id.encode()).hexdigest())
    told = [(genre_features(one), one.gold["kind"] != "not_in_genre") for one in texts]
    examples = _examples(scorer, texts, told)
    judged = _judged(scorer, examples)
    lines = _lines([item for items in judged.values() for item in items])
    _report(scorer, examples, judged, lines)
    if options.write:
        _write("genre.json", taught_genre(told))
        _write("clauses.json", taught_clauses(examples) | lines)


def _write(name: str, table: dict[str, Any]) -> None:
    text = json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (_ROOM / name).write_text(text.replace("},", "},\n") + "\n", encoding="ascii")


def _examples(
    scorer: ModuleType, texts: list[Annotated], told: list[tuple[dict[str, float], bool]]
) -> list[Example]:
    """Each with what a regression without its fifth says of its genre."""
    made = []
    for fold in range(_FOLDS):
        table = taught_genre([one for n, one in enumerate(told) if n % _FOLDS != fold])
        made += [
            (n, example(scorer, one, likelihood(told[n][0], table)))
            for n, one in enumerate(texts)
            if n % _FOLDS == fold
        ]
    return [one for _, one in sorted(made, key=lambda pair: pair[0])]


def _judged(scorer: ModuleType, examples: list[Example]) -> dict[str, list[Told]]:
    """By fresh document what a model without its fifth chooses."""
    made: dict[str, list[Told]] = {}
    for fold in range(_FOLDS):
        seen = [one for n, one in enumerate(examples) if n % _FOLDS != fold]
        learned = model_of(taught_clauses(seen) | _PLAIN)
        for n, one in enumerate(examples):
            if n % _FOLDS == fold and one.fresh:
                made[one.id] = [
                    _told(scorer, one, learned, c) for c in choose(one.found, learned, [])
                ]
    return made


def _told(scorer: ModuleType, one: Example, learned: Model, choice: Choice) -> Told:
    near = int(one.found.near[choice.row])
    kind = one.rules[near][2] if choice.own else choice.type(learned, one.found)[0]
    item = (*one.spans[choice.row], kind)
    right = any(kind == type_ and scorer.iou(item[:2], (a, b)) >= 0.5 for a, b, type_ in one.gold)
    return Told(item, choice.own, choice.logit(learned, one.found), right)


def _lines(told: list[Told]) -> dict[str, list[float]]:
    """From the logit of an item to how often such a one is right: of the rules' own, of what is added."""
    made = {}
    for name, own in (("own", True), ("added", False)):
        some = [one for one in told if one.own == own]
        right = np.array([float(one.right) for one in some])
        base, slope = ridged(np.array([[one.logit] for one in some]), right, 1.0)
        made[name] = [round(float(slope[0]), 3), round(base, 3)]
    return made


def _report(
    scorer: ModuleType,
    examples: list[Example],
    judged: dict[str, list[Told]],
    lines: dict[str, list[float]],
) -> None:
    fresh = [one for one in examples if one.fresh]
    told = [one for one in fresh if one.in_genre]
    print(
        f"{len(examples)} documents, {len(fresh)} fresh, {sum(len(e.spans) for e in examples)} candidates"
    )
    for name, some in (("fresh", fresh), ("fresh, in the genre", told)):
        _print(scorer, f"rules: {name}", some, lambda one: one.rules)
        _print(scorer, f"judge: {name}", some, lambda one: [t.item for t in judged[one.id]])
    print("lines", lines)
    everyone = [(one, lines["own" if one.own else "added"]) for e in told for one in judged[e.id]]
    for low, high in _BANDS:
        rights = [
            one.right
            for one, (slope, base) in everyone
            if low <= 1 / (1 + np.exp(-slope * one.logit - base)) < high
        ]
        print(f"certainty {low:.2f} to {min(high, 1):.2f}: {sum(rights)} of {len(rights)} right")


def _print(scorer: ModuleType, name: str, examples: list[Example], way: Way) -> None:
    scores = []
    for typed in (True, False):
        right = gold = found = 0
        for one in examples:
            mine, theirs = _items(way(one)), _items(one.gold)
            right += len(scorer.pair(theirs, mine, _like(scorer, typed=typed)))
            gold, found = gold + len(theirs), found + len(mine)
        precision, recall = right / max(1, found), right / max(1, gold)
        scores.append(f"P {precision:.3f} R {recall:.3f} F1 {2 * right / (gold + found):.3f}")
    print(f"{name:28} typed {scores[0]}   any {scores[1]}")


def _items(items: list[Item]) -> list[dict[str, Any]]:
    return [{"type": t, "evidence": {"start": start, "end": end}} for start, end, t in items]


def _like(scorer: ModuleType, *, typed: bool) -> Callable[[Any, Any], float]:
    return lambda a, b: scorer.same_item(a, b, typed=typed)
