"""Mandates: who holds which post, from when, until when."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.domain.sources import keep_source
from hiwar.organizations.models import Mandate, Post
from hiwar.people.models import Person
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class SpanRunsBackward(Refused):
    sentence = _("The mandate would end before it began. Check the two dates.")
    field = "held_until"


class MandateStands(Refused):
    """`mandate` is the one that stands."""

    sentence = _("This mandate is already in the register.")

    def __init__(self, mandate: Mandate) -> None:
        super().__init__()
        self.mandate = mandate


class MandateEnded(Refused):
    sentence = _("This mandate has already ended. Correct its date instead.")


class MandateEnd(TypedDict, total=False):
    """The end of a mandate, where it is known from the start."""

    held_until: date | None
    until_precision: str


class MandateFields(MandateEnd, total=False):
    """What may be corrected."""

    held_from: date | None
    from_precision: str
    event: str
    passage: Passage | None


@writes
def record_mandate(
    *, actor: Actor, at: datetime, post: Post, person: Person, held_from: date | None = None,
    precision: str = Precision.DAY, event: str = "", passage: Passage | None = None,
    **end: Unpack[MandateEnd],
) -> Mandate:  # fmt: skip
    """Raises SpanRunsBackward, MandateStands (the same person, post, beginning and event)."""
    mandate = Mandate(
        workspace_id=actor.workspace_id, post=post, person=person, held_from=held_from,
        from_precision=precision, event=event, passage=passage, **end,
    )  # fmt: skip
    require("organizations.write_mandates", actor, mandate)
    keep_inside(actor, post, person, passage)
    _refuse_backward(mandate)
    same = Mandate.objects.filter(
        post=post, person=person, held_from=held_from, event=event, withdrawn_at=None
    ).first()
    if same is not None:
        raise MandateStands(same)
    mandate.save(force_insert=True)
    record(
        "organizations.mandate.recorded", actor=actor, at=at, about=mandate,
        after=snapshot(mandate),
    )  # fmt: skip
    return mandate


@writes
def correct_mandate(
    *, actor: Actor, at: datetime, mandate: Mandate, **fields: Unpack[MandateFields]
) -> None:
    """Change the fields given, no other. Raises SpanRunsBackward."""
    require("organizations.write_mandates", actor, mandate)
    with changing("organizations.mandate.corrected", actor=actor, at=at, about=mandate):
        keep_source(mandate, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(mandate, name, value)
        _refuse_backward(mandate)


@writes
def end_mandate(
    *, actor: Actor, at: datetime, mandate: Mandate, held_until: date,
    precision: str = Precision.DAY, event: str = "",
) -> None:  # fmt: skip
    """`held_until` is the first day without it. Raises MandateEnded, SpanRunsBackward.

    `event` replaces the mandate's where one is given; the journal keeps the former.
    """
    require("organizations.write_mandates", actor, mandate)
    if mandate.held_until is not None:
        raise MandateEnded
    with changing("organizations.mandate.ended", actor=actor, at=at, about=mandate):
        mandate.held_until, mandate.until_precision = held_until, precision
        mandate.event = event or mandate.event
        _refuse_backward(mandate)


@writes
def withdraw_mandate(*, actor: Actor, at: datetime, mandate: Mandate) -> None:
    """Undo a record. Raises InUse."""
    require("organizations.write_mandates", actor, mandate)
    withdraw("organizations.mandate.withdrawn", actor=actor, at=at, row=mandate)


def _refuse_backward(mandate: Mandate) -> None:
    start, end = mandate.held_from, mandate.held_until
    if start is not None and end is not None and end < start:
        raise SpanRunsBackward
