"""Answers of the other side, item by item."""

from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from hiwar.demands.domain import record_event, void_event
from hiwar.demands.models import Demand
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.models import Answer, Round
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class AnswerMore(TypedDict, total=False):
    """What may be told of an answer besides its kind and its day. `id` is that of its event."""

    id: UUID
    precision: str
    words: str
    speaker: str
    passage: Passage | None


def event_of(kind: str) -> EventKind:
    """What an answer does in the ledger of its demand."""
    return EventKind.REFUSED if kind == AnswerKind.REFUSED else EventKind(f"answered_{kind}")


@writes
def record_answer(
    *, actor: Actor, at: datetime, demand: Demand, kind: str, answered_on: date,
    round_: Round | None = None, **more: Unpack[AnswerMore],
) -> Answer:  # fmt: skip
    """Record the answer and its event. Raises what `record_event` raises."""
    require("dialogue.record", actor)
    keep_inside(actor, round_)
    event = record_event(
        actor=actor, at=at, demand=demand, kind=event_of(kind), occurred_on=answered_on,
        said_by=SaidBy.OTHER_SIDE, meeting=round_.meeting if round_ else None, **more,
    )  # fmt: skip
    answer = Answer.objects.create(
        demand=demand, round=round_, kind=kind, event=event, recorded_at=at
    )
    record("dialogue.answer.recorded", actor=actor, at=at, about=answer, after=snapshot(answer))
    return answer


@writes
def withdraw_answer(*, actor: Actor, at: datetime, answer: Answer) -> None:
    """Void its event with it, where that is not done already."""
    require("dialogue.record", actor, answer)
    if answer.event.voided_at is None:
        void_event(actor=actor, at=at, event=answer.event)
    with changing("dialogue.answer.withdrawn", actor=actor, at=at, about=answer):
        answer.withdrawn_at = at
