"""What organizations show on pages of lower rooms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from hiwar.organizations.queries import mandates_held_by


def mandates_of_person(request: HttpRequest, person: Any) -> Mapping[str, Any] | None:
    """On a person's page: the posts held, the latest first."""
    held = list(mandates_held_by(request.actor, person.pk))  # type: ignore[attr-defined]
    return {"mandates": held} if held else None
