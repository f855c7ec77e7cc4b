"""Reads of documents."""

from django.db.models import QuerySet

from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Newest first, without those withdrawn; the text is loaded only when asked for."""
    rows = permitted("documents.view", actor, Document.objects.filter(withdrawn_at=None))
    return rows.defer("text").order_by("-received_at", "-id")
