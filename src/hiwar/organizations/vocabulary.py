"""Words of organizations: kinds, standings, events of a mandate, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class OrganizationKind(models.TextChoices):
    """What an organization is; the values are those of a reading."""

    UNION = "union", _("union")
    CONFEDERATION = "confederation", _("confederation")
    ASSOCIATION = "association", _("association")
    MUTUAL = "mutual", _("mutual society")
    PARTY = "party", _("party")
    LEAGUE = "league", _("league")
    ADMINISTRATION = "administration", _("administration")
    EMPLOYER = "employer", _("employer")
    COMMITTEE = "committee", _("committee")
    OTHER = "other", _("other")


class Standing(models.TextChoices):
    """How a branch of ours is led."""

    ELECTED = "elected", _("elected bureau")
    PROVISIONAL = "provisional", _("provisional coordination")
    NONE = "none", _("no bureau")


class BodyKind(models.TextChoices):
    """What a body of an organization is."""

    BUREAU = "bureau", _("bureau")
    EXECUTIVE = "executive", _("executive committee")
    COUNCIL = "council", _("council")
    CONGRESS = "congress", _("congress")
    GENERAL_ASSEMBLY = "general_assembly", _("general assembly")
    COMMITTEE = "committee", _("committee")
    PREPARATORY_COMMITTEE = "preparatory_committee", _("preparatory committee")
    JOINT_COMMITTEE = "joint_committee", _("joint committee")
    COORDINATION = "coordination", _("coordination")
    OTHER = "other", _("other")


class MandateEvent(models.TextChoices):
    """What opened or closed a mandate, where a document says it; empty where none does."""

    ELECTED = "elected", _("elected")
    REELECTED = "reelected", _("re-elected")
    APPOINTED = "appointed", _("appointed")
    RESIGNED = "resigned", _("resigned")
    REMOVED = "removed", _("removed")
    DECEASED = "deceased", _("deceased")


OPENING = (MandateEvent.ELECTED, MandateEvent.REELECTED, MandateEvent.APPOINTED)
CLOSING = (MandateEvent.RESIGNED, MandateEvent.REMOVED, MandateEvent.DECEASED)

VERBS = {
    "organizations.organization.added": gettext_noop("added the organization {object}"),
    "organizations.organization.corrected": gettext_noop("corrected the organization {object}"),
    "organizations.organization.withdrawn": gettext_noop("withdrew the organization {object}"),
    "organizations.body.added": gettext_noop("added the body {object}"),
    "organizations.body.corrected": gettext_noop("corrected the body {object}"),
    "organizations.body.withdrawn": gettext_noop("withdrew the body {object}"),
    "organizations.post.added": gettext_noop("added the post {object}"),
    "organizations.post.corrected": gettext_noop("corrected the post {object}"),
    "organizations.post.withdrawn": gettext_noop("withdrew the post {object}"),
    "organizations.mandate.recorded": gettext_noop("recorded the mandate {object}"),
    "organizations.mandate.corrected": gettext_noop("corrected the mandate {object}"),
    "organizations.mandate.ended": gettext_noop("ended the mandate {object}"),
    "organizations.mandate.withdrawn": gettext_noop("withdrew the mandate {object}"),
    "organizations.assignment.granted": gettext_noop("opened a branch to {object}"),
    "organizations.assignment.ended": gettext_noop("closed a branch to {object}"),
}
