"""A commitment with what its history comes to on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from hiwar.demands.models import Demand
from hiwar.dialogue.models import Commitment, CommitmentEvent
from hiwar.dialogue.queries.visible import visible_commitments, with_history
from hiwar.dialogue.vocabulary import (
    OPEN_FATES,
    CommitmentEventKind,
    CommitmentFate,
    CommitmentFold,
)
from hiwar.kernel.actors import Actor
from hiwar.web.dates import IN_WORDS_FOR

# The glyph of a fate, among the states of a demand and the timings of a commitment.
GLYPHS: Final = {
    CommitmentFate.OVERDUE: "late",
    CommitmentFate.SOON: "soon",
    CommitmentFate.RUNNING: "on_time",
    CommitmentFate.KEPT: "met",
    CommitmentFate.PARTLY_KEPT: "partly_met",
    CommitmentFate.BROKEN: "rolled_back",
}
_ENDS: Final = {
    CommitmentEventKind.KEPT,
    CommitmentEventKind.PARTLY_KEPT,
    CommitmentEventKind.BROKEN,
    CommitmentEventKind.LAPSED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """`events` are those that count, in their order; `demands` those the reader may see."""

    commitment: Commitment
    fold: CommitmentFold
    fate: CommitmentFate
    events: tuple[CommitmentEvent, ...]
    demands: tuple[Demand, ...]
    days_left: int | None
    today: date

    @property
    def age(self) -> int:
        """Days since it was given."""
        return self.today.toordinal() - self.commitment.given_on.toordinal()

    @property
    def is_near(self) -> bool:
        """Near enough that the days are worth counting beside the date."""
        return self.days_left is not None and abs(self.days_left) <= IN_WORDS_FOR

    @property
    def due_on(self) -> date | None:
        return self.fold.due_on

    @property
    def due_precision(self) -> str:
        """That of the first deadline; a renewed one is a day."""
        given = self.commitment
        return given.due_precision if self.due_on == given.deadline else "day"

    @property
    def glyph(self) -> str:
        return GLYPHS[self.fate]

    @property
    def is_open(self) -> bool:
        return self.fate in OPEN_FATES

    @property
    def is_counted(self) -> bool:
        """In the rate of words kept: its term has ended, by its deadline or by its outcome."""
        return self.due_on is not None and self.fate in (CommitmentFate.OVERDUE, *_SETTLED)

    @property
    def owner(self) -> str:
        """Who owes it: the post as written, else the organization."""
        return self.commitment.owner_post or str(self.commitment.owner or "")

    @property
    def last_reminder(self) -> CommitmentEvent | None:
        return self._last(CommitmentEventKind.REMINDED)

    @property
    def last_reply(self) -> CommitmentEvent | None:
        """What was answered since the last reminder."""
        reply, reminder = self._last(CommitmentEventKind.REPLIED), self.last_reminder
        if reply and reminder and reply.place_in_time < reminder.place_in_time:
            return None
        return reply

    @property
    def outcome(self) -> CommitmentEvent | None:
        """The event that settled it."""
        ends = [event for event in self.events if event.kind in _ENDS]
        return ends[-1] if ends and not self.is_open else None

    def _last(self, kind: CommitmentEventKind) -> CommitmentEvent | None:
        return next((event for event in reversed(self.events) if event.kind == kind), None)


_SETTLED: Final = (CommitmentFate.KEPT, CommitmentFate.PARTLY_KEPT, CommitmentFate.BROKEN)


def line_of(commitment: Any, today: date) -> Line:
    """Of a commitment read through `with_history`."""
    folded = commitment.fold()
    events = sorted(commitment.events.all(), key=lambda event: event.place_in_time)
    return Line(
        commitment=commitment, fold=folded, fate=folded.fate(today), events=tuple(events),
        demands=tuple(tie.demand for tie in commitment.live_ties),
        days_left=(folded.due_on - today).days if folded.due_on else None,
        today=today,
    )  # fmt: skip


def lines_of(actor: Actor, today: date, rows: QuerySet[Commitment] | None = None) -> list[Line]:
    """Three queries, whatever their number."""
    chosen = visible_commitments(actor) if rows is None else rows
    return [line_of(row, today) for row in with_history(actor, chosen)]


def by_deadline(lines: Iterable[Line]) -> list[Line]:
    """The oldest deadline first, those without one last."""
    return sorted(lines, key=lambda line: (line.due_on or date.max, line.commitment.id))
