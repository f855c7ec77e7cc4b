"""What every register asks before it writes: one workspace, and nothing built on what goes."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import changing
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import NotAllowed, Refused

# The columns by which the apps above say that a row counts no more.
TAKEN_BACK = {"withdrawn_at", "voided_at", "removed_at", "ended_at"}


class InUse(Refused):
    sentence = _("Other entries of the register rest on this one. Withdraw them first.")


def keep_inside(actor: Actor, *rows: Model | None) -> None:
    """Raise NotAllowed where a row that is pointed to belongs to another workspace."""
    for row in rows:
        if row is not None and getattr(row, "workspace_id", None) != actor.workspace_id:
            raise NotAllowed


def refuse_if_in_use(row: Model) -> None:
    """Raise InUse where a row of any app points to this one and has not itself been withdrawn.

    A foreign key with `related_name="+"` is a trace, not a use, and does not count.
    """
    for relation in row._meta.related_objects:  # noqa: SLF001 - Django's documented Meta API
        model = relation.related_model
        rows = model._base_manager.filter(**{relation.field.name: row.pk})  # noqa: SLF001
        names = {field.name for field in model._meta.fields}  # noqa: SLF001
        rows = rows.filter(**dict.fromkeys(names & TAKEN_BACK))
        if rows.exists():
            raise InUse


def withdraw(verb: str, *, actor: Actor, at: datetime, row: Any) -> None:
    """The compensating entry: out of every list, kept in the table. Does nothing the second time.

    Inside a verb that has asked its rule. Raises InUse.
    """
    if row.withdrawn_at is not None:
        return
    refuse_if_in_use(row)
    with changing(verb, actor=actor, at=at, about=row):
        row.withdrawn_at = at
