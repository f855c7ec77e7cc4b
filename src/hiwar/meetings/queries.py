"""Reads of meetings: the register, what is to come, the page of one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.rules import permitted
from hiwar.language import fold
from hiwar.meetings.models import Attendance, Decision, Meeting
from hiwar.meetings.vocabulary import DecisionKind, MeetingState, Side
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import SOURCE, UNREAD, organizations_named


@dataclass(frozen=True, slots=True)
class Point:
    """A decision and the parts under it."""

    decision: Decision
    parts: tuple["Point", ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting as its page shows it. `sides` and `points` leave out what is empty."""

    meeting: Meeting
    sides: tuple[tuple[Side, tuple[Attendance, ...]], ...]
    points: tuple[tuple[DecisionKind, tuple[Point, ...]], ...]


def visible_to(actor: Actor) -> QuerySet[Meeting]:
    """The latest first, those without a day last; without those withdrawn."""
    rows = permitted("meetings.view", actor, Meeting.objects.filter(withdrawn_at=None))
    rows = rows.select_related("organization", "counterpart", "body", "area")
    return rows.order_by(F("held_on").desc(nulls_last=True), "-starts_at", "-id")


def meetings_named(actor: Actor, words: str) -> QuerySet[Meeting]:
    """Those in whose title, place, slogan or host every word typed occurs, spelling folded."""
    rows = visible_to(actor)
    for word in fold(words).split():
        named = organizations_named(actor, word).order_by().values("pk")
        by_party = Q(organization__in=named) | Q(counterpart__in=named)
        rows = rows.filter(Q(search_key__contains=word) | by_party)
    return rows


def upcoming(actor: Actor, today: date) -> QuerySet[Meeting]:
    """Planned meetings whose day, month or year has not passed, the nearest first."""
    still_to_come = (
        Q(precision=Precision.DAY, held_on__gte=today)
        | Q(precision=Precision.MONTH, held_on__gte=today.replace(day=1))
        | Q(precision=Precision.YEAR, held_on__gte=today.replace(month=1, day=1))
    )
    rows = visible_to(actor).filter(still_to_come, state=MeetingState.PLANNED)
    return rows.order_by("held_on", "starts_at", "id")


def meetings_attended_by(actor: Actor, person_id: UUID) -> QuerySet[Attendance]:
    """A person's attendance, the latest meeting first."""
    rows = visible_attendance(actor).filter(person=person_id)
    return rows.select_related("meeting__organization").order_by("-meeting__held_on", "-id")


def meetings_of(actor: Actor, organization: Organization) -> QuerySet[Meeting]:
    """Those an organization hosted or sat in as the other side."""
    mine = Q(organization=organization) | Q(counterpart=organization)
    return visible_to(actor).filter(mine)


def visible_attendance(actor: Actor) -> QuerySet[Attendance]:
    """In the order it was entered, without what was withdrawn."""
    rows = permitted("meetings.view_parts", actor, Attendance.objects.filter(withdrawn_at=None))
    return rows.select_related("meeting", "person", *SOURCE).defer(*UNREAD).order_by("id")


def visible_decisions(actor: Actor) -> QuerySet[Decision]:
    """In the order they were entered, without those withdrawn."""
    rows = permitted("meetings.view_parts", actor, Decision.objects.filter(withdrawn_at=None))
    return rows.select_related("meeting", *SOURCE).defer(*UNREAD).order_by("id")


def sides_of(actor: Actor, meeting: Meeting) -> dict[Side, tuple[Attendance, ...]]:
    """Who sat there, side by side, of a meeting that the actor may read."""
    rows = visible_attendance(actor).filter(meeting=meeting).select_related(None).defer(None)
    return dict(_by_side(list(rows.select_related("person"))))


def meeting_page(actor: Actor, meeting: Meeting) -> MeetingPage:
    """Whoever gets the meeting from `visible_to` may read its page."""
    return MeetingPage(
        meeting=meeting,
        sides=_by_side(list(visible_attendance(actor).filter(meeting=meeting))),
        points=_by_kind(list(visible_decisions(actor).filter(meeting=meeting))),
    )


def _by_side(rows: list[Attendance]) -> tuple[tuple[Side, tuple[Attendance, ...]], ...]:
    sides = ((side, tuple(row for row in rows if row.side == side)) for side in Side)
    return tuple((side, present) for side, present in sides if present)


def _by_kind(rows: list[Decision]) -> tuple[tuple[DecisionKind, tuple[Point, ...]], ...]:
    """Points under the heads of their kinds; a part stands under its point whatever its kind."""
    heads = [row for row in rows if row.parent_id is None]
    kinds = ((kind, [head for head in heads if head.kind == kind]) for kind in DecisionKind)
    return tuple(
        (kind, tuple(_point(row, rows) for row in found)) for kind, found in kinds if found
    )


def _point(decision: Decision, rows: list[Decision]) -> Point:
    parts = (row for row in rows if row.parent_id == decision.pk)
    return Point(decision, tuple(_point(part, rows) for part in parts))
