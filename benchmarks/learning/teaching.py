"""From examples to the two tables that ship: `genre.json` and `clauses.json`."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
from benchmarks.learning.examples import Example
from benchmarks.learning.logistic import Vocabulary, fitted, ridged
from benchmarks.learning.trees import boosted
from numpy.typing import NDArray

from hiwar.reading.compose.learned.features import END_CLASSES, OPENING_CLASSES, PAIR_CLASSES
from hiwar.reading.compose.learned.model import TYPES, rows_of, type_features
from hiwar.reading.compose.learned.trees import Trees

# A document that the rules were tuned on counts half.
KNOWN = 0.5
_PRIOR, _FEWEST, _DOCUMENTS = 30.0, 20.0, 5
_GENRE_PENALTY, _TYPE_PENALTY = 20.0, 3.0
_LEAST_SPREAD = 0.2
_LEAST_COUNT = 3


def taught_genre(documents: list[tuple[dict[str, float], bool]]) -> dict[str, Any]:
    """Weights of each feature and the base, from features and whether a document is of the genre."""
    seen = Counter(name for told, _ in documents for name, value in told.items() if value)
    names = sorted(name for name, count in seen.items() if count >= _LEAST_COUNT)
    rows = np.array([[told[name] for name in names] for told, _ in documents])
    middle, spread = rows.mean(0), np.maximum(rows.std(0), _LEAST_SPREAD)
    right = np.array([float(in_genre) for _, in_genre in documents])
    base, weights = ridged((rows - middle) / spread, right, _GENRE_PENALTY)
    weights = weights / spread
    return {
        "base": round(float(base - weights @ middle), 4),
        "features": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
    }


def taught_clauses(examples: list[Example]) -> dict[str, Any]:
    """The table of a model without its two lines of certainty."""
    examples = [one for one in examples if one.spans]
    counts, usual = _counts(examples)
    rows = np.concatenate([rows_of(one.found, counts, usual) for one in examples])
    right = np.array([float(kind >= 0) for one in examples for kind in one.types])
    trees = boosted(rows, right, _weights(examples))
    return {"counts": counts, "usual": usual, "trees": _told(trees), "kinds": _kinds(examples)}


def _weight(one: Example) -> float:
    return 1.0 if one.fresh else KNOWN


def _weights(examples: Iterable[Example]) -> NDArray[np.float64]:
    return np.concatenate([np.full(len(one.spans), _weight(one)) for one in examples])


def _counts(examples: list[Example]) -> tuple[dict[str, dict[str, float]], float]:
    """By class and value the logit of being an item, drawn to the usual one where seldom seen."""
    hits = sum(_weight(one) * sum(kind >= 0 for kind in one.types) for one in examples)
    share = hits / sum(_weight(one) * len(one.types) for one in examples)
    usual = round(_logit(share), 2)
    counts: dict[str, dict[str, float]] = {}
    for group, names in enumerate((OPENING_CLASSES, END_CLASSES, PAIR_CLASSES)):
        for at, name in enumerate(names):
            counts[name] = _of_class(examples, group, at, share)
    return counts, usual


def _of_class(examples: list[Example], group: int, at: int, share: float) -> dict[str, float]:
    seen: dict[str, float] = defaultdict(float)
    hits: dict[str, float] = defaultdict(float)
    documents: Counter[str] = Counter()
    for one in examples:
        values = [told[at] for told in one.found.classes[group]]
        rows = (one.found.opening, one.found.end, range(len(one.spans)))[group]
        for row, kind in zip(rows, one.types, strict=True):
            seen[values[row]] += _weight(one)
            hits[values[row]] += _weight(one) * (kind >= 0)
        documents.update(set(values))
    return {
        value: round(_logit((hits[value] + _PRIOR * share) / (count + _PRIOR)), 2)
        for value, count in sorted(seen.items())
        if count >= _FEWEST and documents[value] >= _DOCUMENTS
    }


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _kinds(examples: list[Example]) -> dict[str, list[float]]:
    """A regression for each type, of the candidates that are items."""
    told = [
        (type_features(one.found, row), kind)
        for one in examples
        for row, kind in enumerate(one.types)
        if kind >= 0
    ]
    vocabulary = Vocabulary.of([row for row, _ in told], often=12)
    rows = vocabulary.rows([row for row, _ in told])
    kinds = np.array([kind for _, kind in told])
    size = len(vocabulary.index) + 2
    fits = [
        fitted(rows, (kinds == at).astype(float), size, _TYPE_PENALTY) for at in range(len(TYPES))
    ]
    made = {
        feature: [round(float(fit[at]), 2) for fit in fits]
        for feature, at in vocabulary.index.items()
    }
    return {"base": [round(float(fit[1]), 2) for fit in fits], **made}


def _told(trees: Trees) -> dict[str, Any]:
    return {
        "count": trees.count,
        "depth": trees.depth,
        "base": trees.base,
        "column": trees.column.tolist(),
        "at": [float(f"{at:.6g}") for at in trees.at],
        "left": trees.left.tolist(),
        "value": [round(float(value), 4) for value in trees.value],
    }
