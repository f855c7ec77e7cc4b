"""Gain, its events, its alarms."""

from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.event import AFTER_PAPERS
from hiwar.demands.models.legal import LegalText
from hiwar.demands.models.wording import in_language
from hiwar.demands.vocabulary import AlarmReason, AlarmState, GainEventKind, SaidBy
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow, fitted
from hiwar.language import legal_key


class Gain(LegalText):
    """A right won or said to be won (مكتسب), whose claim it is, and the demand it answers.

    Whether it stands is no column: it is the fold of its events.
    """

    wording_ar = models.TextField(_("Arabic wording"))
    wording_fr = models.TextField(_("French wording"), blank=True)
    said_by = models.CharField(max_length=12, choices=SaidBy.choices)
    since = models.DateField(_("since"), null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="gains"
    )
    demand = models.ForeignKey(
        Demand, on_delete=models.PROTECT, null=True, blank=True, related_name="gains"
    )
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text_key = models.CharField(max_length=60, blank=True, editable=False)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-id"]
        indexes = [models.Index(fields=["workspace", "text_key"])]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text_key = fitted(self, "text_key", legal_key(self.text_number))
        super().save(*args, **kwargs)

    @property
    def wording(self) -> str:
        return in_language(self.wording_ar, self.wording_fr)


class GainEvent(ScopedRow):
    """One thing that happened to a gain. Never changed: a mistake is voided and stays."""

    gain = models.ForeignKey(Gain, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=GainEventKind.choices)
    occurred_on = models.DateField()
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    recorded_at = models.DateTimeField()
    words = models.TextField(_("in which words"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]
        indexes = [models.Index(fields=["workspace", "gain", "occurred_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.gain}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        """By day, then by place within the document, then by arrival."""
        return (self.occurred_on, self.passage.start if self.passage else AFTER_PAPERS, self.id)


class GainAlarm(ScopedRow):
    """A document that touches a gain; a person says whether it threatens it.

    The place is a passage only once it is confirmed: a document handed in by mistake can be withdrawn.
    """

    gain = models.ForeignKey(Gain, on_delete=models.PROTECT, related_name="alarms")
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="gain_alarms"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    reason = models.CharField(max_length=8, choices=AlarmReason.choices)
    state = models.CharField(max_length=10, choices=AlarmState.choices, default=AlarmState.OPEN)
    why = models.CharField(_("why"), max_length=500, blank=True)
    threat = models.ForeignKey(
        GainEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["gain", "document"], name="one_alarm_a_document"),
        ]
        indexes = [models.Index(fields=["workspace", "state"])]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.gain}"
