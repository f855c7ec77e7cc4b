"""Attendance: persons, offices and groups that sat in a meeting."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed, Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Attendance, Meeting
from hiwar.meetings.vocabulary import Side
from hiwar.people.models import Person
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class NobodyNamed(Refused):
    sentence = _("Name a person, an office or a group.")
    field = "person"


class AlreadyPresent(Refused):
    """`attendance` is the row that stands."""

    sentence = _("This person already stands among those present.")
    field = "person"

    def __init__(self, attendance: Attendance) -> None:
        super().__init__()
        self.attendance = attendance


class SeatMore(TypedDict, total=False):
    """Whether somebody named came, who sat in their place, and who led the side."""

    presence: str
    stand_in: str
    leads: bool


@writes
def record_attendance(
    *, actor: Actor, at: datetime, meeting: Meeting, person: Person | None = None,
    post_text: str = "", group_text: str = "", count: int | None = None, side: str = Side.ISSUER,
    passage: Passage | None = None, **more: Unpack[SeatMore],
) -> Attendance:  # fmt: skip
    """Raises NobodyNamed, AlreadyPresent."""
    row = Attendance(
        workspace_id=actor.workspace_id, meeting=meeting, person=person,
        post_text=" ".join(post_text.split()), group_text=" ".join(group_text.split()),
        count=count, side=side, passage=passage, **more,
    )  # fmt: skip
    require("meetings.write_parts", actor, row)
    keep_inside(actor, meeting, person, passage)
    if person is None and not row.post_text and not row.group_text:
        raise NobodyNamed
    if person is not None:
        _refuse_twice(meeting, person)
    row.save(force_insert=True)
    record("meetings.attendance.recorded", actor=actor, at=at, about=row, after=snapshot(row))
    return row


@writes
def mark_seats(
    *, actor: Actor, at: datetime, meeting: Meeting, seats: Mapping[Attendance, SeatMore]
) -> None:
    """Who of those named came, several at once."""
    for row, told in seats.items():
        require("meetings.write_parts", actor, row)
        if row.meeting_id != meeting.pk:
            raise NotAllowed
        if all(getattr(row, name) == value for name, value in told.items()):
            continue
        with changing("meetings.attendance.marked", actor=actor, at=at, about=row):
            for name, value in told.items():
                setattr(row, name, value)


@writes
def withdraw_attendance(*, actor: Actor, at: datetime, attendance: Attendance) -> None:
    """Undo a record. Raises InUse."""
    require("meetings.write_parts", actor, attendance)
    withdraw("meetings.attendance.withdrawn", actor=actor, at=at, row=attendance)


def _refuse_twice(meeting: Meeting, person: Person) -> None:
    same = Attendance.objects.filter(meeting=meeting, person=person, withdrawn_at=None).first()
    if same is not None:
        raise AlreadyPresent(same)
