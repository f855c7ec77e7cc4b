"""The dossier as its page shows it: themes, the tree under each, counts, what the filters leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandEvent, Dossier, Theme
from hiwar.demands.queries import above
from hiwar.demands.queries.above import Flag, RoundMark
from hiwar.demands.queries.filters import DossierFilters
from hiwar.demands.queries.standing import Standing, standing_of
from hiwar.demands.queries.tree import (
    Branch,
    Kept,
    Place,
    Tree,
    categories_of,
    counts_of,
    cut,
    kept_demands,
    open_of,
    spelled,
)
from hiwar.demands.queries.visible import current_dossier, themes_of, visible_to, with_ledger
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.actors import Actor
from hiwar.language import fold
from hiwar.web.states import Mark, mark

ROWS_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree. `is_context`: shown only because a line under it was asked for."""

    standing: Standing
    depth: int
    age: int | None
    rounds: tuple[str, ...]
    flag: Flag | None
    child_count: int = 0
    is_last: bool = False
    is_context: bool = False

    @property
    def demand(self) -> Demand:
        return self.standing.demand

    @property
    def state(self) -> DemandState | None:
        return self.standing.state

    @property
    def answer(self) -> DemandEvent | None:
        return self.standing.answer

    @property
    def raised_in(self) -> int:
        return sum(kind != "absent" for kind in self.rounds)

    @property
    def mark(self) -> Mark | None:
        return mark(self.state) if self.state is not None else None

    @property
    def glyph(self) -> str:
        """The shape in the margin: a commitment's timing where the demand stands at one."""
        if self.state is DemandState.COMMITTED and self.flag is not None:
            return self.flag.timing
        return str(self.state or "")


@dataclass(frozen=True, slots=True)
class Section:
    """A theme, its letter, all it holds by state, and the lines that the filters leave."""

    theme: Theme | None
    letter: str
    counts: Mapping[str, int]
    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """`counts` has the seven states; closed demands and those without history stand apart.

    `added_since`: of the total, those entered after the dossier was adopted. `answering`: how many
    fit the filters; None without any.
    """

    dossier: Dossier | None
    sections: tuple[Section, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    closed: int = 0
    added_since: int = 0
    unanswered: int = 0
    answering: int | None = None
    is_cut: bool = False
    rounds: Sequence[RoundMark] = ()
    categories: tuple[str, ...] = ()

    @property
    def legend(self) -> Mapping[str, int]:
        """The bar's counts and, outside it, the closed."""
        return {**self.counts, DemandState.CLOSED: self.closed}


def dossier_page(
    actor: Actor, filters: DossierFilters, today: date, *, most: int | None = ROWS_SHOWN
) -> DossierPage:
    """At most `most` lines (whole trees), or all of them with None; ledgers are read of these alone."""
    dossier = current_dossier()
    if dossier is None:
        return DossierPage(None)
    kept = kept_demands(visible_to(actor).filter(dossier=dossier), filters, dossier.adopted_on)
    branches = Tree(kept, filters, today).branches(themes_of(dossier))
    numbered = [each for each in kept if not each.is_heading]
    open_ones = open_of(kept)
    shown = cut(branches, most, is_narrow=filters.is_narrow)
    marks = above.last_rounds(actor)
    return DossierPage(
        dossier=dossier, sections=_sections(actor, shown.branches, marks, today), counts=counts_of(open_ones),
        total=len(open_ones), closed=len(numbered) - len(open_ones),
        added_since=sum(each.is_added for each in open_ones), is_cut=shown.is_cut, rounds=marks,
        unanswered=sum(each.is_unanswered for each in numbered),
        answering=shown.answering,
        categories=_categories(numbered),
    )  # fmt: skip


def _categories(rows: Iterable[Kept]) -> tuple[str, ...]:
    told = {each.beneficiaries for each in rows}
    named = {name for each in told for name in categories_of(each)}
    return tuple(sorted(named, key=fold))


def _sections(
    actor: Actor, branches: Sequence[Branch], marks: Sequence[RoundMark], today: date
) -> tuple[Section, ...]:
    ids = [UUID(place.id) for branch in branches for place in branch.places]
    standings = _standings(ids)
    flags = above.flags(actor, today, ids)
    return tuple(
        Section(
            branch.theme, branch.letter, branch.counts, branch.total,
            tuple(
                _row(standings[place.id], place, marks, flags, today)
                for place in branch.places
            ),
        )
        for branch in branches
    )  # fmt: skip


def _standings(ids: Sequence[UUID]) -> dict[str, Standing]:
    """Of demands that the actor was found to see: three queries."""
    rows = with_ledger(Demand.objects.filter(id__in=ids), for_lines=True)
    return {spelled(row.id): standing_of(row) for row in rows}


def _row(
    standing: Standing, place: Place, marks: Sequence[RoundMark], flags: Mapping[UUID, Flag],
    today: date,
) -> Row:  # fmt: skip
    return Row(
        standing=standing, depth=place.depth, age=standing.age(today),
        rounds=standing.rounds(marks), flag=flags.get(standing.demand.id),
        child_count=place.child_count, is_last=place.is_last, is_context=place.is_context,
    )  # fmt: skip
