"""The living dossier read lightly, whole: states without rows of events, the tree in its order."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple, Protocol, TypeVar
from uuid import UUID

from django.db.models import Q

from hiwar.demands.models import Demand, DemandEvent, DemandStanding, Dossier, DossierItem, Theme
from hiwar.demands.models.event import AFTER_PAPERS
from hiwar.demands.models.wording import in_language
from hiwar.demands.vocabulary import DemandState, Summary
from hiwar.kernel.ids import new_id

BATCH: Final = 1000
T = TypeVar("T")


class Happening(NamedTuple):
    """What the fold needs of an event, and nothing else."""

    kind: str
    place_in_time: tuple[Any, ...]

    @property
    def occurred_on(self) -> Any:
        return self.place_in_time[0]

    @property
    def event_id(self) -> UUID:
        found: UUID = self.place_in_time[2]
        return found


Histories = Mapping[UUID, list[Happening]]


def in_batches(rows: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """For `id__in`: databases limit how many values a query may name."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def histories_of(demands: Collection[UUID]) -> Histories:
    """The events that count, a query a thousand demands."""
    found: dict[UUID, list[Happening]] = {each: [] for each in demands}
    for ids in in_batches(list(demands)):
        rows = DemandEvent.objects.filter(demand__in=ids, voided_at=None).order_by()
        columns = ("id", "demand_id", "kind", "occurred_on", "passage__start")
        for event, demand, kind, day, start in rows.values_list(*columns):
            place = (day, AFTER_PAPERS if start is None else start, event)
            found[demand].append(Happening(kind, place))
    return found


def summaries_kept(demands: Collection[UUID]) -> dict[UUID, Summary]:
    """The standings as they are kept, a query a thousand demands."""
    found: dict[UUID, Summary] = {}
    columns = ("demand_id", "state", "first_on", "last_on", "is_unanswered", "has_gap")
    for ids in in_batches(list(demands)):
        rows = DemandStanding.objects.filter(demand__in=ids)
        found |= {demand: Summary(*told) for demand, *told in rows.values_list(*columns)}
    return found


def later_than(day: date, demands: Sequence[UUID]) -> list[UUID]:
    """Those whose ledger has an event after whatever is written of that day by hand now."""
    now, found = new_id(), list[UUID]()
    for ids in in_batches(demands):
        rows = DemandEvent.objects.filter(demand__in=ids, voided_at=None)
        after = Q(occurred_on__gt=day) | Q(occurred_on=day, passage=None, id__gt=now)
        found += rows.filter(after).order_by().values_list("demand_id", flat=True).distinct()
    return found


Parents = Mapping[UUID, UUID | None]
Themes = Mapping[UUID | None, tuple[int, Theme]]
_NONE: Final[tuple[int | None, str, str]] = (None, "", "")


class Branch(Protocol):
    """What the order of a tree needs of a row: a demand, or a line read lightly."""

    @property
    def id(self) -> UUID: ...

    @property
    def theme_id(self) -> UUID | None: ...

    @property
    def is_heading(self) -> bool: ...


B = TypeVar("B", bound=Branch)


class Line(NamedTuple):
    """A row of the living dossier without the weight of a model."""

    id: UUID
    parent_id: UUID | None
    theme_id: UUID | None
    number: int | None
    wording_ar: str
    wording_fr: str
    search_key: str
    state: str

    @property
    def is_heading(self) -> bool:
        return self.number is None

    @property
    def wording(self) -> str:
        return in_language(self.wording_ar, self.wording_fr)


class FrozenLine(NamedTuple):
    """A line of a version without the weight of a model."""

    demand_id: UUID
    position: int
    number: int | None
    wording_ar: str
    wording_fr: str
    theme_place: int | None
    theme_ar: str
    theme_fr: str

    @property
    def is_heading(self) -> bool:
        return self.number is None

    @property
    def theme(self) -> str:
        return in_language(self.theme_ar, self.theme_fr)


@dataclass(frozen=True, slots=True)
class LivingTree:
    """What the dossier asks now: without what is met or closed, and heads with nothing under them.

    `rows` stand in their order. `themes`: of each theme its place from 0. `parents`: of every row
    of the dossier, those left out too.
    """

    rows: tuple[Line, ...]
    themes: Themes
    parents: Parents

    @property
    def lines(self) -> list[Line]:
        """Those with a number."""
        return [each for each in self.rows if not each.is_heading]

    def reworded(self, demands: Iterable[Demand]) -> "LivingTree":
        """The same with the words that these have now."""
        told = {each.id: each for each in demands}
        rows = (
            line._replace(wording_ar=each.wording_ar, wording_fr=each.wording_fr)
            if (each := told.get(line.id))
            else line
            for line in self.rows
        )
        return replace(self, rows=tuple(rows))

    def frozen(self) -> list[FrozenLine]:
        """The lines as a version would keep them."""
        return [
            FrozenLine(
                line.id, position, line.number, line.wording_ar, line.wording_fr,
                *self._theme(line),
            )
            for position, line in enumerate(self.rows)
        ]  # fmt: skip

    def _theme(self, line: Line) -> tuple[int | None, str, str]:
        found = self.themes.get(line.theme_id)
        return (found[0], found[1].name_ar, found[1].name_fr) if found else _NONE

    def items(self, without: Collection[UUID] = ()) -> list[DossierItem]:
        """Lines of a version, not saved and of no version yet; what stood under a line left out
        stands under the nearest above it.
        """
        kept = without_bare_heads([row for row in self.rows if row.id not in without], self.parents)
        made: dict[UUID, DossierItem] = {}
        for position, demand in enumerate(kept):
            above = nearest_above(demand.id, made, self.parents)
            made[demand.id] = self._item(demand, made[above] if above else None, position)
        return list(made.values())

    def _item(self, demand: Line, parent: DossierItem | None, position: int) -> DossierItem:
        place, name_ar, name_fr = self._theme(demand)
        return DossierItem(
            demand_id=demand.id, parent_id=parent.id if parent else None, position=position,
            number=demand.number, wording_ar=demand.wording_ar, wording_fr=demand.wording_fr,
            theme_place=place, theme_ar=name_ar, theme_fr=name_fr,
        )  # fmt: skip


def themes_in_order(dossier: Dossier) -> Themes:
    return {theme.id: (place, theme) for place, theme in enumerate(dossier.themes.all())}


def living_tree(dossier: Dossier) -> LivingTree:
    """Two queries. Not filtered by who reads."""
    themes = themes_in_order(dossier)
    lines, parents = lines_not_closed(dossier)
    rows = [row for row in lines if row.state != DemandState.MET]
    asked = in_tree_order(rows, themes, parents)
    return LivingTree(tuple(without_bare_heads(asked, parents)), themes, parents)


def lines_not_closed(dossier: Dossier) -> tuple[list[Line], Parents]:
    """Every row that was not taken back or closed; what each row of the dossier stands under."""
    rows = Demand.objects.filter(dossier=dossier).values_list(
        "removed_at", "id", "parent_id", "theme_id", "number", "wording_ar", "wording_fr",
        "search_key", "standing__state",
    )  # fmt: skip
    lines, parents = [], {}
    for removed_at, *told in rows:
        line = Line._make(told)
        parents[line.id] = line.parent_id
        if removed_at is None and line.state != DemandState.CLOSED:
            lines.append(line)
    return lines, parents


def demands_of(lines: Iterable[Line]) -> dict[UUID, Demand]:
    """The demands themselves, for a verb that writes on them: a query a thousand."""
    found: dict[UUID, Demand] = {}
    for ids in in_batches([line.id for line in lines]):
        found |= Demand.objects.in_bulk(ids)
    return found


def nearest_above(demand: UUID, known: Container[UUID], parents: Parents) -> UUID | None:
    """The first above it that is known, whoever stands between."""
    above = parents.get(demand)
    while above is not None and above not in known:
        above = parents.get(above)
    return above


def in_tree_order(demands: Collection[B], themes: Themes, parents: Parents) -> list[B]:
    """By theme, those under none last; each followed by what stands under it."""
    known = {demand.id for demand in demands}
    below: dict[UUID | None, list[B]] = {}
    for demand in demands:
        below.setdefault(nearest_above(demand.id, known, parents), []).append(demand)
    roots = below.get(None, [])
    last = len(themes)
    roots.sort(key=lambda each: themes[each.theme_id][0] if each.theme_id in themes else last)
    ordered: list[B] = []
    waiting = list(reversed(roots))
    while waiting:
        demand = waiting.pop()
        ordered.append(demand)
        waiting.extend(reversed(below.get(demand.id, [])))
    return ordered


def without_bare_heads(ordered: Sequence[B], parents: Parents) -> list[B]:
    """Heads stay where a demand with a number stands under them."""
    known = {demand.id for demand in ordered}
    wanted: set[UUID] = set()
    for demand in ordered:
        each = None if demand.is_heading else demand.id
        while each is not None and each not in wanted:
            wanted.add(each)
            each = nearest_above(each, known, parents)
    return [demand for demand in ordered if demand.id in wanted]
