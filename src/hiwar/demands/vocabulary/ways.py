"""The ways a line of the dossier may go, and the kinds of steps that can be taken back."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """Where lines go. The last four need to be told where: a theme or another line."""

    UP = "up", pgettext_lazy("way of a line", "up")
    DOWN = "down", pgettext_lazy("way of a line", "down")
    INWARD = "inward", pgettext_lazy("way of a line", "under the one above")
    OUTWARD = "outward", pgettext_lazy("way of a line", "out one level")
    THEME = "theme", pgettext_lazy("way of a line", "to another theme")
    BEFORE = "before", pgettext_lazy("way of a line", "before another")
    AFTER = "after", pgettext_lazy("way of a line", "after another")
    UNDER = "under", pgettext_lazy("way of a line", "under another")


class StepKind(models.TextChoices):
    """What a step of arranging did."""

    MOVED = "moved", pgettext_lazy("step of arranging", "moved")
    THEME_MOVED = "theme_moved", pgettext_lazy("step of arranging", "theme moved")
    REWORDED = "reworded", pgettext_lazy("step of arranging", "reworded")
    MERGED = "merged", pgettext_lazy("step of arranging", "merged")
    SPLIT = "split", pgettext_lazy("step of arranging", "split")
