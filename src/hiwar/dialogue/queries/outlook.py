"""What the dialogue tells the dossier below it: its rounds, and the commitments due on demands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F

from hiwar.demands.queries import Flag, RoundMark
from hiwar.dialogue.queries.visible import visible_rounds, visible_standings
from hiwar.dialogue.vocabulary import CommitmentFate, timing_of
from hiwar.kernel.actors import Actor

TIMINGS: Final = {
    CommitmentFate.OVERDUE: "late",
    CommitmentFate.SOON: "soon",
    CommitmentFate.RUNNING: "on_time",
}


def round_marks(actor: Actor) -> Sequence[RoundMark]:
    """Every round the actor may know of, the oldest first."""
    rows = visible_rounds(actor).values_list("meeting_id", "meeting__held_on")
    return [RoundMark(meeting, held_on) for meeting, held_on in reversed(rows)]


def commitment_flags(actor: Actor, today: date, demands: Collection[UUID]) -> Mapping[UUID, Flag]:
    """The open commitment of each of these demands whose deadline is nearest, the passed ones before.

    One query.
    """
    ties = visible_standings(actor).filter(
        settled="", commitment__ties__workspace=F("workspace"),
        commitment__ties__demand__in=demands, commitment__ties__event__voided_at=None,
    ).order_by(F("due_on").asc(nulls_last=True), "commitment_id")  # fmt: skip
    flags: dict[UUID, Flag] = {}
    for demand, due_on in ties.values_list("commitment__ties__demand", "due_on"):
        flags.setdefault(demand, Flag(TIMINGS[timing_of(due_on, today)], due_on))
    return flags
