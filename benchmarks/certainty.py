"""`python -m benchmarks certainty [--gold FOLDER]... [--write]`: the record of every rule, and its certainty.

The reader states a certainty with each rule. Here it is corrected by what annotated documents show: a rule's facts
at one stated certainty are counted as right or wrong, a document counting at most `_A_DOCUMENT` of them, for facts
of one document stand and fall together; the stated certainty weighs as much as `_PRIOR` facts; and a part of the
standard error is taken off, for the rules were written on these documents and do better on them than on others;
but what a record bears out stays where its rule states it.
What is printed is cross-validated: each document's facts are weighed by a table that has not seen it.
`--write` makes the reader's table from all of them. It holds numbers by rule, none of anybody's words.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from benchmarks.score.annotations import SEALED  # these judge the table and take no part in it
from benchmarks.score.calibration import Judged, judged, table
from benchmarks.score.documents import annotated
from benchmarks.score.run import SCORER, loaded

from hiwar.reading.compose.certainty import Record, key_of
from hiwar.reading.reader import ruled

TABLE = Path(__file__).parents[1] / "src/hiwar/reading/compose/certainty.json"
_FOLDS = 5
_A_DOCUMENT = 2.0
_PRIOR = 16.0
_CAUTION = 0.3
_LEAST = 0.05
_TINY = 1e-6
Facts = dict[str, list[Judged]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks certainty", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, action="append", default=[], help="a further folder of worded gold"
    )
    parser.add_argument("--write", action="store_true", help="make the reader's table")
    options = parser.parse_args(sys.argv[2:])
    scorer = loaded(SCORER)
    documents = {one.id: one for one in annotated(options.gold) if one.set not in SEALED}
    facts = {
        id_: list(judged(scorer, one.gold, ruled(one.text, name=id_).to_json()))
        for id_, one in documents.items()
    }
    press = [id_ for id_, one in documents.items() if one.set != "seeds"]
    _print("as the rules state it", [fact for id_ in press for fact in facts[id_]])
    _print("weighed by the other documents", list(_across(facts, press)))
    if options.write:
        TABLE.write_text(_written(record(facts.values())), encoding="ascii")


def record(facts: Iterable[list[Judged]]) -> Record:
    """The certainty borne out, by kind of fact, rule and stated certainty; one list of facts a document."""
    right: dict[tuple[str, str, float], float] = defaultdict(float)
    found: dict[tuple[str, str, float], float] = defaultdict(float)
    for of_document in facts:
        cells: dict[tuple[str, str, float], list[bool]] = defaultdict(list)
        for fact in of_document:
            cells[fact.name, fact.rule, fact.certainty].append(fact.right)
        for cell, rights in cells.items():
            share = min(1.0, _A_DOCUMENT / len(rights))
            right[cell] += share * sum(rights)
            found[cell] += share * len(rights)
    made: Record = defaultdict(lambda: defaultdict(dict))
    for name, rule, stated in sorted(found):
        cell = (name, rule, stated)
        made[name][rule][key_of(stated)] = borne_out(right[cell], found[cell], stated)
    return made


def borne_out(right: float, found: float, stated: float) -> float:
    """What `right` of `found` leave of a stated certainty, rounded down to two digits."""
    weight = found + _PRIOR
    mean = (right + _PRIOR * stated) / weight
    cautious = mean - _CAUTION * math.sqrt(mean * (1 - mean) / weight)
    kept = max(cautious, stated) if mean >= stated else cautious
    return max(_LEAST, math.floor(100 * kept + _TINY) / 100)


def _across(facts: Facts, members: list[str]) -> Iterable[Judged]:
    """The facts of `members`, each weighed by a table made without the fifth its document is in."""
    order = {id_: n % _FOLDS for n, id_ in enumerate(sorted(members, key=_shuffled))}
    for fold in range(_FOLDS):
        table_ = record(facts[id_] for id_ in facts if order.get(id_) != fold)
        for id_ in (id_ for id_ in members if order[id_] == fold):
            for fact in facts[id_]:
                known = table_[fact.name][fact.rule]
                yield fact._replace(certainty=known.get(key_of(fact.certainty), fact.certainty))


def _shuffled(id_: str) -> str:
    return sha256(id_.encode()).hexdigest()


def _print(title: str, facts: list[Judged]) -> None:
    loss = sum((fact.certainty - fact.right) ** 2 for fact in facts) / max(1, len(facts))
    print(f"# {title}: Brier score {loss:.4f}", *table(facts), "", sep="\n")


def _written(made: Record) -> str:
    return json.dumps(made, indent=1, sort_keys=True) + "\n"
