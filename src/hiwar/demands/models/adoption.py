"""Recommendation and Ruling: what was proposed for a demand, and what a meeting decided on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.version import DossierVersion
from hiwar.demands.models.wording import in_language
from hiwar.demands.vocabulary.dossiers import Outcome
from hiwar.kernel.models import ScopedRow


class Judged(ScopedRow):
    """What is to become of a demand. `version`: the adoption that settled it, null until then."""

    version = models.ForeignKey(
        DossierVersion, verbose_name=_("version"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="%(class)ss",
    )  # fmt: skip
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    wording_ar = models.TextField(_("Arabic wording"), blank=True)
    wording_fr = models.TextField(_("French wording"), blank=True)
    into = models.ForeignKey(
        Demand, verbose_name=_("merged into"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    reason = models.TextField(_("reason"), blank=True)

    class Meta(ScopedRow.Meta):
        abstract = True

    @property
    def wording(self) -> str:
        return in_language(self.wording_ar, self.wording_fr)


class Recommendation(Judged):
    """A committee's word on a demand. Never rewritten: a newer one replaces it, and it stays."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="recommendations")
    body = models.ForeignKey(
        "organizations.Body", verbose_name=_("body"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    recommended_at = models.DateTimeField(_("recommended on"))
    replaced_at = models.DateTimeField(_("replaced on"), null=True, blank=True)

    class Meta(Judged.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["demand"], name="one_open_recommendation_a_demand",
                condition=models.Q(replaced_at__isnull=True, version__isnull=True),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.demand}"


class Ruling(Judged):
    """What a meeting decides on a demand that it takes apart from the block.

    `outcome` is empty while nothing is decided yet.
    """

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="rulings")
    taken_at = models.DateTimeField(_("taken apart on"))
    put_back_at = models.DateTimeField(_("put back on"), null=True, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    votes_abstained = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)

    class Meta(Judged.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["demand"], name="one_open_ruling_a_demand",
                condition=models.Q(put_back_at__isnull=True, version__isnull=True),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.demand}" if self.outcome else str(self.demand)
