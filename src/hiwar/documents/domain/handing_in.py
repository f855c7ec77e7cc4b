"""Handing a document in: received, shared with whom it is for, and read in the background once it is kept."""

from datetime import datetime

from hiwar.documents.domain.processing import queue_document
from hiwar.documents.domain.receive import receive_document
from hiwar.documents.domain.revise import share_document
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.models import Audience


def hand_in_document(
    *, actor: Actor, at: datetime, data: bytes, name: str, title: str = "",
    audience: str = Audience.BUREAU, came_with: Document | None = None,
) -> Document:  # fmt: skip
    """Raises AlreadyReceived, KeptAside, IntakeError."""
    document = receive_document(
        actor=actor, at=at, data=data, name=name, title=title, came_with=came_with
    )
    if audience != document.audience:
        share_document(actor=actor, at=at, document=document, audience=audience)
    queue_document(actor=actor, at=at, document=document)
    return document
