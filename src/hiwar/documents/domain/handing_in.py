"""Handing a document in: received, shared with whom it is for, and read in the background once it is kept."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction

from hiwar.documents.domain.receive import receive_document
from hiwar.documents.domain.revise import share_document
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.models import Audience

Begin = Callable[[str, str, str], object]
_begin: list[Begin] = []


def read_by(begin: Begin) -> None:
    """Name what begins a reading: (workspace id, user id, document id). Called from `apps.py`."""
    _begin[:] = [begin]


def hand_in_document(
    *, actor: Actor, at: datetime, data: bytes, name: str, title: str = "",
    audience: str = Audience.BUREAU,
) -> Document:  # fmt: skip
    """Raises AlreadyReceived, KeptAside, IntakeError."""
    document = receive_document(actor=actor, at=at, data=data, name=name, title=title)
    if audience != document.audience:
        share_document(actor=actor, at=at, document=document, audience=audience)
    who = (str(actor.workspace_id), str(actor.user_id), str(document.pk))
    for begin in _begin:
        transaction.on_commit(partial(begin, *who))
    return document
