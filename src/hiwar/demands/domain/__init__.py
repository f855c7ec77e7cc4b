"""Writes of demands."""

from hiwar.demands.domain.demands import (
    DemandInUse,
    NotAHeading,
    add_demand,
    correct_demand,
    place_demand,
    remove_demand,
    share_demand,
)
from hiwar.demands.domain.dossier import add_theme, correct_dossier, correct_theme, open_dossier
from hiwar.demands.domain.events import (
    EventMore,
    EventVoided,
    HeadingHasNoHistory,
    MoveRefused,
    NotTheirsToSay,
    OtherDemandNeeded,
    record_event,
    void_event,
)
from hiwar.demands.domain.gains import link_gain, record_gain, withdraw_gain

__all__ = [
    "DemandInUse", "EventMore", "EventVoided", "HeadingHasNoHistory", "MoveRefused", "NotAHeading",
    "NotTheirsToSay", "OtherDemandNeeded", "add_demand", "add_theme",
    "correct_demand", "correct_dossier", "correct_theme", "link_gain", "open_dossier",
    "place_demand", "record_event", "record_gain", "remove_demand", "share_demand",
    "void_event", "withdraw_gain",
]  # fmt: skip
