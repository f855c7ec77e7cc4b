"""Writes of review."""

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
    "FactsWaiting", "JudgedMeanwhile", "NotLegible", "NothingToUndo", "accept_clear_ones",
    "accept_finding", "correct_finding", "finish_reading", "make_reading", "refuse_finding", "undo_judgement",
]  # fmt: skip
