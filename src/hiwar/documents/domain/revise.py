"""What may change about a document: its title, who reads it, that it was a mistake. Never its content."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class DocumentInUse(Refused):
    sentence = _("Facts of the register rest on this document. Undo them first, then withdraw it.")


@writes
def retitle_document(*, actor: Actor, at: datetime, document: Document, title: str) -> None:
    require("documents.change", actor, document)
    _change(document, "title", title, verb="documents.document.retitled", actor=actor, at=at)


@writes
def share_document(*, actor: Actor, at: datetime, document: Document, audience: str) -> None:
    require("documents.change", actor, document)
    _change(document, "audience", audience, verb="documents.document.shared", actor=actor, at=at)


@writes
def withdraw_document(*, actor: Actor, at: datetime, document: Document) -> None:
    """Out of the lists, kept in the vault. Raises DocumentInUse where passages of it are quoted."""
    require("documents.change", actor, document)
    if document.passages.exists():
        raise DocumentInUse
    _change(document, "withdrawn_at", at, verb="documents.document.withdrawn", actor=actor, at=at)


def _change(
    document: Document, field: str, value: object, *, verb: str, actor: Actor, at: datetime
) -> None:
    before = getattr(document, field)
    setattr(document, field, value)
    document.save(update_fields=[field])
    record(verb, actor=actor, at=at, about=document, before={field: before}, after={field: value})
