"""JointCommittee: its members of both sides, meetings, actions; and the answers sent to it."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.agreement import Agreement
from hiwar.dialogue.models.answer import Answer
from hiwar.dialogue.models.dialogue import Dialogue, Round
from hiwar.dialogue.vocabulary import last_day
from hiwar.dialogue.vocabulary.committees import (
    ActionEventKind,
    ActionFold,
    MemberRole,
    fold_action,
)
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow


class JointCommittee(ScopedRow):
    """A committee of both sides (لجنة مشتركة), born in a round or an agreement."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="committees")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="committees"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="committees"
    )
    name_ar = models.CharField(_("Arabic name"), max_length=300)
    name_fr = models.CharField(_("French name"), max_length=300, blank=True)
    mission = models.TextField(_("mission"), blank=True)
    formed_on = models.DateField(_("formed on"), null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    ends_on = models.DateField(_("to end by"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-formed_on", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        french = not (get_language() or "ar").startswith("ar")
        return self.name_fr if french and self.name_fr else self.name_ar


class CommitteeMember(ScopedRow):
    """A seat in a joint committee: a person, or an office as written."""

    committee = models.ForeignKey(JointCommittee, on_delete=models.PROTECT, related_name="members")
    side = models.CharField(max_length=6, choices=PartySide.choices)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    post_text = models.CharField(_("office as written"), max_length=300, blank=True)
    role = models.CharField(
        _("part in the committee"), max_length=12, choices=MemberRole.choices,
        default=MemberRole.MEMBER,
    )  # fmt: skip
    seated_on = models.DateField(_("since"), null=True, blank=True)
    left_on = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.post_text


class CommitteeMeeting(ScopedRow):
    """A meeting that a joint committee held, or plans."""

    committee = models.ForeignKey(
        JointCommittee, on_delete=models.PROTECT, related_name="committee_meetings"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="committee_meetings"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "meeting"], name="one_row_a_committee_meeting"
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)


class CommitteeAction(ScopedRow):
    """What a side has to do for the committee. Its state is the fold of its events."""

    committee = models.ForeignKey(JointCommittee, on_delete=models.PROTECT, related_name="actions")
    side = models.CharField(max_length=6, choices=PartySide.choices)
    owner = models.CharField(_("who does it"), max_length=200, blank=True)
    words = models.TextField(_("what is to be done"))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    due_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    demand = models.ForeignKey(
        "demands.Demand", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["workspace", "due_on"])]

    def __str__(self) -> str:
        return Truncator(self.words).chars(120)

    @property
    def is_ours(self) -> bool:
        return self.side == PartySide.US

    @property
    def deadline(self) -> date | None:
        return None if self.due_on is None else last_day(self.due_on, self.due_precision)

    def fold(self) -> ActionFold:
        """What its events, prefetched or read now, come to."""
        events = [event for event in self.events.all() if event.voided_at is None]
        return fold_action(self.deadline, events)


class ActionEvent(ScopedRow):
    """What happened to an action. Never changed: a mistake is voided and stays, struck."""

    action = models.ForeignKey(CommitteeAction, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=ActionEventKind.choices)
    occurred_on = models.DateField()
    new_due_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.action}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        return (self.occurred_on, self.id)


class Referral(ScopedRow):
    """An answer that sent its demand to a joint committee."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="referral")
    committee = models.ForeignKey(
        JointCommittee, on_delete=models.PROTECT, related_name="referrals"
    )
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.answer)
