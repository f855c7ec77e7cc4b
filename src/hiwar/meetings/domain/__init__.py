"""Writes of meetings."""

from hiwar.meetings.domain.attendance import (
    AlreadyPresent,
    NobodyNamed,
    mark_seats,
    record_attendance,
    withdraw_attendance,
)
from hiwar.meetings.domain.decisions import (
    NoWords,
    PointOfAnother,
    correct_decision,
    record_decision,
    withdraw_decision,
)
from hiwar.meetings.domain.meetings import (
    DayMissing,
    DayPassed,
    DayToCome,
    WithItself,
    correct_meeting,
    plan_meeting,
    record_meeting,
    withdraw_meeting,
)
from hiwar.meetings.domain.states import NotOpenForThat, cancel_meeting, hold_meeting

__all__ = [
    "AlreadyPresent", "DayMissing", "DayPassed", "DayToCome", "NoWords", "NobodyNamed",
    "NotOpenForThat", "PointOfAnother", "WithItself", "cancel_meeting", "correct_decision",
    "correct_meeting", "hold_meeting", "mark_seats", "plan_meeting", "record_attendance", "record_decision",
    "record_meeting", "withdraw_attendance", "withdraw_decision", "withdraw_meeting",
]  # fmt: skip
