"""Receiving a document: the original is kept first, then its row, or neither."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import vault
from hiwar.documents.models import Document
from hiwar.intake import MAX_BYTES, IntakeError, clean_name
from hiwar.journal.domain import record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import permitted, require
from hiwar.kernel.transactions import write
from hiwar.workspaces.domain.guards import keep_inside


class AlreadyReceived(Refused):
    """`document` is the first one, where the actor may see it."""

    sentence = _("This document is already in the register. Here it is.")

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


class KeptAside(Refused):
    sentence = _("This document cannot be added. Ask the secretary of your organisation.")


def receive_document(
    *, actor: Actor, at: datetime, data: bytes, name: str, title: str = "",
    came_with: Document | None = None,
) -> Document:  # fmt: skip
    """Keep `data` unaltered. Raises AlreadyReceived, IntakeError (empty, too large); text comes later.

    `came_with`: the message it was attached to.
    """
    require("documents.add", actor)
    keep_inside(actor, came_with)
    if not data.strip():
        raise IntakeError("empty")
    if len(data) > MAX_BYTES:
        raise IntakeError("too_large")
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_twice(actor, sha256)
    fresh = vault.keep(actor.workspace_id, sha256, data)
    try:
        return _write_row(
            actor, at, data=data, sha256=sha256, name=clean_name(name), title=title,
            came_with=came_with,
        )  # fmt: skip
    except BaseException:
        if fresh:
            vault.path_of(actor.workspace_id, sha256).unlink(missing_ok=True)
        raise


def _refuse_twice(actor: Actor, sha256: str) -> None:
    same = Document.objects.filter(sha256=sha256, withdrawn_at=None)
    seen = permitted("documents.view", actor, same).first()
    if seen is not None:
        raise AlreadyReceived(seen)
    if same.exists():
        raise KeptAside


def _write_row(
    actor: Actor, at: datetime, *, data: bytes, sha256: str, name: str, title: str,
    came_with: Document | None,
) -> Document:  # fmt: skip
    with write():
        _refuse_twice(actor, sha256)
        document = Document.objects.create(
            title=title or name, file_name=name, sha256=sha256, size=len(data),
            received_by=actor.user_id, received_by_name=actor.name, received_at=at,
            came_with=came_with,
        )  # fmt: skip
        after = snapshot(document)
        for column in ("text", "search_key"):
            after.pop(column)
        record("documents.document.received", actor=actor, at=at, about=document, after=after)
    return document
