"""DossierVersion and DossierItem: the dossier as it stood on a day."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.dossier import Dossier
from hiwar.demands.models.wording import in_language
from hiwar.kernel.models import ScopedRow
from hiwar.web.dates import day_in_words


class DossierVersion(ScopedRow):
    """The tree frozen whole: adopted, submitted, or left behind. Never changed afterwards."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField(gettext_lazy("ordinal"))
    title_ar = models.CharField(gettext_lazy("Arabic title"), max_length=200)
    title_fr = models.CharField(gettext_lazy("French title"), max_length=200, blank=True)
    as_of = models.DateField(gettext_lazy("as it stood on"))
    demand_count = models.PositiveIntegerField(gettext_lazy("number of demands"))
    frozen_at = models.DateTimeField(gettext_lazy("frozen on"))

    class Meta:
        ordering = ["-as_of", "-frozen_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "ordinal"], name="one_version_an_ordinal"),
        ]

    def __str__(self) -> str:
        return f"{self.title_ar} — {self.name}"

    @property
    def title(self) -> str:
        return in_language(self.title_ar, self.title_fr)

    @property
    def name(self) -> str:
        """«نسخة أكتوبر 2025»."""
        return _("Version of %(month)s") % {"month": day_in_words(self.as_of, precision="month")}


class DossierItem(ScopedRow):
    """A line of a version: the demand in the words and at the place it had.

    `position` runs through the whole version; `theme_place` is the letter's place from 0.
    """

    version = models.ForeignKey(
        DossierVersion, verbose_name=gettext_lazy("version"), on_delete=models.CASCADE,
        related_name="items",
    )  # fmt: skip
    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="items")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    theme_ar = models.CharField(gettext_lazy("theme"), max_length=200, blank=True)
    theme_fr = models.CharField(gettext_lazy("theme in French"), max_length=200, blank=True)
    theme_place = models.PositiveIntegerField(
        gettext_lazy("letter of the theme"), null=True, blank=True
    )
    wording_ar = models.TextField(gettext_lazy("Arabic wording"))
    wording_fr = models.TextField(gettext_lazy("French wording"), blank=True)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["workspace", "version", "position"])]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    @property
    def is_heading(self) -> bool:
        return self.number is None

    @property
    def wording(self) -> str:
        return in_language(self.wording_ar, self.wording_fr)

    @property
    def theme(self) -> str:
        return in_language(self.theme_ar, self.theme_fr)
