"""A day as documents give it: exact, or only its month or year."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date is known; the unknown part is stored as 1."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


def day_of(iso: str) -> tuple[date, Precision]:
    """`2025`, `2025-10` or `2025-10-14` to a date and its precision. Raises ValueError."""
    parts = iso.split("-")
    year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
    return date(year, month, day), list(Precision)[3 - len(parts)]
