"""Who came from whom: the ties that events make between demands, walked up and down."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.vocabulary import COMES_FROM, LEADS_ON


@dataclass(frozen=True, slots=True)
class Tie:
    """`after` came of `before`, by this event of the ledger."""

    before: UUID
    after: UUID
    event: DemandEvent


def tie_of(event: DemandEvent) -> Tie:
    """Of an event that has its `other`."""
    assert event.other_id is not None  # noqa: S101 - the reads below ask for it
    if event.kind in LEADS_ON:
        return Tie(event.demand_id, event.other_id, event)
    return Tie(event.other_id, event.demand_id, event)


def _live() -> QuerySet[DemandEvent]:
    return DemandEvent.objects.filter(voided_at=None, other__isnull=False)


def ties_below(demands: Iterable[UUID]) -> list[Tie]:
    """What came of them, one step. One query."""
    ids = list(demands)
    rows = _live().filter(
        Q(kind__in=tuple(LEADS_ON), demand__in=ids) | Q(kind__in=tuple(COMES_FROM), other__in=ids)
    )
    return [tie_of(event) for event in rows]


def ties_above(demands: Iterable[UUID]) -> list[Tie]:
    """What they came from, one step. One query."""
    ids = list(demands)
    rows = _live().filter(
        Q(kind__in=tuple(LEADS_ON), other__in=ids) | Q(kind__in=tuple(COMES_FROM), demand__in=ids)
    )
    return [tie_of(event) for event in rows]


def descends_from(demand: Demand, ancestor: Demand) -> bool:
    """Whether it is the same or came of it, over any number of steps. One query a step."""
    reached: set[UUID] = set()
    edge: Collection[UUID] = {ancestor.id}
    while edge:
        if demand.id in edge:
            return True
        reached |= set(edge)
        edge = {tie.after for tie in ties_below(edge)} - reached
    return False
