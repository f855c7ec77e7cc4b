"""DossierEvent: the ledger of a dossier."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.dossier import Dossier
from hiwar.demands.models.version import DossierVersion
from hiwar.demands.vocabulary.dossiers import DossierEventKind
from hiwar.kernel.models import ScopedRow

NUMBER = 80


def _pointer(model: str, title: Any, name: str = "+") -> Any:
    return models.ForeignKey(
        model, verbose_name=title, on_delete=models.PROTECT, null=True, blank=True,
        related_name=name,
    )  # fmt: skip


class DossierEvent(ScopedRow):
    """One thing that happened to a dossier as a whole; its kind says which columns it has.

    `themes`: the places of the themes that were submitted, empty for all of them. `submission`:
    what a receipt answers. `demand_count`: the demands on which it wrote an event. A letter
    recorded by mistake is voided with its receipts: it stays, with the reason, and counts no more.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=DossierEventKind.choices)
    occurred_on = models.DateField(_("day"))
    recorded_at = models.DateTimeField()
    version: Any = models.ForeignKey(
        DossierVersion, verbose_name=_("version"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="events",
    )  # fmt: skip
    body = _pointer("organizations.Body", _("body"))
    meeting = _pointer("meetings.Meeting", _("meeting"), "dossier_events")
    administration = _pointer(
        "organizations.Organization", _("administration"), "dossiers_submitted"
    )
    our_number = models.CharField(_("our register number"), max_length=NUMBER, blank=True)
    their_number = models.CharField(_("their register number"), max_length=NUMBER, blank=True)
    document = _pointer("documents.Document", _("letter"), "dossier_events")
    submission = _pointer("demands.DossierEvent", _("what was submitted"), "receipts")
    successor = _pointer("demands.Dossier", _("next dossier"))
    themes = models.JSONField(_("themes"), default=list, blank=True)
    demand_count = models.PositiveIntegerField(_("number of demands"), default=0)
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.TextField(_("why it was voided"), blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    votes_abstained = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]
        indexes = [models.Index(fields=["workspace", "dossier", "occurred_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.dossier}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        return (self.occurred_on, self.id)
