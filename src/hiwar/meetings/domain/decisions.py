"""Decisions, recommendations and positions of a meeting."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Decision, Meeting
from hiwar.meetings.vocabulary import SaidBy
from hiwar.organizations.domain.sources import keep_source
from hiwar.workspaces.domain.guards import keep_inside, withdraw


class NoWords(Refused):
    sentence = _("Write the words of the decision.")
    field = "text_ar"


class PointOfAnother(Refused):
    sentence = _("A part stands under a point of the same meeting, and never under itself.")
    field = "parent"


class DecisionMore(TypedDict, total=False):
    """The term of a decision, as written and as a day."""

    due_text: str
    due_on: date | None


class DecisionFields(DecisionMore, total=False):
    """What may be corrected."""

    kind: str
    text_ar: str
    addressed_to: str
    parent: Decision | None
    said_by: str
    passage: Passage | None


@writes
def record_decision(
    *, actor: Actor, at: datetime, meeting: Meeting, kind: str, text_ar: str,
    addressed_to: str = "", parent: Decision | None = None, passage: Passage | None = None,
    said_by: str = SaidBy.US, **more: Unpack[DecisionMore],
) -> Decision:  # fmt: skip
    """Raises NoWords, PointOfAnother."""
    decision = Decision(
        workspace_id=actor.workspace_id, meeting=meeting, kind=kind, text_ar=text_ar.strip(),
        addressed_to=addressed_to, parent=parent, passage=passage, said_by=said_by, **more,
    )  # fmt: skip
    require("meetings.write_parts", actor, decision)
    keep_inside(actor, meeting, parent, passage)
    _refuse_unfit(decision)
    decision.save(force_insert=True)
    record(
        "meetings.decision.recorded", actor=actor, at=at, about=decision, after=snapshot(decision)
    )
    return decision


@writes
def correct_decision(
    *, actor: Actor, at: datetime, decision: Decision, **fields: Unpack[DecisionFields]
) -> None:
    """Change the fields given, no other; the journal keeps both. Raises NoWords, PointOfAnother."""
    require("meetings.write_parts", actor, decision)
    with changing("meetings.decision.corrected", actor=actor, at=at, about=decision):
        keep_source(decision, fields.pop("passage", None))
        for name, value in fields.items():
            setattr(decision, name, value)
        _refuse_unfit(decision)


@writes
def withdraw_decision(*, actor: Actor, at: datetime, decision: Decision) -> None:
    """Undo a record. Raises InUse while parts or higher entries rest on it."""
    require("meetings.write_parts", actor, decision)
    withdraw("meetings.decision.withdrawn", actor=actor, at=at, row=decision)


def _refuse_unfit(decision: Decision) -> None:
    if not decision.text_ar.strip():
        raise NoWords
    above = decision.parent
    while above is not None:
        if above.meeting_id != decision.meeting_id or above.pk == decision.pk:
            raise PointOfAnother
        above = above.parent
