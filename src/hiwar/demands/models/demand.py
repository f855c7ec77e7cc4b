"""Demand."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.dossier import Dossier, Theme
from hiwar.demands.models.wording import in_language
from hiwar.demands.vocabulary import CostPeriod, DemandKind, Priority
from hiwar.kernel.models import Audience, ScopedRow


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
    kind = models.CharField(
        _("kind of demand"), max_length=16, choices=DemandKind.choices, blank=True
    )
    priority = models.CharField(
        _("priority"), max_length=8, choices=Priority.choices, default=Priority.NORMAL
    )
    priority_by = models.ForeignKey(
        "organizations.Body",
        verbose_name=_("priority set by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    people = models.PositiveIntegerField(_("people concerned"), null=True, blank=True)
    people_source = models.CharField(_("source of the number"), max_length=300, blank=True)
    cost = models.DecimalField(
        _("cost in dirhams"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    cost_period = models.CharField(
        _("period of the cost"), max_length=8, choices=CostPeriod.choices, blank=True
    )
    cost_source = models.CharField(_("source of the cost"), max_length=300, blank=True)
    cost_passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_first_by = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    origin_label = models.CharField(_("sent by"), max_length=300, blank=True)
    origin_workspace = models.UUIDField(_("organisation of origin"), null=True, blank=True)
    origin_demand = models.UUIDField(_("demand of origin"), null=True, blank=True)
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )
    entered_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "number"], name="one_demand_a_number"),
            models.UniqueConstraint(
                fields=["workspace", "origin_demand"],
                condition=models.Q(removed_at__isnull=True, origin_demand__isnull=False),
                name="one_copy_of_a_demand",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "dossier", "theme"])]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    @property
    def wording(self) -> str:
        return in_language(self.wording_ar, self.wording_fr)

    @property
    def is_heading(self) -> bool:
        return self.number is None
