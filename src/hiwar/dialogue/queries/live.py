"""The page of a round typed live, and what changed on it since a device last asked."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from hiwar.demands.models import DemandEvent
from hiwar.demands.queries import standings_of, visible_to, with_ledger
from hiwar.demands.queries.standing import Standing
from hiwar.demands.vocabulary import SPOKEN, DemandState
from hiwar.dialogue.models import Round, RoundItem, Statement
from hiwar.dialogue.queries.state import agenda_of, state_of, table_of
from hiwar.dialogue.vocabulary.table import RoundState, StatementKind
from hiwar.dialogue.vocabulary.table import Standing as Table
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.meetings.models import Attendance
from hiwar.meetings.queries import visible_attendance

# Two writers may commit in another order than they began: what is newer than this is told again.
OVERLAP: Final = timedelta(seconds=10)
K = StatementKind
GLYPHS: Final[Mapping[StatementKind, str]] = {
    K.ACCEPTED: "in_dialogue", K.IN_PRINCIPLE: "in_dialogue", K.PARTLY: "in_dialogue",
    K.DEFERRED: "in_dialogue", K.REFERRED: "in_dialogue", K.REFUSED: "refused",
    K.CLAIMED: "in_dialogue", K.ROLLED_BACK: "rolled_back", K.TOLD: "raised", K.NONE: "raised",
    K.ASKED: "raised", K.ARGUED: "raised", K.PARTLY_MET: "partly_met", K.MET: "met",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A statement as the page shows it; `refused` are the points whose ledger does not take it."""

    statement: Statement
    items: tuple[UUID, ...]
    refused: tuple[UUID, ...]

    @property
    def key(self) -> str:
        return str(self.statement.client_id)

    @property
    def kind(self) -> StatementKind:
        return StatementKind(self.statement.kind)

    @property
    def glyph(self) -> str:
        return "on_time" if self.statement.promises else GLYPHS[self.kind]

    @property
    def side(self) -> str:
        return "us" if self.statement.is_ours else "them"

    @property
    def at(self) -> int:
        """Milliseconds: its place among the entries of the page."""
        return int(self.statement.said_at.timestamp() * 1000)

    @property
    def told(self) -> str:
        """Its fields as the form names them, for a correction."""
        row = self.statement
        fields = {
            "kind": row.kind, "words": row.words, "speaker": row.speaker, "manner": row.manner,
            "referred_to": str(row.referred_to_id or ""), "referred_text": row.referred_text,
            "promises": row.promises, "owner_post": row.owner_post, "means": row.means,
            "due": _written(row.due_on, row.due_precision), "next_step": row.next_step,
            "next_day": _written(row.next_on, Precision.DAY), "next_by": row.next_by,
        }  # fmt: skip
        return json.dumps(fields, ensure_ascii=False)


def _written(day: date | None, precision: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)] if day else ""


@dataclass(frozen=True, slots=True)
class Rivals:
    """Corrections of one entry, typed by two who did not see each other's; one is to be chosen."""

    about: UUID
    words: tuple[Word, ...]

    @property
    def key(self) -> str:
        return f"rivals-{self.about}"

    @property
    def at(self) -> int:
        return min(word.at for word in self.words)

    @property
    def items(self) -> tuple[UUID, ...]:
        return tuple({item: None for word in self.words for item in word.items})


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda: where its demand stands, what was last answered before this round."""

    item: RoundItem
    number: int
    standing: Standing | None
    before: DemandEvent | None
    words: tuple[Word, ...]

    @property
    def state(self) -> DemandState | None:
        return self.standing.state if self.standing else None

    @property
    def wording(self) -> str:
        return str(self.item.demand.wording if self.item.demand else self.item.subject)

    @property
    def last(self) -> Word | None:
        """Their newest word here, else ours."""
        theirs = [word for word in self.words if word.side == "them"]
        return next(reversed(theirs or self.words), None)

    @property
    def is_answered(self) -> bool:
        return any(word.side == "them" for word in self.words)


@dataclass(frozen=True, slots=True)
class LivePage:
    """`entries` in the order they were said; `points` in that of the agenda."""

    round: Round
    state: RoundState
    points: tuple[Point, ...]
    current: Point | None
    entries: tuple[Word | Rivals, ...]
    seats: tuple[Attendance, ...]

    @property
    def answered(self) -> int:
        return sum(point.is_answered for point in self.points)

    @property
    def next_point(self) -> Point | None:
        return self._beside(1)

    @property
    def previous_point(self) -> Point | None:
        return self._beside(-1)

    def _beside(self, step: int) -> Point | None:
        places = [place for place, each in enumerate(self.points) if each is self.current]
        place = places[0] + step if places else -1
        return self.points[place] if 0 <= place < len(self.points) else None


@dataclass(frozen=True, slots=True)
class News:
    """What changed: entries to show or show again, and the keys of those to take off."""

    entries: tuple[Word | Rivals, ...]
    gone: tuple[str, ...]


def live_page(actor: Actor, round_: Round, item_id: UUID | None = None) -> LivePage:
    """Whoever gets the round from `visible_rounds` may read it."""
    table, items = table_of(round_), agenda_of(round_)
    entries = entries_of(table)
    points = _points(actor, round_, items, _words_in(entries))
    chosen = next((each for each in points if each.item.id == item_id), None)
    current = chosen or next((each for each in points if not each.is_answered), None)
    return LivePage(
        round=round_, state=state_of(round_), points=points, entries=entries,
        current=current or (points[0] if points else None),
        seats=tuple(visible_attendance(actor).filter(meeting=round_.meeting)),
    )  # fmt: skip


def _points(
    actor: Actor, round_: Round, items: Collection[RoundItem], words: Collection[Word]
) -> tuple[Point, ...]:
    demands = visible_to(actor).filter(id__in=[each.demand_id for each in items if each.demand_id])
    standings = {each.demand.id: each for each in standings_of(with_ledger(demands))}
    before = _answers_before(round_, standings.values())
    return tuple(
        Point(
            item, number, standings.get(item.demand_id) if item.demand_id else None,
            before.get(item.demand_id) if item.demand_id else None,
            tuple(word for word in words if item.id in word.items),
        )
        for number, item in enumerate(items, start=1)
        if item.demand_id is None or item.demand_id in standings
    )  # fmt: skip


def _answers_before(round_: Round, standings: Iterable[Standing]) -> dict[UUID, DemandEvent]:
    """The other side's newest word on each demand outside this round, with its passage."""
    chosen = {}
    for standing in standings:
        told = [
            move.event for move in standing.fold.moves if move.event.meeting_id != round_.meeting_id
        ]
        answer = next((event for event in reversed(told) if event.kind in SPOKEN), None)
        if answer is not None:
            chosen[standing.demand.id] = answer.id
    events = DemandEvent.objects.filter(id__in=chosen.values()).select_related("passage")
    found = {event.id: event for event in events}
    return {demand: found[event] for demand, event in chosen.items() if event in found}


def entries_of(table: Table[Statement]) -> tuple[Word | Rivals, ...]:
    """What stands, in the order it was said; rivals together in the place of what they correct."""
    waiting = {each.client_id for group in table.rivals.values() for each in group}
    entries: list[tuple[datetime, str, Word | Rivals]] = [
        (each.said_at, str(each.client_id), word_of(each))
        for each in table.counting
        if each.client_id not in waiting
    ]
    for about, group in table.rivals.items():
        rivals = Rivals(about, tuple(word_of(each) for each in group))
        entries.append((min(each.said_at for each in group), rivals.key, rivals))
    return tuple(entry for _at, _key, entry in sorted(entries, key=lambda each: each[:2]))


def word_of(statement: Any) -> Word:
    points = list(statement.points.all())
    return Word(
        statement, tuple(point.item_id for point in points),
        tuple(point.item_id for point in points if point.is_refused),
    )  # fmt: skip


def _words_in(entries: Iterable[Word | Rivals]) -> list[Word]:
    return [
        word
        for entry in entries
        for word in (entry.words if isinstance(entry, Rivals) else (entry,))
    ]


def news_since(round_: Round, cursor: datetime) -> News:
    """One query where nothing changed, three more where something did."""
    touched = Statement.objects.filter(round=round_, touched_at__gt=cursor - OVERLAP)
    names = set(touched.values_list("client_id", flat=True))
    if not names:
        return News((), ())
    return _news(round_, names)


def news_of(statement: Statement) -> News:
    """What the page shows now of an entry and of its kin."""
    return _news(statement.round, {statement.client_id})


def _news(round_: Round, names: set[UUID]) -> News:
    kin = _kin(Statement.objects.filter(round=round_).values_list("client_id", "corrects"), names)
    entries = [
        entry
        for entry in entries_of(table_of(round_))
        if (entry.about if isinstance(entry, Rivals) else entry.statement.client_id) in kin
    ]
    shown = {entry.key for entry in entries}
    known = {str(each) for each in kin} | {f"rivals-{each}" for each in kin}
    return News(tuple(entries), tuple(sorted(known - shown)))


def _kin(pairs: Iterable[tuple[UUID, UUID | None]], names: set[UUID]) -> set[UUID]:
    """Those named, what they correct and what corrects them, as far as it goes."""
    known, ties = set(names), [(one, other) for one, other in pairs if other is not None]
    grown = True
    while grown:
        fresh = {each for tie in ties if set(tie) & known for each in tie} - known
        known |= fresh
        grown = bool(fresh)
    return known
