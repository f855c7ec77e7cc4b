"""Where a round stands, and what stands of what was typed at its table."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from hiwar.demands.models import Demand
from hiwar.dialogue.models import Round, RoundItem, Statement, StatementItem
from hiwar.dialogue.vocabulary.table import (
    RoundMoveKind,
    RoundState,
    Standing,
    fold_round,
    standing_of,
)
from hiwar.meetings.vocabulary import MeetingState


def state_of(round_: Round) -> RoundState:
    """One query."""
    kinds = [move.kind for move in round_.moves.all() if move.voided_at is None]
    return fold_round(kinds, is_planned=round_.meeting.state == MeetingState.PLANNED)


def first_opened(round_: Round) -> datetime | None:
    moves = round_.moves.filter(voided_at=None).exclude(kind=RoundMoveKind.CLOSED)
    return moves.values_list("recorded_at", flat=True).first()


def last_closed(round_: Round) -> datetime | None:
    moves = round_.moves.filter(voided_at=None, kind=RoundMoveKind.CLOSED)
    return moves.values_list("recorded_at", flat=True).last()


def agenda_of(round_: Round) -> list[RoundItem]:
    """The points that stand, in their order."""
    rows = RoundItem.objects.filter(round=round_, removed_at=None)
    return list(rows.select_related("demand__theme", "demand__parent").order_by("position", "id"))


def agenda_with(round_: Round, known: Mapping[UUID, Demand]) -> list[RoundItem]:
    """The same with the demands in hand; one query more where the agenda has others."""
    items = list(RoundItem.objects.filter(round=round_, removed_at=None).order_by("position", "id"))
    missing = {item.demand_id for item in items} - {None, *known}
    demands = {**known, **(Demand.objects.in_bulk(missing) if missing else {})}
    for item in items:
        item.demand = demands[item.demand_id] if item.demand_id else None
    return items


def everything_typed(round_: Round) -> list[Statement]:
    """Two queries: all that was typed at its table, each with the points it answers."""
    rows = Statement.objects.filter(round=round_).select_related("referred_to", "commitment")
    points = StatementItem.objects.select_related("event")
    return list(rows.prefetch_related(Prefetch("points", points)))


def table_of(round_: Round) -> Standing[Statement]:
    """What of it stands: two queries."""
    return standing_of(everything_typed(round_))
