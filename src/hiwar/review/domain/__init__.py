"""Writes of review."""

from hiwar.review.domain.apart import ReadingFell, read_apart
from hiwar.review.domain.judge import (
    JudgedMeanwhile,
    NothingToUndo,
    accept_clear_ones,
    accept_finding,
    correct_finding,
    refuse_finding,
    undo_judgement,
)
from hiwar.review.domain.readings import FactsWaiting, NotLegible, finish_reading, make_reading

__all__ = [
    "FactsWaiting", "JudgedMeanwhile", "NotLegible", "NothingToUndo", "ReadingFell", "accept_clear_ones",
    "accept_finding", "correct_finding", "finish_reading", "make_reading", "read_apart", "refuse_finding",
    "undo_judgement",
]  # fmt: skip
