"""What the demands of a version cost and rest on, as the register has it today: a version freezes words."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand, DossierVersion, LegalBasis
from hiwar.demands.queries.versions import visible_items
from hiwar.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Weight:
    """`demand` bears only what tells its cost."""

    demand: Demand
    bases: tuple[LegalBasis, ...]


COSTS: Final = ("id", "cost", "cost_period", "cost_source")


def weights_of(actor: Actor, version: DossierVersion) -> Mapping[UUID, Weight]:
    """Of the lines the actor may read that have a cost or a basis: two queries, by demand."""
    lines = visible_items(actor).filter(version=version).order_by().values("demand")
    bases: dict[UUID, list[LegalBasis]] = defaultdict(list)
    rows = LegalBasis.objects.filter(demand__in=lines, withdrawn_at=None).order_by("id")
    for basis in rows.select_related("passage").defer("passage__document"):
        bases[basis.demand_id].append(basis)
    demands = Demand.objects.filter(id__in=lines).only(*COSTS).order_by()
    return {
        demand.id: Weight(demand, tuple(bases[demand.id]))
        for demand in demands
        if demand.cost is not None or demand.id in bases
    }
