"""Many demands and entries at once, as `enter_demand` and `append_event` make one: the statements
do not grow one by one with them.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hiwar.demands.domain.demands import (
    next_number,
    next_position,
    refuse_fields,
    refuse_place,
    search_key_of,
)
from hiwar.demands.domain.events import MoveRefused, refuse_nonsense
from hiwar.demands.domain.standings import NOTHING, keep_summaries
from hiwar.demands.models import Demand, DemandEvent, Dossier
from hiwar.demands.vocabulary import EventKind, Summary, fold, summary_of
from hiwar.journal.domain import Written, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.rules import require
from hiwar.workspaces.domain.guards import keep_inside


def enter_demands(
    *, actor: Actor, at: datetime, dossier: Dossier, demands: Sequence[tuple[Demand, bool]]
) -> None:
    """Inside a verb: rows made but not saved, each with whether it is a heading, at the end of the
    dossier in their order. What one stands under comes before it. Raises as `enter_demand`.
    """
    keep_inside(actor, dossier)
    number, position = next_number(), next_position(dossier)
    rows = []
    for demand, is_heading in demands:
        demand.workspace_id, demand.dossier, demand.entered_at = actor.workspace_id, dossier, at
        require("demands.add", actor, demand)
        refuse_fields(actor, demand)
        refuse_place(demand)
        demand.search_key, demand.position = search_key_of(demand), position
        demand.number = None if is_heading else number
        position += 1
        number += not is_heading
        rows.append(demand)
    insert_rows(rows)
    keep_summaries(actor.workspace_id, {demand.id: NOTHING for demand in rows})
    told = [Written(demand, after={**snapshot(demand), "areas": ""}) for demand in rows]
    record_all("demands.demand.added", actor=actor, at=at, writes=told)


def append_events(*, actor: Actor, at: datetime, events: Sequence[DemandEvent]) -> None:
    """Inside a verb: the first entries of demands that have none yet, made but not saved.

    Raises as `append_event`, but for ties to other demands, which these have not.
    """
    ledgers: dict[UUID, list[DemandEvent]] = defaultdict(list)
    for event in events:
        keep_inside(actor, event.demand, event.passage, event.meeting)
        refuse_nonsense(event.demand, EventKind(event.kind), event.said_by, event.other)
        event.workspace_id, event.recorded_at = actor.workspace_id, at
        ledgers[event.demand_id].append(event)
    kept: dict[UUID, Summary] = {}
    for demand, ledger in ledgers.items():
        history = fold(ledger)
        if any(gap.after.passage is None for gap in history.gaps):
            raise MoveRefused
        kept[demand] = summary_of(history)
    insert_rows(events)
    keep_summaries(actor.workspace_id, kept)
    told = [Written(event, after=snapshot(event)) for event in events]
    record_all("demands.event.recorded", actor=actor, at=at, writes=told)
