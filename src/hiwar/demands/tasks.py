"""In the background: embedding, some 25 demands a second on one core; reading what is imported."""

from functools import partial
from uuid import UUID

from django_tasks import task

from hiwar.demands.domain import read_imports
from hiwar.demands.domain.vectors import keep_vectors
from hiwar.demands.queries import engine
from hiwar.documents.domain import Beat, process
from hiwar.documents.models import Document
from hiwar.documents.vocabulary import ProcessingState
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.queries import actor_in

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


@task()
def read_import(workspace_id: str, user_id: str, document_id: str) -> None:
    """The text of a document and the rows of the imports that wait for it; nothing that is done is done again.

    The file is opened behind the fence, as any document is; facts are not looked for.
    """
    with in_workspace(UUID(workspace_id)):
        actor = actor_in(UUID(workspace_id), UUID(user_id))
        document = Document.objects.filter(pk=document_id, withdrawn_at=None).first()
        if actor is None or document is None:
            return
        process(document=document, clock=now, work=partial(_read_import, actor, document))


def _read_import(actor: Actor, document: Document, run: UUID) -> ProcessingState:
    read_imports(actor=actor, at=now(), document=document, watch=Beat(run, now))
    return ProcessingState.DONE
