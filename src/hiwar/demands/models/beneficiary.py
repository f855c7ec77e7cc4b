"""Beneficiary."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.kernel.models import ScopedRow


class Beneficiary(ScopedRow):
    """How many people one of the demand's categories counts; the categories are the demand's own."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="category_counts")
    category = models.CharField(_("category"), max_length=300)
    people = models.PositiveIntegerField(_("people concerned"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["demand", "category"], name="one_count_a_category"),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.people}"
