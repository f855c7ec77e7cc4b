"""`make score`: the reader against every annotated document at hand, with what it missed and how sure it was.

Needs, beside the project: `../shared` (or HIWAR_GOLD, HIWAR_SEEDS, HIWAR_SCORER) and, in HIWAR_TEXTS, the texts
that the annotations speak of, one <id>.txt a document.
"""

import argparse
import importlib.util
import os
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.score.calibration import judged, table
from benchmarks.score.documents import GOLD, TEXTS, Annotated, annotated
from benchmarks.score.misses import misses

from hiwar.reading.reader import read

Readings = dict[str, dict[str, Any]]
SCORER = Path(os.environ.get("HIWAR_SCORER", GOLD.parent / "tools" / "score_reading.py"))


def main() -> None:
    options = _options()
    documents = annotated(options.gold)
    if not documents or not SCORER.exists():
        raise SystemExit(
            f"Nothing to score: annotations are looked for in {GOLD}, the scorer at {SCORER}, texts in {TEXTS}. "
            "Name them in HIWAR_GOLD, HIWAR_SCORER and HIWAR_TEXTS."
        )
    scorer = loaded(SCORER)
    readings = {one.id: read(one.text, name=f"{one.id}.txt").to_json() for one in documents}
    for name, members in _chosen(documents, options).items():
        _print_set(scorer, name, members, readings)
        if options.misses:
            for one in members:
                _print_misses(scorer, one, readings[one.id])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks score", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, action="append", default=[], help="a further folder of worded gold"
    )
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--odd", action="store_true", help="only documents of an odd number")
    parser.add_argument("--even", action="store_true", help="only documents of an even number")
    parser.add_argument(
        "--misses", action="store_true", help="list what was missed and what was too much"
    )
    return parser.parse_args(sys.argv[2:])


def _chosen(documents: list[Annotated], options: argparse.Namespace) -> dict[str, list[Annotated]]:
    wanted = {1} if options.odd else {0} if options.even else {0, 1}
    sets: dict[str, list[Annotated]] = defaultdict(list)
    for one in documents:
        if (not options.sets or one.set in options.sets) and int(one.id[-3:]) % 2 in wanted:
            sets[one.set].append(one)
    return sets


def _print_set(scorer: ModuleType, name: str, members: list[Annotated], readings: Readings) -> None:
    each = [scorer.score_one(one.gold, readings[one.id]) for one in members]
    rows, mean = scorer.total(each)
    low, high = scorer.interval(each)
    print(
        f"## {name}: {len(members)} documents, mean F1 {mean:.3f} (90 % of resamplings {low:.2f} to {high:.2f})"
    )
    for fact, row in rows.items():
        print(
            f"{fact:16} P {row['precision']:.2f}  R {row['recall']:.2f}  F1 {row['f1']:.2f}"
            f"   right {each_sum(each, fact):4d}  gold {row['gold']:4d}  found {row['found']:4d}"
        )
    facts = [fact for one in members for fact in judged(scorer, one.gold, readings[one.id])]
    print(*table(facts), "", sep="\n")


def each_sum(each: list[dict[str, Any]], fact: str) -> int:
    return sum(tallies[fact].hit for tallies in each)


def _print_misses(scorer: ModuleType, one: Annotated, reading: dict[str, Any]) -> None:
    print(f"# {one.id}")
    for line in misses(scorer, one, reading):
        print("  ", line)


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_reading", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_reading"] = module
    spec.loader.exec_module(module)
    return module
