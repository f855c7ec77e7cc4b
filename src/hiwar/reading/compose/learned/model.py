"""`clauses.json`: what the classes of a candidate count, the trees over all that is known of it, its type."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, Final

import numpy as np

from hiwar.reading.compose.learned.features import (
    END_CLASSES,
    NUMBERS,
    OPENING_CLASSES,
    PAIR_CLASSES,
    Candidates,
    Numbers,
)
from hiwar.reading.compose.learned.trees import Trees

COLUMNS: Final = (*NUMBERS, *OPENING_CLASSES, *END_CLASSES, *PAIR_CLASSES)
TYPES: Final = (
    "position", "demand", "decision", "recommendation", "commitment", "next_event", "achievement",
)  # fmt: skip
# The classes that tell the type; with them two of the candidate's end.
TYPE_CLASSES: Final = (
    "by", "act", "lemma", "link", "lead", "second", "before", "stem", "second stem", "act link",
    "act by", "subject", "act lead", "first body",
)  # fmt: skip
_TYPE_PLACES = tuple(OPENING_CLASSES.index(name) for name in TYPE_CLASSES)
_STEEPEST = 30.0


@dataclass(frozen=True, slots=True)
class Model:
    """`counts` by column of a class and its value; `kinds` by feature a weight for each type.

    `own` and `added` lead from a candidate's score to how often such an item is right: slope and base.
    """

    counts: dict[str, dict[str, float]]
    usual: float
    trees: Trees
    kinds: dict[str, list[float]]
    own: tuple[float, float]
    added: tuple[float, float]

    def scores(self, found: Candidates) -> Numbers:
        """A logit for each candidate: that an annotator would mark this clause."""
        return self.trees.score(rows_of(found, self.counts, self.usual))

    def kind(self, found: Candidates, row: int) -> tuple[str, float]:
        """The likeliest type of a candidate, and its share among all."""
        total = np.array(self.kinds["base"])
        for feature in type_features(found, row):
            total += self.kinds.get(feature, 0.0)
        shares = np.exp(total - total.max())
        best = int(shares.argmax())
        return TYPES[best], float(shares[best] / shares.sum())


def rows_of(found: Candidates, counts: dict[str, dict[str, float]], usual: float) -> Numbers:
    """The candidates as rows of numbers, a column for each of `COLUMNS`."""
    columns: list[Numbers] = [found.numbers]
    groups = (
        (OPENING_CLASSES, found.classes[0], found.opening),
        (END_CLASSES, found.classes[1], found.end),
        (PAIR_CLASSES, found.classes[2], np.arange(len(found.spans))),
    )
    for names, classes, rows in groups:
        tables = [counts[name] for name in names]
        made = [
            [table.get(value, usual) for table, value in zip(tables, values, strict=True)]
            for values in classes
        ]
        columns.append(np.array(made, dtype=np.float32).reshape(-1, len(names))[rows])
    return np.hstack(columns)


def type_features(found: Candidates, row: int) -> list[str]:
    """What the type is told by, as `class=value`."""
    opening = found.classes[0][found.opening[row]]
    return [f"{OPENING_CLASSES[at]}={opening[at]}" for at in _TYPE_PLACES]


def share_of(logit: float, line: Sequence[float]) -> float:
    """A logit through a line of slope and base, between 0 and 1."""
    slope, base = line
    return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, slope * logit + base))))


def model_of(table: dict[str, Any]) -> Model:
    """The model as its table tells it."""
    told = table["trees"]
    trees = Trees(
        told["count"],
        told["depth"],
        np.array(told["column"], dtype=np.int64),
        np.array(told["at"], dtype=np.float32),
        np.array(told["left"], dtype=np.int64),
        np.array(told["value"], dtype=np.float32),
        told["base"],
    )
    lines = (tuple(table["own"]), tuple(table["added"]))
    return Model(table["counts"], table["usual"], trees, table["kinds"], *lines)


@cache
def model() -> Model:
    """The one that ships."""
    table = files("hiwar.reading.compose.learned") / "clauses.json"
    return model_of(json.loads(table.read_text(encoding="utf-8")))
