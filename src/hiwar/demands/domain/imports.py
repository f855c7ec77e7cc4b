"""An import once its rows are there: looked through, entered in one transaction or discarded."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Final, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain.importing import items_of
from hiwar.demands.domain.importing.enter import Entry
from hiwar.demands.domain.importing.register import Register, judge, judged
from hiwar.demands.domain.opening import rows_of
from hiwar.demands.models import Demand, Dossier, ImportBatch, ImportRow
from hiwar.demands.vocabulary.importing import COLUMNS, BatchState, Choice
from hiwar.documents.domain import NotRead, stop_processing
from hiwar.intake import Mark
from hiwar.journal.domain import changing, record
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows, update_rows
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write, writes
from hiwar.workspaces.domain.guards import keep_inside

DOCX: Final = "wordprocessingml.document"
DEEPEST_SOURCE: Final = 20
_WRITTEN: Final = ("like", "mark", "reason", "demand", "theme")


class ImportClosed(Refused):
    sentence = _("This import is closed: it was entered, or discarded. Import the source again.")


class NothingToEnter(Refused):
    sentence = _("No row is ticked that the register does not have. There is nothing to enter.")


class WordsNotMapped(Refused):
    sentence = _("Say which column holds the wording.")


class FieldTwice(Refused):
    sentence = _("Two columns cannot be the same thing. Leave one of them out.")


class RowEdits(TypedDict, total=False):
    """What a person may change of a row before it is entered."""

    wording_ar: str
    wording_fr: str
    kind: str
    above: ImportRow | None
    raised_on: date | None
    precision: str
    answer_kind: str


def map_columns(
    *, actor: Actor, at: datetime, batch: ImportBatch, fields: Mapping[int, str]
) -> None:
    """Read the source again with its columns as a person says they are, by place; "" leaves one out.

    Its rows are made anew: what was corrected on them goes. Raises ImportClosed, WordsNotMapped,
    FieldTwice, TooManyRows, LineTooLong, NothingFound. No file is opened.
    """
    require("demands.manage", actor)
    keep_inside(actor, batch)
    known = {place for _head, _field, place in batch.mapped}
    chosen = {place: name for place, name in fields.items() if name in COLUMNS and place in known}
    if not {"words", "french"} & set(chosen.values()):
        raise WordsNotMapped
    if len(set(chosen.values())) < len(chosen):
        raise FieldTwice
    outline = [Mark(*each) for each in batch.outline]
    found = items_of(batch.document.text, outline, chosen)
    with write():
        _open(actor, batch)
        batch.rows.all().delete()
        with changing("demands.importbatch.mapped", actor=actor, at=at, about=batch):
            batch.columns, batch.skipped = found.columns, found.skipped
        insert_rows(judged(Register(actor, batch.dossier), rows_of(batch, found.items), batch))


@writes
def correct_row(*, actor: Actor, at: datetime, row: ImportRow, **edits: Unpack[RowEdits]) -> None:
    """Change what would be entered; the row is judged anew. Raises ImportClosed."""
    batch = _open(actor, row.batch)
    keep_inside(actor, row, edits.get("above"))
    answer = edits.pop("answer_kind", None)
    with changing("demands.importrow.corrected", actor=actor, at=at, about=row):
        for name, value in edits.items():
            setattr(row, name, value)
        if row.above is not None and (row.above.batch_id != batch.id or _circles(row)):
            row.above = None
        if answer is not None:
            row.details = {**row.details, "answer_kind": answer}
        if "raised_on" in edits:
            row.details = {**row.details, "bad_date": ""}
        _judge_again(actor, row, batch)


def _circles(row: ImportRow) -> bool:
    above, steps = row.above, 0
    while above is not None and above.id != row.id and steps < DEEPEST_SOURCE:
        above, steps = above.above, steps + 1
    return above is not None


def _judge_again(actor: Actor, row: ImportRow, batch: ImportBatch) -> None:
    judge(Register(actor, batch.dossier), row, batch, {})


@writes
def settle_row(
    *, actor: Actor, at: datetime, row: ImportRow, choice: str, like: Demand | None = None
) -> None:
    """Say of a doubtful row that it is the demand it is like, another, or that it waits.

    `like`: which of the candidates, the likeliest where none is named. Raises ImportClosed.
    """
    batch = _open(actor, row.batch)
    keep_inside(actor, row, like)
    if like is not None:
        require("demands.view", actor, like)
    with changing("demands.importrow.settled", actor=actor, at=at, about=row):
        row.choice, row.like = choice, like or row.like
        if choice == Choice.SAME and row.like_id is not None:
            row.details = {**row.details, "like": str(row.like_id)}
        if choice != Choice.LATER:
            _judge_again(actor, row, batch)


@writes
def tick_rows(
    *, actor: Actor, at: datetime, batch: ImportBatch, shown: Collection[UUID],
    ticked: Collection[UUID],
) -> None:  # fmt: skip
    """Of the rows shown, those ticked are entered and the others not. Raises ImportClosed."""
    _open(actor, batch)
    _tick(actor, at, batch, shown, ticked)


def _tick(
    actor: Actor,
    at: datetime,
    batch: ImportBatch,
    shown: Collection[UUID],
    ticked: Collection[UUID],
) -> None:
    rows = batch.rows.filter(pk__in=shown)
    turned = [row for row in rows if row.is_taken != (row.pk in ticked)]
    for row in turned:
        row.is_taken = not row.is_taken
    update_rows(turned, ["is_taken"])
    if turned:
        record(
            "demands.importbatch.ticked", actor=actor, at=at, about=batch,
            after={str(row.line): row.is_taken for row in turned},
        )  # fmt: skip


@writes
def commit_import(
    *, actor: Actor, at: datetime, batch: ImportBatch, shown: Collection[UUID] = (),
    ticked: Collection[UUID] = (),
) -> ImportBatch:  # fmt: skip
    """Enter what is ticked and clear: all of it or nothing. Rows are judged once more before.

    `shown` and `ticked`: what was just ticked, as `tick_rows` takes it.

    Raises ImportClosed, NothingToEnter, and what the register's own verbs raise.
    """
    _open(actor, batch)
    _tick(actor, at, batch, shown, ticked)
    Dossier.objects.select_for_update().get(pk=batch.dossier_id)
    register = Register(actor, batch.dossier)
    rows = judged(register, batch.rows.select_related("like", "above").order_by("position"), batch)
    if not any(row.is_entered and row.kind != "theme" for row in rows):
        raise NothingToEnter
    entry = Entry(actor, at, batch, register)
    for row in rows:
        entry.write(row)
    entry.finish()
    update_rows(rows, _WRITTEN)
    with changing("demands.importbatch.committed", actor=actor, at=at, about=batch):
        batch.state, batch.closed_at = BatchState.COMMITTED, at
        batch.made, batch.updated = entry.made, entry.updated
    return batch


@writes
def discard_import(*, actor: Actor, at: datetime, batch: ImportBatch) -> None:
    """Nothing of it was written; the document stays, and is read no further. Raises ImportClosed."""
    batch = _open(actor, batch, BatchState.READING)
    if batch.state == BatchState.READING:
        with suppress(NotRead):
            stop_processing(actor=actor, at=at, document=batch.document)
    with changing("demands.importbatch.discarded", actor=actor, at=at, about=batch):
        batch.state, batch.closed_at = BatchState.DISCARDED, at


def _open(actor: Actor, batch: ImportBatch, *others: str) -> ImportBatch:
    """The batch, open or in one of `others`, held until the transaction ends. Raises NotAllowed, ImportClosed."""
    require("demands.manage", actor)
    keep_inside(actor, batch)
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.state not in (BatchState.OPEN, *others):
        raise ImportClosed
    return batch
