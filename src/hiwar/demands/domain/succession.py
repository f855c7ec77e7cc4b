"""The next dossier: what is open goes on into it, what is met or closed stays behind."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hiwar.demands.domain.blocks import Deed, append_block
from hiwar.demands.domain.versions import freeze, refuse_move
from hiwar.demands.models import Demand, Dossier, DossierEvent, DossierVersion, Theme
from hiwar.demands.queries.living import (
    Line,
    LivingTree,
    demands_of,
    in_batches,
    living_tree,
    nearest_above,
    without_bare_heads,
)
from hiwar.demands.queries.succession import carried_by_default, is_frozen_as_it_stands
from hiwar.demands.vocabulary import DossierEventKind, EventKind
from hiwar.journal.domain import Written, record, record_all, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import update_rows
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


@dataclass(frozen=True, slots=True)
class Succession:
    """The next dossier, how many demands it took over, and the version the old one is read by."""

    dossier: Dossier
    carried: int
    left: int
    version: DossierVersion | None


@writes
def succeed_dossier(
    *, actor: Actor, at: datetime, dossier: Dossier, opened_on: date, title_ar: str,
    title_fr: str = "", reversed_choices: Collection[UUID] = (),
) -> Succession:  # fmt: skip
    """Open the next dossier and move the open demands into it, each asked again, numbers kept.

    `reversed_choices`: open demands to be left behind, met ones to be carried along. What was left
    stays readable in a version of the old one. Raises DossierMoveRefused.
    """
    require("demands.manage", actor, dossier)
    refuse_move(dossier, DossierEventKind.SUCCEEDED)
    tree = living_tree(dossier)
    version = _last_version(dossier, tree, at, opened_on)
    lines, left = _chosen(dossier, set(reversed_choices))
    known = demands_of(lines)
    carried = [known[line.id] for line in lines]
    newer = Dossier.objects.create(
        title_ar=title_ar, title_fr=title_fr, predecessor=dossier, opened_at=at
    )
    record("demands.dossier.opened", actor=actor, at=at, about=newer, after=snapshot(newer))
    _move(actor, at, newer, carried, tree)
    event = DossierEvent.objects.create(
        dossier=dossier, kind=DossierEventKind.SUCCEEDED, occurred_on=opened_on, recorded_at=at,
        version=version, successor=newer, demand_count=sum(not each.is_heading for each in carried),
    )  # fmt: skip
    deeds = [Deed(each, EventKind.RESTATED) for each in carried if not each.is_heading]
    append_block(actor=actor, at=at, deeds=deeds, occurred_on=opened_on, block=event)
    record("demands.dossier.succeeded", actor=actor, at=at, about=event, after=snapshot(event))
    return Succession(newer, event.demand_count, left, version)


def _last_version(
    dossier: Dossier, tree: LivingTree, at: datetime, as_of: date
) -> DossierVersion | None:
    """Frozen as it was left, unless its newest version says exactly that; None for an empty one."""
    newest = dossier.versions.order_by("-ordinal").first()
    if not tree.rows or (newest is not None and is_frozen_as_it_stands(newest, tree)):
        return newest
    return freeze(dossier, at=at, as_of=as_of, tree=tree)


def _chosen(dossier: Dossier, reversed_choices: set[UUID]) -> tuple[list[Line], int]:
    """The rows that move, heads over them included, and how many demands stay."""
    choices = carried_by_default(dossier)
    going = [
        row
        for row in choices.rows
        if row.is_heading or (row.id in choices.carried) != (row.id in reversed_choices)
    ]
    moved = without_bare_heads(going, choices.parents)
    numbered = sum(not row.is_heading for row in choices.rows)
    return moved, numbered - sum(not row.is_heading for row in moved)


def _move(
    actor: Actor, at: datetime, newer: Dossier, carried: list[Demand], tree: LivingTree
) -> None:
    themes = {old: _same_theme(newer, theme, place) for old, (place, theme) in tree.themes.items()}
    going = {each.id for each in carried}
    staying = tree.parents.keys() - going
    orphans = [each for each, above in tree.parents.items() if each in staying and above in going]
    moved = [*carried, *(row for ids in in_batches(orphans) for row in _rows(ids))]
    told = []
    for demand in moved:
        before, goes = _place(demand), demand.id in going
        demand.parent_id = nearest_above(demand.id, going if goes else staying, tree.parents)
        if goes:
            demand.dossier, demand.theme = newer, themes.get(demand.theme_id)
        told.append(Written(demand, before, _place(demand)))
    update_rows(moved, ["dossier", "theme", "parent"])
    record_all("demands.demand.moved", actor=actor, at=at, writes=told)


def _rows(ids: Sequence[UUID]) -> Iterable[Demand]:
    return Demand.objects.filter(id__in=ids)


def _same_theme(newer: Dossier, theme: Theme, place: int) -> Theme:
    return Theme.objects.create(
        dossier=newer, name_ar=theme.name_ar, name_fr=theme.name_fr, position=place
    )


def _place(demand: Demand) -> dict[str, Any]:
    keys = ("dossier_id", "theme_id", "parent_id")
    return {key: str(value) if (value := getattr(demand, key)) else None for key in keys}
