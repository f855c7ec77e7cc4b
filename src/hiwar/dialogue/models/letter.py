"""Letter, the commitments it is about, and the steps an organization takes when nothing comes."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from hiwar.dialogue.models.commitment import Commitment, CommitmentEvent
from hiwar.dialogue.vocabulary.letters import Channel, LetterKind, LetterState, Tone
from hiwar.kernel.models import ScopedRow

NAME = 300


class Letter(ScopedRow):
    """One letter of ours to one administration about words it gave, in Arabic with its French twin.

    A draft is composed from the register each time it is read; approval gives it its number of the
    year and freezes both texts in `sealed` (language: paper). `opening` and `asking` replace what
    the tone proposes where they are filled.
    """

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="+"
    )
    recipient = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="letters",
    )  # fmt: skip
    recipient_post_ar = models.CharField(_("to whom, in Arabic"), max_length=NAME, blank=True)
    recipient_post_fr = models.CharField(_("to whom, in French"), max_length=NAME, blank=True)
    kind = models.CharField(max_length=10, choices=LetterKind.choices, default=LetterKind.REMINDER)
    tone = models.CharField(_("tone"), max_length=8, choices=Tone.choices, default=Tone.REMIND)
    opening_ar = models.TextField(_("opening, in Arabic"), blank=True)
    opening_fr = models.TextField(_("opening, in French"), blank=True)
    asking_ar = models.TextField(_("what is asked, in Arabic"), blank=True)
    asking_fr = models.TextField(_("what is asked, in French"), blank=True)
    place_ar = models.CharField(_("place, in Arabic"), max_length=80, blank=True)
    place_fr = models.CharField(_("place, in French"), max_length=80, blank=True)
    answer_by = models.DateField(_("answer asked by"), null=True, blank=True)
    signed_post_ar = models.CharField(_("who signs, in Arabic"), max_length=NAME, blank=True)
    signed_post_fr = models.CharField(_("who signs, in French"), max_length=NAME, blank=True)
    signed_name_ar = models.CharField(_("name, in Arabic"), max_length=NAME, blank=True)
    signed_name_fr = models.CharField(_("name, in French"), max_length=NAME, blank=True)
    state = models.CharField(
        max_length=10, choices=LetterState.choices, default=LetterState.DRAFTED
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(_("outgoing number"), null=True, blank=True)
    drafted_on = models.DateField()
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)
    approved_by_name = models.CharField(max_length=200, blank=True)
    sealed = models.JSONField(default=dict, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer_passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commitments = models.ManyToManyField(
        Commitment, through="LetterCommitment", related_name="letters"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-number", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "year", "number"], name="one_letter_a_number"
            ),
        ]

    def __str__(self) -> str:
        to = self.recipient_post_ar or str(self.recipient or "")
        named = pgettext("letter", "letter to %(whom)s") % {"whom": to}
        return f"{named}، {self.outgoing}" if self.number else named

    @property
    def outgoing(self) -> str:
        """31/2025, empty before approval."""
        return f"{self.number}/{self.year}" if self.number else ""

    @property
    def is_draft(self) -> bool:
        return bool(self.state == LetterState.DRAFTED)


class LetterCommitment(ScopedRow):
    """A commitment that a letter is about; `event` is the reminder that its sending recorded."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="items")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="letter_items"
    )
    place = models.PositiveSmallIntegerField(default=0)
    event = models.ForeignKey(
        CommitmentEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "commitment"], name="one_item_a_letter_and_commitment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.commitment_id}"


class Escalation(ScopedRow):
    """The workspace's own steps, `[[step, days], …]`; without a row the default ones hold."""

    steps: Any = models.JSONField(default=list)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="one_escalation_a_workspace")
        ]

    def __str__(self) -> str:
        return pgettext("escalation", "steps of escalation")
