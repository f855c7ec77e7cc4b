"""A joint committee: who sits there, when it met, what each side has to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Prefetch, QuerySet

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import (
    ActionEvent,
    CommitteeAction,
    CommitteeMember,
    JointCommittee,
    Referral,
)
from hiwar.dialogue.queries.papers import visible_actions, visible_members
from hiwar.dialogue.vocabulary.committees import (
    ENDED,
    ActionEventKind,
    ActionFate,
    ActionFold,
    kinds_for,
)
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.meetings.vocabulary import MeetingState

# The glyph of an action's fate, among the states of a demand and the timings of a commitment.
ACTION_GLYPHS: Final = {
    ActionFate.OVERDUE: "late",
    ActionFate.OPEN: "raised",
    ActionFate.BEGUN: "in_dialogue",
    ActionFate.CLAIMED: "partly_met",
    ActionFate.DONE: "met",
    ActionFate.DROPPED: "closed",
}


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with what its history comes to on a day; `events` are those that count."""

    action: CommitteeAction
    fold: ActionFold
    fate: ActionFate
    events: tuple[ActionEvent, ...]

    @property
    def glyph(self) -> str:
        return ACTION_GLYPHS[self.fate]

    @property
    def is_open(self) -> bool:
        return self.fate not in ENDED

    @property
    def is_late(self) -> bool:
        return self.fate is ActionFate.OVERDUE

    @property
    def kinds(self) -> list[ActionEventKind]:
        """What may be recorded next."""
        if not self.is_open:
            return [ActionEventKind.POSTPONED]
        return list(kinds_for(self.action.side))

    @property
    def last(self) -> ActionEvent | None:
        return self.events[-1] if self.events else None


@dataclass(frozen=True, slots=True)
class CommitteePage:
    committee: JointCommittee
    members: tuple[CommitteeMember, ...]
    meetings: tuple[Meeting, ...]
    lines: tuple[ActionLine, ...]
    referrals: tuple[Referral, ...]

    @property
    def our_members(self) -> list[CommitteeMember]:
        return [row for row in self.members if row.side == PartySide.US]

    @property
    def their_members(self) -> list[CommitteeMember]:
        return [row for row in self.members if row.side != PartySide.US]

    @property
    def ours(self) -> list[ActionLine]:
        return [line for line in self.lines if line.action.is_ours]

    @property
    def theirs(self) -> list[ActionLine]:
        return [line for line in self.lines if not line.action.is_ours]

    @property
    def late(self) -> int:
        return sum(line.is_late for line in self.lines)

    @property
    def last_met(self) -> Meeting | None:
        return next((row for row in self.meetings if row.state == MeetingState.HELD), None)

    @property
    def next_meeting(self) -> Meeting | None:
        """The nearest of those planned."""
        planned = [row for row in self.meetings if row.state == MeetingState.PLANNED]
        return planned[-1] if planned else None


def committee_page(actor: Actor, committee: JointCommittee, today: date) -> CommitteePage:
    """A fixed number of queries, whatever the number of members, meetings and actions."""
    lines = action_lines(visible_actions(actor).filter(committee=committee), today)
    sent = Referral.objects.filter(
        committee=committee, answer__withdrawn_at=None,
        answer__demand__in=visible_demands(actor).values("id"),
    )  # fmt: skip
    return CommitteePage(
        committee=committee,
        members=tuple(visible_members(actor).filter(committee=committee)),
        meetings=tuple(visible_meetings(actor).filter(committee_meetings__committee=committee)),
        lines=tuple(lines),
        referrals=tuple(sent.select_related("answer__demand", "answer__round__meeting")),
    )


def action_lines(rows: QuerySet[CommitteeAction], today: date) -> list[ActionLine]:
    """Two queries, whatever their number; what is late first, then what is open, by deadline."""
    live = ActionEvent.objects.filter(voided_at=None)
    lines = [_line(row, today) for row in rows.prefetch_related(Prefetch("events", live))]
    return sorted(lines, key=_urgency)


def _line(action: Any, today: date) -> ActionLine:
    folded = action.fold()
    events = sorted(action.events.all(), key=lambda event: event.place_in_time)
    return ActionLine(action, folded, folded.fate(today), tuple(events))


def _urgency(line: ActionLine) -> tuple[object, ...]:
    return (not line.is_late, not line.is_open, line.fold.due_on or date.max, line.action.id)


def late_actions(actor: Actor, today: date) -> list[ActionLine]:
    """Of every committee, ours and theirs: the oldest deadline first."""
    rows = visible_actions(actor).filter(committee__ended_on=None, due_on__lt=today)
    return late_of(action_lines(rows, today))


def late_of(lines: Iterable[ActionLine]) -> list[ActionLine]:
    return [line for line in lines if line.is_late]
