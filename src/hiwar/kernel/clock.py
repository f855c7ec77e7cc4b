"""The clock, for the edge alone: inner rooms take `at`."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()  # noqa: TID251 - the one place that reads it


def today() -> date:
    """The day in Morocco."""
    return timezone.localdate()
