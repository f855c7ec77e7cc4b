"""Actions of joint committees: ours we do, theirs we can only chase."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.models import Demand
from hiwar.dialogue.models import ActionEvent, CommitteeAction, JointCommittee
from hiwar.dialogue.vocabulary.committees import (
    ENDED,
    ActionEventKind,
    ActionFate,
    kinds_for,
)
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.workspaces.domain.guards import keep_inside


class NotOurs(Refused):
    sentence = _("This action is theirs: remind them of it, and record what they answer.")
    field = "kind"


class NotTheirs(Refused):
    sentence = _("This action is ours: nobody is reminded of it here.")
    field = "kind"


class EvidenceNeeded(Refused):
    sentence = _(
        "Their action is done once they say so or a document shows it. Record either first."
    )
    field = "document"


class ActionEnded(Refused):
    sentence = _("This action is over. Put it off if it opened again.")
    field = "kind"


class NewDayNeeded(Refused):
    sentence = _("Say to which day it was put off.")
    field = "new_due_on"


class EventVoided(Refused):
    sentence = _("This entry is voided already. Record it again if it did happen.")


class ActionMore(TypedDict, total=False):
    """What may be told of an action besides what is to be done."""

    owner: str
    due_on: date | None
    due_precision: str
    demand: Demand | None
    meeting: Meeting | None


class ActionEventMore(TypedDict, total=False):
    """What may be told besides the kind and the day."""

    words: str
    new_due_on: date | None
    passage: Passage | None


@writes
def record_action(
    *, actor: Actor, at: datetime, committee: JointCommittee, side: str, words: str,
    **more: Unpack[ActionMore],
) -> CommitteeAction:  # fmt: skip
    """What a side has to do for the committee."""
    require("dialogue.record", actor, committee)
    keep_inside(actor, more.get("demand"), more.get("meeting"))
    action = CommitteeAction.objects.create(
        committee=committee, side=side, words=words, recorded_at=at, **more
    )
    record("dialogue.action.recorded", actor=actor, at=at, about=action, after=snapshot(action))
    return action


@writes
def withdraw_action(*, actor: Actor, at: datetime, action: CommitteeAction) -> None:
    """Take back an entry made by mistake."""
    require("dialogue.record", actor, action)
    with changing("dialogue.action.withdrawn", actor=actor, at=at, about=action):
        action.withdrawn_at = at


@writes
def record_action_event(
    *, actor: Actor, at: datetime, action: CommitteeAction, kind: str, occurred_on: date,
    **more: Unpack[ActionEventMore],
) -> ActionEvent:  # fmt: skip
    """Raises NotOurs, NotTheirs, EvidenceNeeded, ActionEnded, NewDayNeeded."""
    require("dialogue.record", actor, action)
    keep_inside(actor, more.get("passage"))
    if kind != ActionEventKind.POSTPONED:
        more["new_due_on"] = None
    event = ActionEvent(action=action, kind=kind, occurred_on=occurred_on, recorded_at=at, **more)
    _refuse_unfit(event)
    event.save()
    record("dialogue.action_event.recorded", actor=actor, at=at, about=event, after=snapshot(event))
    return event


def _refuse_unfit(event: ActionEvent) -> None:
    action, kind = event.action, ActionEventKind(event.kind)
    if kind not in kinds_for(action.side):
        raise NotTheirs if action.is_ours else NotOurs
    if kind is ActionEventKind.POSTPONED and event.new_due_on is None:
        raise NewDayNeeded
    stage = action.fold().stage
    if stage in ENDED and kind is not ActionEventKind.POSTPONED:
        raise ActionEnded
    shown = event.passage is not None or stage is ActionFate.CLAIMED
    if kind is ActionEventKind.DONE and not action.is_ours and not shown:
        raise EvidenceNeeded


@writes
def remind_of_actions(
    *, actor: Actor, at: datetime, actions: Iterable[CommitteeAction], occurred_on: date,
    words: str = "",
) -> None:  # fmt: skip
    """One letter about several of their actions: a reminder on each, all or none."""
    for action in actions:
        record_action_event(
            actor=actor, at=at, action=action, kind=ActionEventKind.REMINDED,
            occurred_on=occurred_on, words=words,
        )  # fmt: skip


@writes
def void_action_event(*, actor: Actor, at: datetime, event: ActionEvent) -> None:
    """It stays, struck, and counts no more. Raises EventVoided."""
    require("dialogue.record", actor, event.action)
    if event.voided_at is not None:
        raise EventVoided
    with changing("dialogue.action_event.voided", actor=actor, at=at, about=event):
        event.voided_at = at
