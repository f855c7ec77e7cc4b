"""Writes of demands."""

from hiwar.demands.domain.adoption import (
    Adoption,
    ExceptionsUndecided,
    MergedIntoNothing,
    adopt_dossier,
)
from hiwar.demands.domain.alarms import (
    AlarmSettled,
    DismissalNeedsReason,
    confirm_alarm,
    dismiss_alarm,
    watch_document,
)
from hiwar.demands.domain.attachments import (
    AttachedAlready,
    attach_document,
    attach_file,
    detach_document,
)
from hiwar.demands.domain.demands import (
    CostUnclear,
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
from hiwar.demands.domain.gains import (
    GainEventVoided,
    GainMoveRefused,
    ground_gain,
    link_gain,
    record_gain,
    record_gain_event,
    void_gain_event,
    withdraw_gain,
)
from hiwar.demands.domain.importing import NothingFound, TooManyRows
from hiwar.demands.domain.imports import (
    ImportClosed,
    NothingToEnter,
    commit_import,
    correct_row,
    discard_import,
    map_columns,
    settle_row,
    tick_rows,
)
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
from hiwar.demands.domain.lines import merge_lines, reword_line, split_line
from hiwar.demands.domain.offers import (
    AcceptedAlready,
    OfferedToOurselves,
    OfferExpired,
    OfferForAnother,
    OfferUnreadable,
    accept_offer,
    offer_demand,
)
from hiwar.demands.domain.opening import (
    NotBeingRead,
    begin_import,
    import_file,
    imports_read_by,
    read_imports,
    retry_import,
)
from hiwar.demands.domain.recommending import (
    ReasonNeeded,
    SettledAlready,
    TargetNeeded,
    WordingNeeded,
    decide,
    put_back,
    recommend,
    recommend_the_rest,
    take_apart,
    withdraw_recommendation,
)
from hiwar.demands.domain.steps import NothingToUndo, StepOverlaid, redo_step, undo_step
from hiwar.demands.domain.succession import Succession, succeed_dossier
from hiwar.demands.domain.supports import (
    NothingToSign,
    NotOurBranch,
    SignatureWithdrawn,
    SignedAlready,
    enter_collective_support,
    enter_signature,
    sign_demand,
    withdraw_support,
)
from hiwar.demands.domain.tree import (
    Line,
    NoWayThere,
    TooDeep,
    TreeChanged,
    move_lines,
    move_theme,
)
from hiwar.demands.domain.versions import (
    DossierMoveRefused,
    NotASubmission,
    NothingToFreeze,
    NothingToSubmit,
    Submission,
    VersionOfAnother,
    freeze_dossier,
    record_receipt,
    submit_dossier,
)
from hiwar.demands.domain.voiding import (
    SubmissionVoided,
    VoidReasonNeeded,
    void_submission,
)
from hiwar.demands.domain.weight import TextUnnamed, add_basis, weigh_demand, withdraw_basis

__all__ = [
    "AcceptedAlready", "Adoption", "AlarmSettled", "AttachedAlready", "CostUnclear", "DemandClosed",
    "DemandInUse", "DismissalNeedsReason", "DossierMoveRefused", "EventMore", "EventVoided",
    "ExceptionsUndecided", "GainEventVoided", "GainMoveRefused", "HeadingHasNoHistory",
    "ImportClosed", "Line", "LineageLoops", "MergedIntoNothing", "MoveRefused", "NoWayThere",
    "NotAHeading", "NotASubmission", "NotBeingRead", "NotOurBranch", "NotTheirsToSay",
    "NothingFound", "NothingToEnter", "NothingToFreeze", "NothingToSign", "NothingToSubmit",
    "NothingToUndo", "OfferExpired", "OfferForAnother", "OfferUnreadable", "OfferedToOurselves",
    "OtherDemandNeeded", "ReasonNeeded", "SentUpAlready", "SettledAlready", "SignatureWithdrawn",
    "SignedAlready", "StepOverlaid", "Submission", "SubmissionVoided", "Succession", "TargetNeeded", "TextUnnamed",
    "TooDeep", "TooFewMerged", "TooFewParts", "TooManyRows", "TreeChanged", "VersionOfAnother", "VoidReasonNeeded",
    "Wording", "WordingNeeded", "accept_offer", "add_basis", "add_demand", "add_theme",
    "adopt_dossier", "attach_document", "attach_file", "begin_import", "commit_import",
    "confirm_alarm", "correct_demand", "correct_dossier", "correct_row", "correct_theme", "decide",
    "detach_document", "discard_import", "dismiss_alarm", "enter_collective_support",
    "enter_signature", "freeze_dossier", "ground_gain", "import_file", "imports_read_by",
    "link_gain", "map_columns", "merge_demands", "merge_lines", "move_lines", "move_theme",
    "offer_demand", "open_dossier", "place_demand", "put_back", "read_imports", "recommend",
    "recommend_the_rest", "record_event", "record_gain", "record_gain_event", "record_receipt",
    "redo_step", "remove_demand", "restate_demand", "retry_import", "reword_line", "send_up",
    "settle_row", "share_demand", "sign_demand", "split_demand", "split_line", "submit_dossier",
    "succeed_dossier", "supersede_demand", "take_apart", "tick_rows", "undo_step", "void_event",
    "void_gain_event", "void_submission", "watch_document", "weigh_demand", "withdraw_basis", "withdraw_gain",
    "withdraw_recommendation", "withdraw_support",
]  # fmt: skip
