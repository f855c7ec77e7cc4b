"""A word given: what can happen to it, the table of moves, and what a history comes to.

A move that the table does not know changes nothing and is told as a gap: old papers arrive in any
order, and one may be missing.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.kernel.dates import Precision

SOON = timedelta(days=15)


class Side(models.TextChoices):
    """Whose word or deed it is."""

    THEM = "them", pgettext_lazy("side of the dialogue", "the administration")
    US = "us", pgettext_lazy("side of the dialogue", "our organization")


class OwedBy(models.TextChoices):
    """Who owes a commitment: nearly always they do, now and then we do."""

    THEM = "them", pgettext_lazy("who owes a commitment", "the administration owes it to us")
    US = "us", pgettext_lazy("who owes a commitment", "we owe it to them")


class CommitmentEventKind(models.TextChoices):
    """What can happen to a commitment after it was given."""

    REMINDED = "reminded", pgettext_lazy("event of a commitment", "reminded")
    REPLIED = "replied", pgettext_lazy("event of a commitment", "replied")
    CLAIMED = "claimed", pgettext_lazy("event of a commitment", "said to be done")
    RENEWED = "renewed", pgettext_lazy("event of a commitment", "given again with another deadline")
    KEPT = "kept", pgettext_lazy("event of a commitment", "kept")
    PARTLY_KEPT = "partly_kept", pgettext_lazy("event of a commitment", "kept in part")
    BROKEN = "broken", pgettext_lazy("event of a commitment", "taken back")
    LAPSED = "lapsed", pgettext_lazy("event of a commitment", "judged not kept")
    DISPUTED = "disputed", pgettext_lazy("event of a commitment", "disputed")
    REWORDED = "reworded", pgettext_lazy("event of a commitment", "its words were set right")


class CommitmentFate(models.TextChoices):
    """Where a word stands, in the order of the legend. OVERDUE and SOON depend on the day.

    BROKEN is what they took back and what we judged not kept after its deadline.
    """

    OVERDUE = "overdue", pgettext_lazy("fate of a commitment", "overdue")
    SOON = "soon", pgettext_lazy("fate of a commitment", "due soon")
    RUNNING = "running", pgettext_lazy("fate of a commitment", "within its term")
    KEPT = "kept", pgettext_lazy("fate of a commitment", "kept")
    PARTLY_KEPT = "partly_kept", pgettext_lazy("fate of a commitment", "kept in part")
    BROKEN = "broken", pgettext_lazy("fate of a commitment", "taken back")


OPEN_FATES = (CommitmentFate.OVERDUE, CommitmentFate.SOON, CommitmentFate.RUNNING)
K, F = CommitmentEventKind, CommitmentFate
# Change no state, whatever it is; a rewording says only how our own record read before.
_SPOKEN: Final = (K.REPLIED, K.CLAIMED, K.DISPUTED, K.REWORDED)

Moves = dict[CommitmentEventKind, CommitmentFate | None]


def _to(state: CommitmentFate | None, *kinds: CommitmentEventKind) -> Moves:
    return dict.fromkeys(kinds, state)


# The state before (None: open), what happened, the state after.
TABLE: Final[dict[CommitmentFate | None, Moves]] = {
    None: _to(None, *_SPOKEN, K.REMINDED, K.RENEWED)
    | _to(F.KEPT, K.KEPT)
    | _to(F.PARTLY_KEPT, K.PARTLY_KEPT)
    | _to(F.BROKEN, K.BROKEN, K.LAPSED),
    F.PARTLY_KEPT: _to(F.PARTLY_KEPT, *_SPOKEN, K.PARTLY_KEPT)
    | _to(None, K.RENEWED)
    | _to(F.KEPT, K.KEPT)
    | _to(F.BROKEN, K.BROKEN, K.LAPSED),
    F.KEPT: _to(F.KEPT, *_SPOKEN, K.KEPT) | _to(F.BROKEN, K.BROKEN),
    F.BROKEN: _to(F.BROKEN, *_SPOKEN, K.BROKEN, K.LAPSED)
    | _to(None, K.RENEWED)
    | _to(F.KEPT, K.KEPT)
    | _to(F.PARTLY_KEPT, K.PARTLY_KEPT),
}

_SETTLING: Final = {K.KEPT, K.PARTLY_KEPT, K.BROKEN, K.LAPSED}
# Whose word or deed each is, of the side that owes and the side it is owed to.
_OF_DEBTOR: Final = {K.REPLIED, K.CLAIMED, K.RENEWED, K.BROKEN}


class Happened(Protocol):
    """What the fold needs of a commitment's event."""

    @property
    def kind(self) -> str: ...

    @property
    def occurred_on(self) -> date: ...

    @property
    def new_due_on(self) -> date | None: ...

    @property
    def place_in_time(self) -> tuple[object, ...]: ...


@dataclass(frozen=True, slots=True)
class Move:
    """An event and the state it led to (None: open); a gap led nowhere."""

    event: Happened
    state: CommitmentFate | None
    is_gap: bool

    @property
    def settles(self) -> bool:
        return not self.is_gap and self.event.kind in _SETTLING


@dataclass(frozen=True, slots=True)
class CommitmentFold:
    """What a commitment's history comes to, whatever the day.

    `reminders` are those since the last renewal, `unanswered` those since the last reply too;
    `claimed` is a claim of theirs that nothing has settled since.
    """

    settled: CommitmentFate | None
    due_on: date | None
    disputed: bool
    reminders: int
    unanswered: int
    renewals: int
    claimed: bool
    moves: tuple[Move, ...]

    @property
    def gaps(self) -> tuple[Happened, ...]:
        return tuple(move.event for move in self.moves if move.is_gap)

    def fate(self, today: date) -> CommitmentFate:
        """A word without a deadline is never late; the day of the deadline is still in time."""
        if self.settled is not None:
            return self.settled
        return timing_of(self.due_on, today)


def timing_of(due_on: date | None, today: date) -> CommitmentFate:
    """Of an open word: overdue, soon or running."""
    if due_on is None or due_on - today > SOON:
        return CommitmentFate.RUNNING
    return CommitmentFate.OVERDUE if due_on < today else CommitmentFate.SOON


def whose_word(kind: str, owed_by: str) -> Side | None:
    """Whose deed an event of that kind is; None where either side may do it."""
    if kind == K.DISPUTED:
        return None
    if kind == K.REWORDED:
        return Side.US
    is_ours = (owed_by == OwedBy.US) is (kind in _OF_DEBTOR)
    return Side.US if is_ours else Side.THEM


def last_day(day: date, precision: str) -> date:
    """The end of the day, month or year that `day` stands for."""
    if precision == Precision.DAY:
        return day
    month = 12 if precision == Precision.YEAR else day.month
    return date(day.year, month, monthrange(day.year, month)[1])


def allowed(state: CommitmentFate | None, kind: str) -> bool:
    return kind in TABLE[state]


def fold_commitment(due_on: date | None, events: Iterable[Happened]) -> CommitmentFold:
    """Fold events in any order of arrival; the same set gives the same result.

    The last settlement stands, a renewal opens again.
    """
    state: CommitmentFate | None = None
    marks = _Marks()
    moves: list[Move] = []
    for event in sorted(events, key=lambda each: each.place_in_time):
        kind = CommitmentEventKind(event.kind)
        known = allowed(state, kind)
        if known:
            state = TABLE[state][kind]
            marks.note(kind)
        if known and kind is K.RENEWED:
            due_on = event.new_due_on
        moves.append(Move(event, state, not known))
    return CommitmentFold(
        state, due_on, marks.disputed, marks.reminders, marks.unanswered, marks.renewals,
        marks.claimed, tuple(moves),
    )  # fmt: skip


@dataclass(slots=True)
class _Marks:
    """What is counted along a history."""

    disputed: bool = False
    claimed: bool = False
    reminders: int = 0
    unanswered: int = 0
    renewals: int = 0

    def note(self, kind: CommitmentEventKind) -> None:
        if kind in _SETTLING or kind is K.RENEWED:
            self.disputed = self.disputed and kind is K.RENEWED
            self.claimed = False
        if kind is K.RENEWED:
            self.renewals += 1
            self.reminders = self.unanswered = 0
        elif kind is K.REMINDED:
            self.reminders += 1
            self.unanswered += 1
        elif kind is K.REPLIED:
            self.unanswered = 0
        elif kind is K.DISPUTED:
            self.disputed = True
        elif kind is K.CLAIMED:
            self.claimed = True
