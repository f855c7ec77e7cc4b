"""The two moves a planned meeting can make."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.domain.meetings import DayToCome
from hiwar.meetings.models import Meeting
from hiwar.meetings.vocabulary import TRANSITIONS, MeetingState


class NotOpenForThat(Refused):
    sentence = _("Only a planned meeting can be held or cancelled. Correct or withdraw this one.")


@writes
def hold_meeting(
    *, actor: Actor, at: datetime, meeting: Meeting, held_on: date | None = None
) -> None:
    """Note that it was held, on `held_on` where that is not the day planned.

    Raises NotOpenForThat, DayToCome.
    """
    require("meetings.correct", actor, meeting)
    _refuse_closed(meeting, MeetingState.HELD)
    day = held_on or meeting.held_on
    if day is not None and day > timezone.localtime(at).date():
        raise DayToCome
    with changing("meetings.meeting.held", actor=actor, at=at, about=meeting):
        meeting.state, meeting.held_on = MeetingState.HELD, day
        if held_on is not None:
            meeting.precision = "day"


@writes
def cancel_meeting(*, actor: Actor, at: datetime, meeting: Meeting) -> None:
    """Raises NotOpenForThat."""
    require("meetings.cancel", actor, meeting)
    _refuse_closed(meeting, MeetingState.CANCELLED)
    with changing("meetings.meeting.cancelled", actor=actor, at=at, about=meeting):
        meeting.state = MeetingState.CANCELLED


def _refuse_closed(meeting: Meeting, wanted: str) -> None:
    if wanted not in TRANSITIONS[meeting.state]:
        raise NotOpenForThat
