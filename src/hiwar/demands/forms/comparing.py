"""What the address of a comparison asks for."""

from typing import Any
from uuid import UUID

from hiwar.demands.queries.changes import ChangeKind
from hiwar.demands.queries.compare import CHANGED, Asked


def asked_from(query: Any) -> Asked:
    """Every change but what was kept, unless the address names kinds."""
    kinds = frozenset(kind for kind in query.getlist("kind") if kind in ChangeKind.values)
    return Asked(kinds or frozenset(CHANGED), frozenset(query.getlist("open")[:60]))


def id_from(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
