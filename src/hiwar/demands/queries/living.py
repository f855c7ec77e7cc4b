"""The living dossier read lightly, whole: states without rows of events, the tree in its order."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from hiwar.demands.models import Demand, DemandEvent, DemandStanding, Dossier, DossierItem, Theme
from hiwar.demands.models.event import AFTER_PAPERS
from hiwar.demands.vocabulary import DemandState

BATCH: Final = 1000
T = TypeVar("T")


class Happening(NamedTuple):
    """What the fold needs of an event, and nothing else."""

    kind: str
    place_in_time: tuple[Any, ...]

    @property
    def occurred_on(self) -> Any:
        return self.place_in_time[0]


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


Parents = Mapping[UUID, UUID | None]
Themes = Mapping[UUID | None, tuple[int, Theme]]
_NONE: Final[tuple[int | None, str, str]] = (None, "", "")


@dataclass(frozen=True, slots=True)
class LivingTree:
    """What the dossier asks now: without what is met or closed, and heads with nothing under them.

    `rows` stand in their order. `themes`: of each theme its place from 0. `parents`: of every row
    of the dossier, those left out too.
    """

    rows: tuple[Demand, ...]
    themes: Themes
    parents: Parents

    @property
    def demands(self) -> list[Demand]:
        """Those with a number."""
        return [each for each in self.rows if not each.is_heading]

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

    def _item(self, demand: Demand, parent: DossierItem | None, position: int) -> DossierItem:
        found = self.themes.get(demand.theme_id)
        place, name_ar, name_fr = (found[0], found[1].name_ar, found[1].name_fr) if found else _NONE
        return DossierItem(
            workspace_id=demand.workspace_id, demand=demand, parent=parent, position=position,
            number=demand.number, wording_ar=demand.wording_ar, wording_fr=demand.wording_fr,
            theme_place=place, theme_ar=name_ar, theme_fr=name_fr,
        )  # fmt: skip


def themes_in_order(dossier: Dossier) -> Themes:
    return {theme.id: (place, theme) for place, theme in enumerate(dossier.themes.all())}


def living_tree(dossier: Dossier) -> LivingTree:
    """Three queries. Not filtered by who reads."""
    themes = themes_in_order(dossier)
    parents = dict(Demand.objects.filter(dossier=dossier).values_list("id", "parent_id"))
    rows = [row for row in not_closed(dossier) if not is_met(row)]
    asked = in_tree_order(rows, themes, parents)
    return LivingTree(tuple(without_bare_heads(asked, parents)), themes, parents)


def not_closed(dossier: Dossier) -> QuerySet[Demand]:
    """Every row that was not taken back or closed, with its standing."""
    rows = Demand.objects.filter(dossier=dossier, removed_at=None).select_related("standing")
    return rows.exclude(standing__state=DemandState.CLOSED)


def is_met(demand: Demand) -> bool:
    """Of a demand read with its standing."""
    standing: DemandStanding = demand.standing
    return standing.state == DemandState.MET


def nearest_above(demand: UUID, known: Container[UUID], parents: Parents) -> UUID | None:
    """The first above it that is known, whoever stands between."""
    above = parents.get(demand)
    while above is not None and above not in known:
        above = parents.get(above)
    return above


def in_tree_order(demands: Collection[Demand], themes: Themes, parents: Parents) -> list[Demand]:
    """By theme, those under none last; each followed by what stands under it."""
    known = {demand.id for demand in demands}
    below: dict[UUID | None, list[Demand]] = {}
    for demand in demands:
        below.setdefault(nearest_above(demand.id, known, parents), []).append(demand)
    roots = below.get(None, [])
    last = len(themes)
    roots.sort(key=lambda each: themes[each.theme_id][0] if each.theme_id in themes else last)
    ordered: list[Demand] = []
    waiting = list(reversed(roots))
    while waiting:
        demand = waiting.pop()
        ordered.append(demand)
        waiting.extend(reversed(below.get(demand.id, [])))
    return ordered


def without_bare_heads(ordered: Sequence[Demand], parents: Parents) -> list[Demand]:
    """Heads stay where a demand with a number stands under them."""
    known = {demand.id for demand in ordered}
    wanted: set[UUID] = set()
    for demand in ordered:
        each = None if demand.is_heading else demand.id
        while each is not None and each not in wanted:
            wanted.add(each)
            each = nearest_above(each, known, parents)
    return [demand for demand in ordered if demand.id in wanted]
