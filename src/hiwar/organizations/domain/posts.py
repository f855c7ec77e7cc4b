"""Posts: seats of a body or of the organization itself."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.domain.sources import keep_source
from hiwar.organizations.models import Body, Organization, Post
from hiwar.people.domain.persons import clean_name
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class BodyOfAnother(Refused):
    sentence = _("This body belongs to another organization. Choose one of this organization.")
    field = "body"


class PostFields(TypedDict, total=False):
    """What may be corrected."""

    body: Body | None
    title_ar: str
    title_fr: str
    passage: Passage | None


@writes
def add_post(
    *, actor: Actor, at: datetime, organization: Organization, title_ar: str, title_fr: str = "",
    body: Body | None = None, passage: Passage | None = None,
) -> Post:  # fmt: skip
    """Raises NoName, BodyOfAnother. Nobody holds it yet."""
    post = Post(
        workspace_id=actor.workspace_id, organization=organization, body=body,
        title_ar=title_ar, title_fr=" ".join(title_fr.split()), passage=passage,
    )  # fmt: skip
    require("organizations.write_parts", actor, post)
    keep_inside(actor, organization, body, passage)
    refuse_body_of_another(organization, body)
    post.title_ar = clean_name(title_ar, field="title_ar")
    post.save(force_insert=True)
    record("organizations.post.added", actor=actor, at=at, about=post, after=snapshot(post))
    return post


@writes
def correct_post(*, actor: Actor, at: datetime, post: Post, **fields: Unpack[PostFields]) -> None:
    """Change the fields given, no other. Raises NoName, BodyOfAnother."""
    require("organizations.write_parts", actor, post)
    if "title_ar" in fields:
        fields["title_ar"] = clean_name(fields["title_ar"], field="title_ar")
    refuse_body_of_another(post.organization, fields.get("body"))
    with changing("organizations.post.corrected", actor=actor, at=at, about=post):
        keep_source(post, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(post, name, value)


@writes
def withdraw_post(*, actor: Actor, at: datetime, post: Post) -> None:
    """Undo an addition. Raises InUse."""
    require("organizations.write_parts", actor, post)
    withdraw("organizations.post.withdrawn", actor=actor, at=at, row=post)


def refuse_body_of_another(organization: Organization, body: Body | None) -> None:
    """Raises BodyOfAnother."""
    if body is not None and body.organization_id != organization.pk:
        raise BodyOfAnother
