"""The register as an import asks it: is this demand here already, and what would the source add?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandEvent, Dossier, ImportBatch, ImportRow
from hiwar.demands.queries.living import in_batches
from hiwar.demands.queries.visible import visible_to
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.demands.vocabulary.events import ASKED, THEIRS
from hiwar.demands.vocabulary.importing import ADDITIONS, Choice, RowKind, RowMark
from hiwar.kernel.actors import Actor
from hiwar.language import fold, similarity
from hiwar.language.likeness import content_stems

DOUBT: Final = 0.62
REFERENCE: Final = re.compile(r"^\s*[مMm]\s*-?\s*0*(\d{1,6})\s*$")
LONGEST: Final = 4000
_LOOKED_AT: Final = 5
_COMMON: Final = 0.2
_FEW: Final = 40


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An entry of the ledger that the source adds."""

    kind: str
    day: date
    precision: str
    said_by: str
    words: str


@dataclass(slots=True)
class Additions:
    """What a row would add to a demand that is here already."""

    fields: dict[str, str] = field(default_factory=dict)
    events: list[NewEvent] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.fields or self.events)

    @property
    def told(self) -> list[str]:
        """Keys of `ADDITIONS`."""
        events = {"raised" if each.kind == EventKind.RAISED else "answer" for each in self.events}
        return [each for each in ADDITIONS if each in self.fields or each in events]


class Register:
    """What the actor sees, read once: as many queries whatever the number of rows."""

    def __init__(self, actor: Actor, dossier: Dossier) -> None:
        rows = list(visible_to(actor).order_by("entered_at"))
        self.demands = {row.id: row for row in rows}
        own = sorted(rows, key=lambda row: row.dossier_id == dossier.id)
        self.by_words = {fold(row.wording_ar): row for row in own if row.number}
        self.by_number = {row.number: row for row in rows if row.number}
        self.headings = {
            (fold(row.wording_ar), row.theme_id): row
            for row in own
            if not row.number and row.dossier_id == dossier.id
        }
        self.themes = {fold(theme.name_ar): theme for theme in dossier.themes.all()}
        self.said: dict[UUID, set[tuple[str, date]]] = {}
        self._index()

    def read_ledgers(self, demands: Iterable[UUID]) -> None:
        """What is recorded of these already: a query a thousand."""
        wanted = list({each for each in demands if each not in self.said})
        for ids in in_batches(wanted):
            self.said |= {each: set() for each in ids}
            events = DemandEvent.objects.filter(demand__in=ids, voided_at=None).order_by()
            for demand, kind, day in events.values_list("demand_id", "kind", "occurred_on"):
                self.said[demand].add((kind, day))

    def _index(self) -> None:
        self.stems: dict[UUID, set[str]] = {}
        self.holders: dict[str, list[UUID]] = defaultdict(list)
        for row in self.by_number.values():
            self.stems[row.id] = set(content_stems(row.wording_ar))
            for stem in self.stems[row.id]:
                self.holders[stem].append(row.id)

    def here(self, row: ImportRow) -> Demand | None:
        """The same demand: by its reference («م-014»), else by its words, spelling folded."""
        number = REFERENCE.match(row.details.get("number", ""))
        if number and int(number[1]) in self.by_number:
            return self.by_number[int(number[1])]
        return self.by_words.get(fold(row.wording_ar))

    def alike(self, words: str) -> Demand | None:
        """The likeliest demand in other words, where it is likely enough to ask."""
        shared: Counter[UUID] = Counter()
        most = max(_FEW, int(len(self.stems) * _COMMON))
        for stem in content_stems(words):
            holders = self.holders.get(stem, ())
            if len(holders) <= most:
                shared.update(holders)
        best: tuple[float, Demand | None] = (0.0, None)
        for pk, _count in shared.most_common(_LOOKED_AT):
            score, _words = similarity(words, self.demands[pk].wording_ar)
            best = max(best, (score, self.demands[pk]), key=lambda each: each[0])
        return best[1] if best[0] >= DOUBT else None

    def additions(self, row: ImportRow, demand: Demand, batch: ImportBatch) -> Additions:
        found = Additions()
        is_named = REFERENCE.match(row.details.get("number", ""))
        if is_named and row.wording_ar and fold(row.wording_ar) != fold(demand.wording_ar):
            found.fields["wording_ar"] = row.wording_ar
        wanted = {
            "wording_fr": row.wording_fr, "beneficiaries": row.beneficiaries,
            "kind": row.details.get("kind", ""),
        }  # fmt: skip
        for name, value in wanted.items():
            if value and not getattr(demand, name):
                found.fields[name] = value
        self.read_ledgers([demand.id])
        said = self.said[demand.id]
        found.events = [each for each in events_of(row, batch) if not _is_known(each, said)]
        return found


def _is_known(event: NewEvent, said: set[tuple[str, date]]) -> bool:
    if event.kind == EventKind.RAISED:
        return any(kind in ASKED and day == event.day for kind, day in said)
    return (event.kind, event.day) in said


def events_of(row: ImportRow, batch: ImportBatch) -> list[NewEvent]:
    """That we raised it, and what became of it where the source says what and when."""
    found = []
    day, precision = row.raised_on or batch.raised_on, row.precision
    if row.raised_on is None:
        precision = batch.precision
    if day is not None:
        found.append(
            NewEvent(EventKind.RAISED, day, precision, SaidBy.US, row.details.get("words", ""))
        )
    kind, answered = row.details.get("answer_kind", ""), row.details.get("answered_on", "")
    if kind and answered:
        said_by = SaidBy.OTHER_SIDE if kind in THEIRS else SaidBy.US
        words = row.details.get("answer", "")
        found.append(
            NewEvent(
                kind,
                date.fromisoformat(answered),
                row.details["answered_precision"],
                said_by,
                words,
            )
        )
    return found


def judge(register: Register, row: ImportRow, batch: ImportBatch, earlier: dict[str, int]) -> None:
    """Set the row's mark, its reason and the demand it is like. `earlier`: words met in rows before."""
    row.like, row.reason = None, row.details.get("warning", "")
    if row.kind == RowKind.THEME:
        row.mark = RowMark.SAME if fold(row.wording_ar) in register.themes else RowMark.NEW
        return
    fault = fault_of(row)
    if fault:
        row.mark, row.reason = RowMark.ERROR, fault
        return
    if row.kind == RowKind.HEADING:
        is_here = fold(row.wording_ar) in {words for words, _theme in register.headings}
        row.mark = RowMark.SAME if is_here else RowMark.NEW
        return
    here = register.here(row)
    if here is None and row.choice == Choice.SAME:
        here = register.demands.get(UUID(row.details["like"]))
    if here is not None:
        row.like = here
        adds = register.additions(row, here, batch)
        row.mark = RowMark.UPDATE if adds else RowMark.SAME
        row.details = {**row.details, "adds": adds.told}
        return
    if earlier.setdefault(fold(row.wording_ar), row.position) != row.position:
        row.mark, row.reason = RowMark.SAME, "twice"
        return
    row.like = None if row.choice == Choice.OTHER else register.alike(row.wording_ar)
    row.mark = RowMark.DOUBTFUL if row.like is not None else RowMark.NEW
    if row.like is not None:
        row.reason = "alike"


def fault_of(row: ImportRow) -> str:
    if not row.wording_ar.strip():
        return "no_words"
    if len(row.wording_ar) > LONGEST:
        return "too_long"
    return "bad_date" if row.details.get("bad_date") else ""


def judged(register: Register, rows: Iterable[ImportRow], batch: ImportBatch) -> list[ImportRow]:
    earlier: dict[str, int] = {}
    found = list(rows)
    here = (register.here(row) for row in found if row.kind == RowKind.DEMAND)
    register.read_ledgers(demand.id for demand in here if demand is not None)
    for row in found:
        judge(register, row, batch, earlier)
    return found
