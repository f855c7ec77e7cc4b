"""Reading in the background: text first, then facts."""

from uuid import UUID

from django_tasks import task

from hiwar.documents.domain import extract_text
from hiwar.documents.models import Document
from hiwar.documents.vocabulary import DocumentState
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.review.domain import make_reading
from hiwar.workspaces.queries import actor_in


@task()
def read_document(workspace_id: str, user_id: str, document_id: str) -> None:
    """Does again nothing that is done. Where the user lost their place meanwhile, nothing is read."""
    with in_workspace(UUID(workspace_id)):
        actor = actor_in(UUID(workspace_id), UUID(user_id))
        document = Document.objects.filter(pk=document_id, withdrawn_at=None).first()
        if actor is None or document is None:
            return
        document = extract_text(actor=actor, at=now(), document=document)
        if document.state == DocumentState.LEGIBLE:
            make_reading(actor=actor, at=now(), document=document)
