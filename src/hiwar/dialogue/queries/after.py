"""After a round: what moved, what did not, what is new, what is owed on both sides, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from hiwar.demands.models import Demand, DemandEvent, Gain
from hiwar.demands.queries import standings_of, visible_gains, visible_to, with_ledger
from hiwar.demands.queries.standing import Standing
from hiwar.demands.vocabulary import SPOKEN, DemandState, EventKind
from hiwar.dialogue.models import Commitment, CommitmentDemand, Round, RoundItem, Statement
from hiwar.dialogue.queries.fates import is_of
from hiwar.dialogue.queries.line import Line, by_deadline, lines_of
from hiwar.dialogue.queries.points import OtherPoint, other_points, words_of
from hiwar.dialogue.queries.rounds import Item, items_of
from hiwar.dialogue.queries.state import agenda_of, state_of
from hiwar.dialogue.queries.visible import visible_commitments, visible_rounds
from hiwar.dialogue.vocabulary import CommitmentFate, OwedBy, Side
from hiwar.dialogue.vocabulary.table import AgendaReason, RoundState
from hiwar.kernel.actors import Actor

K, R = EventKind, AgendaReason
_LEFT_OUT = (DemandState.MET, DemandState.CLOSED, DemandState.REFUSED)
LATE_SHOWN: Final = 30
_PUT_OFF = (K.ANSWERED_DEFERRED, K.ANSWERED_REFERRED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A point for the next agenda and why it should stand there."""

    demand: Demand
    reason: AgendaReason
    head: str


@dataclass(frozen=True, slots=True)
class AfterRound:
    """`owed`, `late` and `owing` by deadline, of `late` the oldest alone.

    `steps` are those without a commitment of their own.
    """

    round: Round
    state: RoundState
    moved: tuple[Item, ...]
    still: tuple[Item, ...]
    others: tuple[OtherPoint, ...]
    raised: tuple[Item, ...]
    claimed: tuple[Item, ...]
    gains: tuple[Gain, ...]
    owed: tuple[Line, ...]
    late: tuple[Line, ...]
    late_total: int
    owing: tuple[Line, ...]
    their_steps: tuple[Statement, ...]
    our_steps: tuple[Statement, ...]
    drafts: tuple[Draft, ...]
    planned: Round | None

    @property
    def new(self) -> int:
        return len(self.raised) + len(self.claimed) + len(self.gains)

    @property
    def they_owe(self) -> int:
        return len(self.owed) + self.late_total + len(self.their_steps)

    @property
    def late_left(self) -> int:
        return self.late_total - len(self.late)

    @property
    def we_owe(self) -> int:
        return len(self.owing) + len(self.our_steps)

    @property
    def unmoved(self) -> int:
        return len(self.still) + len(self.others)

    @property
    def by_reason(self) -> list[tuple[AgendaReason, list[Draft]]]:
        groups = [(reason, [d for d in self.drafts if d.reason is reason]) for reason in R]
        return [(reason, found) for reason, found in groups if found]


def after_round(actor: Actor, round_: Round, today: date) -> AfterRound:
    """Whoever gets the round from `visible_rounds` may read its page."""
    lines = lines_of(actor, today, visible_commitments(actor).filter(meeting=round_.meeting))
    items = items_of(actor, round_.meeting, lines)
    agenda, here = agenda_of(round_), {item.demand.id for item in items}
    places = {each.demand_id: place for place, each in enumerate(agenda)}
    items.sort(key=lambda item: places.get(item.demand.id, len(places)))
    late, late_total = _late_lines(actor, round_, today)
    words = words_of(round_)
    steps = [word.statement for word in words if word.statement.next_step]
    return AfterRound(
        round=round_, state=state_of(round_),
        moved=tuple(item for item in items if item.moved),
        still=tuple(item for item in items if not item.moved and item.before is not None),
        others=tuple(other_points(agenda, here, words)),
        raised=tuple(item for item in items if item.before is None),
        claimed=tuple(item for item in items if item.answer and item.answer.kind is K.CLAIMED),
        gains=tuple(visible_gains(actor).filter(meeting=round_.meeting)),
        owed=tuple(by_deadline(_owed(lines, OwedBy.THEM))), late=tuple(late),
        late_total=late_total,
        owing=tuple(by_deadline(_owed(lines, OwedBy.US))),
        their_steps=tuple(each for each in steps if each.next_by == Side.THEM),
        our_steps=tuple(each for each in steps if each.next_by == Side.US),
        drafts=tuple(drafts_after(actor, round_, today, agenda, lines)),
        planned=_planned_after(actor, round_),
    )  # fmt: skip


def _owed(lines: Iterable[Line], by: str) -> list[Line]:
    return [line for line in lines if line.commitment.owed_by == by and line.is_open]


def _late_lines(actor: Actor, round_: Round, today: date) -> tuple[list[Line], int]:
    """The oldest of them, and how many there are."""
    rows = _late_before(actor, round_, today).order_by("standing__due_on", "id")
    shown = lines_of(actor, today, rows[:LATE_SHOWN])
    return shown, len(shown) if len(shown) < LATE_SHOWN else rows.count()


def _late_before(actor: Actor, round_: Round, today: date) -> QuerySet[Commitment]:
    """What earlier rounds of the same dialogue were promised, and passed its deadline."""
    meetings = visible_rounds(actor).filter(dialogue=round_.dialogue_id).exclude(id=round_.id)
    return visible_commitments(actor).filter(
        is_of(CommitmentFate.OVERDUE, today),
        meeting__in=meetings.order_by().values("meeting"), owed_by=OwedBy.THEM,
    )  # fmt: skip


def _planned_after(actor: Actor, round_: Round) -> Round | None:
    rows = visible_rounds(actor).filter(dialogue=round_.dialogue_id, meeting__state="planned")
    return rows.exclude(id=round_.id).first()


def drafts_after(
    actor: Actor, round_: Round, today: date, agenda: Iterable[RoundItem], lines: Iterable[Line]
) -> list[Draft]:
    """The next agenda: by reason, and under each in the order of this one.

    `lines` are the commitments of this round. The ledgers of its own demands alone are loaded: of
    those that a late word of an earlier round brings back, the kept standing says enough.
    """
    places = {each.demand_id: place for place, each in enumerate(agenda) if each.demand_id}
    heads = {each.demand_id: each.head for each in agenda}
    owed = [line for line in lines if line.commitment.owed_by == OwedBy.THEM and line.is_open]
    late = {d.id for line in owed if line.fate is CommitmentFate.OVERDUE for d in line.demands}
    late |= _demands_of(_late_before(actor, round_, today))
    waits = {
        d.id for line in owed if line.due_on is not None and line.due_on >= today
        for d in line.demands
    }  # fmt: skip
    spoken = DemandEvent.objects.filter(meeting=round_.meeting, voided_at=None)
    own = {*places, *spoken.order_by().values_list("demand_id", flat=True)}
    chosen = visible_to(actor).select_related("theme", "parent")
    found = [
        Draft(demand, R.LATE, "")
        for demand in chosen.filter(id__in=late - own, number__isnull=False).exclude(
            standing__state__in=_LEFT_OUT
        )
    ]
    for standing in standings_of(with_ledger(chosen.filter(id__in=own))):
        reason = _reason(standing, round_, late, waits)
        if reason is not None and standing.demand.number is not None:
            head = heads.get(standing.demand.id) or ""
            found.append(Draft(standing.demand, reason, head))
    order = list(R)
    last = len(places)
    found.sort(
        key=lambda d: (order.index(d.reason), places.get(d.demand.id, last), d.demand.number or 0)
    )
    return found


def _demands_of(rows: QuerySet[Commitment]) -> set[UUID]:
    ties = CommitmentDemand.objects.filter(
        commitment__in=rows.order_by().values("id"), event__voided_at=None
    )
    return set(ties.values_list("demand_id", flat=True))


def _reason(
    standing: Standing, round_: Round, late: set[UUID], waits: set[UUID]
) -> AgendaReason | None:
    """None: it needs no asking, or only our own decision brings it back."""
    if standing.state in _LEFT_OUT:
        return None
    if standing.demand.id in late:
        return R.LATE
    if standing.state == DemandState.PARTLY_MET:
        return R.PARTLY
    answered_here = any(
        move.event.meeting_id == round_.meeting_id and move.event.kind in SPOKEN
        for move in standing.fold.moves
    )
    if not answered_here or standing.answer is None:
        return R.UNANSWERED
    if standing.answer.kind in _PUT_OFF:
        return R.DEFERRED
    return None if standing.demand.id in waits else R.AWAITED
