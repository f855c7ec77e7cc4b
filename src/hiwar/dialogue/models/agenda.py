"""RoundMove and RoundItem."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.dialogue import Round
from hiwar.dialogue.vocabulary.table import AgendaReason, RoundMoveKind
from hiwar.kernel.models import ScopedRow


class RoundMove(ScopedRow):
    """A round opened, closed, opened again; its state is their fold."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=10, choices=RoundMoveKind.choices)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.round}"


class RoundItem(ScopedRow):
    """A point of a round's agenda: a demand, or a subject in our words. `head` groups points."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="items")
    demand = models.ForeignKey(
        "demands.Demand", on_delete=models.PROTECT, null=True, blank=True,
        related_name="round_items",
    )  # fmt: skip
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    head = models.CharField(_("under which head"), max_length=300, blank=True)
    reason = models.CharField(
        max_length=12, choices=AgendaReason.choices, default=AgendaReason.CHOSEN
    )
    position = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "demand"],
                condition=models.Q(removed_at__isnull=True),
                name="one_point_a_demand",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "demand"])]

    def __str__(self) -> str:
        return Truncator(str(self.demand) if self.demand else self.subject).chars(120)
