"""Dossier, Theme, Demand, DemandEvent, Gain."""

from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import Audience, ScopedRow

AFTER_PAPERS = 2**31


def _in_language(arabic: str, french: str) -> str:
    """The French words for a French or English reader where there are any, else the Arabic."""
    return french if french and not (get_language() or "ar").startswith("ar") else arabic


class Dossier(ScopedRow):
    """What the organisation asks, as one body of demands; the newest opened is the current one."""

    title_ar = models.CharField(_("Arabic title"), max_length=200)
    title_fr = models.CharField(_("French title"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        "organizations.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.title_ar

    @property
    def title(self) -> str:
        return _in_language(self.title_ar, self.title_fr)


class Theme(ScopedRow):
    """A chapter of the dossier, lettered أ ب ج in the order of `position`."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="themes")
    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_fr = models.CharField(_("French name"), max_length=200, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name_ar

    @property
    def name(self) -> str:
        return _in_language(self.name_ar, self.name_fr)


class Demand(ScopedRow):
    """A demand, or the heading that groups others (`number` null: it asks nothing by itself).

    Its state is no column: it is the fold of its events.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="demands")
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="demands"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    wording_ar = models.TextField(_("Arabic wording"))
    wording_fr = models.TextField(_("French wording"), blank=True)
    search_key = models.TextField(blank=True, editable=False)
    beneficiaries = models.CharField(_("categories concerned"), max_length=300, blank=True)
    areas = models.ManyToManyField("places.Area", blank=True, related_name="+")
    raised_first_by = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )
    entered_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="one_demand_a_number"),
        ]
        indexes = [models.Index(fields=["workspace", "dossier", "theme"])]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    @property
    def wording(self) -> str:
        return _in_language(self.wording_ar, self.wording_fr)

    @property
    def is_heading(self) -> bool:
        return self.number is None


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
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]
        indexes = [models.Index(fields=["workspace", "demand", "occurred_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.demand}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        """By day, then by place within the document, then by arrival; what was entered by hand
        comes after the papers of its day.
        """
        return (self.occurred_on, self.passage.start if self.passage else AFTER_PAPERS, self.id)


class Gain(ScopedRow):
    """A right won or said to be won (مكتسب), whose claim it is, and the demand it answers."""

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
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-id"]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    @property
    def wording(self) -> str:
        return _in_language(self.wording_ar, self.wording_fr)
