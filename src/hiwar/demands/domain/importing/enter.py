"""Writing the rows of an import: themes, headings, demands, what was said of them and where."""

from datetime import datetime
from typing import Any

from hiwar.demands.domain.demands import correct_demand
from hiwar.demands.domain.dossier import add_theme
from hiwar.demands.domain.events import append_event
from hiwar.demands.domain.importing.register import NewEvent, Register, events_of
from hiwar.demands.domain.several import append_events, enter_demands
from hiwar.demands.domain.tree import DEEPEST
from hiwar.demands.models import Demand, DemandEvent, ImportBatch, ImportRow, Theme
from hiwar.demands.vocabulary import EventKind
from hiwar.demands.vocabulary.importing import RowKind, RowMark
from hiwar.demands.vocabulary.subjects import Priority
from hiwar.documents.domain import quote_all
from hiwar.kernel.actors import Actor
from hiwar.language import fold
from hiwar.organizations.models import Organization


class Entry:
    """One import being written, inside its verb's transaction: `write` each row, then `finish`."""

    def __init__(self, actor: Actor, at: datetime, batch: ImportBatch, register: Register) -> None:
        self.actor, self.at, self.batch, self.register = actor, at, batch, register
        self.rows: dict[Any, ImportRow] = {}
        self.depths: dict[Any, int] = {}
        branches = Organization.objects.filter(is_ours=True, withdrawn_at=None)
        self.branches = {
            fold(name): row for row in branches for name in (row.name_ar, row.name_fr) if name
        }
        self.fresh: list[tuple[Demand, bool]] = []
        self.said: list[tuple[Demand, NewEvent, ImportRow]] = []
        self.made = self.updated = 0

    def write(self, row: ImportRow) -> None:
        """Rows come in their order: what a row stands under was written before it."""
        self.rows[row.id] = row
        if row.kind == RowKind.THEME:
            row.theme = self._theme(row) if row.is_taken else None
        elif row.kind == RowKind.HEADING:
            row.demand = self._heading(row) if row.is_taken else None
        elif row.mark == RowMark.NEW and row.is_taken:
            row.demand = self._enter(row, *self._under(row), is_heading=False)
            self.said += [(row.demand, event, row) for event in events_of(row, self.batch)]
            self.made += 1
        elif row.mark == RowMark.UPDATE and row.is_taken and row.like is not None:
            row.demand = row.like
            self._complete(row, row.like)
            self.updated += 1
        elif row.mark == RowMark.SAME:
            row.demand = row.like

    def _theme(self, row: ImportRow) -> Theme:
        key = fold(row.wording_ar)
        if key not in self.register.themes:
            self.register.themes[key] = add_theme(
                actor=self.actor, at=self.at, dossier=self.batch.dossier,
                name_ar=row.wording_ar[:200], name_fr=row.wording_fr[:200],
            )  # fmt: skip
        return self.register.themes[key]

    def _under(self, row: ImportRow) -> tuple[Theme | None, Demand | None]:
        """The nearest written row above: its theme, or itself where a line may stand under it."""
        above = self.rows.get(row.above_id)
        while above is not None:
            if above.theme is not None:
                return above.theme, None
            held = above.demand
            if held is not None and self._holds(held):
                return held.theme, held
            above = self.rows.get(above.above_id)
        return None, None

    def _holds(self, demand: Demand) -> bool:
        is_ours = demand.dossier_id == self.batch.dossier_id
        return is_ours and self.depths.get(demand.id, 0) < DEEPEST

    def _heading(self, row: ImportRow) -> Demand:
        theme, parent = self._under(row)
        key = (fold(row.wording_ar), theme.id if theme else None)
        if key not in self.register.headings:
            self.register.headings[key] = self._enter(row, theme, parent, is_heading=True)
        return self.register.headings[key]

    def _enter(
        self, row: ImportRow, theme: Theme | None, parent: Demand | None, *, is_heading: bool
    ) -> Demand:
        demand = Demand(
            dossier=self.batch.dossier, wording_ar=row.wording_ar, wording_fr=row.wording_fr,
            beneficiaries=row.beneficiaries, theme=theme, parent=parent,
            kind=row.details.get("kind", ""),
            priority=row.details.get("priority") or Priority.NORMAL,
            raised_first_by=self.branches.get(fold(row.details.get("raised_by", ""))),
        )  # fmt: skip
        self.fresh.append((demand, is_heading))
        self.depths[demand.id] = self.depths.get(parent.id, 0) + 1 if parent else 0
        return demand

    def finish(self) -> None:
        """The new demands, then what the source says of new and old ones, with its passages."""
        deed: Any = {"actor": self.actor, "at": self.at}
        enter_demands(**deed, dossier=self.batch.dossier, demands=self.fresh)
        fresh = {demand.id for demand, _is_heading in self.fresh}
        spans = [self._span(event, row) for _demand, event, row in self.said]
        passages = quote_all(document=self.batch.document, spans=[each for each in spans if each])
        first: list[DemandEvent] = []
        for (demand, event, _row), span in zip(self.said, spans, strict=True):
            told: Any = {
                "demand": demand, "kind": event.kind, "said_by": event.said_by,
                "occurred_on": event.day, "precision": event.precision, "words": event.words,
                "passage": passages[span] if span else None,
            }  # fmt: skip
            if demand.id in fresh:
                first.append(DemandEvent(**told))
            else:
                append_event(**deed, **told)
        append_events(**deed, events=first)

    def _complete(self, row: ImportRow, demand: Demand) -> None:
        additions = self.register.additions(row, demand, self.batch)
        fields: Any = dict(additions.fields)
        if fields:
            wording = fields.pop("wording_ar", demand.wording_ar)
            correct_demand(
                actor=self.actor, at=self.at, demand=demand, wording_ar=wording, **fields
            )
        self.said += [(demand, event, row) for event in additions.events]

    def _span(self, event: NewEvent, row: ImportRow) -> tuple[int, int] | None:
        """An answer's own words in its row, else the row's: the paper says so in any case."""
        own = (row.start, row.end) if row.start is not None and row.end is not None else None
        words = row.details.get("answer", "")
        if event.kind == EventKind.RAISED or not words:
            return own
        start = self.batch.document.text.find(words, row.start or 0)
        return (start, start + len(words)) if start >= 0 else own
