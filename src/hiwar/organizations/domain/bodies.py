"""Bodies of an organization."""

from datetime import datetime
from typing import TypedDict, Unpack

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.domain.sources import keep_source
from hiwar.organizations.models import Body, Organization
from hiwar.people.domain.persons import clean_name
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class BodyFields(TypedDict, total=False):
    """What may be corrected."""

    kind: str
    name_ar: str
    name_fr: str
    passage: Passage | None


@writes
def add_body(
    *, actor: Actor, at: datetime, organization: Organization, kind: str, name_ar: str,
    name_fr: str = "", passage: Passage | None = None,
) -> Body:  # fmt: skip
    """Raises NoName."""
    body = Body(
        workspace_id=actor.workspace_id, organization=organization, kind=kind,
        name_ar=name_ar, name_fr=" ".join(name_fr.split()), passage=passage,
    )  # fmt: skip
    require("organizations.write_parts", actor, body)
    keep_inside(actor, organization, passage)
    body.name_ar = clean_name(name_ar)
    body.save(force_insert=True)
    record("organizations.body.added", actor=actor, at=at, about=body, after=snapshot(body))
    return body


@writes
def correct_body(*, actor: Actor, at: datetime, body: Body, **fields: Unpack[BodyFields]) -> None:
    """Change the fields given, no other. Raises NoName."""
    require("organizations.write_parts", actor, body)
    if "name_ar" in fields:
        fields["name_ar"] = clean_name(fields["name_ar"])
    with changing("organizations.body.corrected", actor=actor, at=at, about=body):
        keep_source(body, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(body, name, value)


@writes
def withdraw_body(*, actor: Actor, at: datetime, body: Body) -> None:
    """Undo an addition. Raises InUse."""
    require("organizations.write_parts", actor, body)
    withdraw("organizations.body.withdrawn", actor=actor, at=at, row=body)
