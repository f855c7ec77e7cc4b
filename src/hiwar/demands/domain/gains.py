"""Gains: a result told, whose claim it is, the demand it answers, what happened to it since."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, Gain, GainEvent
from hiwar.demands.vocabulary import GainEventKind, fold_gain
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.workspaces.domain.guards import keep_inside


class GainMoveRefused(Refused):
    """By hand and at the end of its history; what a paper says is kept and told as a gap."""

    sentence = _(
        "The gain's present state does not allow this. If an old document says so, quote it."
    )
    field = "kind"


class GainEventVoided(Refused):
    sentence = _("This event is voided already. Record it again if it did happen.")


class LegalFields(TypedDict, total=False):
    """The legal text on which a gain rests."""

    text_kind: str
    text_number: str
    text_on: date | None
    text_article: str


class GainMore(LegalFields, total=False):
    """What may be told of a gain besides its words and whose they are."""

    wording_fr: str
    since: date | None
    precision: str
    meeting: Meeting | None
    demand: Demand | None
    passage: Passage | None


class GainEventMore(TypedDict, total=False):
    """What may be told of an event besides its kind and its day."""

    precision: str
    words: str
    passage: Passage | None
    meeting: Meeting | None


@writes
def record_gain(
    *, actor: Actor, at: datetime, wording_ar: str, said_by: str, **more: Unpack[GainMore]
) -> Gain:
    """The gain alone; what it does to its demand is an event, recorded beside it."""
    require("demands.record", actor)
    keep_inside(actor, more.get("meeting"), more.get("demand"), more.get("passage"))
    gain = Gain.objects.create(wording_ar=wording_ar, said_by=said_by, recorded_at=at, **more)
    record("demands.gain.recorded", actor=actor, at=at, about=gain, after=snapshot(gain))
    return gain


@writes
def link_gain(*, actor: Actor, at: datetime, gain: Gain, demand: Demand | None) -> None:
    require("demands.record", actor, gain)
    keep_inside(actor, demand)
    with changing("demands.gain.linked", actor=actor, at=at, about=gain):
        gain.demand = demand


@writes
def ground_gain(*, actor: Actor, at: datetime, gain: Gain, **fields: Unpack[LegalFields]) -> None:
    """Say on which legal text it rests: from then on documents that cite it set off an alarm."""
    require("demands.record", actor, gain)
    with changing("demands.gain.grounded", actor=actor, at=at, about=gain):
        for name in LegalFields.__annotations__:
            if name in fields:
                setattr(gain, name, fields[name])  # type: ignore[literal-required]


@writes
def withdraw_gain(*, actor: Actor, at: datetime, gain: Gain) -> None:
    require("demands.record", actor, gain)
    with changing("demands.gain.withdrawn", actor=actor, at=at, about=gain):
        gain.withdrawn_at = at


@writes
def record_gain_event(
    *, actor: Actor, at: datetime, gain: Gain, kind: str, occurred_on: date,
    **more: Unpack[GainEventMore],
) -> GainEvent:  # fmt: skip
    """What happened to it: threatened, defended, lost, restored. Raises GainMoveRefused."""
    require("demands.record", actor, gain)
    return append_gain_event(
        actor=actor, at=at, gain=gain, kind=kind, occurred_on=occurred_on, **more
    )


def append_gain_event(
    *, actor: Actor, at: datetime, gain: Gain, kind: str, occurred_on: date,
    **more: Unpack[GainEventMore],
) -> GainEvent:  # fmt: skip
    """Inside a verb that has asked its rule. Raises GainMoveRefused."""
    keep_inside(actor, gain, more.get("passage"), more.get("meeting"))
    event = GainEvent(
        gain=gain, kind=GainEventKind(kind), occurred_on=occurred_on, recorded_at=at, **more
    )
    if event.passage is None:
        history = gain.events.filter(voided_at=None).select_related("passage")
        if event in fold_gain([*history, event]).gaps:
            raise GainMoveRefused
    event.save()
    record("demands.gainevent.recorded", actor=actor, at=at, about=event, after=snapshot(event))
    return event


@writes
def void_gain_event(*, actor: Actor, at: datetime, event: GainEvent) -> None:
    """Recorded by mistake: it stays, struck, and counts no more. Raises GainEventVoided."""
    require("demands.record", actor, event.gain)
    if event.voided_at is not None:
        raise GainEventVoided
    with changing("demands.gainevent.voided", actor=actor, at=at, about=event):
        event.voided_at = at
