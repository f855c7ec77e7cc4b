"""Invitations by link. The token leaves by mail once; the database keeps its digest."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.scope import in_workspace, unscoped
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.memberships import AlreadyMember, open_membership
from hiwar.workspaces.models import Invitation, Membership, User

LASTS = timedelta(days=14)


class InvitationClosed(Refused):
    sentence = _("This invitation is no longer open. Ask for a new one.")


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@writes
def invite(*, actor: Actor, at: datetime, email: str, role: str) -> tuple[Invitation, str]:
    """Return the invitation and the token of its link, good for 14 days. Raises AlreadyMember.

    An invitation still open for the same address is withdrawn: one link opens the register, the last.
    """
    require("workspaces.manage", actor)
    if Membership.objects.filter(user__email__iexact=email, ended_at=None).exists():
        raise AlreadyMember(field="email")
    _withdraw_open(email, actor=actor, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email, role=role, token_digest=digest(token), sent_at=at, expires_at=at + LASTS
    )
    after = {key: value for key, value in snapshot(invitation).items() if key != "token_digest"}
    record("workspaces.invitation.sent", actor=actor, at=at, about=invitation, after=after)
    return invitation, token


def _withdraw_open(email: str, *, actor: Actor, at: datetime) -> None:
    rows = Invitation.objects.filter(email__iexact=email, accepted_at=None, revoked_at=None)
    for former in rows.filter(expires_at__gt=at):
        revoke_invitation(actor=actor, at=at, invitation=former)


def open_invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation a link opens. Raises InvitationClosed, the same for every cause."""
    with unscoped("a link is followed before its workspace is known"):
        invitation = (
            Invitation.objects.select_related("workspace")
            .filter(token_digest=digest(token))
            .first()
        )
    if (
        invitation is None
        or invitation.accepted_at
        or invitation.revoked_at
        or at >= invitation.expires_at
    ):
        raise InvitationClosed
    return invitation


@writes
def accept_invitation(*, user: User, at: datetime, token: str) -> Membership:
    """The user takes the place offered. Raises InvitationClosed, AlreadyMember."""
    invitation = open_invitation(token, at=at)
    actor = Actor(
        user_id=user.id, workspace_id=invitation.workspace_id, name=str(user), roles=frozenset()
    )
    with in_workspace(invitation.workspace_id):
        with changing("workspaces.invitation.accepted", actor=actor, at=at, about=invitation):
            invitation.accepted_at = at
        return open_membership(actor=actor, at=at, user=user, role=invitation.role)


@writes
def revoke_invitation(*, actor: Actor, at: datetime, invitation: Invitation) -> None:
    """Raises InvitationClosed."""
    require("workspaces.manage", actor, invitation)
    if invitation.accepted_at or invitation.revoked_at:
        raise InvitationClosed
    with changing("workspaces.invitation.revoked", actor=actor, at=at, about=invitation):
        invitation.revoked_at = at
