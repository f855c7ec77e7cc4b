"""Reads of demands."""

from hiwar.demands.queries.above import Flag, RoundMark, register_flags, register_rounds
from hiwar.demands.queries.demand import DemandPage, demand_page
from hiwar.demands.queries.dossier import DossierPage, Row, Section, dossier_page
from hiwar.demands.queries.filters import DossierFilters
from hiwar.demands.queries.gains import (
    GainPage,
    alarms_of,
    gain_page,
    gains_that_are,
    open_alarms,
    state_of,
    with_states,
)
from hiwar.demands.queries.likeness import ALIKE_ENOUGH, Alike, Likes, demands_like, suggested
from hiwar.demands.queries.lineage import Lineage, lineage_of
from hiwar.demands.queries.sheet import (
    Sheet,
    attachments_of,
    bases_of,
    branch_for,
    demand_sheet,
    our_branches,
    supports_of,
)
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
    "ALIKE_ENOUGH", "Alike", "DemandPage", "DossierFilters", "DossierPage", "Flag", "GainPage",
    "Likes", "Lineage", "RoundMark", "Row", "Section", "Sheet", "Standing", "alarms_of",
    "attachments_of", "bases_of", "branch_for", "count_of_demands", "current_dossier",
    "demand_page", "demand_sheet", "demands_like", "dossier_page", "gain_page",
    "gains_that_are", "lineage_of", "open_alarms", "our_branches", "register_flags",
    "register_rounds", "standing_demands", "standing_of", "standings_of", "state_of",
    "suggested", "supports_of", "themes_of", "visible_gains", "visible_to", "with_ledger",
    "with_states",
]  # fmt: skip
