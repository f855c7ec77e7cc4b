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
    LineageLoops,
    MoveRefused,
    NotTheirsToSay,
    OtherDemandNeeded,
    record_event,
    void_event,
)
from hiwar.demands.domain.gains import link_gain, record_gain, withdraw_gain
from hiwar.demands.domain.lineage import (
    DemandClosed,
    SentUpAlready,
    TooFewMerged,
    TooFewParts,
    Wording,
    merge_demands,
    restate_demand,
    send_up,
    split_demand,
    supersede_demand,
)
from hiwar.demands.domain.lines import reword_line
from hiwar.demands.domain.steps import NothingToUndo, StepOverlaid, redo_step, undo_step
from hiwar.demands.domain.tree import (
    Line,
    NoWayThere,
    TooDeep,
    TreeChanged,
    move_lines,
    move_theme,
)

__all__ = [
    "DemandClosed", "DemandInUse", "EventMore", "EventVoided", "HeadingHasNoHistory", "Line",
    "LineageLoops", "MoveRefused", "NoWayThere", "NotAHeading", "NotTheirsToSay", "NothingToUndo",
    "OtherDemandNeeded", "SentUpAlready", "StepOverlaid", "TooDeep", "TooFewMerged", "TooFewParts",
    "TreeChanged", "Wording", "add_demand", "add_theme", "correct_demand", "correct_dossier",
    "correct_theme", "link_gain", "merge_demands", "move_lines", "move_theme", "open_dossier",
    "place_demand", "record_event", "record_gain", "redo_step", "remove_demand", "restate_demand",
    "reword_line", "send_up", "share_demand", "split_demand", "supersede_demand", "undo_step",
    "void_event", "withdraw_gain",
]  # fmt: skip
