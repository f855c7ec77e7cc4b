"""What can happen to a demand, and whose word it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.vocabulary.states import DemandState


class EventKind(models.TextChoices):
    """An event of the ledger. CLAIMED is their word that it is done; it meets nothing."""

    RAISED = "raised", _("raised")
    ADOPTED = "adopted", _("adopted in the dossier")
    RESTATED = "restated", _("asked again")
    SUBMITTED = "submitted", _("put to the administration")
    ANSWERED_ACCEPTED = "answered_accepted", _("answered: accepted")
    ANSWERED_IN_PRINCIPLE = "answered_in_principle", _("answered: accepted in principle")
    ANSWERED_PARTLY = "answered_partly", _("answered: accepted in part")
    ANSWERED_DEFERRED = "answered_deferred", _("answered: deferred")
    ANSWERED_REFERRED = "answered_referred", _("answered: referred elsewhere")
    ANSWERED_NONE = "answered_none", _("no answer in the minutes")
    COMMITTED = "committed", _("a commitment was given")
    CLAIMED = "claimed", _("said to be done")
    PARTLY_MET = "partly_met", _("acknowledged in part")
    MET = "met", _("acknowledged as met")
    REFUSED = "refused", _("refused")
    ROLLED_BACK = "rolled_back", _("taken back")
    WITHDRAWN = "withdrawn", _("withdrawn by us")
    MERGED = "merged", _("merged into another")
    SPLIT = "split", _("split into others")
    SUPERSEDED = "superseded", _("superseded by another")


class SaidBy(models.TextChoices):
    """Whose word an event is."""

    US = "us", _("us")
    OTHER_SIDE = "other_side", _("the other side")
    THIRD = "third", _("a third party")


ANSWERS = frozenset(
    {
        EventKind.ANSWERED_ACCEPTED,
        EventKind.ANSWERED_IN_PRINCIPLE,
        EventKind.ANSWERED_PARTLY,
        EventKind.ANSWERED_DEFERRED,
        EventKind.ANSWERED_REFERRED,
        EventKind.ANSWERED_NONE,
    }
)
CLOSING = frozenset({EventKind.WITHDRAWN, EventKind.MERGED, EventKind.SPLIT, EventKind.SUPERSEDED})
ACKNOWLEDGEMENTS = frozenset({EventKind.MET, EventKind.PARTLY_MET})
ASKED = frozenset({EventKind.RAISED, EventKind.ADOPTED, EventKind.RESTATED, EventKind.SUBMITTED})
THEIRS = ANSWERS | {
    EventKind.COMMITTED,
    EventKind.CLAIMED,
    EventKind.REFUSED,
    EventKind.ROLLED_BACK,
}
SPOKEN = THEIRS - {EventKind.ANSWERED_NONE}

# The glyph of an event is what it says, not where the demand stands after it.
SHOWN_AS: dict[EventKind, DemandState] = {
    **dict.fromkeys(ASKED, DemandState.RAISED),
    **dict.fromkeys(ANSWERS, DemandState.IN_DIALOGUE),
    **dict.fromkeys(CLOSING, DemandState.CLOSED),
    EventKind.SUBMITTED: DemandState.IN_DIALOGUE,
    EventKind.ANSWERED_NONE: DemandState.RAISED,
    EventKind.CLAIMED: DemandState.IN_DIALOGUE,
    EventKind.COMMITTED: DemandState.COMMITTED,
    EventKind.PARTLY_MET: DemandState.PARTLY_MET,
    EventKind.MET: DemandState.MET,
    EventKind.REFUSED: DemandState.REFUSED,
    EventKind.ROLLED_BACK: DemandState.ROLLED_BACK,
}
