"""Dossier and Theme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.wording import in_language
from hiwar.kernel.models import ScopedRow


class Dossier(ScopedRow):
    """What the organisation asks, as one body of demands; the newest opened is the current one."""

    title_ar = models.CharField(_("Arabic title"), max_length=200)
    title_fr = models.CharField(_("French title"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        "organizations.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    predecessor = models.ForeignKey(
        "self", verbose_name=_("dossier before it"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="successors",
    )  # fmt: skip
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.title_ar

    @property
    def title(self) -> str:
        return in_language(self.title_ar, self.title_fr)


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
        return in_language(self.name_ar, self.name_fr)
