"""Gain."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.wording import in_language
from hiwar.demands.vocabulary import SaidBy
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow


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
        return in_language(self.wording_ar, self.wording_fr)
