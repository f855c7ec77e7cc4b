"""Dossier, Theme, Demand, its events and standing, Gain; versions, the dossier's own ledger, its
adoption.
"""

from hiwar.demands.models.adoption import Recommendation, Ruling
from hiwar.demands.models.attachment import DemandDocument
from hiwar.demands.models.beneficiary import Beneficiary
from hiwar.demands.models.demand import Demand
from hiwar.demands.models.dossier import Dossier, Theme
from hiwar.demands.models.dossier_event import DossierEvent
from hiwar.demands.models.event import DemandEvent
from hiwar.demands.models.gain import Gain, GainAlarm, GainEvent
from hiwar.demands.models.importing import ImportBatch, ImportRow
from hiwar.demands.models.legal import LegalBasis, LegalText
from hiwar.demands.models.standing import DemandStanding
from hiwar.demands.models.step import TreeStep
from hiwar.demands.models.support import Support
from hiwar.demands.models.vector import DemandVector
from hiwar.demands.models.version import DossierItem, DossierVersion

__all__ = [
    "Beneficiary", "Demand", "DemandDocument", "DemandEvent", "DemandStanding", "DemandVector",
    "Dossier", "DossierEvent", "DossierItem", "DossierVersion", "Gain", "GainAlarm", "GainEvent",
    "ImportBatch", "ImportRow", "LegalBasis", "LegalText", "Recommendation", "Ruling", "Support",
    "Theme", "TreeStep",
]  # fmt: skip
