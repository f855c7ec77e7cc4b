"""Assignments: a branch of ours opened to a user, with all that stands under it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Assignment, Organization
from hiwar.workspaces.domain.guards import keep_inside
from hiwar.workspaces.models import Membership, User
from hiwar.workspaces.vocabulary import Role


class NotOurs(Refused):
    sentence = _("Only a branch of ours can be opened to somebody.")
    field = "organization"


class NoPlaceHere(Refused):
    sentence = _("This person has no place in this register. Invite them first.")
    field = "user"


class AlreadyAssigned(Refused):
    sentence = _("This branch is already open to this person.")
    field = "user"


@writes
def assign(
    *, actor: Actor, at: datetime, user: User, organization: Organization,
    role: str = Role.COORDINATOR,
) -> Assignment:  # fmt: skip
    """Raises NotOurs, NoPlaceHere, AlreadyAssigned."""
    require("organizations.assign", actor)
    keep_inside(actor, organization)
    if not organization.is_ours:
        raise NotOurs
    if not Membership.objects.filter(user=user, ended_at=None).exists():
        raise NoPlaceHere
    if Assignment.objects.filter(user=user, organization=organization, ended_at=None).exists():
        raise AlreadyAssigned
    assignment = Assignment.objects.create(
        user=user, organization=organization, role=role, granted_at=at
    )
    record(
        "organizations.assignment.granted", actor=actor, at=at, about=assignment,
        after=snapshot(assignment),
    )  # fmt: skip
    return assignment


@writes
def end_assignment(*, actor: Actor, at: datetime, assignment: Assignment) -> None:
    """Does nothing the second time."""
    require("organizations.assign", actor, assignment)
    if assignment.ended_at is not None:
        return
    with changing("organizations.assignment.ended", actor=actor, at=at, about=assignment):
        assignment.ended_at = at
