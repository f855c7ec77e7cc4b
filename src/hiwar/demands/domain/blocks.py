"""One event on each of many demands, in one block: what an adoption or a letter writes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from hiwar.demands.domain.events import LineageLoops
from hiwar.demands.domain.standings import NOTHING, keep_summaries
from hiwar.demands.models import Demand, DemandEvent, DossierEvent
from hiwar.demands.queries.lineage import descends_from
from hiwar.demands.queries.living import Happening, histories_of, later_than, summaries_kept
from hiwar.demands.vocabulary import EventKind, SaidBy, Summary, fold, summary_after, summary_of
from hiwar.journal.domain import Written, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
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

    Statements go in batches. A demand of which the table does not allow the move on that day is
    left alone and told in `refused`; a block does not fail for one. Raises LineageLoops.
    """
    judged = _Judged([deed.demand.id for deed in deeds], occurred_on)
    block = Block()
    for deed in deeds:
        if deed.other is not None and descends_from(deed.demand, deed.other):
            raise LineageLoops
        event = DemandEvent(
            workspace_id=actor.workspace_id, demand=deed.demand, kind=deed.kind,
            occurred_on=occurred_on, said_by=SaidBy.US, words=deed.words, other=deed.other,
            recorded_at=at, **occasion,
        )  # fmt: skip
        if judged.takes(event):
            block.events.append(event)
        else:
            block.refused.append(deed.demand)
    insert_rows(block.events)
    keep_summaries(actor.workspace_id, judged.kept)
    record_all(
        "demands.event.recorded", actor=actor, at=at,
        writes=[Written(event, after=snapshot(event)) for event in block.events],
    )  # fmt: skip
    return block


class _Judged:
    """Whether each demand's history takes an event of that day, and what it comes to then.

    The kept standing tells, where nothing of the ledger comes after: else the ledger is read.
    """

    def __init__(self, demands: Sequence[UUID], day: date) -> None:
        self.standings = summaries_kept(demands)
        later = later_than(day, [each for each in demands if not self._ends_before(each, day)])
        self.histories = histories_of(later)
        self.kept: dict[UUID, Summary] = {}

    def _ends_before(self, demand: UUID, day: date) -> bool:
        last = self.standings[demand].last_on if demand in self.standings else None
        return last is None or last < day

    def takes(self, event: DemandEvent) -> bool:
        demand = event.demand_id
        if demand in self.histories:
            return self._fits(event, self.histories[demand])
        before = self.kept.get(demand) or self.standings.get(demand, NOTHING)
        after = summary_after(before, EventKind(event.kind), event.occurred_on)
        if after is not None:
            self.kept[demand] = after
        return after is not None

    def _fits(self, event: DemandEvent, history: list[Happening]) -> bool:
        new = Happening(event.kind, event.place_in_time)
        if not _is_allowed(history, new):
            return False
        history.append(new)
        self.kept[event.demand_id] = summary_of(fold(history))
        return True


def _is_allowed(history: list[Happening], new: Happening) -> bool:
    """As the history stood on that day: what came later is not asked."""
    earlier = [each for each in history if each.place_in_time < new.place_in_time]
    gaps = fold([*earlier, new]).gaps
    return not gaps or gaps[-1].after is not new
