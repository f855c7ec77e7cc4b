"""The tree of a dossier by what is kept of each demand: chosen and counted before any ledger is read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    DateField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from hiwar.demands.models import Demand, Theme
from hiwar.demands.queries.filters import DossierFilters
from hiwar.demands.queries.visible import WITHIN
from hiwar.demands.vocabulary import DemandState
from hiwar.language import fold
from hiwar.web.dates import language

_ABJAD: Final = "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ"
LETTERS: Final = {"ar": tuple(_ABJAD.split()), "fr": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


class Kept(NamedTuple):
    """A demand or heading as the registers keep it. `is_asked`: the database's part of the filters.

    A tuple, and so is Place, and its ids are words: of thousands, dataclasses and UUIDs take a
    third of the page's time to make. `first_on` where the lines are asked for by age; `is_added`:
    entered after the dossier was adopted.
    """

    position: int
    id: str
    parent_id: str | None
    theme_id: str | None
    number: int | None
    beneficiaries: str
    state: str
    first_on: date | None
    is_unanswered: bool
    is_added: bool
    is_asked: bool = True

    @property
    def is_heading(self) -> bool:
        return self.number is None

    @property
    def is_open(self) -> bool:
        return self.number is not None and self.state != DemandState.CLOSED

    def age(self, today: date) -> int:
        return (today - self.first_on).days if self.first_on else 0


class Place(NamedTuple):
    """Where a demand stands on the page. `is_context`: shown only for a line under it."""

    id: str
    depth: int
    child_count: int = 0
    is_last: bool = False
    is_context: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme, its letter, all it holds by state, and what the filters leave, tree by tree.

    `trees` is drawn as it is asked for: a page of forty lines need not draw five thousand.
    """

    theme: Theme | None
    letter: str
    counts: dict[str, int]
    total: int
    trees: Iterator[list[Place]]
    places: tuple[Place, ...] = ()


def kept_demands(
    rows: QuerySet[Demand], filters: DossierFilters, adopted_on: date | None
) -> list[Kept]:
    """One query, and one more where words, a region, a kind or a priority are asked for."""
    asked = (
        set(_narrowed(rows, filters).values_list(_word("id"), flat=True))
        if _narrows(filters)
        else None
    )
    first_on = F("standing__first_on") if filters.by_age else Value(None, DateField())
    columns: Any = rows.filter(WITHIN).order_by().values_list(
        "position", _word("id"), _word("parent_id"), _word("theme_id"), "number", "beneficiaries",
        "standing__state", first_on, "standing__is_unanswered", _is_after(adopted_on),
    )  # fmt: skip
    # Sorted here: they come nearly so, and the database would sort wide rows.
    if asked is None:
        return [Kept(*row) for row in sorted(columns)]
    return [Kept._make((*row, row[1] in asked)) for row in sorted(columns)]


def _word(column: str) -> Cast:
    """The id as the database spells it: `spelled` is the same of an id in hand."""
    return Cast(column, TextField())


def spelled(pk: UUID) -> str:
    return str(pk) if connection.features.has_native_uuid_field else pk.hex


def _is_after(day: date | None) -> Combinable:
    if day is None:
        return Value(value=False)
    return ExpressionWrapper(Q(entered_at__date__gt=day), BooleanField())


def _narrows(filters: DossierFilters) -> bool:
    return bool(filters.words.strip() or filters.region or filters.kind or filters.priority)


def _narrowed(rows: QuerySet[Demand], filters: DossierFilters) -> QuerySet[Demand]:
    for word in fold(filters.words).split():
        either = Q(search_key__contains=word)
        if word.isdigit():
            either |= Q(number=int(word))
        rows = rows.filter(either)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.priority:
        rows = rows.filter(priority=filters.priority)
    if filters.region:
        named = Demand.objects.filter(areas__code__startswith=filters.region).values("id")
        rows = rows.filter(Q(areas=None) | Q(id__in=named))
    return rows


def open_of(rows: Iterable[Kept]) -> list[Kept]:
    """The numbered ones that are not closed; thousands, so each is looked at once and in place."""
    closed = str(DemandState.CLOSED)
    return [each for each in rows if each.number is not None and each.state != closed]


def counts_of(open_ones: Iterable[Kept]) -> dict[str, int]:
    """By state, in the order of the legend."""
    counted = Counter([each.state for each in open_ones])
    return {state: counted[state] for state in DemandState if counted[state]}


def categories_of(beneficiaries: str) -> list[str]:
    parts = beneficiaries.replace("،", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


class Tree:
    """The demands of a dossier under their parents, for one question."""

    def __init__(self, rows: Sequence[Kept], filters: DossierFilters, today: date) -> None:
        self.filters, self.today = filters, today
        self.category = fold(filters.category)
        known = {each.id for each in rows}
        self.below: dict[str | None, list[Kept]] = {}
        for each in rows:
            parent = each.parent_id if each.parent_id in known else None
            self.below.setdefault(parent, []).append(each)

    def branches(self, themes: Sequence[Theme]) -> list[Branch]:
        """One for each theme, and a last one for what stands under none."""
        by_theme: dict[str | None, list[Kept]] = {}
        for root in self.below.get(None, []):
            by_theme.setdefault(root.theme_id, []).append(root)
        heads: list[Theme | None] = [*themes]
        if by_theme.get(None):
            heads.append(None)
        return [
            self._branch(head, place, by_theme.get(spelled(head.id) if head else None, []))
            for place, head in enumerate(heads)
        ]

    def _branch(self, theme: Theme | None, place: int, roots: list[Kept]) -> Branch:
        open_ones = open_of(self._all_under(roots))
        wanted = self.filters.theme is None or (theme and theme.id == self.filters.theme)
        return Branch(
            theme=theme, letter=letter_of(place) if theme else "", counts=counts_of(open_ones),
            total=len(open_ones), trees=self._trees(roots if wanted else []),
        )  # fmt: skip

    def _trees(self, roots: list[Kept]) -> Iterator[list[Place]]:
        ordered = sorted(roots, key=self._order) if self.filters.by_age else roots
        return filter(None, (self._places(root, 0) for root in ordered))

    def _order(self, row: Kept) -> int:
        return -max(each.age(self.today) for each in self._all_under([row]))

    def _all_under(self, roots: Iterable[Kept]) -> list[Kept]:
        """They and all below them, level by level."""
        found = list(roots)
        for each in found:
            found += self.below.get(each.id, ())
        return found

    def _places(self, row: Kept, depth: int) -> list[Place]:
        """The line and those under it; none where neither it nor any of them is asked for."""
        children = self.below.get(row.id, [])
        under = [places for child in children if (places := self._places(child, depth + 1))]
        is_asked = self._answers(row)
        if not is_asked and not under:
            return []
        if under:
            under[-1][0] = under[-1][0]._replace(is_last=True)
        head = Place(row.id, depth, child_count=len(under), is_context=not is_asked)
        return [head, *(place for places in under for place in places)]

    def _answers(self, row: Kept) -> bool:
        """Whether it is what the filters ask for. A heading answers only when nothing is asked."""
        filters = self.filters
        if row.is_heading:
            return not filters.is_narrow
        if not row.is_asked:
            return False
        if row.state not in filters.states if filters.states else not row.is_open:
            return False
        if filters.unanswered and not row.is_unanswered:
            return False
        named = categories_of(row.beneficiaries) if self.category else ()
        return not self.category or self.category in [fold(name) for name in named]


def letter_of(place: int) -> str:
    letters = LETTERS["ar" if language() == "ar" else "fr"]
    return letters[place] if place < len(letters) else str(place + 1)


class Cut(NamedTuple):
    """`answering`: the lines that answer the question, shown or not; None where nothing is asked."""

    branches: list[Branch]
    is_cut: bool
    answering: int | None


def cut(branches: Sequence[Branch], most: int | None, *, is_narrow: bool) -> Cut:
    """Whole trees until `most` lines are shown; every theme keeps its head."""
    kept: list[Branch] = []
    left, is_cut, answering = most, False, 0
    for branch in branches:
        shown: list[Place] = []
        for tree in branch.trees:
            answering += sum(not place.is_context for place in tree)
            if left is None or left > 0:
                shown += tree
                left = None if left is None else left - len(tree)
                continue
            is_cut = True
            if not is_narrow:
                break
        kept.append(replace(branch, places=tuple(shown)))
    return Cut(kept, is_cut, answering if is_narrow else None)
