"""Reads of workspaces: a user's places, the actor of a request, the members' list."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, QuerySet

from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.kernel.rules import permitted
from hiwar.kernel.scope import unscoped
from hiwar.search import analyse, sources
from hiwar.search.finding import Chosen, find
from hiwar.workspaces.models import Invitation, Membership, User
from hiwar.workspaces.vocabulary import Role


@dataclass(frozen=True, slots=True)
class MembersPage:
    members: QuerySet[Membership]
    invitations: QuerySet[Invitation]


def places_of(user: User) -> list[Membership]:
    """The open memberships of a user, in every workspace."""
    with unscoped("a user chooses among their workspaces"):
        return list(
            Membership.objects.filter(user=user, ended_at=None)
            .select_related("workspace")
            .order_by("workspace__name_ar")
        )


def place_in(user: User, slug: str) -> Membership | None:
    """The user's open membership in the workspace of that address."""
    with unscoped("the workspace of a request is not known yet"):
        rows = Membership.objects.filter(user=user, workspace__slug=slug, ended_at=None)
        place = rows.select_related("workspace").first()
    if place is not None:
        place.user = user
    return place


def members_page(actor: Actor) -> MembersPage:
    rows = Membership.objects.filter(ended_at=None).select_related("user").order_by("granted_at")
    sent = Invitation.objects.filter(accepted_at=None, revoked_at=None).order_by("-sent_at")
    return MembersPage(
        members=permitted("workspaces.view_members", actor, rows),
        invitations=permitted("workspaces.manage", actor, sent),
    )


def actor_of(place: Membership, branches: Iterable[UUID] = ()) -> Actor:
    """The actor a membership makes; `branches` are those an Assignment opens."""
    return Actor(
        user_id=place.user_id,
        workspace_id=place.workspace_id,
        name=str(place.user),
        roles=frozenset({place.role}),
        branches=frozenset(branches),
        title=Role(place.role).label,
    )


def actor_in(workspace_id: UUID, user_id: UUID) -> Actor | None:
    """The actor a user is in the current workspace; None where they have no place there."""
    place = (
        Membership.objects.filter(workspace_id=workspace_id, user_id=user_id, ended_at=None)
        .select_related("user")
        .first()
    )
    return None if place is None else actor_of(place)


def found_by_words(actor: Actor, model: type[Model], words: str) -> list[UUID]:
    """Rows of a register that answer, the closest first, read by the actor; none where it has no index."""
    known = (source for source in sources() if source.rows().model is model)
    source, query = next(known, None), analyse(words)
    if source is None or not query:
        return []
    found = find(actor, query, Chosen(source=source.key), today())
    return [hit.object_id for group in found.groups for hit in group.hits]
