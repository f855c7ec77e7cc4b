"""DemandEvent: the ledger."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow

AFTER_PAPERS = 2**31


class DemandEvent(ScopedRow):
    """One thing that happened to a demand. Never changed: a mistake is voided and stays, struck."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=30, choices=EventKind.choices)
    occurred_on = models.DateField()
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    recorded_at = models.DateTimeField()
    said_by = models.CharField(max_length=12, choices=SaidBy.choices)
    speaker = models.CharField(_("who said it"), max_length=200, blank=True)
    words = models.TextField(_("in which words"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="demand_events",
    )
    other = models.ForeignKey(
        Demand, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="the demand it was merged into, split into, superseded by",
    )  # fmt: skip
    block = models.ForeignKey(
        "demands.DossierEvent", verbose_name=_("written with"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="demand_events", help_text="the adoption or letter that wrote it with others",
    )  # fmt: skip
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]
        indexes = [models.Index(fields=["workspace", "demand", "occurred_on"])]

    def __str__(self) -> str:
        return f"{EventKind(self.kind).label}: {self.demand}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        """By day, then by place within the document, then by arrival; what was entered by hand
        comes after the papers of its day.
        """
        return (self.occurred_on, self.passage.start if self.passage else AFTER_PAPERS, self.id)
