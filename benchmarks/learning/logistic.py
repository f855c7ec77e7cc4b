"""Logistic regression over named features, by numpy alone; deterministic."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]
_OFTEN = 3
_STEPS = 200
_NEWTON, _FREE = 15, 1e-6


@dataclass(frozen=True)
class Vocabulary:
    """The features seen often enough; a row is the indexes of its features, filled up with that of none."""

    index: dict[str, int]

    @classmethod
    def of(cls, rows: list[list[str]], often: int = _OFTEN) -> "Vocabulary":
        counts = Counter(feature for row in rows for feature in set(row))
        known = sorted(feature for feature, count in counts.items() if count >= often)
        return cls({feature: number for number, feature in enumerate(known, start=2)})

    def rows(self, rows: list[list[str]]) -> Rows:
        width = max(map(len, rows), default=0) + 1
        made = np.zeros((len(rows), width), dtype=np.int64)
        made[:, 0] = 1
        for number, row in enumerate(rows):
            known = [self.index[feature] for feature in set(row) if feature in self.index]
            made[number, 1 : len(known) + 1] = known
        return made


def fitted(rows: Rows, right: Numbers, size: int, penalty: float) -> Numbers:
    """Weights of P(right): index 0 is of no feature, 1 of every row."""
    weights = np.zeros(size)
    moment, spread = np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        miss = probability(rows, weights) - right
        pull = np.bincount(rows.ravel(), np.repeat(miss, rows.shape[1]), size) + penalty * weights
        pull = pull / len(rows)
        moment, spread = 0.9 * moment + 0.1 * pull, 0.99 * spread + 0.01 * pull * pull
        rate = 0.08 if step < 0.7 * _STEPS else 0.02
        gone = np.sqrt(spread / (1 - 0.99**step)) + 1e-8
        weights -= rate * moment / (1 - 0.9**step) / gone
        weights[0] = 0
    return weights


def probability(rows: Rows, weights: Numbers) -> Numbers:
    made: Numbers = 1 / (1 + np.exp(-np.clip(weights[rows].sum(1), -30, 30)))
    return made


def ridged(rows: Numbers, right: Numbers, penalty: float) -> tuple[float, Numbers]:
    """Base and weights of P(right) over plain numbers, by Newton's steps; the base is not drawn to nought."""
    table = np.column_stack([np.ones(len(rows)), rows])
    drawn = np.full(table.shape[1], penalty)
    drawn[0] = _FREE
    weights = np.zeros(table.shape[1])
    for _ in range(_NEWTON):
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        pull = table.T @ (likely - right) + drawn * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(drawn)
        weights = weights - np.linalg.solve(bend, pull)
    return float(weights[0]), weights[1:]
