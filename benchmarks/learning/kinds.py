"""From annotated documents and invented openings to `kinds.json`: the words that tell the kind of an event."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.learning.logistic import Vocabulary, fitted, ridged
from benchmarks.score.documents import Annotated

from hiwar.reading.compose.learned.kinds import features, likeliest, weights_of
from hiwar.reading.outline import outline_of
from hiwar.reading.reader import ruled_kind

OPENINGS = Path(__file__).parents[1] / "gold" / "openings.jsonl"
_FOLDS = 5
_OFTEN, _PENALTY, _LIGHT = 4, 4.0, 0.04
_OUT = "not_in_genre"


class Opening(NamedTuple):
    """A text of the genre: its set, its kind by annotator and by the rules, its features."""

    set: str
    kind: str
    ruled: str
    features: list[str]


def openings(documents: list[Annotated]) -> list[Opening]:
    """Annotated documents and invented openings, those that the rules or the annotator leave out excepted."""
    told = [(one.set, one.text, one.gold["kind"]) for one in documents]
    for line in OPENINGS.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        told.append((one["set"], one["text"], one["kind"]))
    made = []
    for name, text, kind in told:
        outline = outline_of(text)
        ruled = ruled_kind(outline)
        if _OUT not in (kind, ruled.value):
            made.append(Opening(name, kind, ruled.value, features(outline, ruled)))
    return made


def taught_kinds(told: list[Opening]) -> dict[str, Any]:
    """The table of the weights without its line."""
    vocabulary = Vocabulary.of([one.features for one in told], often=_OFTEN)
    rows = vocabulary.rows([one.features for one in told])
    kinds = sorted({one.kind for one in told})
    size = len(vocabulary.index) + 2
    fits = [
        fitted(rows, np.array([float(one.kind == kind) for one in told]), size, _PENALTY)
        for kind in kinds
    ]
    weights = {
        name: [round(float(fit[at]), 2) for fit in fits] for name, at in vocabulary.index.items()
    }
    return {
        "kinds": kinds,
        "base": [round(float(fit[1]), 2) for fit in fits],
        "weights": {name: row for name, row in weights.items() if max(map(abs, row)) >= _LIGHT},
    }


def line_of_kinds(told: list[Opening]) -> list[float]:
    """From the logit of the likeliest to how often it is right, cross-validated; prints what each set got."""
    logits, rights = [], []
    right: Counter[str] = Counter()
    ruled: Counter[str] = Counter()
    for fold in range(_FOLDS):
        table = taught_kinds([one for n, one in enumerate(told) if n % _FOLDS != fold])
        learned = weights_of(table | {"line": (1.0, 0.0)})
        for n, one in enumerate(told):
            if n % _FOLDS == fold:
                best = likeliest(learned, one.features, one.ruled)
                logits.append([best.logit])
                rights.append(float(best.kind == one.kind))
                right[one.set] += best.kind == one.kind
                ruled[one.set] += one.ruled == one.kind
    of = Counter(one.set for one in told)
    for name, count in of.items():
        print(f"kind: {name:12} of {count:3}: rules {ruled[name]:3}, learned {right[name]:3}")
    base, slope = ridged(np.array(logits), np.array(rights), 1.0)
    return [round(float(slope[0]), 3), round(base, 3)]
