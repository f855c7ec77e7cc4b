"""What the dialogue tells the dossier below it: its rounds, and the commitments due on demands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.demands.queries import Flag, RoundMark
from hiwar.dialogue.queries.line import by_deadline, lines_of
from hiwar.dialogue.queries.visible import visible_commitments, visible_rounds
from hiwar.dialogue.vocabulary import CommitmentFate
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
    """The open commitment of each of these demands whose deadline is nearest, the passed ones before."""
    flags: dict[UUID, Flag] = {}
    tied = visible_commitments(actor).filter(ties__demand__in=demands, ties__event__voided_at=None)
    for line in by_deadline(
        line for line in lines_of(actor, today, tied.distinct()) if line.is_open
    ):
        for demand in line.demands:
            flags.setdefault(demand.id, Flag(TIMINGS[line.fate], line.due_on))
    return flags
