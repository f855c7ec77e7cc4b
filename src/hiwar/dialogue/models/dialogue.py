"""Dialogue and Round."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.vocabulary import (
    DialogueLevel,
)
from hiwar.kernel.models import ScopedRow


class Dialogue(ScopedRow):
    """The standing exchange of our organization with one administration."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="+"
    )
    counterpart = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="dialogues"
    )
    level = models.CharField(_("level"), max_length=12, choices=DialogueLevel.choices)
    opened_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "organization", "counterpart"], name="one_dialogue_a_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} / {self.counterpart}"


class Round(ScopedRow):
    """A round of a dialogue: it has one Meeting, which holds its day, place and attendance."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="rounds")
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="rounds")
    ordinal = models.PositiveIntegerField(_("which round of the year"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["meeting__held_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_round_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)
