"""The register of commitments: its sentence, its rows by fate, how far words were kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.dialogue.models import CommitmentEvent
from hiwar.dialogue.queries.line import Line, by_deadline, line_of, lines_of
from hiwar.dialogue.queries.visible import visible_commitments, with_history
from hiwar.dialogue.vocabulary import OPEN_FATES, CommitmentFate
from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows
from hiwar.language import fold

SETTLED_SHOWN: Final = 12
STRIP: Final = (
    CommitmentFate.KEPT, CommitmentFate.PARTLY_KEPT, CommitmentFate.OVERDUE, CommitmentFate.BROKEN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommitmentFilters:
    """What the address asks for; `owner` as the page names it."""

    fates: tuple[str, ...] = ()
    owner: str = ""
    year: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """How words were kept: `strip` has one line a counted commitment, in the order of fates."""

    label: str
    strip: tuple[Line, ...]

    @property
    def kept(self) -> int:
        return sum(line.fate is CommitmentFate.KEPT for line in self.strip)

    @property
    def due(self) -> int:
        return len(self.strip)

    @property
    def by_fate(self) -> list[tuple[CommitmentFate, int]]:
        counts = Counter(line.fate for line in self.strip)
        return [(fate, counts[fate]) for fate in STRIP if counts[fate]]


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """Counts and rates are of all that the actor may see; rows, of what the filters leave."""

    counts: Mapping[str, int]
    total: int
    nearest: date | None
    overdue: tuple[Line, ...]
    soon: tuple[Line, ...]
    running: tuple[Line, ...]
    settled: tuple[Line, ...]
    settled_total: int
    kept: Kept
    uncounted: int
    owners: tuple[Kept, ...]
    years: tuple[Kept, ...]

    @property
    def open(self) -> int:
        return sum(self.counts[fate] for fate in OPEN_FATES)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a commitment's history; `source` only where the reader may open it."""

    event: CommitmentEvent
    source: Document | None

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


def commitments_page(
    actor: Actor, filters: CommitmentFilters, today: date, *, all_of_them: bool = False
) -> CommitmentsPage:
    """Three queries, whatever the number of commitments."""
    lines = lines_of(actor, today)
    asked = [line for line in lines if _answers(line, filters)]
    settled = sorted(_having(asked, *STRIP, without=CommitmentFate.OVERDUE), key=_newest_first)
    counted = [line for line in lines if line.is_counted]
    soon = by_deadline(line for line in lines if line.fate is CommitmentFate.SOON)
    fates = Counter(line.fate for line in lines)
    return CommitmentsPage(
        counts={fate: fates[fate] for fate in CommitmentFate}, total=len(lines),
        nearest=soon[0].due_on if soon else None,
        overdue=tuple(by_deadline(_having(asked, CommitmentFate.OVERDUE))),
        soon=tuple(by_deadline(_having(asked, CommitmentFate.SOON))),
        running=tuple(by_deadline(_having(asked, CommitmentFate.RUNNING))),
        settled=tuple(settled if all_of_them or filters.fates else settled[:SETTLED_SHOWN]),
        settled_total=len(settled), kept=_kept("", counted), uncounted=len(lines) - len(counted),
        owners=_grouped(counted, lambda line: line.owner),
        years=tuple(reversed(_grouped(counted, lambda line: str(line.commitment.given_on.year)))),
    )  # fmt: skip


def _having(
    lines: Iterable[Line], *fates: CommitmentFate, without: CommitmentFate | None = None
) -> list[Line]:
    return [line for line in lines if line.fate in fates and line.fate is not without]


def _newest_first(line: Line) -> tuple[int, int]:
    day = line.outcome.occurred_on if line.outcome else line.commitment.given_on
    return -day.toordinal(), -line.commitment.id.int


def _answers(line: Line, filters: CommitmentFilters) -> bool:
    if filters.fates and line.fate not in filters.fates:
        return False
    if filters.owner and line.owner != filters.owner:
        return False
    if filters.year and line.commitment.given_on.year != filters.year:
        return False
    words = fold(filters.words).split()
    demands = " ".join(demand.search_key for demand in line.demands)
    key = fold(f"{line.commitment.wording_ar} {line.commitment.wording_fr} {line.owner}")
    return all(word in f"{key} {demands}" for word in words)


def _kept(label: str, lines: Iterable[Line]) -> Kept:
    return Kept(label, tuple(sorted(lines, key=lambda line: STRIP.index(line.fate))))


def _grouped(lines: Iterable[Line], key: Callable[[Line], str]) -> tuple[Kept, ...]:
    """By label, in the order of its spelling: no ranking of administrations."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return tuple(_kept(label, groups[label]) for label in sorted(groups, key=fold))


def commitment_page(actor: Actor, commitment_id: UUID, today: date) -> CommitmentPage | None:
    """None where there is none that the actor may read."""
    rows = visible_commitments(actor).filter(id=commitment_id)
    rows = rows.select_related("owner", "meeting", "passage__document")
    found = with_history(actor, rows).first()
    if found is None:
        return None
    events = list(
        CommitmentEvent.objects.filter(commitment=found).select_related("passage__document")
    )
    events.sort(key=lambda event: event.place_in_time, reverse=True)
    entries = [Entry(event, _source(actor, event.passage)) for event in events]
    return CommitmentPage(
        line=line_of(found, today), source=_source(actor, found.passage),
        entries=tuple(entry for entry in entries if entry.event.voided_at is None),
        voided=tuple(entry for entry in entries if entry.event.voided_at is not None),
    )  # fmt: skip


def _source(actor: Actor, passage: object) -> Document | None:
    document: Document | None = getattr(passage, "document", None)
    return document if document and allows("documents.view", actor, document) else None
