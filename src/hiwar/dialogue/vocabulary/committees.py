"""Words of joint committees: seats, what each side does there, what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.dialogue.vocabulary.parties import PartySide


class MemberRole(models.TextChoices):
    """What somebody does in a joint committee."""

    CHAIR = "chair", pgettext_lazy("seat in a joint committee", "chairs")
    RAPPORTEUR = "rapporteur", pgettext_lazy("seat in a joint committee", "rapporteur")
    MEMBER = "member", pgettext_lazy("seat in a joint committee", "member")
    EXPERT = "expert", pgettext_lazy("seat in a joint committee", "expert")


class ActionEventKind(models.TextChoices):
    """What can happen to an action of a joint committee."""

    STARTED = "started", pgettext_lazy("event of an action", "begun")
    REMINDED = "reminded", pgettext_lazy("event of an action", "reminded of")
    REPLIED = "replied", pgettext_lazy("event of an action", "answered")
    POSTPONED = "postponed", pgettext_lazy("event of an action", "put off")
    CLAIMED = "claimed", pgettext_lazy("event of an action", "said to be done")
    DONE = "done", pgettext_lazy("event of an action", "done")
    DROPPED = "dropped", pgettext_lazy("event of an action", "dropped by the committee")


# What may be recorded of our own actions, and of theirs, which we can only chase.
OF_OURS = (
    ActionEventKind.STARTED, ActionEventKind.DONE, ActionEventKind.POSTPONED,
    ActionEventKind.DROPPED,
)  # fmt: skip
OF_THEIRS = (
    ActionEventKind.REMINDED, ActionEventKind.REPLIED, ActionEventKind.CLAIMED,
    ActionEventKind.DONE, ActionEventKind.POSTPONED, ActionEventKind.DROPPED,
)  # fmt: skip


def kinds_for(side: str) -> tuple[ActionEventKind, ...]:
    return OF_OURS if side == PartySide.US else OF_THEIRS


class ActionFate(models.TextChoices):
    """Where an action stands. OVERDUE depends on the day."""

    OVERDUE = "overdue", pgettext_lazy("fate of an action", "late")
    OPEN = "open", pgettext_lazy("fate of an action", "to do")
    BEGUN = "begun", pgettext_lazy("fate of an action", "begun")
    CLAIMED = "claimed", pgettext_lazy("fate of an action", "said to be done")
    DONE = "done", pgettext_lazy("fate of an action", "done")
    DROPPED = "dropped", pgettext_lazy("fate of an action", "dropped")


ENDED = frozenset({ActionFate.DONE, ActionFate.DROPPED})


class ActionHappened(Protocol):
    """What the fold needs of an event."""

    @property
    def kind(self) -> str: ...

    @property
    def new_due_on(self) -> date | None: ...

    @property
    def place_in_time(self) -> tuple[object, ...]: ...


@dataclass(frozen=True, slots=True)
class ActionFold:
    """What an action's history comes to, whatever the day."""

    stage: ActionFate
    due_on: date | None
    reminders: int
    last_reminder: object | None

    def fate(self, today: date) -> ActionFate:
        """The claim that it is done stops no deadline; the day of the deadline is still in time."""
        late = self.due_on is not None and self.due_on < today
        if late and self.stage in (ActionFate.OPEN, ActionFate.BEGUN):
            return ActionFate.OVERDUE
        return self.stage


_STAGES = {
    ActionEventKind.STARTED: ActionFate.BEGUN,
    ActionEventKind.CLAIMED: ActionFate.CLAIMED,
    ActionEventKind.DONE: ActionFate.DONE,
    ActionEventKind.DROPPED: ActionFate.DROPPED,
}


def fold_action(due_on: date | None, events: Iterable[ActionHappened]) -> ActionFold:
    """Fold events in any order of arrival. Putting off opens again what was said to be done."""
    stage, reminders, last = ActionFate.OPEN, 0, None
    for event in sorted(events, key=lambda each: each.place_in_time):
        kind = ActionEventKind(event.kind)
        stage = _STAGES.get(kind, stage)
        if kind is ActionEventKind.POSTPONED:
            due_on, reminders = event.new_due_on, 0
            stage = ActionFate.BEGUN if stage is ActionFate.BEGUN else ActionFate.OPEN
        if kind is ActionEventKind.REMINDED:
            reminders, last = reminders + 1, event
    return ActionFold(stage, due_on, reminders, last)
