"""Commitments by fate on a day, chosen and counted by their kept standings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from hiwar.dialogue.models import CommitmentStanding
from hiwar.dialogue.queries.visible import visible_standings
from hiwar.dialogue.vocabulary import SOON, CommitmentFate
from hiwar.kernel.actors import Actor

# Said of both tables, so that the database reads the standings of one workspace and of no other.
WITHIN = Q(standing__workspace=F("workspace"))


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


def of_fate(actor: Actor, fate: CommitmentFate, today: date) -> QuerySet[CommitmentStanding]:
    """The oldest deadline first."""
    rows = visible_standings(actor).filter(stands(fate, today))
    return rows.order_by("due_on", "commitment_id")


def commitment_counts(actor: Actor, today: date) -> Mapping[CommitmentFate, int]:
    """How many of each fate, zero included: one query."""
    counts = {fate.value: Count("id", filter=stands(fate, today)) for fate in CommitmentFate}
    found = visible_standings(actor).aggregate(**counts)
    return {fate: found[fate.value] for fate in CommitmentFate}


def count_of_open(actor: Actor) -> int:
    """For the rail: given and not settled, whatever the day."""
    return visible_standings(actor).filter(settled="").count()


def dues_between(actor: Actor, first: date, last: date) -> list[Due]:
    """Of the open commitments, the oldest deadline first."""
    rows = visible_standings(actor).filter(settled="", due_on__range=(first, last))
    found = rows.order_by("due_on", "commitment_id").values_list("commitment_id", "due_on")
    return [Due(pk, day) for pk, day in found if day is not None]
