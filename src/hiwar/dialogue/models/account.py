"""Two accounts of one round: Account, AccountLine, Alignment, Divergence."""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.dialogue import Round
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.dialogue.vocabulary.accounts import Verdict
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.models import ScopedRow


class Account(ScopedRow):
    """One side's account of a round. A corrected one is a new version; the highest stands."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="accounts")
    side = models.CharField(max_length=6, choices=PartySide.choices)
    version = models.PositiveSmallIntegerField()
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("its text"), blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["side", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "side", "version"], name="one_account_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} ({self.get_side_display()}, {self.version})"


class AccountLine(ScopedRow):
    """An item as one side tells it: the answer and its words. A correction is a new line on its `root`."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="lines")
    root = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    position = models.PositiveIntegerField()
    demand = models.ForeignKey(
        "demands.Demand", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    kind = models.CharField(
        _("answer"), max_length=12, choices=AnswerKind.choices, blank=True
    )  # fmt: skip
    words = models.TextField(_("in which words"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.subject or Truncator(self.words).chars(120) or str(self.demand)

    @property
    def thread(self) -> UUID:
        """What stays the same over its corrections."""
        return self.root_id or self.id


class Alignment(ScopedRow):
    """Two lines that a person set side by side; both are roots."""

    ours = models.ForeignKey(AccountLine, on_delete=models.PROTECT, related_name="+")
    theirs = models.ForeignKey(AccountLine, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ours"], condition=models.Q(undone_at__isnull=True),
                name="one_place_beside_ours",
            ),
            models.UniqueConstraint(
                fields=["theirs"], condition=models.Q(undone_at__isnull=True),
                name="one_place_beside_theirs",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.ours)


class Divergence(ScopedRow):
    """What a person said of an item told twice, or by one side alone: of these two lines and no later ones.

    A change of mind is a new row; the last one stands.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="divergences")
    ours = models.ForeignKey(
        AccountLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    theirs = models.ForeignKey(
        AccountLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    remark = models.TextField(_("remark"), blank=True)
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return str(self.ours or self.theirs)

    @property
    def pair(self) -> tuple[Any, Any]:
        return self.ours_id, self.theirs_id
