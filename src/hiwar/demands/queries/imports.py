"""What the page of an import shows: its rows by mark, where each would stand, what it would add."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hiwar.demands.models import ImportBatch, ImportRow
from hiwar.demands.vocabulary.importing import FAULTS, BatchState, RowKind, RowMark
from hiwar.documents.queries import Progress, progress_of
from hiwar.documents.vocabulary import ProcessingState
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted

ROWS_SHOWN: Final = 100
ICONS: Final = {
    RowMark.ERROR: "circle-alert", RowMark.DOUBTFUL: "circle-help", RowMark.UPDATE: "pencil",
    RowMark.NEW: "plus", RowMark.SAME: "equal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row in its place: `where` is the words of what it stands under."""

    row: ImportRow
    depth: int
    where: str

    @property
    def icon(self) -> str:
        return ICONS[RowMark(self.row.mark)]

    @property
    def may_be_ticked(self) -> bool:
        return self.row.mark in (RowMark.NEW, RowMark.UPDATE)


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A mark in the filter."""

    mark: RowMark
    count: int
    is_on: bool

    @property
    def icon(self) -> str:
        return ICONS[self.mark]


@dataclass(frozen=True, slots=True)
class Preview:
    """`pair`: the doubtful row to settle, the `pair_place`-th of `doubtful`. Counts are of demands."""

    batch: ImportBatch
    rows: tuple[ShownRow, ...]
    page: Page[Any]
    marks: tuple[MarkCount, ...]
    counts: Mapping[str, int]
    taken: int
    pair: ImportRow | None


def visible_imports(actor: Actor) -> QuerySet[ImportBatch]:
    rows = permitted("demands.manage", actor, ImportBatch.objects.all())
    return rows.select_related("document__processing", "dossier").defer("document__text")


def visible_rows(actor: Actor) -> QuerySet[ImportRow]:
    rows = permitted("demands.manage", actor, ImportRow.objects.all())
    return rows.select_related("batch__document", "batch__dossier", "above", "like").defer(
        "batch__document__text"
    )


def open_imports(actor: Actor) -> list[ImportBatch]:
    return list(visible_imports(actor).filter(state__in=(BatchState.OPEN, BatchState.READING))[:20])


def import_progress(batch: ImportBatch, *, at: datetime, language: str) -> Progress:
    """How far the reading of an import has come, or why there is none and what to do."""
    if batch.state == BatchState.REFUSED:
        return Progress("", fault=str(FAULTS.get(batch.fault, "")))
    if batch.state != BatchState.READING:
        return Progress("")
    told = progress_of(batch.document, at=at, language=language)
    if told.is_moving:
        return replace(told, can_stop=False)
    held = getattr(batch.document, "processing", None)
    if told.fault and not (held and held.state == ProcessingState.FAILED):
        return told
    fault = _(
        "The import was cut off before its rows were told apart. Nothing was kept by half; try again."
    )
    return Progress("", fault=fault, can_retry=True)


def preview(
    actor: Actor, batch: ImportBatch, marks: Collection[str], page: str, at: str
) -> Preview:
    """`marks`: those asked for, else all but the same. `at`: the row whose pair is asked for."""
    rows = visible_rows(actor).filter(batch=batch)
    light = list(
        rows.values_list("id", "above_id", "kind", "mark", "is_taken", "choice").order_by(
            "position"
        )
    )
    demands = [each for each in light if each[2] == RowKind.DEMAND]
    counts = Counter(each[3] for each in demands)
    shown = set(marks) or set(RowMark) - {RowMark.SAME}
    found = Paginator(rows.filter(mark__in=shown).order_by("position"), ROWS_SHOWN).get_page(page)
    entered = sum(each[4] and each[3] in (RowMark.NEW, RowMark.UPDATE) for each in demands)
    return Preview(
        batch=batch, page=found, rows=_placed(list(found), {each[0]: each[1] for each in light}),
        marks=tuple(MarkCount(mark, counts[mark], mark in shown) for mark in RowMark),
        counts=counts, taken=entered, pair=_pair(rows, at),
    )  # fmt: skip


def _pair(rows: QuerySet[ImportRow], at: str) -> ImportRow | None:
    doubtful = rows.filter(mark=RowMark.DOUBTFUL, like__isnull=False).order_by("position")
    try:
        asked = doubtful.filter(pk=UUID(at)).first()
    except ValueError:
        asked = None
    return asked or doubtful.filter(choice="").first()


def _placed(rows: list[ImportRow], above: Mapping[UUID, UUID | None]) -> tuple[ShownRow, ...]:
    return tuple(
        ShownRow(row, min(_depth(row.id, above), 4), row.above.wording_ar if row.above else "")
        for row in rows
    )


def _depth(pk: UUID, above: Mapping[UUID, UUID | None]) -> int:
    depth, at = 0, above.get(pk)
    while at is not None and depth < len(above):
        depth, at = depth + 1, above.get(at)
    return depth
