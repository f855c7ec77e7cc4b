"""Gains: a result told, whose claim it is, the demand it answers."""

from datetime import date, datetime
from typing import Any

from hiwar.demands.models import Demand, Gain
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


@writes
def record_gain(
    *, actor: Actor, at: datetime, wording_ar: str, said_by: str, wording_fr: str = "",
    since: date | None = None, precision: str = Precision.DAY, meeting: Any = None,
    demand: Demand | None = None, passage: Any = None,
) -> Gain:  # fmt: skip
    """The gain alone; what it does to its demand is an event, recorded beside it."""
    require("demands.record", actor)
    gain = Gain.objects.create(
        wording_ar=wording_ar, wording_fr=wording_fr, said_by=said_by, since=since,
        precision=precision, meeting=meeting, demand=demand, passage=passage, recorded_at=at,
    )  # fmt: skip
    record("demands.gain.recorded", actor=actor, at=at, about=gain, after=snapshot(gain))
    return gain


@writes
def link_gain(*, actor: Actor, at: datetime, gain: Gain, demand: Demand | None) -> None:
    require("demands.record", actor, gain)
    with changing("demands.gain.linked", actor=actor, at=at, about=gain):
        gain.demand = demand


@writes
def withdraw_gain(*, actor: Actor, at: datetime, gain: Gain) -> None:
    require("demands.record", actor, gain)
    with changing("demands.gain.withdrawn", actor=actor, at=at, about=gain):
        gain.withdrawn_at = at
