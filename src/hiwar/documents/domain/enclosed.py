"""What came inside a document: attachments of a message, each received as a document of its own."""

from datetime import datetime

from hiwar.documents.domain.handing_in import hand_in_document
from hiwar.documents.domain.receive import AlreadyReceived, KeptAside
from hiwar.documents.models import Document
from hiwar.intake import Extracted, IntakeError
from hiwar.kernel.actors import Actor


def receive_enclosed(
    *, actor: Actor, at: datetime, document: Document, extracted: Extracted
) -> None:
    """Each with its message's audience. One known already is left where it is.

    Those of a message that was itself an attachment are told and not taken: nothing unfolds further.
    """
    if document.came_with_id is not None:
        return
    for each in extracted.enclosed:
        try:
            hand_in_document(
                actor=actor, at=at, data=each.data, name=each.name, audience=document.audience,
                came_with=document,
            )  # fmt: skip
        except (AlreadyReceived, KeptAside, IntakeError):
            continue


def notices_of(document: Document, extracted: Extracted) -> list[list[object]]:
    """The notices as they are kept; attachments that were not taken are told as such."""
    told: list[list[object]] = []
    for notice in extracted.warnings:
        if notice.code == "attachments_taken" and document.came_with_id is not None:
            told.append(["attachments_left", [each.name for each in extracted.enclosed][:10]])
        else:
            told.append([notice.code, list(notice.values)])
    return told
