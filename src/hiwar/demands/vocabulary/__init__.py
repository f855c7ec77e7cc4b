"""Words of demands: states, events, the transition table and its fold, journal verbs."""

from hiwar.demands.vocabulary.dossiers import (
    KEEPING,
    DossierEventKind,
    DossierState,
    Outcome,
    dossier_may,
    dossier_state,
)
from hiwar.demands.vocabulary.events import (
    ASKED,
    CLOSING,
    COMES_FROM,
    LEADS_ON,
    SHOWN_AS,
    SPOKEN,
    THEIRS,
    EventKind,
    SaidBy,
)
from hiwar.demands.vocabulary.fold import Fold, Gap, Move, allowed, fold, follows
from hiwar.demands.vocabulary.gains import (
    GAIN_TABLE,
    AlarmReason,
    AlarmState,
    GainEventKind,
    GainFold,
    GainState,
    fold_gain,
    gain_allows,
)
from hiwar.demands.vocabulary.states import DemandState
from hiwar.demands.vocabulary.subjects import CostPeriod, DemandKind, LegalKind, Priority
from hiwar.demands.vocabulary.summary import ENDED, Summary, summary_after, summary_of
from hiwar.demands.vocabulary.verbs import VERBS
from hiwar.demands.vocabulary.ways import StepKind, Way

__all__ = [
    "ASKED",
    "CLOSING",
    "COMES_FROM",
    "ENDED",
    "GAIN_TABLE",
    "KEEPING",
    "LEADS_ON",
    "SHOWN_AS",
    "SPOKEN",
    "THEIRS",
    "VERBS",
    "AlarmReason",
    "AlarmState",
    "CostPeriod",
    "DemandKind",
    "DemandState",
    "DossierEventKind",
    "DossierState",
    "EventKind",
    "Fold",
    "GainEventKind",
    "GainFold",
    "GainState",
    "Gap",
    "LegalKind",
    "Move",
    "Outcome",
    "Priority",
    "SaidBy",
    "StepKind",
    "Summary",
    "Way",
    "allowed",
    "dossier_may",
    "dossier_state",
    "fold",
    "fold_gain",
    "follows",
    "gain_allows",
    "summary_after",
    "summary_of",
]  # fmt: skip
