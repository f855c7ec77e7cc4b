"""Words of review: kinds of facts, verdicts, bands of certainty, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

CLEAR, LIKELY = 0.90, 0.60


class FindingKind(models.TextChoices):
    """In the order of review: a fact stands after those it needs."""

    ORGANIZATION = "organization", _("Organizations")
    MEETING = "meeting", _("The meeting")
    PERSON = "person", _("People and roles")
    GROUP = "group", _("Groups present")
    ACHIEVEMENT = "achievement", _("Achievements")
    DEMAND = "demand", _("Demands")
    COMMITMENT = "commitment", _("Commitments")
    DECISION = "decision", _("Decisions")
    RECOMMENDATION = "recommendation", _("Recommendations")
    POSITION = "position", _("Positions")
    NEXT_EVENT = "next_event", _("Next events")


ITEM_KINDS = tuple(FindingKind)[4:]
ORDER = {kind: place for place, kind in enumerate(FindingKind)}


class ReadingState(models.TextChoices):
    OPEN = "open", _("to review")
    FINISHED = "finished", _("finished")


class Verdict(models.TextChoices):
    """A person's judgement; UNDONE opens the finding again."""

    ACCEPTED = "accepted", _("accepted")
    CORRECTED = "corrected", _("corrected")
    REFUSED = "refused", _("refused")
    UNDONE = "undone", _("undone")


class EffectKind(models.TextChoices):
    """What a judgement did to a row: made it, or tied it to another."""

    MADE = "made", "made"
    LINKED = "linked", "linked"
    TIED = "tied", "tied"


def band(certainty: float) -> int:
    """3 clear, 2 likely, 1 unsure."""
    return 3 if certainty >= CLEAR else 2 if certainty >= LIKELY else 1


VERBS = {
    "review.reading.made": gettext_noop("had the document read: {object}"),
    "review.reading.finished": gettext_noop("finished the review of {object}"),
    "review.finding.accepted": gettext_noop("accepted the fact: {object}"),
    "review.finding.corrected": gettext_noop("corrected the fact: {object}"),
    "review.finding.refused": gettext_noop("refused the fact: {object}"),
    "review.finding.undone": gettext_noop("took back the judgement on: {object}"),
}
