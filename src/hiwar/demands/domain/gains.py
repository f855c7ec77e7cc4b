"""Gains: a result told, whose claim it is, the demand it answers."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from hiwar.demands.models import Demand, Gain
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.workspaces.domain.guards import keep_inside


class GainMore(TypedDict, total=False):
    """What may be told of a gain besides its words and whose they are."""

    wording_fr: str
    since: date | None
    precision: str
    meeting: Meeting | None
    demand: Demand | None
    passage: Passage | None


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
def withdraw_gain(*, actor: Actor, at: datetime, gain: Gain) -> None:
    require("demands.record", actor, gain)
    with changing("demands.gain.withdrawn", actor=actor, at=at, about=gain):
        gain.withdrawn_at = at
