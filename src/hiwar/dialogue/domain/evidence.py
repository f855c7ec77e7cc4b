"""Evidence of execution, the acknowledgement it allows, and the other side's right of reply."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import record_event
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain.fates import record_commitment_event
from hiwar.dialogue.models import Commitment, CommitmentEvent, Evidence, RightOfReply
from hiwar.dialogue.vocabulary import CommitmentEventKind, EvidenceKind
from hiwar.documents.domain import AlreadyReceived, receive_document
from hiwar.documents.models import Document, Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside

_ACKNOWLEDGES = {
    CommitmentEventKind.KEPT: EventKind.MET,
    CommitmentEventKind.PARTLY_KEPT: EventKind.PARTLY_MET,
}


class NothingShown(Refused):
    sentence = _("Give a document, or the number of the paper and where it comes from.")
    field = "reference"


class NothingToAcknowledge(Refused):
    sentence = _("Only a commitment kept, or kept in part, acknowledges its demands.")


class NoWordsOfReply(Refused):
    sentence = _("Copy their words as they wrote them, or give the document that holds them.")
    field = "words"


class EvidenceMore(TypedDict, total=False):
    """What may be told of a paper besides its kind."""

    document: Document | None
    passage: Passage | None
    reference: str
    published_on: date | None
    source: str


@writes
def show_evidence(
    *, actor: Actor, at: datetime, event: CommitmentEvent, kind: str,
    file: tuple[str, bytes] | None = None, **more: Unpack[EvidenceMore],
) -> Evidence:  # fmt: skip
    """`file` (its name, its bytes) enters the register of documents with it, or is found there.

    Raises NothingShown and what `receive_document` raises.
    """
    require("dialogue.record", actor, event.commitment)
    keep_inside(actor, more.get("document"), more.get("passage"))
    if file is not None:
        more["document"] = _received(actor, at, *file)
    if not (more.get("document") or more.get("passage") or more.get("reference", "").strip()):
        raise NothingShown
    evidence = Evidence.objects.create(event=event, kind=EvidenceKind(kind), recorded_at=at, **more)
    record("dialogue.evidence.shown", actor=actor, at=at, about=evidence, after=snapshot(evidence))
    return evidence


def _received(actor: Actor, at: datetime, name: str, data: bytes) -> Document:
    try:
        return receive_document(actor=actor, at=at, data=data, name=name)
    except AlreadyReceived as known:
        return known.document


@writes
def withdraw_evidence(*, actor: Actor, at: datetime, evidence: Evidence) -> None:
    require("dialogue.record", actor, evidence.event.commitment)
    with changing("dialogue.evidence.withdrawn", actor=actor, at=at, about=evidence):
        evidence.withdrawn_at = at


@writes
def acknowledge_demands(
    *, actor: Actor, at: datetime, event: CommitmentEvent, demands: Iterable[Demand]
) -> list[DemandEvent]:
    """Our own word that these demands are met, or met in part, as `event` says of the commitment.

    Raises NothingToAcknowledge and what `record_event` raises; all or none.
    """
    require("dialogue.record", actor, event.commitment)
    kind = _ACKNOWLEDGES.get(CommitmentEventKind(event.kind))
    if kind is None or event.voided_at is not None:
        raise NothingToAcknowledge
    return [
        record_event(
            actor=actor, at=at, demand=demand, kind=kind, occurred_on=event.occurred_on,
            precision=event.precision, said_by=SaidBy.US, words=event.words, passage=event.passage,
        )
        for demand in demands
    ]  # fmt: skip


@writes
def record_reply(
    *, actor: Actor, at: datetime, commitments: Iterable[Commitment], occurred_on: date,
    words: str = "", speaker: str = "", passage: Passage | None = None,
    document: Document | None = None,
) -> list[RightOfReply]:  # fmt: skip
    """Their words whole beside each of these commitments, as a reply on each: all or none.

    Raises NoWordsOfReply and what `record_commitment_event` raises.
    """
    require("dialogue.record", actor)
    keep_inside(actor, passage, document)
    if not (words.strip() or passage or document):
        raise NoWordsOfReply
    return [
        _reply(actor, at, commitment, speaker, document, record_commitment_event(
            actor=actor, at=at, commitment=commitment, kind=CommitmentEventKind.REPLIED,
            occurred_on=occurred_on, words=words, passage=passage,
        ))
        for commitment in commitments
    ]  # fmt: skip


def _reply(
    actor: Actor, at: datetime, commitment: Commitment, speaker: str, document: Document | None,
    event: CommitmentEvent,
) -> RightOfReply:  # fmt: skip
    reply = RightOfReply.objects.create(
        commitment=commitment, event=event, speaker=speaker, document=document, recorded_at=at
    )
    record("dialogue.reply.recorded", actor=actor, at=at, about=reply, after=snapshot(reply))
    return reply
