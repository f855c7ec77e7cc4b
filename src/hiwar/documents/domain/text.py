"""Taking the text out of an original; slow, so it runs in the background."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime

from hiwar.documents.domain import vault
from hiwar.documents.domain.enclosed import notices_of, receive_enclosed
from hiwar.documents.models import Document, Page
from hiwar.documents.vocabulary import DocumentState
from hiwar.intake import Extracted, IntakeError, PageText, Watch, extract
from hiwar.journal.domain import record
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write
from hiwar.language import fold

Listener = Callable[[Actor, datetime, Document], object]
_listeners: list[Listener] = []

PAPERS = {"بلاغ", "بيان", "محضر", "تقرير", "مراسله", "رساله", "مذكره", "اتفاق", "بروتوكول", "نداء"}


def when_legible(listener: Listener) -> None:
    """Call `listener(actor, at, document)` in the transaction that gives a document its text.

    A room above names its own from `apps.py`.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def extract_text(
    *, actor: Actor, at: datetime, document: Document, watch: Watch | None = None
) -> Document:
    """Give `document` its text, or the code of what was wrong with it. Does nothing the second time.

    What came enclosed in it is received first, each a document of its own. `watch` is told how far
    the file has come; what it raises leaves the document as it was.
    """
    require("documents.add", actor, document)
    if document.state != DocumentState.RECEIVED:
        return document
    data = vault.original(document.workspace_id, document.sha256)
    extracted, fault = None, None
    try:
        extracted = extract(data, document.file_name, watch=watch)
    except IntakeError as error:
        fault = error
    if extracted is not None:
        receive_enclosed(actor=actor, at=at, document=document, extracted=extracted)
    for page in extracted.pages or () if extracted else ():
        if page.image:  # on disk before its row, as an original is
            vault.keep(document.workspace_id, _sha256(page.image), page.image)
    with write():
        held = Document.objects.select_for_update().get(pk=document.pk)
        if held.state != DocumentState.RECEIVED:  # another run was quicker
            return held
        _store(document, extracted, fault)
        record(
            "documents.document.extracted", actor=actor, at=at, about=document,
            after={
                "state": document.state, "fault": document.fault, "characters": len(document.text),
                "notices": document.notices,
            },
        )  # fmt: skip
        if document.state == DocumentState.LEGIBLE:
            for listener in _listeners:
                listener(actor, at, document)
    return document


def title_of(extracted: Extracted) -> str:
    """The file's own title where a person gave it one, else the first line that names the paper."""
    given = (extracted.title or "").strip()
    if given and not re.match(
        r"(about:|https?:|file:|untitled|microsoft word|document\d*$)", given, re.IGNORECASE
    ):
        return shortened(given)
    return heading_in(extracted.text)


def heading_in(text: str) -> str:
    """Among the first lines, the one that says what the paper is (بلاغ, بيان, محضر …), else the first."""
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:8]
    named = [line for line in lines if set(fold(line).split()) & PAPERS and "»" not in line]
    return shortened((named or lines or [""])[0])


def shortened(title: str, most: int = 120) -> str:
    """Cut between words."""
    title = " ".join(title.replace("ـ", "").split())
    return title if len(title) <= most else title[:most].rsplit(" ", 1)[0] + "…"


def _store(document: Document, extracted: Extracted | None, fault: IntakeError | None) -> None:
    if extracted is None:
        document.state = DocumentState.ILLEGIBLE
        document.fault = fault.code if fault else "broken"
        document.fault_variant = (fault.variant or "") if fault else ""
        document.fault_value = fault.value[:40] if fault else ""
        document.save()
        return
    document.notices = notices_of(document, extracted)
    document.state, document.text = DocumentState.LEGIBLE, extracted.text
    document.media_type = extracted.media_type
    if document.title == document.file_name:
        document.title = title_of(extracted) or document.title
    document.save()
    Page.objects.bulk_create(_page(document, page) for page in extracted.pages or ())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _page(document: Document, page: PageText) -> Page:
    return Page(
        workspace_id=document.workspace_id, document=document, number=page.number,
        start=page.start, end=page.end, width=page.width, height=page.height,
        image=_sha256(page.image) if page.image else "", words=[list(word) for word in page.words],
    )  # fmt: skip
