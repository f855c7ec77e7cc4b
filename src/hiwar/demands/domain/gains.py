"""Gains: a result told, whose claim it is, the demand it answers."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from hiwar.demands.domain.sources import passage_from
from hiwar.demands.models import Demand, Gain
from hiwar.documents.models import Document, Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.people.domain import keep_inside


class GainMore(TypedDict, total=False):
    """What may be told of a gain besides its words and whose they are.

    The source is `passage`, or the `document` in which the Arabic wording stands.
    """

    wording_fr: str
    since: date | None
    precision: str
    meeting: Meeting | None
    demand: Demand | None
    passage: Passage | None
    document: Document | None


@writes
def record_gain(
    *, actor: Actor, at: datetime, wording_ar: str, said_by: str, **more: Unpack[GainMore]
) -> Gain:
    """The gain alone; what it does to its demand is an event, recorded beside it.

    Raises WordsNotInDocument.
    """
    require("demands.record", actor)
    document = more.pop("document", None)
    keep_inside(actor, document, more.get("meeting"), more.get("demand"), more.get("passage"))
    if document is not None:
        more["passage"] = passage_from(document, wording_ar)
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
