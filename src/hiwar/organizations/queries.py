"""Reads of organizations: the register, its tree, who a name may mean, who holds what."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.language import fold
from hiwar.organizations.models import Assignment, Body, Mandate, Organization, Post
from hiwar.organizations.vocabulary import CLOSING, Standing
from hiwar.people.queries import compare
from hiwar.people.vocabulary import Likeness
from hiwar.places.models import Area
from hiwar.places.queries import regions

SHORT_NAME = 1.0
SOURCE = ("passage__document",)
UNREAD = ("passage__document__text",)


@dataclass(frozen=True, slots=True)
class OrganizationLike:
    """A candidate: `score` from 0 to 1 only ranks, `reason` is what the reader is told."""

    organization: Organization
    score: float
    reason: Likeness


@dataclass(frozen=True, slots=True)
class Seat:
    """A post and those who hold it now, the latest first; empty where nobody does."""

    post: Post
    holders: tuple[Mandate, ...]


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """An organization as its page shows it; `past` are the mandates nobody holds any more."""

    organization: Organization
    branches: tuple[Organization, ...]
    bodies: tuple[Body, ...]
    seats: tuple[Seat, ...]
    past: tuple[Mandate, ...]
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A region of the mini-map and the branch of ours that covers it best, if any."""

    region: Area
    standing: Standing
    branch: Organization | None


def visible_to(actor: Actor) -> QuerySet[Organization]:
    """By name, without those withdrawn."""
    rows = permitted("organizations.view", actor, Organization.objects.filter(withdrawn_at=None))
    return rows.select_related("parent", "area").order_by("search_key", "id")


def organizations_named(actor: Actor, words: str) -> QuerySet[Organization]:
    """Those in whose names every word typed occurs, spelling folded."""
    rows = visible_to(actor)
    for word in fold(words).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def name_for(actor: Actor, organization: Organization | None) -> str:
    """The name of an organization that a row points to; empty where the actor may not read it."""
    readable = organization is not None and actor.may("organizations.view", organization)
    return organization.name if organization is not None and readable else ""


def our_organization(actor: Actor) -> Organization | None:
    """The workspace's own organization: ours, under none."""
    return visible_to(actor).filter(is_ours=True, parent=None).order_by("id").first()


def organizations_like(actor: Actor, name: str, *, most: int = 5) -> list[OrganizationLike]:
    """Which organizations a name may mean, best first; only those the actor may read."""
    wanted = fold(name)
    if not wanted:
        return []
    likes = [like for row in visible_to(actor) if (like := _like(row, wanted))]
    return sorted(likes, key=lambda like: (-like.score, like.organization.search_key))[:most]


def _like(row: Organization, wanted: str) -> OrganizationLike | None:
    if row.short_name and fold(row.short_name) == wanted:
        return OrganizationLike(row, SHORT_NAME, Likeness.OTHER_NAME)
    names = [fold(row.name_ar), fold(row.name_fr)]
    likes = [like for key in names if key and (like := compare(key, wanted))]
    if not likes:
        return None
    score, reason = max(likes, key=lambda like: like[0])
    return OrganizationLike(row, score, reason)


def branches_under(organization: Organization) -> QuerySet[Organization]:
    """Everything below an organization, at any depth, without itself and those withdrawn."""
    below = _descendants({organization.pk}) - {organization.pk}
    return Organization.objects.filter(pk__in=below).order_by("search_key", "id")


def branch_ids_of(user_id: UUID) -> set[UUID]:
    """The organizations a user's open assignments reach in this workspace, descendants included."""
    roots = Assignment.objects.filter(user=user_id, ended_at=None)
    ids = set(roots.values_list("organization_id", flat=True))
    return _descendants(ids) if ids else set()


def _descendants(roots: set[UUID]) -> set[UUID]:
    """The roots and all under them, by one query over the workspace's tree."""
    children: dict[UUID, list[UUID]] = {}
    rows = Organization.objects.filter(withdrawn_at=None).exclude(parent=None)
    for child, parent in rows.order_by().values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(child)
    reached, waiting = set(roots), list(roots)
    while waiting:
        fresh = [child for child in children.get(waiting.pop(), ()) if child not in reached]
        reached.update(fresh)
        waiting += fresh
    return reached


def visible_bodies(actor: Actor) -> QuerySet[Body]:
    rows = permitted("organizations.view_parts", actor, Body.objects.filter(withdrawn_at=None))
    return rows.select_related("organization", *SOURCE).defer(*UNREAD).order_by("id")


def visible_posts(actor: Actor) -> QuerySet[Post]:
    rows = permitted("organizations.view_parts", actor, Post.objects.filter(withdrawn_at=None))
    return rows.select_related("organization", "body", *SOURCE).defer(*UNREAD).order_by("id")


def visible_mandates(actor: Actor) -> QuerySet[Mandate]:
    """The latest first, those without a beginning last."""
    rows = Mandate.objects.filter(withdrawn_at=None).select_related(
        "post__organization", "person", *SOURCE
    )
    rows = permitted("organizations.view_mandates", actor, rows).defer(*UNREAD)
    return rows.order_by(F("held_from").desc(nulls_last=True), "-id")


def bodies_of(actor: Actor, organization: Organization) -> QuerySet[Body]:
    return visible_bodies(actor).filter(organization=organization)


def body_named(organization: Organization, name: str) -> Body | None:
    """The body of that name, spelling folded."""
    rows = Body.objects.filter(organization=organization, withdrawn_at=None).order_by("id")
    wanted = fold(name)
    return next((row for row in rows if wanted in (fold(row.name_ar), fold(row.name_fr))), None)


def post_titled(organization: Organization, title: str) -> Post | None:
    """The post of that title, spelling folded."""
    rows = Post.objects.filter(organization=organization, withdrawn_at=None).order_by("id")
    wanted = fold(title)
    return next((row for row in rows if wanted in (fold(row.title_ar), fold(row.title_fr))), None)


def seats_of(actor: Actor, organization: Organization) -> list[Seat]:
    """The posts of an organization with their present holders, in the order they were entered."""
    posts = visible_posts(actor).filter(organization=organization)
    holders: dict[UUID, dict[UUID, Mandate]] = {}
    for mandate in current_mandates(actor).filter(post__organization=organization):
        holders.setdefault(mandate.post_id, {}).setdefault(mandate.person_id, mandate)
    return [Seat(post, tuple(holders.get(post.pk, {}).values())) for post in posts]


def mandates_held_by(actor: Actor, person_id: UUID) -> QuerySet[Mandate]:
    """All mandates of a person, the latest first."""
    return visible_mandates(actor).filter(person=person_id)


def current_mandates(actor: Actor) -> QuerySet[Mandate]:
    """Those with no end, and not closed by their own event; the latest first."""
    return visible_mandates(actor).filter(held_until=None).exclude(event__in=CLOSING)


def organization_page(actor: Actor, organization: Organization) -> OrganizationPage:
    """Whoever gets the organization from `visible_to` may read its page."""
    over = ~Q(held_until=None) | Q(event__in=CLOSING)
    return OrganizationPage(
        organization=organization,
        branches=tuple(visible_to(actor).filter(parent=organization)),
        bodies=tuple(bodies_of(actor, organization)),
        seats=tuple(seats_of(actor, organization)),
        past=tuple(visible_mandates(actor).filter(over, post__organization=organization)),
        assignments=tuple(assignments_on(actor, organization)),
    )


def assignments_on(actor: Actor, organization: Organization) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(organization=organization, ended_at=None)
    return permitted("organizations.view_assignments", actor, rows).select_related("user")


def coverage(actor: Actor) -> list[Tile]:
    """The twelve regions in order, each with our best standing there.

    A branch counts for the region its area lies in; the region's own branch before those of its
    provinces, an elected bureau before a provisional one.
    """
    ours = visible_to(actor).filter(is_ours=True, area__isnull=False, parent__isnull=False)
    best: dict[str, Organization] = {}
    for branch in ours:
        code = branch.area.region_code if branch.area else ""
        known = best.get(code)
        if known is None or _weight(branch) < _weight(known):
            best[code] = branch
    return [_tile(region, best.get(region.code)) for region in regions()]


def _weight(branch: Organization) -> tuple[int, int]:
    order = list(Standing)
    depth = len(branch.area_id or "")
    return depth, order.index(Standing(branch.standing))


def _tile(region: Area, branch: Organization | None) -> Tile:
    standing = Standing(branch.standing) if branch else Standing.NONE
    return Tile(region, standing, branch)
