"""What meetings show on pages of lower rooms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from hiwar.meetings.queries import meetings_attended_by, meetings_of

MOST = 20


def meetings_of_person(request: HttpRequest, person: Any) -> Mapping[str, Any] | None:
    """On a person's page: the meetings they sat in, the latest first."""
    rows = list(meetings_attended_by(request.actor, person.pk)[:MOST])  # type: ignore[attr-defined]
    return {"meetings": [row.meeting for row in rows]} if rows else None


def meetings_of_organization(request: HttpRequest, organization: Any) -> Mapping[str, Any] | None:
    """On an organization's page: the meetings it hosted or sat in as the other side."""
    rows = list(meetings_of(request.actor, organization)[:MOST])  # type: ignore[attr-defined]
    return {"meetings": rows} if rows else None
