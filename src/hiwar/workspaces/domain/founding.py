"""Opening a workspace: the one write with no actor before it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.scope import in_workspace
from hiwar.kernel.transactions import writes
from hiwar.workspaces.models import Membership, User, Workspace
from hiwar.workspaces.vocabulary import Role


class SlugTaken(Refused):
    sentence = _("Another organisation has this address. Choose another one.")
    field = "slug"


@writes
def found_workspace(
    *, founder: User, at: datetime, name_ar: str, slug: str, kind: str, name_fr: str = ""
) -> tuple[Workspace, Actor]:
    """Make the tenant and its first secretary. Raises SlugTaken."""
    if Workspace.objects.filter(slug=slug).exists():
        raise SlugTaken
    workspace = Workspace.objects.create(
        name_ar=name_ar, name_fr=name_fr, slug=slug, kind=kind, founded_at=at
    )
    actor = Actor(
        user_id=founder.id, workspace_id=workspace.id, name=str(founder),
        roles=frozenset({Role.SECRETARY}),
    )  # fmt: skip
    with in_workspace(workspace.id):
        record(
            "workspaces.workspace.founded",
            actor=actor,
            at=at,
            about=workspace,
            after=snapshot(workspace),
        )
        membership = Membership.objects.create(user=founder, role=Role.SECRETARY, granted_at=at)
        record(
            "workspaces.membership.granted",
            actor=actor,
            at=at,
            about=membership,
            after=snapshot(membership),
        )
    return workspace, actor


@writes
def rename_workspace(
    *, actor: Actor, at: datetime, workspace: Workspace, name_ar: str, name_fr: str
) -> None:
    require("workspaces.manage", actor)
    with changing("workspaces.workspace.renamed", actor=actor, at=at, about=workspace):
        workspace.name_ar, workspace.name_fr = name_ar, name_fr
