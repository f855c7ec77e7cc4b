"""DemandVector: a demand's wording as an embedding."""

from django.db import models

from hiwar.demands.models.demand import Demand
from hiwar.kernel.models import ScopedRow


class DemandVector(ScopedRow):
    """Made in the background from `words`, never corrected: another wording gets another row.

    Derived from the demand and no more than a help to find it: not journaled, may be deleted at any
    time and is then made again. `values` are 384 numbers of 16 bits, least significant byte first.
    """

    demand = models.OneToOneField(Demand, on_delete=models.CASCADE, related_name="vector")
    engine = models.CharField(max_length=60)
    words = models.TextField()
    values = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "id"])]

    def __str__(self) -> str:
        return f"{self.demand_id}: {self.engine}"
