"""An import begun by a request, and opened in the background: its file behind the fence, its rows told apart."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.importing import items_of
from hiwar.demands.domain.importing.item import Item
from hiwar.demands.domain.importing.register import Register, judged
from hiwar.demands.domain.importing.source import Found, LineTooLong, NothingFound, TooManyRows
from hiwar.demands.domain.importing.values import day_in, kind_in, priority_in, state_in
from hiwar.demands.models import Dossier, ImportBatch, ImportRow
from hiwar.demands.vocabulary.importing import BatchState
from hiwar.documents.domain import (
    AlreadyReceived,
    StillRead,
    extract_text,
    queue_document,
    receive_document,
    retry_processing,
    vault,
)
from hiwar.documents.domain.processing import Begin
from hiwar.documents.models import Document, Processing
from hiwar.documents.vocabulary import DocumentState, ProcessingState
from hiwar.intake import IntakeError, Mark, Watch, extract
from hiwar.journal.domain import record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.ids import new_id
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write, writes
from hiwar.workspaces.domain.guards import keep_inside

DOCX: Final = "wordprocessingml.document"
REFUSALS: Final[dict[str, type[Refused]]] = {
    "too_many_rows": TooManyRows, "line_too_long": LineTooLong, "nothing_found": NothingFound,
}  # fmt: skip
_begin: list[Begin] = []


class NotBeingRead(Refused):
    sentence = _("This import was read, or discarded. There is nothing to try again.")


def imports_read_by(begin: Begin) -> None:
    """Name what reads imports: (workspace id, user id, document id). Called from `apps.py`."""
    _begin[:] = [begin]


def import_file(
    *, actor: Actor, at: datetime, dossier: Dossier, data: bytes, name: str, title: str = "",
    raised_on: date | None = None, precision: str = Precision.DAY,
) -> ImportBatch:  # fmt: skip
    """Keep the file as a document, then `begin_import`. Raises IntakeError (empty, too large) and what that does."""
    require("demands.manage", actor)
    try:
        document = receive_document(actor=actor, at=at, data=data, name=name, title=title)
    except AlreadyReceived as same:
        document = Document.objects.get(pk=same.document.pk)
    return begin_import(
        actor=actor, at=at, dossier=dossier, document=document, raised_on=raised_on,
        precision=precision,
    )  # fmt: skip


@writes
def begin_import(
    *, actor: Actor, at: datetime, dossier: Dossier, document: Document,
    raised_on: date | None = None, precision: str = Precision.DAY,
) -> ImportBatch:  # fmt: skip
    """Have the document read in the background. One that is under way already is given back.

    `raised_on`: the day of the source, for rows without their own. No file is opened here.
    Raises StillRead where the document is being read for something else.
    """
    require("demands.manage", actor)
    keep_inside(actor, dossier, document)
    under_way = ImportBatch.objects.filter(
        dossier=dossier, document=document, state__in=(BatchState.READING, BatchState.OPEN)
    ).first()
    if under_way is not None:
        return under_way
    batch = ImportBatch.objects.create(
        dossier=dossier, document=document, state=BatchState.READING, raised_on=raised_on,
        precision=precision, opened_by=actor.user_id, opened_by_name=actor.name, opened_at=at,
    )  # fmt: skip
    record("demands.importbatch.begun", actor=actor, at=at, about=batch, after=snapshot(batch))
    if Processing.objects.filter(document=document, state=ProcessingState.WAITING).exists():
        raise StillRead
    queue_document(actor=actor, at=at, document=document, begin=_reader())
    return batch


@writes
def retry_import(*, actor: Actor, at: datetime, batch: ImportBatch) -> None:
    """Read once more what was refused, stopped or cut off. Raises NotBeingRead, StillRead."""
    require("demands.manage", actor)
    keep_inside(actor, batch)
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.state != BatchState.READING:
        raise NotBeingRead
    document = Document.objects.get(pk=batch.document_id)
    again = retry_processing if document.state == DocumentState.ILLEGIBLE else queue_document
    again(actor=actor, at=at, document=document, begin=_reader())
    record("demands.importbatch.begun", actor=actor, at=at, about=batch)


def _reader() -> Begin | None:
    return _begin[0] if _begin else None


def read_imports(
    *, actor: Actor, at: datetime, document: Document, watch: Watch | None = None
) -> None:
    """Take the text of the document and open the imports that wait for it; slow.

    A document that cannot be read says so itself; an import with no rows to find is refused, with why.
    """
    require("demands.manage", actor)
    document = extract_text(actor=actor, at=at, document=document, watch=watch)
    if document.state != DocumentState.LEGIBLE:
        return
    outline = _outline(document, watch)
    for batch in ImportBatch.objects.filter(document=document, state=BatchState.READING):
        _open(actor, at, batch, outline)


def _open(actor: Actor, at: datetime, batch: ImportBatch, outline: Sequence[Mark]) -> None:
    """Its rows, each judged against the register; or why there are none."""
    found, fault = Found(), ""
    try:
        found = items_of(batch.document.text, outline)
    except tuple(REFUSALS.values()) as refusal:
        fault = next(code for code, kind in REFUSALS.items() if isinstance(refusal, kind))
    with write():
        held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        if held.state != BatchState.READING:  # discarded meanwhile, or another run was quicker
            return
        before = snapshot(batch)
        if fault:
            batch.state, batch.fault, batch.closed_at = BatchState.REFUSED, fault, at
            verb = "demands.importbatch.refused"
        else:
            batch.state, batch.columns, batch.skipped = (
                BatchState.OPEN,
                found.columns,
                found.skipped,
            )
            batch.outline = [[each.kind, each.level, each.start, each.end] for each in outline]
            verb = "demands.importbatch.opened"
        batch.save()
        after = snapshot(batch)
        after.pop("outline")  # the look of lines is in the original
        record(verb, actor=actor, at=at, about=batch, before=before, after=after)
        insert_rows(judged(Register(actor, batch.dossier), rows_of(batch, found.items), batch))


def _outline(document: Document, watch: Watch | None) -> tuple[Mark, ...]:
    """What the look of the lines says; only a DOCX has one, read again from the original."""
    if not document.media_type.endswith(DOCX):
        return ()
    try:
        original = vault.original(document.workspace_id, document.sha256)
        return extract(original, document.file_name, watch=watch).outline
    except IntakeError:  # it was read a moment ago: its text is there, its look is a help
        return ()


def rows_of(batch: ImportBatch, items: list[Item]) -> Iterable[ImportRow]:
    """What was found, not saved yet."""
    made: list[ImportRow] = []
    for position, item in enumerate(items):
        above = made[item.above] if item.above is not None else None
        made.append(
            ImportRow(
                id=new_id(), workspace_id=batch.workspace_id, batch=batch, position=position,
                line=item.line, kind=item.kind, above=above, wording_ar=item.words or item.french,
                wording_fr=item.french if item.words else "", start=item.start, end=item.end,
                beneficiaries=item.fields.get("beneficiaries", "")[:300], **_said(item),
            )
        )  # fmt: skip
    return made


def _said(item: Item) -> dict[str, Any]:
    """What the other cells say; a date that is none is told, never guessed."""
    fields, day = item.fields, day_in(item.fields.get("date", ""))
    details: dict[str, Any] = {"words": item.words, "mark": item.mark}
    for name in ("number", "answer", "raised_by", "state"):
        if fields.get(name):
            details[name] = fields[name]
    found = {
        "kind": kind_in(fields.get("kind", "")), "priority": priority_in(fields.get("priority", "")),
        "answer_kind": state_in(fields.get("state", "")),
        "bad_date": fields["date"] if fields.get("date") and day is None else "",
    }  # fmt: skip
    answered = day_in(fields.get("answered", "")) or day
    if answered is not None:
        found |= {"answered_on": answered[0].isoformat(), "answered_precision": answered[1]}
    details |= {name: value for name, value in found.items() if value}
    details |= _warning(fields, details)
    return {"details": details, **({"raised_on": day[0], "precision": day[1]} if day else {})}


def _warning(fields: dict[str, str], details: dict[str, Any]) -> dict[str, str]:
    if fields.get("parent_unknown"):
        return {"warning": "parent_unknown"}
    if details.get("answer_kind") and not details.get("answered_on"):
        return {"warning": "no_day"}
    if fields.get("answer") and not details.get("answer_kind"):
        return {"warning": "answer_unknown"}
    return {}
