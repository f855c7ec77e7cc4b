"""Dossier, Theme, Demand, DemandEvent, Gain."""

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.dossier import Dossier, Theme
from hiwar.demands.models.event import DemandEvent
from hiwar.demands.models.gain import Gain

__all__ = ["Demand", "DemandEvent", "Dossier", "Gain", "Theme"]
