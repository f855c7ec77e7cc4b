"""Dialogues, their rounds, and what moved in each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries import visible_to
from hiwar.demands.queries.living import Happening, histories_of
from hiwar.demands.queries.timeline import Said, said
from hiwar.demands.vocabulary import SPOKEN, DemandState, Move, fold
from hiwar.dialogue.models import Answer, Dialogue, Round
from hiwar.dialogue.queries.line import Line, lines_of
from hiwar.dialogue.queries.live import Word
from hiwar.dialogue.queries.points import OtherPoint, other_points, words_of, words_on
from hiwar.dialogue.queries.state import agenda_with, state_of
from hiwar.dialogue.queries.visible import (
    visible_answers,
    visible_commitments,
    visible_dialogues,
    visible_rounds,
)
from hiwar.dialogue.vocabulary.table import RoundState
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Attendance, Meeting
from hiwar.meetings.queries import sides_of
from hiwar.meetings.vocabulary import Presence, Side


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in a list: demands spoken of, answered, and commitments given."""

    round: Round
    raised: int
    answered: int
    commitments: int


@dataclass(frozen=True, slots=True)
class DialogueCard:
    """A dialogue in the list, its rounds the newest first."""

    dialogue: Dialogue
    rounds: tuple[RoundLine, ...]

    @property
    def last(self) -> Round | None:
        return self.rounds[0].round if self.rounds else None


@dataclass(frozen=True, slots=True)
class Item:
    """A demand in a round: what was answered, what was promised, where it stood and stands."""

    demand: Demand
    answer: Said | None
    answered_by: Answer | None
    commitments: tuple[Line, ...]
    before: DemandState | None
    after: DemandState | None
    words: tuple[Word, ...] = ()

    @property
    def ours(self) -> list[Word]:
        """What we said on it at the table."""
        return [word for word in self.words if word.side == "us"]

    @property
    def theirs(self) -> list[Word]:
        """What they said on it at the table."""
        return [word for word in self.words if word.side == "them"]

    @property
    def moved(self) -> bool:
        return self.before is not None and self.before != self.after


@dataclass(frozen=True, slots=True)
class RoundPage:
    """`unspoken`: points of the agenda that nothing stands on yet.

    `others` are commitments of the round that are tied to no demand the reader may see.
    """

    round: Round
    ours: tuple[Attendance, ...]
    theirs: tuple[Attendance, ...]
    items: tuple[Item, ...]
    unspoken: tuple[OtherPoint, ...]
    others: tuple[Line, ...]
    state: RoundState
    before: UUID | None
    after: UUID | None

    @property
    def commitments(self) -> list[Line]:
        lines = [line for item in self.items for line in item.commitments] + [*self.others]
        return list({line.commitment.id: line for line in lines}.values())

    @property
    def late(self) -> int:
        return sum(line.glyph == "late" for line in self.commitments)

    @property
    def silent(self) -> int:
        return sum(item.answer is None for item in self.items) + sum(
            point.answer is None for point in self.unspoken
        )

    @property
    def points(self) -> int:
        return len(self.items) + len(self.unspoken)

    @property
    def ours_came(self) -> int:
        return sum(seat.presence == Presence.PRESENT for seat in self.ours)

    @property
    def theirs_came(self) -> int:
        return sum(seat.presence == Presence.PRESENT for seat in self.theirs)

    @property
    def states(self) -> Mapping[str, int]:
        """Where the demands stood after it."""
        counts = Counter(item.after for item in self.items if item.after is not None)
        return {state: counts[state] for state in DemandState if counts[state]}


def dialogues_page(actor: Actor) -> list[DialogueCard]:
    """Four queries, whatever the number of dialogues and rounds."""
    rounds = list(visible_rounds(actor))
    lines = _round_lines(actor, rounds)
    cards = []
    for dialogue in visible_dialogues(actor):
        own = tuple(lines[each.id] for each in rounds if each.dialogue_id == dialogue.id)
        cards.append(DialogueCard(dialogue, own))
    return cards


def dialogue_card(actor: Actor, dialogue: Dialogue) -> DialogueCard:
    rounds = list(visible_rounds(actor).filter(dialogue=dialogue))
    lines = _round_lines(actor, rounds)
    return DialogueCard(dialogue, tuple(lines[each.id] for each in rounds))


def _round_lines(actor: Actor, rounds: Iterable[Round]) -> dict[UUID, RoundLine]:
    """Two queries: the events and the commitments of their meetings."""
    meetings = [each.meeting_id for each in rounds]
    told = DemandEvent.objects.filter(
        meeting__in=meetings, voided_at=None, demand__in=visible_to(actor).order_by().values("id")
    )
    raised = Count("demand", distinct=True)
    answered = Count("demand", distinct=True, filter=Q(kind__in=tuple(SPOKEN)))
    rows = told.order_by().values_list("meeting_id").annotate(raised=raised, answered=answered)
    counted: dict[UUID, tuple[int, int]] = {row[0]: (row[1], row[2]) for row in rows}
    given = visible_commitments(actor).filter(meeting__in=meetings)
    words = Counter(given.values_list("meeting_id", flat=True))
    return {
        each.id: RoundLine(each, *counted.get(each.meeting_id, (0, 0)), words[each.meeting_id])
        for each in rounds
    }


def round_page(actor: Actor, round_: Round, today: date) -> RoundPage:
    """Whoever gets the round from `visible_rounds` may read its page."""
    lines = _lines_given(actor, round_.meeting, today)
    items = items_of(actor, round_.meeting, lines)
    agenda = agenda_with(round_, {item.demand.id: item.demand for item in items})
    words, points = words_of(round_), {each.demand_id: each for each in agenda if each.demand_id}
    items = [replace(each, words=words_on(points.get(each.demand.id), words)) for each in items]
    places = {each: place for place, each in enumerate(points)}
    items.sort(key=lambda item: places.get(item.demand.id, len(places)))
    spoken_of = {item.demand.id for item in items}
    tied = {line.commitment.id for item in items for line in item.commitments}
    sides = sides_of(actor, round_.meeting)
    dialogue = visible_rounds(actor).filter(dialogue=round_.dialogue_id)
    neighbours = list(dialogue.values_list("id", flat=True))
    place = neighbours.index(round_.id)
    return RoundPage(
        round=round_, ours=sides.get(Side.ISSUER, ()), theirs=sides.get(Side.COUNTERPART, ()),
        items=tuple(items), state=state_of(round_),
        unspoken=tuple(other_points(agenda, spoken_of, words)),
        others=tuple(line for line in lines if line.commitment.id not in tied),
        before=neighbours[place + 1] if place + 1 < len(neighbours) else None,
        after=neighbours[place - 1] if place else None,
    )  # fmt: skip


def _lines_given(actor: Actor, meeting: Meeting, today: date) -> list[Line]:
    return lines_of(actor, today, visible_commitments(actor).filter(meeting=meeting))


def items_of(actor: Actor, meeting: Meeting, lines: Iterable[Line]) -> list[Item]:
    """The demands spoken of in a meeting, in the order they were."""
    events = {
        event.id: event
        for event in DemandEvent.objects.filter(meeting=meeting, voided_at=None)
        .select_related("passage__document")
        .defer("passage__document__text")
    }
    spoken_of = {event.demand_id for event in events.values()}
    rows = list(visible_to(actor).filter(id__in=spoken_of))
    histories = histories_of([row.id for row in rows])
    answers = {each.event_id: each for each in visible_answers(actor).filter(event__in=events)}
    tied = _by_demand(lines)
    items = [
        _item(actor, row, fold(histories[row.id]).moves, events, answers, tied) for row in rows
    ]
    order = {event.demand_id: event.place_in_time for event in reversed(_in_order(events))}
    return sorted(items, key=lambda item: order[item.demand.id])


def _by_demand(lines: Iterable[Line]) -> dict[UUID, list[Line]]:
    found: dict[UUID, list[Line]] = {}
    for line in lines:
        for demand in line.demands:
            found.setdefault(demand.id, []).append(line)
    return found


def _in_order(events: Mapping[UUID, DemandEvent]) -> list[DemandEvent]:
    return sorted(events.values(), key=lambda event: event.place_in_time)


def _item(
    actor: Actor, demand: Demand, moves: Sequence[Move[Happening]],
    events: Mapping[UUID, DemandEvent], answers: Mapping[UUID, Answer],
    tied: Mapping[UUID, Sequence[Line]],
) -> Item:  # fmt: skip
    here = [place for place, move in enumerate(moves) if move.event.event_id in events]
    spoken = [moves[place].event for place in here if moves[place].event.kind in SPOKEN]
    last = spoken[-1].event_id if spoken else None
    return Item(
        demand=demand,
        answer=said(actor, events[last]) if last else None,
        answered_by=answers.get(last) if last else None,
        commitments=tuple(tied.get(demand.id, ())),
        before=moves[here[0] - 1].state if here[0] else None,
        after=moves[here[-1]].state,
    )
