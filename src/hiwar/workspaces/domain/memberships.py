"""Places in a workspace: granted, changed, ended."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.models import Membership, User
from hiwar.workspaces.vocabulary import Role


class AlreadyMember(Refused):
    sentence = _("This person already has a place here. Change their role instead.")


class LastSecretary(Refused):
    sentence = _("A register needs a secretary. Give this role to somebody else first.")
    field = "role"


@writes
def grant_membership(*, actor: Actor, at: datetime, user: User, role: str) -> Membership:
    """Raises AlreadyMember."""
    require("workspaces.manage", actor)
    return open_membership(actor=actor, at=at, user=user, role=role)


def open_membership(*, actor: Actor, at: datetime, user: User, role: str) -> Membership:
    """Inside a verb that has already asked its rule. Raises AlreadyMember."""
    if Membership.objects.filter(user=user, ended_at=None).exists():
        raise AlreadyMember
    membership = Membership.objects.create(user=user, role=role, granted_at=at)
    record(
        "workspaces.membership.granted",
        actor=actor,
        at=at,
        about=membership,
        after=snapshot(membership),
    )
    return membership


@writes
def change_role(*, actor: Actor, at: datetime, membership: Membership, role: str) -> None:
    """Raises LastSecretary."""
    require("workspaces.manage", actor, membership)
    if role != Role.SECRETARY:
        _keep_a_secretary(membership)
    with changing("workspaces.membership.changed", actor=actor, at=at, about=membership):
        membership.role = role


@writes
def end_membership(*, actor: Actor, at: datetime, membership: Membership) -> None:
    """Raises LastSecretary."""
    require("workspaces.manage", actor, membership)
    _keep_a_secretary(membership)
    with changing("workspaces.membership.ended", actor=actor, at=at, about=membership):
        membership.ended_at = at


def _keep_a_secretary(leaving: Membership) -> None:
    others = Membership.objects.filter(role=Role.SECRETARY, ended_at=None).exclude(pk=leaving.pk)
    if leaving.role == Role.SECRETARY and not others.exists():
        raise LastSecretary
