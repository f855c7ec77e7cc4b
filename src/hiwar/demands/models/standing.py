"""DemandStanding: what a ledger comes to, kept beside it."""

from django.db import models

from hiwar.demands.models.demand import Demand
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.models import ScopedRow


class DemandStanding(ScopedRow):
    """The fold of a demand's events, so that thousands can be counted and chosen from without them.

    Written only with the ledger, in its transaction (`domain.standings`); `hiwar check` folds again
    and compares. `state` is empty where nothing is recorded yet.
    """

    demand = models.OneToOneField(Demand, on_delete=models.CASCADE, related_name="standing")
    state = models.CharField(max_length=12, choices=DemandState.choices, blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    is_unanswered = models.BooleanField(default=False)
    has_gap = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["workspace", "state"])]

    def __str__(self) -> str:
        return f"{self.demand_id}: {self.state}"
