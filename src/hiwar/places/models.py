"""Area: a unit of the territory."""

from django.db import models
from django.utils.translation import get_language

from hiwar.places.vocabulary import Level

REGION_DIGITS = 2


class Area(models.Model):
    """A region, province or commune. The code is the High Commission for Planning's (2024).

    `01` is a region, `01.511` a province in it, `01.511.01.0` a commune in that.
    """

    code = models.CharField(primary_key=True, max_length=20)
    level = models.CharField(max_length=10, choices=Level.choices)
    name_ar = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    search_key = models.CharField(max_length=260)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "code"])]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; an Arabic region's with spaced hyphens."""
        if not (get_language() or "ar").startswith("ar"):
            return self.name_fr
        return self.name_ar.replace("-", " - ") if self.level == Level.REGION else self.name_ar

    @property
    def region_code(self) -> str:
        return self.code[:REGION_DIGITS]
