"""Embedding in the background, some 25 demands a second on one core."""

from uuid import UUID

from django_tasks import task

from hiwar.demands.domain.vectors import keep_vectors
from hiwar.demands.queries import engine
from hiwar.kernel.scope import in_workspace

AT_ONCE = 25


@task()
def embed_demands(workspace_id: str) -> None:
    """All that waits in a workspace, the newest first; does again nothing that is done."""
    with in_workspace(UUID(workspace_id)):
        while engine.why_off() is None:
            waiting = list(
                engine.without_vector().only("id", "wording_ar", "workspace_id")[:AT_ONCE]
            )
            if not waiting:
                return
            keep_vectors(waiting, engine.embedded([demand.wording_ar for demand in waiting]))
