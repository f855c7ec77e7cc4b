"""TreeStep: what one person did to the tree, so that they can take it back."""

from django.db import models

from hiwar.demands.models.dossier import Dossier
from hiwar.kernel.models import ScopedRow


class TreeStep(ScopedRow):
    """A step of arranging the dossier. The record of the deed is the journal; this only says how to
    take it back: `told` holds, for each line, where or how it was and is.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, help_text="a StepKind")
    told = models.JSONField()
    by = models.UUIDField()
    taken_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["taken_at", "id"]
        indexes = [models.Index(fields=["workspace", "dossier", "by", "-taken_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.taken_at}"
