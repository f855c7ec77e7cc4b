"""CommitmentStanding: what a commitment's history comes to, kept beside it."""

from django.db import models

from hiwar.dialogue.models.commitment import Commitment
from hiwar.dialogue.vocabulary import CommitmentFate, OwedBy
from hiwar.kernel.models import Audience, ScopedRow


class CommitmentStanding(ScopedRow):
    """The fold of a commitment's events, so that registers and rates are counted by the database.

    Written only with the commitment and its events, in their transaction (`domain.standings`).
    `settled` is empty while the word is open: overdue or not depends on the day and is asked of
    `due_on`, the last day in time after the renewals. From `owed_by` on it repeats the commitment:
    what registers choose and count by, so that they read this table alone.
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
    owed_by = models.CharField(max_length=4, choices=OwedBy.choices, default=OwedBy.THEM)
    owner = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", db_index=False,
    )  # fmt: skip
    owner_post = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(default=0)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.BUREAU)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "settled", "due_on", "commitment"]),
            models.Index(
                fields=["workspace", "-settled_on", "-commitment"],
                name="settled_newest_first",
                condition=~models.Q(settled=""),
            ),
            models.Index(
                fields=["workspace", "settled", "due_on"],
                name="owed_by_us",
                condition=models.Q(owed_by=OwedBy.US),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.settled}"
