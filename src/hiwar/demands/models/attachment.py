"""DemandDocument."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.kernel.models import ScopedRow


class DemandDocument(ScopedRow):
    """A document laid beside a demand, and what it is there for."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="attachments")
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="demands"
    )
    label = models.CharField(_("what it is there for"), max_length=200, blank=True)
    attached_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-attached_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["demand", "document"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_attachment_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.document)
