"""Who came from whom: the ties that events make between demands, walked up and down."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries.standing import Standing, standing_of
from hiwar.demands.queries.visible import visible_to, with_ledger
from hiwar.demands.vocabulary import COMES_FROM, LEADS_ON, SHOWN_AS, EventKind
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows
from hiwar.language import WordDifference, word_difference
from hiwar.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Tie:
    """`after` came of `before`, by this event of the ledger."""

    before: UUID
    after: UUID
    event: DemandEvent


@dataclass(frozen=True, slots=True)
class Step:
    """A tie with both its demands; `difference` compares their words. `meeting` only where the
    actor may know it.
    """

    tie: Tie
    before: Standing
    after: Standing
    difference: WordDifference
    meeting: Meeting | None

    @property
    def event(self) -> DemandEvent:
        return self.tie.event

    @property
    def event_mark(self) -> str:
        return SHOWN_AS[EventKind(self.event.kind)]

    @property
    def words(self) -> str:
        return self.event.passage.words if self.event.passage else self.event.words

    @property
    def changes_dossier(self) -> bool:
        return self.before.demand.dossier_id != self.after.demand.dossier_id


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that a demand came from and all that came of it, each step in the order of time."""

    standing: Standing
    came_from: tuple[Step, ...]
    led_to: tuple[Step, ...]


def tie_of(event: DemandEvent) -> Tie:
    """Of an event that has its `other`."""
    assert event.other_id is not None  # noqa: S101 - the reads below ask for it
    if event.kind in LEADS_ON:
        return Tie(event.demand_id, event.other_id, event)
    return Tie(event.other_id, event.demand_id, event)


def _live() -> QuerySet[DemandEvent]:
    rows = DemandEvent.objects.filter(voided_at=None, other__isnull=False)
    return rows.select_related("passage__document", "meeting").defer("passage__document__text")


def ties_below(demands: Iterable[UUID]) -> list[Tie]:
    """What came of them, one step. One query."""
    ids = list(demands)
    rows = _live().filter(
        Q(kind__in=tuple(LEADS_ON), demand__in=ids) | Q(kind__in=tuple(COMES_FROM), other__in=ids)
    )
    return _told_once(rows)


def ties_above(demands: Iterable[UUID]) -> list[Tie]:
    """What they came from, one step. One query."""
    ids = list(demands)
    rows = _live().filter(
        Q(kind__in=tuple(LEADS_ON), other__in=ids) | Q(kind__in=tuple(COMES_FROM), demand__in=ids)
    )
    return _told_once(rows)


def ties_of(demand: UUID) -> list[Tie]:
    """What it came from and what came of it, one step. One query."""
    kinds = tuple(LEADS_ON | COMES_FROM)
    return _told_once(_live().filter(Q(demand=demand) | Q(other=demand), kind__in=kinds))


def _told_once(events: Iterable[DemandEvent]) -> list[Tie]:
    """A part says where it comes from and its origin says what became of it: one tie, the origin's."""
    found: dict[tuple[UUID, UUID], Tie] = {}
    for tie in map(tie_of, events):
        pair = (tie.before, tie.after)
        if pair not in found or found[pair].event.kind in COMES_FROM:
            found[pair] = tie
    return sorted(found.values(), key=lambda tie: tie.event.place_in_time)


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


def lineage_of(actor: Actor, demand: Demand) -> Lineage:
    """Across dossiers and years, through demands the actor may read: what is hidden ends the way.

    Two queries a generation, four for the rows.
    """
    above = _walk(actor, demand, ties_above, lambda tie: tie.before)
    below = _walk(actor, demand, ties_below, lambda tie: tie.after)
    ids = {demand.id, *(each for tie in (*above, *below) for each in (tie.before, tie.after))}
    rows = visible_to(actor).filter(id__in=ids).select_related("dossier", "raised_first_by")
    known = {row.id: standing_of(row) for row in with_ledger(rows)}
    return Lineage(known[demand.id], _steps(actor, above, known), _steps(actor, below, known))


def _walk(
    actor: Actor, demand: Demand, ties: Callable[[Iterable[UUID]], list[Tie]],
    far: Callable[[Tie], UUID],
) -> list[Tie]:  # fmt: skip
    found: list[Tie] = []
    reached: set[UUID] = set()
    edge: set[UUID] = {demand.id}
    while edge:
        reached |= edge
        near = ties(edge)
        seen = visible_to(actor).filter(id__in={far(tie) for tie in near})
        visible = set(seen.values_list("id", flat=True))
        found += [tie for tie in near if far(tie) in visible]
        edge = visible - reached
    return found


def _steps(actor: Actor, ties: Iterable[Tie], known: Mapping[UUID, Standing]) -> tuple[Step, ...]:
    ordered = sorted(ties, key=lambda tie: tie.event.place_in_time)
    return tuple(_step(actor, tie, known[tie.before], known[tie.after]) for tie in ordered)


def _step(actor: Actor, tie: Tie, before: Standing, after: Standing) -> Step:
    meeting = tie.event.meeting
    words = word_difference(before.demand.wording_ar, after.demand.wording_ar)
    seen = meeting is not None and allows("meetings.view", actor, meeting)
    return Step(tie, before, after, words, meeting if seen else None)
