"""Meetings: recorded from a paper or by hand, planned, corrected, withdrawn."""

from datetime import date, datetime, time
from typing import TypedDict, Unpack

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import MeetingState
from hiwar.organizations.domain.posts import refuse_body_of_another
from hiwar.organizations.domain.sources import keep_source
from hiwar.organizations.models import Body, Organization
from hiwar.places.models import Area
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class DayMissing(Refused):
    sentence = _("Give the day of the meeting you plan.")
    field = "held_on"


class DayPassed(Refused):
    sentence = _("This day has passed. Record the meeting as held instead.")
    field = "held_on"


class DayToCome(Refused):
    sentence = _("This day is still to come. Plan the meeting instead.")
    field = "held_on"


class WithItself(Refused):
    sentence = _("The other side is another organization than the one that hosts the meeting.")
    field = "counterpart"


class MeetingMore(TypedDict, total=False):
    """What may be said of a meeting besides its kind and host."""

    held_on: date | None
    precision: str
    starts_at: time | None
    place_text: str
    area: Area | None
    slogan: str
    body: Body | None
    counterpart: Organization | None
    ordinal: int | None
    title_ar: str
    title_fr: str
    audience: str


class MeetingFields(MeetingMore, total=False):
    """What may be corrected; the state has verbs of its own."""

    kind: str
    organization: Organization
    passage: Passage | None


@writes
def record_meeting(
    *, actor: Actor, at: datetime, kind: str, organization: Organization,
    state: str = MeetingState.HELD, passage: Passage | None = None, **more: Unpack[MeetingMore],
) -> Meeting:  # fmt: skip
    """A meeting as a paper tells it, or recorded by hand: then one held has no day to come.

    Raises DayToCome, BodyOfAnother, WithItself.
    """
    meeting = _built(actor, kind, organization, state, passage, more)
    if passage is None and state == MeetingState.HELD and _is_to_come(meeting, at):
        raise DayToCome
    return _kept(meeting, "meetings.meeting.recorded", actor, at)


@writes
def plan_meeting(
    *, actor: Actor, at: datetime, kind: str, organization: Organization,
    passage: Passage | None = None, **more: Unpack[MeetingMore],
) -> Meeting:  # fmt: skip
    """Raises DayMissing, DayPassed, BodyOfAnother, WithItself."""
    meeting = _built(actor, kind, organization, MeetingState.PLANNED, passage, more)
    if meeting.held_on is None:
        raise DayMissing
    if passage is None and _has_passed(meeting, at):
        raise DayPassed
    return _kept(meeting, "meetings.meeting.planned", actor, at)


@writes
def correct_meeting(
    *, actor: Actor, at: datetime, meeting: Meeting, **fields: Unpack[MeetingFields]
) -> None:
    """Change the fields given, no other. Raises BodyOfAnother, WithItself, DayToCome.

    To give it another host, the actor must be allowed to record a meeting there.
    """
    require("meetings.correct", actor, meeting)
    with changing("meetings.meeting.corrected", actor=actor, at=at, about=meeting):
        keep_source(meeting, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(meeting, name, value)
        require("meetings.record", actor, meeting)
        _refuse_unfit(actor, meeting)
        by_hand = meeting.passage_id is None and "held_on" in fields
        if by_hand and meeting.state == MeetingState.HELD and _is_to_come(meeting, at):
            raise DayToCome


@writes
def withdraw_meeting(*, actor: Actor, at: datetime, meeting: Meeting) -> None:
    """Undo a record. Raises InUse while attendance, decisions or higher entries rest on it."""
    require("meetings.withdraw", actor, meeting)
    withdraw("meetings.meeting.withdrawn", actor=actor, at=at, row=meeting)


def _built(
    actor: Actor, kind: str, organization: Organization, state: str, passage: Passage | None,
    more: MeetingMore,
) -> Meeting:  # fmt: skip
    """The row, not yet saved, of an actor who may record it."""
    meeting = Meeting(
        workspace_id=actor.workspace_id, kind=kind, organization=organization, state=state,
        passage=passage, **more,
    )  # fmt: skip
    require("meetings.record", actor, meeting)
    _refuse_unfit(actor, meeting)
    return meeting


def _kept(meeting: Meeting, verb: str, actor: Actor, at: datetime) -> Meeting:
    meeting.save(force_insert=True)
    record(verb, actor=actor, at=at, about=meeting, after=snapshot(meeting))
    return meeting


def _refuse_unfit(actor: Actor, meeting: Meeting) -> None:
    keep_inside(actor, meeting.organization, meeting.body, meeting.counterpart, meeting.passage)
    refuse_body_of_another(meeting.organization, meeting.body)
    if meeting.counterpart_id is not None and meeting.counterpart_id == meeting.organization_id:
        raise WithItself


def _is_to_come(meeting: Meeting, at: datetime) -> bool:
    return meeting.held_on is not None and meeting.held_on > timezone.localtime(at).date()


def _has_passed(meeting: Meeting, at: datetime) -> bool:
    """Whether the whole day, month or year it is planned for has passed."""
    today = timezone.localtime(at).date()
    start = {"day": today, "month": today.replace(day=1), "year": today.replace(month=1, day=1)}
    return meeting.held_on is not None and meeting.held_on < start[meeting.precision]
