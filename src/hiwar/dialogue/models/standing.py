"""CommitmentStanding: what a commitment's history comes to, kept beside it."""

from django.db import models

from hiwar.dialogue.models.commitment import Commitment
from hiwar.dialogue.vocabulary import CommitmentFate
from hiwar.kernel.models import ScopedRow


class CommitmentStanding(ScopedRow):
    """The fold of a commitment's events, so that registers and rates are counted by the database.

    Written only with the events, in their transaction (`domain.standings`). `settled` is empty while
    the word is open: overdue or not depends on the day and is asked of `due_on`, the last day in
    time after the renewals.
    """

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="standing")
    settled = models.CharField(max_length=12, choices=CommitmentFate.choices, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    unanswered = models.PositiveSmallIntegerField(default=0)
    renewals = models.PositiveSmallIntegerField(default=0)
    is_disputed = models.BooleanField(default=False)
    is_claimed = models.BooleanField(default=False)
    has_gap = models.BooleanField(default=False)
    last_kind = models.CharField(max_length=12, blank=True)
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["workspace", "settled", "due_on"])]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.settled}"
