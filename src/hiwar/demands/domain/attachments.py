"""Laying documents of the register beside a demand."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand, DemandDocument
from hiwar.documents.domain import AlreadyReceived, hand_in_document
from hiwar.documents.models import Document
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class AttachedAlready(Refused):
    sentence = _("This document stands beside the demand already.")
    field = "document"


@writes
def attach_document(
    *, actor: Actor, at: datetime, demand: Demand, document: Document, label: str = ""
) -> DemandDocument:
    """A document that the actor may read. Raises AttachedAlready."""
    require("demands.change", actor, demand)
    require("documents.view", actor, document)
    if demand.attachments.filter(document=document, withdrawn_at=None).exists():
        raise AttachedAlready
    row = DemandDocument.objects.create(
        demand=demand, document=document, label=label, attached_at=at
    )
    record("demands.attachment.added", actor=actor, at=at, about=row, after=snapshot(row))
    return row


def attach_file(
    *, actor: Actor, at: datetime, demand: Demand, data: bytes, name: str, label: str = ""
) -> DemandDocument:
    """Receive a file, have it read, lay it beside the demand; a file known already is only laid.

    The file is received for itself: where laying it is refused, it stays in the register.
    Raises KeptAside, IntakeError, AttachedAlready.
    """
    require("demands.change", actor, demand)
    try:
        document = hand_in_document(actor=actor, at=at, data=data, name=name)
    except AlreadyReceived as same:
        document = same.document
    return attach_document(actor=actor, at=at, demand=demand, document=document, label=label)


@writes
def detach_document(*, actor: Actor, at: datetime, attachment: DemandDocument) -> None:
    require("demands.change", actor, attachment.demand)
    with changing("demands.attachment.withdrawn", actor=actor, at=at, about=attachment):
        attachment.withdrawn_at = at
