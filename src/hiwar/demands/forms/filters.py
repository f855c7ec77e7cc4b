"""What the address of the dossier asks for."""

from typing import Any
from uuid import UUID

from hiwar.demands.queries import DossierFilters
from hiwar.demands.vocabulary import DemandKind, DemandState, Priority


def filters_from(query: Any) -> DossierFilters:
    """What an address asks for; what it asks for wrongly is left out."""
    return DossierFilters(
        states=tuple(state for state in query.getlist("state") if state in DemandState),
        theme=_uuid(query.get("theme", "")),
        region=query.get("region", "") if query.get("region", "").isdecimal() else "",
        category=query.get("category", "")[:300],
        kind=_one_of(DemandKind, query.get("kind", "")),
        priority=_one_of(Priority, query.get("priority", "")),
        words=query.get("q", "")[:200],
        unanswered=query.get("unanswered") == "1",
        by_age=query.get("sort") == "age",
    )


def _one_of(choices: Any, asked: str) -> str:
    return asked if asked in choices.values else ""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
