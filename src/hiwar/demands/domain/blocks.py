"""One event on each of many demands, in one block: what an adoption or a letter writes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict, Unpack

from hiwar.demands.domain.events import LineageLoops
from hiwar.demands.domain.standings import keep_summaries
from hiwar.demands.models import Demand, DemandEvent, DossierEvent
from hiwar.demands.models.event import AFTER_PAPERS
from hiwar.demands.queries.lineage import descends_from
from hiwar.demands.queries.living import BATCH, Happening, histories_of
from hiwar.demands.vocabulary import EventKind, SaidBy, fold, summary_of
from hiwar.journal.domain import Written, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Deed:
    """What happens to one demand of the block."""

    demand: Demand
    kind: EventKind
    words: str = ""
    other: Demand | None = None


class Occasion(TypedDict, total=False):
    """What all events of a block share."""

    meeting: Meeting | None
    block: DossierEvent | None


@dataclass(frozen=True, slots=True)
class Block:
    """The events written, and the demands whose history did not allow one."""

    events: list[DemandEvent] = field(default_factory=list)
    refused: list[Demand] = field(default_factory=list)


def append_block(
    *, actor: Actor, at: datetime, deeds: Sequence[Deed], occurred_on: date,
    **occasion: Unpack[Occasion],
) -> Block:  # fmt: skip
    """Inside a verb that has asked its rule: our own deeds, by hand, of demands of the workspace.

    Statements go in batches: 5,000 demands take some thirty. A demand of which the table does not
    allow the move on that day is left alone and told in `refused`; a block does not fail for one.
    Raises LineageLoops.
    """
    histories = histories_of([deed.demand.id for deed in deeds])
    block = Block()
    for deed in deeds:
        if deed.other is not None and descends_from(deed.demand, deed.other):
            raise LineageLoops
        event = DemandEvent(
            workspace_id=actor.workspace_id, demand=deed.demand, kind=deed.kind,
            occurred_on=occurred_on, said_by=SaidBy.US, words=deed.words, other=deed.other,
            recorded_at=at, **occasion,
        )  # fmt: skip
        new = Happening(deed.kind, (occurred_on, AFTER_PAPERS, event.id))
        if _is_allowed(histories[deed.demand.id], new):
            block.events.append(event)
            histories[deed.demand.id].append(new)
        else:
            block.refused.append(deed.demand)
    DemandEvent.objects.bulk_create(block.events, batch_size=BATCH)
    told = {event.demand_id for event in block.events}
    keep_summaries(actor.workspace_id, {each: summary_of(fold(histories[each])) for each in told})
    record_all(
        "demands.event.recorded", actor=actor, at=at,
        writes=[Written(event, after=snapshot(event)) for event in block.events],
    )  # fmt: skip
    return block


def _is_allowed(history: list[Happening], new: Happening) -> bool:
    """As the history stood on that day: what came later is not asked."""
    earlier = [each for each in history if each.place_in_time < new.place_in_time]
    gaps = fold([*earlier, new]).gaps
    return not gaps or gaps[-1].after is not new
