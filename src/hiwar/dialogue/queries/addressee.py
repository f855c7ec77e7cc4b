"""To whom a letter goes: the office that owes, or who stands above it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hiwar.dialogue.models import Commitment
from hiwar.dialogue.vocabulary.titles import called_ar, called_fr, is_head, is_woman
from hiwar.kernel.actors import Actor
from hiwar.organizations.models import Mandate, Organization, Post
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.models import Person

Addressee = dict[str, Any]


def addressee(commitments: Iterable[Commitment], on: date) -> Addressee:
    """The office that owes these words, called as who holds it then; as who gave them where nobody is known."""
    words = list(commitments)
    owner, written = words[0].owner, words[0].owner_post
    post = _posts(owner).filter(title_ar=written).first() if owner else None
    gave = [each.owner_person for each in words if each.owner_person is not None]
    return _called(owner, written, post, on, gave)


def superior_of(actor: Actor, commitment: Commitment, on: date) -> Addressee | None:
    """Who stands above the office that owes it, as far as the register knows.

    The head of its administration; above the head or an administration as such, the one it is
    under. None where neither is recorded, or the actor may not know of it.
    """
    owner, written = commitment.owner, commitment.owner_post
    if owner is None:
        return None
    head = _head(owner)
    if written and not is_head(written) and head is not None and head.title_ar != written:
        return _called(owner, head.title_ar, head, on, ())
    parent = owner.parent
    if parent is None or not visible_organizations(actor).filter(pk=parent.pk).exists():
        return None
    above = _head(parent)
    return _called(parent, above.title_ar if above else "", above, on, ())


def _posts(organization: Organization) -> QuerySet[Post]:
    return Post.objects.filter(organization=organization, withdrawn_at=None).order_by("id")


def _head(organization: Organization) -> Post | None:
    return next((post for post in _posts(organization) if is_head(post.title_ar)), None)


def _called(
    organization: Organization | None, written: str, post: Post | None, on: date,
    others: Iterable[Person],
) -> Addressee:  # fmt: skip
    told = [is_woman(person.honorific) for person in (*_holders(post, on), *others)]
    woman = next((each for each in told if each is not None), None)
    french = post.title_fr if post else ""
    return {
        "recipient": organization,
        "recipient_post_ar": called_ar(written, woman=woman) if written else "",
        "recipient_post_fr": called_fr(french, woman=woman) if french else "",
    }


def _holders(post: Post | None, on: date) -> list[Person]:
    """Who held it on that day, the latest first."""
    if post is None:
        return []
    held = Mandate.objects.filter(Q(held_from=None) | Q(held_from__lte=on), post=post)
    held = held.filter(Q(held_until=None) | Q(held_until__gt=on), withdrawn_at=None)
    rows = held.select_related("person").order_by("-held_from", "-id")
    return [mandate.person for mandate in rows]
