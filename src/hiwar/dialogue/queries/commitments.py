"""The register of commitments: its sentence, its rows by fate, one of them with its history."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from hiwar.dialogue.models import (
    Commitment,
    CommitmentEvent,
    CommitmentStanding,
    Evidence,
    RightOfReply,
)
from hiwar.dialogue.queries.ledger import (
    SETTLED,
    CommitmentFilters,
    chosen,
    section,
)
from hiwar.dialogue.queries.line import Line, line_of
from hiwar.dialogue.queries.tally import Kept, Tally, tally
from hiwar.dialogue.queries.visible import (
    visible_commitments,
    visible_standings,
    with_history,
)
from hiwar.dialogue.vocabulary import OPEN_FATES, CommitmentFate, OwedBy
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows

SHOWN: Final = 15
SETTLED_SHOWN: Final = 10
A_PAGE: Final = 60


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one fate (all settled ones together): those shown, and how many there are."""

    key: str
    lines: tuple[Line, ...]
    total: int
    fates: tuple[CommitmentFate, ...]

    @property
    def left(self) -> int:
        return self.total - len(self.lines)

    @property
    def query(self) -> str:
        """The address that shows this section alone, in pages."""
        return "&".join(f"fate={fate}" for fate in self.fates)


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """Counts and rates are of all of a side that the actor may see; rows, of what the filters leave.

    `page` is there where one section alone is shown.
    """

    tally: Tally
    ours: int
    sections: tuple[Section, ...]
    page: Page[CommitmentStanding] | None

    @property
    def counts(self) -> dict[str, int]:
        return {str(fate): count for fate, count in self.tally.fates.items()}

    @property
    def total(self) -> int:
        return self.tally.total

    @property
    def kept(self) -> Kept:
        return self.tally.whole

    @property
    def uncounted(self) -> int:
        return self.tally.whole.uncounted

    @property
    def open(self) -> int:
        return sum(self.tally.fates[fate] for fate in OPEN_FATES)

    @property
    def lines(self) -> list[Line]:
        return [line for each in self.sections for line in each.lines]

    def of(self, key: str) -> tuple[Line, ...]:
        """The rows of a section; none where it is not shown."""
        return next((each.lines for each in self.sections if each.key == key), ())

    @property
    def overdue(self) -> tuple[Line, ...]:
        return self.of("overdue")

    @property
    def soon(self) -> tuple[Line, ...]:
        return self.of("soon")

    @property
    def running(self) -> tuple[Line, ...]:
        return self.of("running")

    @property
    def settled(self) -> tuple[Line, ...]:
        return self.of("settled")


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of evidence; `document` only where the reader may open it."""

    evidence: Evidence
    document: Document | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a commitment's history; `source` only where the reader may open it."""

    event: CommitmentEvent
    source: Document | None
    papers: tuple[Paper, ...] = ()
    reply: RightOfReply | None = None
    is_gap: bool = False

    @property
    def words(self) -> str:
        return self.event.passage.words if self.event.passage else self.event.words


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """A commitment and all that was recorded of it, the newest first, what was struck apart."""

    line: Line
    source: Document | None
    entries: tuple[Entry, ...]
    voided: tuple[Entry, ...]


_PARTS: Final = (*((str(fate), (fate,)) for fate in OPEN_FATES), ("settled", SETTLED))


def commitments_page(
    actor: Actor, filters: CommitmentFilters, today: date, *, number: int | str = 1,
    all_of_them: bool = False,
) -> CommitmentsPage:  # fmt: skip
    """A query for the counts, one a section shown (two where more was asked than a fate), three for
    the rows: whatever their number.

    One section alone comes in pages (`number`); `all_of_them` for files.
    """
    rows = chosen(actor, filters, today)
    parts = [
        (key, section(rows, today, *wanted))
        for key, _fates in _PARTS
        if (wanted := _wanted(key, filters))
    ]
    counted = tally(actor, today, CommitmentFilters(side=filters.side))
    known = counted.fates if filters.is_whole else None
    page = None
    if len(parts) == 1 and not all_of_them:
        page = _paginated(parts[0][0], parts[0][1], filters, known).get_page(number)
        cut = [[row.commitment_id for row in page]]
    else:
        cut = [_ids(key, part, all_of_them=all_of_them) for key, part in parts]
    lines = _lines(actor, today, [pk for ids in cut for pk in ids])
    return CommitmentsPage(
        tally=counted,
        ours=visible_standings(actor).filter(owed_by=OwedBy.US).count(),
        sections=tuple(
            _section(key, [lines[pk] for pk in ids], part, filters, known, page)
            for (key, part), ids in zip(parts, cut, strict=True)
        ),
        page=page,
    )  # fmt: skip


def _wanted(key: str, filters: CommitmentFilters) -> tuple[CommitmentFate, ...]:
    fates = next(fates for name, fates in _PARTS if name == key)
    return tuple(fate for fate in fates if not filters.fates or fate in filters.fates)


def _total(
    rows: QuerySet[CommitmentStanding], fates: Collection[CommitmentFate],
    known: Mapping[CommitmentFate, int] | None,
) -> int:  # fmt: skip
    """From the counts by fate where nothing else was asked, else counted."""
    return rows.count() if known is None else sum(known[fate] for fate in fates)


def _paginated(
    key: str, rows: QuerySet[CommitmentStanding], filters: CommitmentFilters,
    known: Mapping[CommitmentFate, int] | None,
) -> Paginator[CommitmentStanding]:  # fmt: skip
    paginator = Paginator(rows, A_PAGE)
    paginator.count = _total(rows, _wanted(key, filters), known)
    return paginator


def _ids(key: str, rows: QuerySet[CommitmentStanding], *, all_of_them: bool) -> list[UUID]:
    ids = rows.values_list("commitment_id", flat=True)
    shown = SETTLED_SHOWN if key == "settled" else SHOWN
    return list(ids if all_of_them else ids[:shown])


def _section(
    key: str, lines: list[Line], rows: QuerySet[CommitmentStanding], filters: CommitmentFilters,
    known: Mapping[CommitmentFate, int] | None, page: Page[CommitmentStanding] | None,
) -> Section:  # fmt: skip
    wanted = _wanted(key, filters)
    shown = SETTLED_SHOWN if key == "settled" else SHOWN
    total = len(lines)
    if page is not None or total >= shown:
        total = page.paginator.count if page is not None else _total(rows, wanted, known)
    return Section(key, tuple(lines), total, wanted)


def _lines(actor: Actor, today: date, ids: list[UUID]) -> dict[UUID, Line]:
    rows = visible_commitments(actor).order_by().filter(pk__in=ids)
    return {row.pk: line_of(row, today) for row in with_history(actor, rows)}


def commitment_page(actor: Actor, commitment_id: UUID, today: date) -> CommitmentPage | None:
    """None where there is none that the actor may read."""
    rows = visible_commitments(actor).filter(id=commitment_id)
    rows = rows.select_related("owner", "meeting", "passage__document")
    found = with_history(actor, rows).first()
    if found is None:
        return None
    line = line_of(found, today)
    gaps = {event.place_in_time for event in line.fold.gaps}
    entries = [_entry(actor, event, gaps) for event in _events(found)]
    return CommitmentPage(
        line=line, source=_source(actor, found.passage),
        entries=tuple(entry for entry in entries if entry.event.voided_at is None),
        voided=tuple(entry for entry in entries if entry.event.voided_at is not None),
    )  # fmt: skip


def _events(commitment: Commitment) -> list[CommitmentEvent]:
    papers = Evidence.objects.filter(withdrawn_at=None).select_related("document", "passage")
    events = CommitmentEvent.objects.filter(commitment=commitment)
    events = events.select_related("passage__document", "reply__document")
    found = list(events.prefetch_related(Prefetch("evidence", papers)))
    return sorted(found, key=lambda event: event.place_in_time, reverse=True)


def _entry(actor: Actor, event: CommitmentEvent, gaps: Collection[tuple[object, ...]]) -> Entry:
    papers = tuple(Paper(row, _seen(actor, row.document)) for row in event.evidence.all())
    return Entry(
        event, _source(actor, event.passage), papers, getattr(event, "reply", None),
        event.voided_at is None and event.place_in_time in gaps,
    )  # fmt: skip


def _seen(actor: Actor, document: Document | None) -> Document | None:
    return document if document and allows("documents.view", actor, document) else None


def _source(actor: Actor, passage: object) -> Document | None:
    return _seen(actor, getattr(passage, "document", None))
