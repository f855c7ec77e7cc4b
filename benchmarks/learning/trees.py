"""Boosted trees by numpy alone: histograms of each column, the best leaf split first; deterministic."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiwar.reading.compose.learned.trees import Trees

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
_BINS = 48
_ROUNDS, _RATE, _LEAVES = 150, 0.08, 15
_FEWEST, _PENALTY = 100, 5.0
_OF_COLUMNS, _OF_ROWS = 0.5, 0.6
_SEED = 1
_LEAST_GAIN = 1e-3
_NEVER = 1e30


@dataclass(slots=True)
class _Node:
    rows: Places
    sums: tuple[Numbers, Numbers, Numbers]
    gain: float = 0.0
    column: int = -1
    bin: int = 0
    value: float = 0.0
    left: "_Node | None" = None
    right: "_Node | None" = None


def boosted(rows: NDArray[np.float32], right: Numbers, weights: Numbers) -> Trees:
    """Trees whose score is the logit that a row is right."""
    dice = np.random.default_rng(_SEED)
    cuts = [_cuts(rows[:, column]) for column in range(rows.shape[1])]
    binned = np.stack(
        [np.searchsorted(cut, rows[:, at], side="left") for at, cut in enumerate(cuts)], axis=1
    ).astype(np.uint8)
    base = float(np.log((weights * right).sum() / (weights * (1 - right)).sum()))
    score = np.full(len(rows), base)
    roots = []
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-score))
        pull, bend = weights * (likely - right), weights * likely * (1 - likely)
        some = np.flatnonzero(dice.random(len(rows)) < _OF_ROWS)
        columns = np.sort(
            dice.choice(rows.shape[1], int(rows.shape[1] * _OF_COLUMNS), replace=False)
        )
        root = _Grower(binned[:, columns], columns, pull, bend).tree(some)
        roots.append(root)
        _add(root, binned, score, np.arange(len(rows)))
    return _packed(roots, cuts, base)


def _cuts(values: NDArray[np.float32]) -> NDArray[np.float32]:
    different = np.unique(values)
    if len(different) <= _BINS:
        return ((different[1:] + different[:-1]) / 2).astype(np.float32)
    return np.unique(np.quantile(values, np.linspace(0, 1, _BINS + 1)[1:-1])).astype(np.float32)


class _Grower:
    """One tree over some columns of the binned rows."""

    def __init__(
        self, binned: NDArray[np.uint8], columns: Places, pull: Numbers, bend: Numbers
    ) -> None:
        self.binned, self.columns, self.pull, self.bend = binned, columns, pull, bend
        self.width = _BINS + 1
        self.shift = np.arange(len(columns)) * self.width

    def tree(self, rows: Places) -> _Node:
        root = self._node(rows, self._sums(rows))
        leaves = [root]
        while len(leaves) < _LEAVES:
            best = max(leaves, key=lambda leaf: leaf.gain)
            if best.gain <= _LEAST_GAIN:
                break
            leaves = [leaf for leaf in leaves if leaf is not best] + self._split(best)
        for leaf in leaves:
            pull, bend, _ = leaf.sums
            leaf.value = float(-_RATE * pull[0].sum() / (bend[0].sum() + _PENALTY))
        return root

    def _split(self, node: _Node) -> list[_Node]:
        goes_left = self.binned[node.rows, np.searchsorted(self.columns, node.column)] <= node.bin
        left, right = node.rows[goes_left], node.rows[~goes_left]
        fewer = self._sums(min(left, right, key=len))
        others = tuple(whole - part for whole, part in zip(node.sums, fewer, strict=True))
        pair = (fewer, others) if len(left) <= len(right) else (others, fewer)
        node.left, node.right = self._node(left, pair[0]), self._node(right, pair[1])
        return [node.left, node.right]

    def _sums(self, rows: Places) -> tuple[Numbers, Numbers, Numbers]:
        """Of each column and bin: pull, bend and how many rows."""
        many = len(self.columns)
        cells = (self.binned[rows].astype(np.int32) + self.shift).ravel()
        size, shape = many * self.width, (many, self.width)
        return (
            np.bincount(cells, np.repeat(self.pull[rows], many), size).reshape(shape),
            np.bincount(cells, np.repeat(self.bend[rows], many), size).reshape(shape),
            np.bincount(cells, minlength=size).reshape(shape).astype(float),
        )

    def _node(self, rows: Places, sums: Any) -> _Node:
        pull, bend, count = (part.cumsum(1) for part in sums)
        rest_pull, rest_bend = pull[:, -1:] - pull, bend[:, -1:] - bend
        gain = (
            pull**2 / (bend + _PENALTY)
            + rest_pull**2 / (rest_bend + _PENALTY)
            - pull[:, -1:] ** 2 / (bend[:, -1:] + _PENALTY)
        )
        gain[(count < _FEWEST) | (count[:, -1:] - count < _FEWEST)] = 0
        best = int(gain.argmax())
        column, cut = int(self.columns[best // self.width]), best % self.width
        return _Node(rows, sums, float(gain.flat[best]), column, cut)


def _add(node: _Node, binned: NDArray[np.uint8], score: Numbers, rows: Places) -> None:
    if node.left is None or node.right is None:
        score[rows] += node.value
        return
    goes_left = binned[rows, node.column] <= node.bin
    _add(node.left, binned, score, rows[goes_left])
    _add(node.right, binned, score, rows[~goes_left])


def _packed(roots: list[_Node], cuts: list[NDArray[np.float32]], base: float) -> Trees:
    """All nodes in a row, the roots first, the two children of a node side by side."""
    nodes = list(roots)
    left, depths, depth = [], [0] * len(roots), 0
    for place, node in enumerate(nodes):  # grows while it is walked
        if node.left is None or node.right is None:
            left.append(place)
            continue
        left.append(len(nodes))
        nodes += [node.left, node.right]
        depths += [depths[place] + 1] * 2
        depth = max(depth, depths[-1])
    inner = [node.left is not None for node in nodes]
    return Trees(
        len(roots),
        depth,
        np.array(
            [node.column if is_inner else 0 for node, is_inner in zip(nodes, inner, strict=True)]
        ),
        np.array(
            [
                cuts[node.column][node.bin] if is_inner else _NEVER
                for node, is_inner in zip(nodes, inner, strict=True)
            ],
            dtype=np.float32,
        ),
        np.array(left),
        np.array([round(node.value, 4) for node in nodes], dtype=np.float32),
        round(base, 4),
    )
