"""LegalText and LegalBasis."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.demands.models.demand import Demand
from hiwar.demands.vocabulary import LegalKind
from hiwar.kernel.models import ScopedRow


class LegalText(ScopedRow):
    """The text that a row rests on: what it is, its number, its day, its article."""

    text_kind = models.CharField(
        _("kind of text"), max_length=12, choices=LegalKind.choices, blank=True
    )
    text_number = models.CharField(_("number of the text"), max_length=60, blank=True)
    text_on = models.DateField(_("date of the text"), null=True, blank=True)
    text_article = models.CharField(_("article"), max_length=60, blank=True)

    class Meta:
        abstract = True

    @property
    def has_text(self) -> bool:
        return bool(self.text_kind or self.text_number)


class LegalBasis(LegalText):
    """A legal text on which a demand rests, with the words that matter."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="bases")
    words = models.TextField(_("in which words"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_text_kind_display()} {self.text_number}".strip()
