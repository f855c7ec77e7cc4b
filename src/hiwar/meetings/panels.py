"""What meetings show on pages of lower rooms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import meetings_attended_by, meetings_of

MOST = 20


def meetings_of_person(request: HttpRequest, person: Any) -> Mapping[str, Any] | None:
    """On a person's page: the meetings they sat in, the latest first."""
    rows = meetings_attended_by(request.actor, person.pk)  # type: ignore[attr-defined]
    return _latest([row.meeting for row in rows])


def meetings_of_organization(request: HttpRequest, organization: Any) -> Mapping[str, Any] | None:
    """On an organization's page: the meetings it hosted or sat in as the other side."""
    return _latest(list(meetings_of(request.actor, organization)))  # type: ignore[attr-defined]


def _latest(meetings: list[Meeting]) -> Mapping[str, Any] | None:
    return {"meetings": meetings[:MOST], "total": len(meetings)} if meetings else None
