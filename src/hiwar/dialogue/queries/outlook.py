"""What the dialogue tells the dossier below it: its rounds, and the commitments due on demands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, Q

from hiwar.demands.queries import Flag, RoundMark
from hiwar.dialogue.models import CommitmentDemand
from hiwar.dialogue.queries.visible import visible_commitments, visible_rounds
from hiwar.dialogue.vocabulary import CommitmentFate, timing_of
from hiwar.kernel.actors import Actor

TIMINGS: Final = {
    CommitmentFate.OVERDUE: "late",
    CommitmentFate.SOON: "soon",
    CommitmentFate.RUNNING: "on_time",
}

OPEN_TIE: Final = Q(commitment__standing__settled="")


def round_marks(actor: Actor) -> Sequence[RoundMark]:
    """Every round the actor may know of, the oldest first."""
    rows = visible_rounds(actor).values_list("meeting_id", "meeting__held_on")
    return [RoundMark(meeting, held_on) for meeting, held_on in reversed(rows)]


def commitment_flags(actor: Actor, today: date, demands: Collection[UUID]) -> Mapping[UUID, Flag]:
    """The open commitment of each of these demands whose deadline is nearest, the passed ones before.

    One query.
    """
    ties = CommitmentDemand.objects.filter(
        OPEN_TIE, demand__in=demands, event__voided_at=None,
        commitment__in=visible_commitments(actor).order_by().values("id"),
    ).order_by(F("commitment__standing__due_on").asc(nulls_last=True), "commitment")  # fmt: skip
    flags: dict[UUID, Flag] = {}
    for demand, due_on in ties.values_list("demand", "commitment__standing__due_on"):
        flags.setdefault(demand, Flag(TIMINGS[timing_of(due_on, today)], due_on))
    return flags
