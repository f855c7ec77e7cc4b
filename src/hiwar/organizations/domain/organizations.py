"""Organizations: added, corrected, withdrawn. Parents never form a circle."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.language import fold
from hiwar.organizations.domain.sources import keep_source
from hiwar.organizations.models import Organization
from hiwar.people.domain.persons import clean_name
from hiwar.places.models import Area
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class CycleOfParents(Refused):
    sentence = _("An organization cannot stand under itself or under one of its branches.")
    field = "parent"


class OrganizationStands(Refused):
    """`organization` is the one that stands."""

    sentence = _("An organization of this name already stands there. Open it and correct it.")
    field = "name_ar"

    def __init__(self, organization: Organization) -> None:
        super().__init__()
        self.organization = organization


class OrganizationMore(TypedDict, total=False):
    """What may be said of an organization besides its name, kind and place in the tree."""

    short_name: str
    standing: str
    bureau_until: date | None
    audience: str


class OrganizationFields(OrganizationMore, total=False):
    """What may be corrected."""

    name_ar: str
    name_fr: str
    kind: str
    parent: Organization | None
    area: Area | None
    is_ours: bool
    passage: Passage | None


@writes
def add_organization(
    *, actor: Actor, at: datetime, name_ar: str, name_fr: str = "", kind: str,
    parent: Organization | None = None, area: Area | None = None, is_ours: bool = False,
    passage: Passage | None = None, **more: Unpack[OrganizationMore],
) -> Organization:  # fmt: skip
    """Raises NoName, OrganizationStands (that name under that parent)."""
    organization = Organization(
        workspace_id=actor.workspace_id, name_ar=name_ar, name_fr=" ".join(name_fr.split()),
        kind=kind, parent=parent, area=area, is_ours=is_ours, passage=passage, **more,
    )  # fmt: skip
    require("organizations.add", actor, organization)
    keep_inside(actor, parent, passage)
    organization.name_ar = clean_name(name_ar)
    _refuse_twice(organization)
    organization.save(force_insert=True)
    record(
        "organizations.organization.added", actor=actor, at=at, about=organization,
        after=snapshot(organization),
    )  # fmt: skip
    return organization


@writes
def correct_organization(
    *, actor: Actor, at: datetime, organization: Organization, **fields: Unpack[OrganizationFields]
) -> None:
    """Change the fields given, no other. Raises NoName, CycleOfParents, OrganizationStands.

    To move it, the actor must be allowed to add an organization at the new place.
    """
    require("organizations.correct", actor, organization)
    if "name_ar" in fields:
        fields["name_ar"] = clean_name(fields["name_ar"])
    if "parent" in fields and fields["parent"] != organization.parent:
        _require_place(actor, organization, fields["parent"])
    with changing("organizations.organization.corrected", actor=actor, at=at, about=organization):
        keep_source(organization, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(organization, name, value)
        _refuse_twice(organization)


@writes
def withdraw_organization(*, actor: Actor, at: datetime, organization: Organization) -> None:
    """Undo an addition. Raises InUse."""
    require("organizations.withdraw", actor, organization)
    withdraw("organizations.organization.withdrawn", actor=actor, at=at, row=organization)


def _require_place(actor: Actor, organization: Organization, parent: Organization | None) -> None:
    keep_inside(actor, parent)
    require(
        "organizations.add", actor,
        Organization(workspace_id=actor.workspace_id, parent=parent),
    )  # fmt: skip
    above = parent
    while above is not None:
        if above.pk == organization.pk:
            raise CycleOfParents
        above = above.parent


def _refuse_twice(organization: Organization) -> None:
    wanted = fold(organization.name_ar)
    beside = Organization.objects.filter(
        parent=organization.parent, withdrawn_at=None, search_key__startswith=wanted
    ).exclude(pk=organization.pk)
    for other in beside:
        if fold(other.name_ar) == wanted:
            raise OrganizationStands(other)
