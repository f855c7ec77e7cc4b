"""Boosted trees and tables as `python -m benchmarks learning --write` leaves them, and what they say of rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]
_ALL_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees in a row, the roots first; a leaf is its own child, and its `value` counts.

    A row goes to `left` where its `column` is at most `at`, else to the node after it.
    """

    count: int
    depth: int
    column: Places
    at: Numbers
    left: Places
    value: Numbers
    base: float

    def score(self, rows: Numbers) -> Numbers:
        """The sum of the leaves that each row falls into, and the base."""
        some = [
            self._score(rows[first : first + _ALL_AT_ONCE])
            for first in range(0, len(rows), _ALL_AT_ONCE)
        ]
        return np.concatenate([np.zeros(0, dtype=np.float32), *some])

    def _score(self, rows: Numbers) -> Numbers:
        node = np.tile(np.arange(self.count, dtype=np.int64), (len(rows), 1))
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            right = rows[row, self.column[node]] > self.at[node]
            node = self.left[node] + right
        made: Numbers = self.value[node].sum(1) + np.float32(self.base)
        return made
