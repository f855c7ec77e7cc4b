"""From what stands at a table to the ledgers of its demands.

The events that a round's statements make are a function of the set of statements, not of the order
in which they arrive: after each arrival the demands it touches are settled again, events that should
not be are struck, those that should be are recorded at the instant they were said.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hiwar.demands.domain import record_event, void_event
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.models.event import AFTER_PAPERS
from hiwar.demands.vocabulary import SPOKEN, EventKind, SaidBy, fold
from hiwar.dialogue.domain.answers import record_answer, withdraw_answer
from hiwar.dialogue.domain.places import TURNS, event_id, is_turn_of
from hiwar.dialogue.domain.words import Table, keep_words
from hiwar.dialogue.models import Answer, CommitmentDemand, Round, Statement, StatementItem
from hiwar.dialogue.queries.state import everything_typed
from hiwar.dialogue.vocabulary.table import ANSWERING, EFFECTS, StatementKind, standing_of
from hiwar.kernel.actors import Actor

WORD, PROMISE = 1, 2


@dataclass(frozen=True, slots=True)
class Effect:
    """What a statement would do to a demand: its own event, or the commitment's."""

    statement: Statement
    point: StatementItem
    step: int
    kind: EventKind
    place_in_time: tuple[date, int, UUID]

    @property
    def key(self) -> tuple[UUID, int]:
        return self.point.id, self.step


@dataclass(frozen=True, slots=True)
class Settlement:
    """Of one demand: the effects that the table of moves lets through, and those it does not."""

    demand: Demand
    kept: tuple[Effect, ...]
    refused: tuple[Effect, ...]


def settle(*, actor: Actor, at: datetime, round_: Round, demands: Iterable[Demand]) -> None:
    """Bring the ledgers of `demands` in line with what stands at the table.

    Inside a verb that has asked its rule, with the round held against other writers.
    """
    chosen = {demand.id: demand for demand in demands}
    typed = everything_typed(round_)
    statements = standing_of(typed).counting
    keep_words(actor, at, round_, Table(typed, statements))
    ledgers = _ledgers(round_, chosen)
    effects = _effects(round_, statements, chosen)
    for demand in sorted(chosen.values(), key=lambda each: each.id):
        found = _settlement(demand, ledgers[demand.id], effects.get(demand.id, []))
        _strike(actor, at, round_, found)
        _mark_refused(at, found)
        for effect in found.kept:
            _record(actor, at, round_, demand, effect)


def _ledgers(round_: Round, demands: Mapping[UUID, Demand]) -> dict[UUID, list[DemandEvent]]:
    """What was recorded of each demand, without what this table's statements made."""
    ledgers: dict[UUID, list[DemandEvent]] = {each: [] for each in demands}
    own = _own_events(round_, demands)
    rows = DemandEvent.objects.filter(demand__in=demands, voided_at=None)
    for event in rows.select_related("passage").defer("passage__words"):
        if event.id not in own:
            ledgers[event.demand_id].append(event)
    return ledgers


def _own_events(round_: Round, demands: Collection[UUID]) -> set[UUID]:
    points = StatementItem.objects.filter(
        statement__round=round_, item__demand__in=demands, event__isnull=False
    ).values_list("event_id", flat=True)
    given = Statement.objects.filter(round=round_, commitment__isnull=False).values("commitment_id")
    ties = CommitmentDemand.objects.filter(commitment__in=given, demand__in=demands)
    return {*points, *ties.values_list("event_id", flat=True)}


def _effects(
    round_: Round, statements: Iterable[Statement], demands: Collection[UUID]
) -> dict[UUID, list[Effect]]:
    items = {
        each.id: each.demand_id for each in round_.items.filter(demand__in=demands).only("demand")
    }
    found: dict[UUID, list[Effect]] = defaultdict(list)
    for statement in statements:
        for point in statement.points.all():
            demand = items.get(point.item_id)
            if demand is not None:
                found[demand].extend(_effects_on(round_, statement, point, demand))
    return found


def _effects_on(
    round_: Round, statement: Statement, point: StatementItem, demand: UUID
) -> Iterable[Effect]:
    given = statement.commitment
    kinds: list[tuple[int, EventKind | None]] = []
    if point.event is None or point.event.voided_at is None:  # else struck by hand: it stays so
        kinds.append((WORD, EFFECTS.get(StatementKind(statement.kind))))
    if given is not None and given.withdrawn_at is None and not statement.is_ours:
        kinds.append((PROMISE, EventKind.COMMITTED))
    day: Any = round_.meeting.held_on
    for step, kind in kinds:
        if kind is not None:
            made = event_id(statement.said_at, statement.client_id, demand, step, 0)
            yield Effect(statement, point, step, kind, (day, AFTER_PAPERS, made))


def _settlement(demand: Demand, ledger: list[DemandEvent], effects: Iterable[Effect]) -> Settlement:
    """A silence counts only where nothing else of theirs does."""
    said = [each for each in effects if each.kind is not EventKind.ANSWERED_NONE]
    found = _walk(demand, ledger, said)
    if any(each.kind in SPOKEN for each in found.kept):
        return found
    return _walk(demand, ledger, effects)


def _walk(demand: Demand, ledger: list[DemandEvent], effects: Iterable[Effect]) -> Settlement:
    kept: list[Effect] = []
    refused: list[Effect] = []
    for effect in sorted(effects, key=lambda each: each.place_in_time):
        before = [each for each in ledger if each.place_in_time < effect.place_in_time]
        history: list[DemandEvent | Effect] = [*before, *kept, effect]
        gaps = fold(history).gaps
        fits = not gaps or gaps[-1].after is not effect
        (kept if fits else refused).append(effect)
    return Settlement(demand, tuple(kept), tuple(refused))


def _strike(actor: Actor, at: datetime, round_: Round, found: Settlement) -> None:
    """Void what no statement that stands asks for any more."""
    wanted = {effect.key for effect in found.kept}
    points = StatementItem.objects.filter(
        statement__round=round_, item__demand=found.demand, event__voided_at=None,
        event__isnull=False,
    ).select_related("event__demand")  # fmt: skip
    for point in points:
        if (point.id, WORD) not in wanted:
            _void(actor, at, point.event)
            StatementItem.objects.filter(id=point.id).update(event=None)
    _untie(actor, at, round_, found)


def _untie(actor: Actor, at: datetime, round_: Round, found: Settlement) -> None:
    """Those of fallen words, and those that stand in the words before a correction."""
    given = {
        each.statement.commitment_id: each.place_in_time[-1]
        for each in found.kept
        if each.step == PROMISE
    }
    ours = Statement.objects.filter(round=round_, commitment__isnull=False).values("commitment_id")
    ties = CommitmentDemand.objects.filter(
        commitment__in=ours, demand=found.demand, event__voided_at=None
    )
    for tie in ties.select_related("event__demand"):
        made = given.get(tie.commitment_id)
        if made is None or not is_turn_of(tie.event_id, made):
            _void(actor, at, tie.event)


def _void(actor: Actor, at: datetime, event: Any) -> None:
    if event is None or event.voided_at is not None:
        return
    answer = Answer.objects.filter(event=event, withdrawn_at=None).first()
    if answer is not None:
        withdraw_answer(actor=actor, at=at, answer=answer)
    else:
        void_event(actor=actor, at=at, event=event)


def _mark_refused(at: datetime, found: Settlement) -> None:
    refused = {effect.point.id for effect in found.refused}
    for effect in (*found.kept, *found.refused):
        is_refused = effect.point.id in refused
        if effect.point.is_refused != is_refused:
            StatementItem.objects.filter(id=effect.point.id).update(is_refused=is_refused)
            Statement.objects.filter(id=effect.statement.id).update(touched_at=at)
            effect.point.is_refused = is_refused


def _record(actor: Actor, at: datetime, round_: Round, demand: Demand, effect: Effect) -> None:
    """Where it does not stand already."""
    if effect.step == PROMISE:
        _tie(actor, at, round_, demand, effect)
        return
    if effect.point.event_id is not None:
        return
    event = _word(actor, at, round_, demand, effect)
    StatementItem.objects.filter(id=effect.point.id).update(event=event)


def _word(actor: Actor, at: datetime, round_: Round, demand: Demand, effect: Effect) -> DemandEvent:
    statement, told = effect.statement, _told(round_, demand, effect)
    if statement.kind in ANSWERING:
        answer = record_answer(
            actor=actor, at=at, demand=demand, kind=statement.kind, round_=round_,
            answered_on=told.pop("occurred_on"), **told,
        )  # fmt: skip
        return answer.event
    said_by = SaidBy.US if statement.is_ours else SaidBy.OTHER_SIDE
    return record_event(
        actor=actor, at=at, demand=demand, kind=effect.kind, said_by=said_by,
        meeting=round_.meeting, **told,
    )  # fmt: skip


def _told(round_: Round, demand: Demand, effect: Effect) -> dict[str, Any]:
    meeting, statement = round_.meeting, effect.statement
    made = (
        event_id(statement.said_at, statement.client_id, demand.id, effect.step, turn)
        for turn in range(TURNS)
    )
    return {
        "occurred_on": meeting.held_on, "precision": meeting.precision,
        "words": statement.words, "speaker": statement.speaker,
        "id": next(each for each in made if not DemandEvent.objects.filter(id=each).exists()),
    }  # fmt: skip


def _tie(actor: Actor, at: datetime, round_: Round, demand: Demand, effect: Effect) -> None:
    commitment = effect.statement.commitment
    if commitment is None:
        return
    standing = CommitmentDemand.objects.filter(commitment=commitment, demand=demand)
    if standing.filter(event__voided_at=None).exists():
        return
    event = record_event(
        actor=actor, at=at, demand=demand, kind=EventKind.COMMITTED, said_by=SaidBy.OTHER_SIDE,
        meeting=round_.meeting, **_told(round_, demand, effect),
    )  # fmt: skip
    CommitmentDemand.objects.update_or_create(
        commitment=commitment, demand=demand, defaults={"event": event}
    )
