"""Keeping the embeddings of demands, and asking for them when a wording is new."""

from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from hiwar.demands.domain.meanings import fill_meanings
from hiwar.demands.models import Demand, DemandVector
from hiwar.demands.queries import engine

PAUSE: Final = 20.0
_begin: list[Callable[..., Any]] = []
_asked: dict[UUID, float] = {}


def embed_by(begin: Callable[..., Any]) -> None:
    """What embeds in the background: called with a workspace's id, after the transaction."""
    _begin[:] = [begin]


def ask_for_vectors(workspace_id: UUID) -> None:
    """At most once in 20 seconds a process and workspace: one run embeds all that waits."""
    if engine.why_off() is not None or not _begin:
        return
    before = _asked.get(workspace_id)
    if before is not None and monotonic() - before < PAUSE:
        return
    _asked[workspace_id] = monotonic()
    transaction.on_commit(lambda: _begin[0](str(workspace_id)))


def keep_vectors(demands: Sequence[Demand], vectors: Iterable[Any]) -> None:
    """Of the current workspace; derived rows, kept without a journal entry (see DemandVector)."""
    rows = [
        DemandVector(
            workspace_id=demand.workspace_id, demand=demand, engine=engine.NAME,
            words=demand.wording_ar, values=engine.packed(vector),
        )
        for demand, vector in zip(demands, vectors, strict=True)
    ]  # fmt: skip
    with transaction.atomic():
        DemandVector.objects.filter(demand__in=[demand.id for demand in demands]).delete()
        DemandVector.objects.bulk_create(rows, ignore_conflicts=True)
        fill_meanings([demand.id for demand in demands])
