"""The ledger: what happened to a demand, recorded once, voided by a row of its own."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.vocabulary import EventKind, SaidBy, allowed, fold
from hiwar.demands.vocabulary.events import ACKNOWLEDGEMENTS, CLOSING
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class MoveRefused(Refused):
    """The table does not allow the move now; one read from a document is kept, and told as a gap."""

    sentence = _(
        "The demand's present state does not allow this. If an old document says so, give its date and quote it."
    )
    field = "kind"


class NotTheirsToSay(Refused):
    sentence = _(
        "The other side's word that it is done is recorded as «said to be done»; only we acknowledge it."
    )
    field = "said_by"


class OtherDemandNeeded(Refused):
    sentence = _("Say which demand it was merged into, split into or superseded by.")
    field = "other"


class HeadingHasNoHistory(Refused):
    sentence = _("This is a heading. Record what happened on the demands under it.")


@writes
def record_event(
    *, actor: Actor, at: datetime, demand: Demand, kind: str, occurred_on: date, said_by: str,
    precision: str = Precision.DAY, words: str = "", speaker: str = "", passage: Any = None,
    meeting: Any = None, other: Demand | None = None,
) -> DemandEvent:  # fmt: skip
    """Append to the ledger.

    Without a passage it is a move made by hand: at the end of the history the table must allow it
    (MoveRefused). With one it is what a document says, kept in any case. Raises NotTheirsToSay,
    OtherDemandNeeded, HeadingHasNoHistory.
    """
    require("demands.record", actor, demand)
    _refuse_nonsense(demand, EventKind(kind), said_by, other)
    event = DemandEvent(
        demand=demand, kind=kind, occurred_on=occurred_on, precision=precision, recorded_at=at,
        said_by=said_by, speaker=speaker, words=words, passage=passage, meeting=meeting, other=other,
    )  # fmt: skip
    if passage is None:
        _refuse_unknown_move(demand, event)
    event.save()
    record("demands.event.recorded", actor=actor, at=at, about=event, after=snapshot(event))
    return event


def _refuse_nonsense(demand: Demand, kind: EventKind, said_by: str, other: Demand | None) -> None:
    if demand.is_heading:
        raise HeadingHasNoHistory
    if kind in ACKNOWLEDGEMENTS and said_by == SaidBy.OTHER_SIDE:
        raise NotTheirsToSay
    if kind in CLOSING - {EventKind.WITHDRAWN} and (other is None or other.id == demand.id):
        raise OtherDemandNeeded


def _refuse_unknown_move(demand: Demand, event: DemandEvent) -> None:
    """Only where the event would be the newest: in the midst of a history it may fill a gap."""
    history = list(demand.events.filter(voided_at=None).select_related("passage"))
    if any(earlier.occurred_on > event.occurred_on for earlier in history):
        return
    if not allowed(fold(history).state, EventKind(event.kind)):
        raise MoveRefused


@writes
def void_event(*, actor: Actor, at: datetime, event: DemandEvent) -> None:
    """Recorded by mistake: it stays in the ledger, struck, and counts no more."""
    require("demands.record", actor, event.demand)
    with changing("demands.event.voided", actor=actor, at=at, about=event):
        event.voided_at = at
