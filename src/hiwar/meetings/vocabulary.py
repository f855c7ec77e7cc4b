"""Words of meetings: kinds, states and their table, sides, journal verbs."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy


class MeetingKind(models.TextChoices):
    """What was held; the values are those of a reading."""

    BUREAU_MEETING = "bureau_meeting", _("bureau meeting")
    OUTREACH_MEETING = "outreach_meeting", _("outreach meeting")
    CONSULTATIVE_MEETING = "consultative_meeting", _("consultative meeting")
    GENERAL_ASSEMBLY = "general_assembly", _("general assembly")
    COUNCIL = "council", _("council")
    CONGRESS = "congress", _("congress")
    DIALOGUE_ROUND = "dialogue_round", _("dialogue round")
    FOUNDING = "founding", _("founding assembly")
    STRIKE_OR_PROTEST = "strike_or_protest", _("strike or protest")
    OTHER = "other", _("other meeting")


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


TRANSITIONS: Mapping[str, tuple[str, ...]] = {
    MeetingState.PLANNED: (MeetingState.HELD, MeetingState.CANCELLED),
    MeetingState.HELD: (),
    MeetingState.CANCELLED: (),
}


class Side(models.TextChoices):
    """For whom somebody sat there."""

    ISSUER = "issuer", _("our side")
    COUNTERPART = "counterpart", _("the other side")
    GUEST = "guest", _("guest")
    OTHER = "other", _("other")


class Presence(models.TextChoices):
    """Whether somebody named in a delegation came."""

    PRESENT = "present", pgettext_lazy("in a delegation", "present")
    EXCUSED = "excused", pgettext_lazy("in a delegation", "excused")
    ABSENT = "absent", pgettext_lazy("in a delegation", "absent")
    REPRESENTED = "represented", pgettext_lazy("in a delegation", "represented")


class DecisionKind(models.TextChoices):
    """A decision binds us, a recommendation asks, a position says what we think."""

    DECISION = "decision", _("decision")
    RECOMMENDATION = "recommendation", _("recommendation")
    POSITION = "position", pgettext_lazy("what was decided", "position")


class SaidBy(models.TextChoices):
    """Whose words they are."""

    US = "us", _("us")
    OTHER_SIDE = "other_side", _("the other side")
    THIRD = "third", _("a third party")


VERBS = {
    "meetings.meeting.recorded": gettext_noop("recorded the meeting {object}"),
    "meetings.meeting.planned": gettext_noop("planned the meeting {object}"),
    "meetings.meeting.held": gettext_noop("noted that the meeting {object} was held"),
    "meetings.meeting.corrected": gettext_noop("corrected the meeting {object}"),
    "meetings.meeting.cancelled": gettext_noop("cancelled the meeting {object}"),
    "meetings.meeting.withdrawn": gettext_noop("withdrew the meeting {object}"),
    "meetings.attendance.recorded": gettext_noop("recorded the attendance of {object}"),
    "meetings.attendance.marked": gettext_noop("marked who came: {object}"),
    "meetings.attendance.withdrawn": gettext_noop("withdrew the attendance of {object}"),
    "meetings.decision.recorded": gettext_noop("recorded: {object}"),
    "meetings.decision.corrected": gettext_noop("corrected: {object}"),
    "meetings.decision.withdrawn": gettext_noop("withdrew: {object}"),
}
