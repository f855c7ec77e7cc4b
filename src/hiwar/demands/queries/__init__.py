"""Reads of demands."""

from hiwar.demands.queries.above import Flag, RoundMark, register_flags, register_rounds
from hiwar.demands.queries.demand import DemandPage, demand_page
from hiwar.demands.queries.dossier import DossierPage, Row, Section, dossier_page
from hiwar.demands.queries.filters import DossierFilters
from hiwar.demands.queries.likeness import Alike, demands_like
from hiwar.demands.queries.standing import Standing, standing_of, standings_of
from hiwar.demands.queries.visible import (
    count_of_demands,
    current_dossier,
    standing_demands,
    themes_of,
    visible_gains,
    visible_to,
    with_ledger,
)

__all__ = [
    "Alike", "DemandPage", "DossierFilters", "DossierPage", "Flag", "RoundMark", "Row", "Section",
    "Standing", "count_of_demands", "current_dossier", "demand_page", "demands_like",
    "dossier_page", "register_flags", "register_rounds", "standing_demands", "standing_of",
    "standings_of", "themes_of", "visible_gains", "visible_to", "with_ledger",
]  # fmt: skip
