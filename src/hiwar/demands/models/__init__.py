"""Dossier, Theme, Demand, its events and standing, Gain."""

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.dossier import Dossier, Theme
from hiwar.demands.models.event import DemandEvent
from hiwar.demands.models.gain import Gain
from hiwar.demands.models.standing import DemandStanding
from hiwar.demands.models.step import TreeStep

__all__ = [
    "Demand", "DemandEvent", "DemandStanding", "Dossier", "Gain", "Theme", "TreeStep",
]  # fmt: skip
