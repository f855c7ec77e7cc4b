"""The dossier as its page shows it: themes, the tree under each, counts, what the filters leave."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand, DemandEvent, Dossier, Theme
from hiwar.demands.queries import above
from hiwar.demands.queries.above import Flag, RoundMark
from hiwar.demands.queries.standing import Standing, standings_of
from hiwar.demands.queries.visible import current_dossier, themes_of, visible_to, with_ledger
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.actors import Actor
from hiwar.language import fold
from hiwar.web.dates import language
from hiwar.web.states import Mark, mark

ROWS_SHOWN: Final = 60
_ABJAD: Final = "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ"
LETTERS: Final = {"ar": tuple(_ABJAD.split()), "fr": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


@dataclass(frozen=True, slots=True)
class DossierFilters:
    """What the address asks for. `region` is an official code («09»); `words` as typed."""

    states: tuple[str, ...] = ()
    theme: UUID | None = None
    region: str = ""
    category: str = ""
    words: str = ""
    unanswered: bool = False
    by_age: bool = False

    @property
    def is_narrow(self) -> bool:
        return self != DossierFilters(by_age=self.by_age)


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

    `added_since`: of the total, those entered after the dossier was adopted.
    """

    dossier: Dossier | None
    sections: tuple[Section, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    closed: int = 0
    added_since: int = 0
    unanswered: int = 0
    shown: int = 0
    is_cut: bool = False
    rounds: Sequence[RoundMark] = ()
    categories: tuple[str, ...] = ()

    @property
    def legend(self) -> Mapping[str, int]:
        """The bar's counts and, outside it, the closed."""
        return {**self.counts, DemandState.CLOSED: self.closed}


def _added_since(dossier: Dossier, standings: Sequence[Standing]) -> int:
    if dossier.adopted_on is None:
        return 0
    return sum(each.demand.entered_at.date() > dossier.adopted_on for each in standings)


def dossier_page(
    actor: Actor, filters: DossierFilters, today: date, *, most: int | None = ROWS_SHOWN
) -> DossierPage:
    """At most `most` lines (whole trees), or all of them with None."""
    dossier = current_dossier()
    if dossier is None:
        return DossierPage(None)
    demands = with_ledger(visible_to(actor).filter(dossier=dossier))
    tree = _Tree(actor, standings_of(demands), filters, today)
    sections = tree.sections(themes_of(dossier))
    kept, is_cut = _cut(sections, most)
    numbered = [each for each in tree.standings if not each.demand.is_heading]
    open_ones = [each for each in numbered if each.state is not DemandState.CLOSED]
    return DossierPage(
        dossier=dossier, sections=kept, counts=_counts(open_ones), total=len(open_ones),
        closed=len(numbered) - len(open_ones), added_since=_added_since(dossier, open_ones),
        is_cut=is_cut, rounds=tree.marks,
        unanswered=sum(each.is_unanswered for each in numbered),
        shown=sum(not row.is_context for part in sections for row in part.rows),
        categories=_categories(numbered),
    )  # fmt: skip


def _counts(standings: Iterable[Standing]) -> dict[str, int]:
    counted = Counter(each.state for each in standings if each.state is not None)
    return {state: counted[state] for state in DemandState if counted[state]}


def _categories(standings: Iterable[Standing]) -> tuple[str, ...]:
    named = {name for each in standings for name in categories_of(each.demand)}
    return tuple(sorted(named, key=fold))


def categories_of(demand: Demand) -> list[str]:
    parts = demand.beneficiaries.replace("،", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def _cut(sections: list[Section], most: int | None) -> tuple[tuple[Section, ...], bool]:
    """Whole trees until `most` lines are shown; every theme keeps its head."""
    left = most if most is not None else sum(len(part.rows) for part in sections)
    kept: list[Section] = []
    is_cut = False
    for part in sections:
        rows: list[Row] = []
        for tree in _trees(part.rows):
            if left <= 0:
                is_cut = True
                break
            rows += tree
            left -= len(tree)
        kept.append(replace(part, rows=tuple(rows)))
    return tuple(kept), is_cut


def _trees(rows: Iterable[Row]) -> Iterator[list[Row]]:
    tree: list[Row] = []
    for row in rows:
        if row.depth == 0 and tree:
            yield tree
            tree = []
        tree.append(row)
    if tree:
        yield tree


class _Tree:
    """The demands of a dossier under their parents, for one actor and one question."""

    def __init__(
        self, actor: Actor, standings: list[Standing], filters: DossierFilters, today: date
    ) -> None:
        self.standings, self.filters, self.today = standings, filters, today
        self.marks = above.last_rounds(actor)
        self.flags = above.flags(actor, today)
        self.words = fold(filters.words).split()
        known = {each.demand.id for each in standings}
        self.below: dict[UUID | None, list[Standing]] = {}
        for each in standings:
            parent = each.demand.parent_id if each.demand.parent_id in known else None
            self.below.setdefault(parent, []).append(each)

    def sections(self, themes: Sequence[Theme]) -> list[Section]:
        """One for each theme, and a last one for what stands under none."""
        by_theme: dict[UUID | None, list[Standing]] = {}
        for root in self.below.get(None, []):
            by_theme.setdefault(root.demand.theme_id, []).append(root)
        heads: list[Theme | None] = [*themes]
        if by_theme.get(None):
            heads.append(None)
        return [
            self._section(head, place, by_theme.get(head.id if head else None, []))
            for place, head in enumerate(heads)
        ]

    def _section(self, theme: Theme | None, place: int, roots: list[Standing]) -> Section:
        everything = [each for root in roots for each in self._all_under(root)]
        open_ones = [
            each
            for each in everything
            if not each.demand.is_heading and each.state is not DemandState.CLOSED
        ]
        wanted = self.filters.theme is None or (theme and theme.id == self.filters.theme)
        ordered = sorted(roots, key=self._order) if self.filters.by_age else roots
        return Section(
            theme=theme, letter=_letter(place) if theme else "", counts=_counts(open_ones),
            total=len(open_ones),
            rows=tuple(row for root in ordered for row in self._rows(root, 0)) if wanted else (),
        )  # fmt: skip

    def _order(self, standing: Standing) -> int:
        return -max((each.age(self.today) or 0) for each in self._all_under(standing))

    def _all_under(self, standing: Standing) -> Iterator[Standing]:
        yield standing
        for child in self.below.get(standing.demand.id, []):
            yield from self._all_under(child)

    def _rows(self, standing: Standing, depth: int) -> list[Row]:
        """The line and those under it; none where neither it nor any of them is asked for."""
        children = self.below.get(standing.demand.id, [])
        branches = [rows for child in children if (rows := self._rows(child, depth + 1))]
        is_asked = self._answers(standing)
        if not is_asked and not branches:
            return []
        if branches:
            branches[-1][0] = replace(branches[-1][0], is_last=True)
        head = Row(
            standing=standing, depth=depth, age=standing.age(self.today),
            rounds=standing.rounds(self.marks), flag=self.flags.get(standing.demand.id),
            child_count=len(branches), is_context=not is_asked,
        )  # fmt: skip
        return [head, *(row for rows in branches for row in rows)]

    def _answers(self, standing: Standing) -> bool:
        """Whether it is what the filters ask for. A heading answers only when nothing is asked."""
        filters, demand = self.filters, standing.demand
        if demand.is_heading:
            return not filters.is_narrow
        state = standing.state or ""
        if state not in filters.states if filters.states else state == DemandState.CLOSED:
            return False
        if filters.unanswered and not standing.is_unanswered:
            return False
        if filters.region and int(filters.region) not in standing.regions:
            return False
        return self._says(demand)

    def _says(self, demand: Demand) -> bool:
        asked = fold(self.filters.category)
        if asked and asked not in [fold(name) for name in categories_of(demand)]:
            return False
        number = f" {demand.number} {demand.number or 0:03d}"
        return all(word in demand.search_key + number for word in self.words)


def _letter(place: int) -> str:
    letters = LETTERS["ar" if language() == "ar" else "fr"]
    return letters[place] if place < len(letters) else str(place + 1)
