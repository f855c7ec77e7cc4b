"""Commitments by fate on a day, chosen and counted by their kept standings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from hiwar.dialogue.models import Commitment
from hiwar.dialogue.queries.line import Line, lines_of
from hiwar.dialogue.queries.visible import visible_commitments
from hiwar.dialogue.vocabulary import SOON, CommitmentFate
from hiwar.kernel.actors import Actor

# Said of both tables, so that the database reads the standings of one workspace and of no other.
WITHIN = Q(standing__workspace=F("workspace"))
OPEN = WITHIN & Q(standing__settled="")


@dataclass(frozen=True, slots=True)
class Due:
    """An open commitment and its deadline."""

    commitment_id: UUID
    due_on: date


def is_of(fate: str, today: date) -> Q:
    """Of commitments: those that stand so on that day, as `CommitmentFold.fate` has it."""
    return WITHIN & stands(fate, today, "standing__")


def stands(fate: str, today: date, at: str = "") -> Q:
    """The same of standings, or of what has one `at` that name."""
    settled, due_on, soon = f"{at}settled", f"{at}due_on", today + SOON
    is_open = Q((settled, ""))
    match fate:
        case CommitmentFate.OVERDUE:
            return is_open & Q((f"{due_on}__lt", today))
        case CommitmentFate.SOON:
            return is_open & Q((f"{due_on}__range", (today, soon)))
        case CommitmentFate.RUNNING:
            return is_open & (Q((due_on, None)) | Q((f"{due_on}__gt", soon)))
    return Q((settled, fate))


def of_fate(actor: Actor, fate: CommitmentFate, today: date) -> QuerySet[Commitment]:
    """The oldest deadline first."""
    rows = visible_commitments(actor).filter(is_of(fate, today))
    return rows.order_by("standing__due_on", "id")


def overdue(actor: Actor, today: date) -> list[Line]:
    """The oldest deadline first."""
    return lines_of(actor, today, of_fate(actor, CommitmentFate.OVERDUE, today))


def due_soon(actor: Actor, today: date) -> list[Line]:
    """The nearest deadline first."""
    return lines_of(actor, today, of_fate(actor, CommitmentFate.SOON, today))


def commitment_counts(
    actor: Actor, today: date, rows: QuerySet[Commitment] | None = None
) -> Mapping[CommitmentFate, int]:
    """How many of each fate, zero included: one query."""
    chosen = visible_commitments(actor) if rows is None else rows
    counts = {fate.value: Count("id", filter=is_of(fate, today)) for fate in CommitmentFate}
    found = chosen.filter(WITHIN).order_by().aggregate(**counts)
    return {fate: found[fate.value] for fate in CommitmentFate}


def count_of_open(actor: Actor) -> int:
    """For the rail: given and not settled, whatever the day."""
    return visible_commitments(actor).filter(OPEN).count()


def dues_between(actor: Actor, first: date, last: date) -> list[Due]:
    """Of the open commitments, the oldest deadline first."""
    rows = visible_commitments(actor).filter(OPEN, standing__due_on__range=(first, last))
    found = rows.order_by("standing__due_on", "id").values_list("id", "standing__due_on")
    return [Due(pk, day) for pk, day in found if day is not None]
