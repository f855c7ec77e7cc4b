"""Writes of workspaces."""

from hiwar.workspaces.domain.founding import SlugTaken, found_workspace, rename_workspace
from hiwar.workspaces.domain.invitations import (
    InvitationClosed,
    accept_invitation,
    invite,
    revoke_invitation,
)
from hiwar.workspaces.domain.memberships import (
    AlreadyMember,
    LastSecretary,
    change_role,
    end_membership,
    grant_membership,
)

__all__ = [
    "AlreadyMember", "InvitationClosed", "LastSecretary", "SlugTaken", "accept_invitation",
    "change_role", "end_membership", "found_workspace", "grant_membership", "invite",
    "rename_workspace", "revoke_invitation",
]  # fmt: skip
