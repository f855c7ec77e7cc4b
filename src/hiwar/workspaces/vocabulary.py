"""Words of workspaces: kinds, roles, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class WorkspaceKind(models.TextChoices):
    """The legal nature of the organisation that is the tenant."""

    UNION = "union", _("union")
    CONFEDERATION = "confederation", _("confederation")
    MUTUAL = "mutual", _("mutual society")
    ASSOCIATION = "association", _("association")
    PARTY = "party", _("party")
    LEAGUE = "league", _("league")


class Role(models.TextChoices):
    """What a person signed in may do in a workspace."""

    SECRETARY = "secretary", _("secretary")
    RAPPORTEUR = "rapporteur", _("rapporteur")
    COORDINATOR = "coordinator", _("coordinator")
    MEMBER = "member", _("member")
    AUDITOR = "auditor", _("auditor")


READERS_OF_ALL = (Role.SECRETARY, Role.RAPPORTEUR, Role.COORDINATOR, Role.AUDITOR)
WRITERS_OF_RECORD = (Role.SECRETARY, Role.RAPPORTEUR)

VERBS = {
    "workspaces.workspace.founded": gettext_noop("opened the register of {object}"),
    "workspaces.workspace.renamed": gettext_noop("renamed the organisation {object}"),
    "workspaces.membership.granted": gettext_noop("gave a place in the register to {object}"),
    "workspaces.membership.changed": gettext_noop("changed the role of {object}"),
    "workspaces.membership.ended": gettext_noop("ended the place of {object}"),
    "workspaces.invitation.sent": gettext_noop("invited {object}"),
    "workspaces.invitation.accepted": gettext_noop("accepted the invitation {object}"),
    "workspaces.invitation.revoked": gettext_noop("withdrew the invitation of {object}"),
}
