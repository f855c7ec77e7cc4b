"""Two versions side by side: which lines answer one another, and what happened between them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.demands.models import DemandEvent
from hiwar.demands.queries.living import FrozenLine, in_batches
from hiwar.demands.vocabulary import EventKind
from hiwar.language import same_wording

# A demand that went into others is followed so many steps, whoever stood between.
FURTHEST: Final = 12
BONDS: Final = (EventKind.SPLIT, EventKind.MERGED, EventKind.SUPERSEDED, EventKind.RESTATED)


class ChangeKind(models.TextChoices):
    """What became of a demand between two versions, in the order of the filter."""

    KEPT = "kept", pgettext_lazy("change of a demand", "kept in its words")
    REWORDED = "reworded", pgettext_lazy("change of a demand", "reworded")
    ADDED = "added", pgettext_lazy("change of a demand", "added")
    DROPPED = "dropped", pgettext_lazy("change of a demand", "dropped")
    SPLIT = "split", pgettext_lazy("change of a demand", "split")
    MERGED = "merged", pgettext_lazy("change of a demand", "merged")


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of the older side and those of the newer that came of them; one side may be empty."""

    kind: ChangeKind
    old: tuple[FrozenLine, ...]
    new: tuple[FrozenLine, ...]

    @property
    def place(self) -> tuple[int, int]:
        """By the newer version's order; what was dropped after the line it stood behind."""
        lead = (self.new or self.old)[0]
        return (_UNDER_NONE if lead.theme_place is None else lead.theme_place, lead.position)

    @property
    def lead(self) -> FrozenLine:
        return (self.new or self.old)[0]


_UNDER_NONE: Final = 1_000_000


def changes_between(old: Sequence[FrozenLine], new: Sequence[FrozenLine]) -> list[Change]:
    """Headings take no part. No query where nothing is missing on the newer side."""
    older = {item.demand_id: item for item in old if not item.is_heading}
    newer = {item.demand_id: item for item in new if not item.is_heading}
    went = _went_into([each for each in older if each not in newer], newer)
    groups = _Groups()
    for demand, targets in went.items():
        groups.join(("old", demand), ("old", demand))
        for target in targets:
            groups.join(("old", demand), ("new", target))
            if target in older:
                groups.join(("old", target), ("new", target))
    return sorted(_found(older, newer, groups), key=lambda each: each.place)


def _found(
    older: Mapping[UUID, FrozenLine], newer: Mapping[UUID, FrozenLine], bound: "_Groups"
) -> Iterator[Change]:
    """Groups where the first of their older lines stands; a demand that went nowhere by itself."""
    groups = {node: group for group in bound.all() for node in group}
    told: set[int] = set()
    for demand, line in older.items():
        group = groups.get(("old", demand))
        if group is None:
            now = newer.get(demand)
            yield _change([line], [now] if now else [])
        elif id(group) not in told:
            told.add(id(group))
            yield _change(
                [older[each] for side, each in group if side == "old"],
                [newer[each] for side, each in group if side == "new"],
            )
    for demand, line in newer.items():
        if demand not in older and ("new", demand) not in groups:
            yield _change([], [line])


def counts_of_changes(changes: Iterable[Change]) -> Counter[ChangeKind]:
    return Counter(change.kind for change in changes)


def _change(old: list[FrozenLine], new: list[FrozenLine]) -> Change:
    old.sort(key=lambda item: item.position)
    new.sort(key=lambda item: item.position)
    return Change(_kind(old, new), tuple(old), tuple(new))


def _kind(old: Sequence[FrozenLine], new: Sequence[FrozenLine]) -> ChangeKind:
    if not old:
        return ChangeKind.ADDED
    if not new:
        return ChangeKind.DROPPED
    if len(new) > 1 and len(new) >= len(old):
        return ChangeKind.SPLIT
    if len(old) > 1:
        return ChangeKind.MERGED
    same_demand = old[0].demand_id == new[0].demand_id
    return (
        ChangeKind.KEPT if same_demand and _says_the_same(old[0], new[0]) else ChangeKind.REWORDED
    )


def _says_the_same(old: FrozenLine, new: FrozenLine) -> bool:
    """The Arabic words decide; the French ones only where both sides have them."""
    if not same_wording(old.wording_ar, new.wording_ar):
        return False
    return not (old.wording_fr and new.wording_fr) or same_wording(old.wording_fr, new.wording_fr)


def _went_into(missing: Sequence[UUID], newer: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Into which demands of the newer side each of the missing went: a query a step."""
    reached: dict[UUID, set[UUID]] = {each: {each} for each in missing}
    found: dict[UUID, set[UUID]] = {}
    for _step in range(FURTHEST):
        frontier = {each for places in reached.values() for each in places}
        if not frontier:
            break
        steps = _next(list(frontier))
        reached = {
            start: {onward for place in places for onward in steps.get(place, ())}
            for start, places in reached.items()
        }
        for start, places in reached.items():
            found.setdefault(start, set()).update(places & set(newer))
        reached = {start: places - set(newer) for start, places in reached.items()}
    return found


def _next(demands: Sequence[UUID]) -> Mapping[UUID, set[UUID]]:
    steps: dict[UUID, set[UUID]] = {}
    for ids in in_batches(demands):
        bonds = DemandEvent.objects.filter(
            demand__in=ids, voided_at=None, kind__in=BONDS, other__isnull=False
        )
        for demand, other in bonds.order_by().values_list("demand_id", "other_id"):
            if other is not None:
                steps.setdefault(demand, set()).add(other)
    return steps


class _Groups:
    """Union of what belongs together, in the order of arrival."""

    def __init__(self) -> None:
        self.above: dict[tuple[str, UUID], tuple[str, UUID]] = {}

    def _root(self, node: tuple[str, UUID]) -> tuple[str, UUID]:
        self.above.setdefault(node, node)
        while self.above[node] != node:
            self.above[node] = self.above[self.above[node]]
            node = self.above[node]
        return node

    def join(self, one: tuple[str, UUID], other: tuple[str, UUID]) -> None:
        self.above[self._root(one)] = self._root(other)

    def all(self) -> list[list[tuple[str, UUID]]]:
        groups: dict[tuple[str, UUID], list[tuple[str, UUID]]] = {}
        for node in self.above:
            groups.setdefault(self._root(node), []).append(node)
        return list(groups.values())
