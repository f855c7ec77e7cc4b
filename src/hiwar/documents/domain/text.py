"""Taking the text out of an original; slow, so it runs in the background."""

from datetime import datetime

from hiwar.documents.domain import vault
from hiwar.documents.models import Document, Page
from hiwar.documents.vocabulary import DocumentState
from hiwar.intake import Extracted, IntakeError, extract
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write


def extract_text(*, actor: Actor, at: datetime, document: Document) -> Document:
    """Give `document` its text, or the code of what was wrong with it. Does nothing the second time."""
    require("documents.add", actor, document)
    if document.state != DocumentState.RECEIVED:
        return document
    data = vault.original(document.workspace_id, document.sha256)
    try:
        extracted, fault = extract(data, document.file_name), ""
    except IntakeError as error:
        extracted, fault = None, error.code
    with write():
        _store(document, extracted, fault)
        record(
            "documents.document.extracted", actor=actor, at=at, about=document,
            after={"state": document.state, "fault": fault, "characters": len(document.text)},
        )  # fmt: skip
    return document


def _store(document: Document, extracted: Extracted | None, fault: str) -> None:
    if extracted is None:
        document.state, document.fault = DocumentState.ILLEGIBLE, fault
        document.save()
        return
    document.state, document.text = DocumentState.LEGIBLE, extracted.text
    document.media_type = extracted.media_type
    if extracted.title and document.title == document.file_name:
        document.title = extracted.title[:300]
    document.save()
    Page.objects.bulk_create(
        Page(
            workspace_id=document.workspace_id, document=document,
            number=page.number, start=page.start, end=page.end,
        )
        for page in extracted.pages or ()
    )  # fmt: skip
