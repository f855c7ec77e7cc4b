"""What would go on into the next dossier, and whether a version says how this one stands."""

from dataclasses import dataclass
from uuid import UUID

from hiwar.demands.models import Dossier, DossierItem, DossierVersion
from hiwar.demands.queries.living import (
    Line,
    LivingTree,
    Parents,
    in_tree_order,
    lines_not_closed,
    themes_in_order,
)
from hiwar.demands.vocabulary import DemandState


@dataclass(frozen=True, slots=True)
class Carrying:
    """Every row that may move, in order; `carried`: the demands that do unless said otherwise.

    What is closed is not listed: it stays, with its number.
    """

    rows: list[Line]
    carried: set[UUID]
    parents: Parents


def carried_by_default(dossier: Dossier) -> Carrying:
    """The open ones; those met stay behind."""
    themes = themes_in_order(dossier)
    lines, parents = lines_not_closed(dossier)
    rows = in_tree_order(lines, themes, parents)
    carried = {row.id for row in rows if not row.is_heading and row.state != DemandState.MET}
    return Carrying(rows, carried, parents)


def is_frozen_as_it_stands(version: DossierVersion, tree: LivingTree) -> bool:
    """Same lines, in the same order, under the same themes, in the same words."""
    columns = ("demand_id", "number", "theme_place", "theme_ar", "wording_ar", "wording_fr")
    frozen = list(DossierItem.objects.filter(version=version).values_list(*columns))
    return frozen == [tuple(getattr(item, name) for name in columns) for item in tree.items()]
