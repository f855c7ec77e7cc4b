"""Reads of review: the list of readings, one reading beside its text, what a fact may already be."""

from hiwar.review.queries.intake import (
    Intake,
    intake_page,
    pages_of_readings,
    waiting_readings,
)
from hiwar.review.queries.page import ReadingPage, Row, reading_page
from hiwar.review.queries.suggestions import Suggestion, best_choice, suggestions

__all__ = [
    "Intake", "ReadingPage", "Row", "Suggestion", "best_choice", "intake_page", "pages_of_readings",
    "reading_page", "suggestions", "waiting_readings",
]  # fmt: skip
