"""What can happen to a demand, and whose word it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.demands.vocabulary.states import DemandState


class EventKind(models.TextChoices):
    """An event of the ledger. CLAIMED is their word that it is done; it meets nothing."""

    RAISED = "raised", pgettext_lazy("event of a demand", "raised")
    ADOPTED = "adopted", pgettext_lazy("event of a demand", "adopted in the dossier")
    RESTATED = "restated", pgettext_lazy("event of a demand", "asked again")
    SUBMITTED = "submitted", pgettext_lazy("event of a demand", "put to the administration")
    DEFERRED = "deferred", pgettext_lazy("event of a demand", "put off by us")
    ANSWERED_ACCEPTED = (
        "answered_accepted",
        pgettext_lazy("event of a demand", "answered: accepted"),
    )
    ANSWERED_IN_PRINCIPLE = (
        "answered_in_principle",
        pgettext_lazy("event of a demand", "answered: accepted in principle"),
    )
    ANSWERED_PARTLY = (
        "answered_partly",
        pgettext_lazy("event of a demand", "answered: accepted in part"),
    )
    ANSWERED_DEFERRED = (
        "answered_deferred",
        pgettext_lazy("event of a demand", "answered: deferred"),
    )
    ANSWERED_REFERRED = (
        "answered_referred",
        pgettext_lazy("event of a demand", "answered: referred elsewhere"),
    )
    ANSWERED_NONE = "answered_none", pgettext_lazy("event of a demand", "no answer in the minutes")
    COMMITTED = "committed", pgettext_lazy("event of a demand", "a commitment was given")
    CLAIMED = "claimed", pgettext_lazy("event of a demand", "said to be done")
    PARTLY_MET = "partly_met", pgettext_lazy("event of a demand", "acknowledged in part")
    MET = "met", pgettext_lazy("event of a demand", "acknowledged as met")
    REFUSED = "refused", pgettext_lazy("event of a demand", "refused")
    ROLLED_BACK = "rolled_back", pgettext_lazy("event of a demand", "taken back")
    WITHDRAWN = "withdrawn", pgettext_lazy("event of a demand", "withdrawn by us")
    MERGED = "merged", pgettext_lazy("event of a demand", "merged into another")
    SPLIT = "split", pgettext_lazy("event of a demand", "split into others")
    SUPERSEDED = "superseded", pgettext_lazy("event of a demand", "superseded by another")
    SENT_UP = "sent_up", pgettext_lazy("event of a demand", "sent up")


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

# Whose `other` is what came of the demand, and whose `other` is what the demand came from.
LEADS_ON = CLOSING | {EventKind.RESTATED, EventKind.SENT_UP}
COMES_FROM = frozenset({EventKind.RAISED})

# The glyph of an event is what it says, not where the demand stands after it.
SHOWN_AS: dict[EventKind, DemandState] = {
    **dict.fromkeys(ASKED, DemandState.RAISED),
    **dict.fromkeys(ANSWERS, DemandState.IN_DIALOGUE),
    **dict.fromkeys(CLOSING, DemandState.CLOSED),
    EventKind.SENT_UP: DemandState.RAISED,
    EventKind.SUBMITTED: DemandState.IN_DIALOGUE,
    EventKind.DEFERRED: DemandState.RAISED,
    EventKind.ANSWERED_NONE: DemandState.RAISED,
    EventKind.CLAIMED: DemandState.IN_DIALOGUE,
    EventKind.COMMITTED: DemandState.COMMITTED,
    EventKind.PARTLY_MET: DemandState.PARTLY_MET,
    EventKind.MET: DemandState.MET,
    EventKind.REFUSED: DemandState.REFUSED,
    EventKind.ROLLED_BACK: DemandState.ROLLED_BACK,
}
