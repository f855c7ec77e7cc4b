"""Commitments as a table."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from hiwar.dialogue.queries import CommitmentsPage, Line
from hiwar.web.export import Column
from hiwar.web.wording import reference


def commitment_lines(page: CommitmentsPage) -> list[Line]:
    return page.lines


def commitment_table(page: CommitmentsPage) -> tuple[list[list[Any]], list[Column]]:
    """Cells and heads, read now in the reader's language: a streamed file leaves both behind."""
    columns = _columns()
    table = [[value(line) for _title, value in columns] for line in commitment_lines(page)]
    return table, [Column(title, itemgetter(n)) for n, (title, _value) in enumerate(columns)]


def _columns() -> list[tuple[str, Callable[[Line], Any]]]:
    return [
        (_("Commitment"), lambda line: line.commitment.wording_ar),
        (_("Who owes it"), lambda line: line.owner),
        (_("How it was given"), lambda line: line.commitment.get_strength_display()),
        (_("Given on"), lambda line: line.commitment.given_on),
        (_("Deadline"), lambda line: line.due_on),
        (_("Where it stands"), lambda line: str(line.fate.label)),
        (_("Reminders"), lambda line: line.fold.reminders),
        (_("Demands"), _demands),
    ]


def _demands(line: Line) -> str:
    return "، ".join(reference(demand.number) for demand in line.demands if demand.number)
