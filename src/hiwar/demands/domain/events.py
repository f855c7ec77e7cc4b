"""The ledger: what happened to a demand, recorded once, voided by a mark of its own."""

from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.standings import keep_standings
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries.lineage import descends_from
from hiwar.demands.vocabulary import COMES_FROM, LEADS_ON, EventKind, SaidBy, fold
from hiwar.demands.vocabulary.events import ACKNOWLEDGEMENTS, CLOSING
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.workspaces.domain.guards import keep_inside
from hiwar.workspaces.models import Workspace


class MoveRefused(Refused):
    """The table does not allow the move now; one read from a document is kept, told as a gap."""

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


class LineageLoops(Refused):
    sentence = _(
        "The other demand comes from this one already: a demand cannot come from what came of it."
    )
    field = "other"


class HeadingHasNoHistory(Refused):
    sentence = _("This is a heading. Record what happened on the demands under it.")


class EventVoided(Refused):
    sentence = _("This event is voided already. Record it again if it did happen.")


class EventMore(TypedDict, total=False):
    """What may be told of an event besides its kind, its day and whose word it is.

    `id`: where its place among the events of its day is not the instant it is recorded.
    """

    id: UUID
    precision: str
    words: str
    speaker: str
    passage: Passage | None
    meeting: Meeting | None
    other: Demand | None


@writes
def record_event(
    *, actor: Actor, at: datetime, demand: Demand, kind: str, occurred_on: date, said_by: str,
    **more: Unpack[EventMore],
) -> DemandEvent:  # fmt: skip
    """Append to the ledger.

    Without a source it is a move made by hand: at the end of the history the table must allow it
    (MoveRefused). With one it is what a document says, kept in any case. Raises NotTheirsToSay,
    OtherDemandNeeded, LineageLoops, HeadingHasNoHistory.
    """
    require("demands.record", actor, demand)
    return append_event(
        actor=actor, at=at, demand=demand, kind=kind, occurred_on=occurred_on, said_by=said_by,
        **more,
    )  # fmt: skip


def append_event(
    *, actor: Actor, at: datetime, demand: Demand, kind: str, occurred_on: date, said_by: str,
    **more: Unpack[EventMore],
) -> DemandEvent:  # fmt: skip
    """Inside a verb that has asked its rule. Raises what `record_event` raises."""
    keep_inside(actor, demand, more.get("passage"), more.get("meeting"), more.get("other"))
    refuse_nonsense(demand, EventKind(kind), said_by, more.get("other"))
    _refuse_loop(demand, EventKind(kind), more.get("other"))
    event = DemandEvent(
        demand=demand, kind=kind, occurred_on=occurred_on, said_by=said_by, recorded_at=at, **more
    )
    if event.passage is None:
        _refuse_unknown_move(demand, event)
    event.save(force_insert=True)
    keep_standings([demand.id])
    record("demands.event.recorded", actor=actor, at=at, about=event, after=snapshot(event))
    return event


def refuse_nonsense(demand: Demand, kind: EventKind, said_by: str, other: Demand | None) -> None:
    if demand.is_heading:
        raise HeadingHasNoHistory
    if kind in ACKNOWLEDGEMENTS and said_by == SaidBy.OTHER_SIDE:
        raise NotTheirsToSay
    if kind in CLOSING - {EventKind.WITHDRAWN} and (other is None or other.id == demand.id):
        raise OtherDemandNeeded


def _refuse_loop(demand: Demand, kind: EventKind, other: Demand | None) -> None:
    """One tie at a time in a workspace: two at once could close a loop that neither sees."""
    if other is None or kind not in LEADS_ON | COMES_FROM:
        return
    list(Workspace.objects.select_for_update(no_key=True).filter(pk=demand.workspace_id))
    before, after = (demand, other) if kind in LEADS_ON else (other, demand)
    if descends_from(before, after):
        raise LineageLoops


def _refuse_unknown_move(demand: Demand, event: DemandEvent) -> None:
    """Only where the event would be the newest: in the midst of a history it may fill a gap."""
    history = list(demand.events.filter(voided_at=None).select_related("passage"))
    if any(earlier.place_in_time > event.place_in_time for earlier in history):
        return
    gaps = fold([*history, event]).gaps
    if gaps and gaps[-1].after is event:
        raise MoveRefused


@writes
def void_event(*, actor: Actor, at: datetime, event: DemandEvent) -> None:
    """Recorded by mistake: it stays in the ledger, struck, and counts no more.

    Raises EventVoided.
    """
    require("demands.record", actor, event.demand)
    if event.voided_at is not None:
        raise EventVoided
    with changing("demands.event.voided", actor=actor, at=at, about=event):
        event.voided_at = at
    keep_standings([event.demand_id])
