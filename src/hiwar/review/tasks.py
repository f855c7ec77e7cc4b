"""Reading in the background: text first, then facts, each in a process of its own with limits."""

from functools import partial
from uuid import UUID

from django_tasks import task

from hiwar.documents.domain import (
    Beat,
    extract_text,
    move_processing,
    process,
)
from hiwar.documents.models import Document
from hiwar.documents.vocabulary import DocumentState, ProcessingState
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.review.domain import ReadingFell, make_reading, read_apart
from hiwar.workspaces.queries import actor_in


@task()
def read_document(workspace_id: str, user_id: str, document_id: str) -> None:
    """Does again nothing that is done. Where the user lost their place meanwhile, nothing is read.

    Only the run that claims the document reads it; one that is stopped leaves no trace but its state.
    """
    with in_workspace(UUID(workspace_id)):
        actor = actor_in(UUID(workspace_id), UUID(user_id))
        document = Document.objects.filter(pk=document_id, withdrawn_at=None).first()
        if actor is None or document is None:
            return
        process(document=document, clock=now, work=partial(_read, actor, document))


def _read(actor: Actor, document: Document, run: UUID) -> ProcessingState:
    beat = Beat(run, now)
    try:
        document = extract_text(actor=actor, at=now(), document=document, watch=beat)
        if document.state == DocumentState.LEGIBLE:
            move_processing(at=now(), run=run, state=ProcessingState.FACTS)
            reader = partial(read_apart, watch=Beat(run, now))
            make_reading(actor=actor, at=now(), document=document, reader=reader)
    except ReadingFell:
        return ProcessingState.FAILED
    return ProcessingState.DONE
