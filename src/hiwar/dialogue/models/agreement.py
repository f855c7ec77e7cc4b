"""Agreement, its Clauses, and the Signatures of papers."""

from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.account import Account
from hiwar.dialogue.models.commitment import Commitment
from hiwar.dialogue.models.dialogue import Dialogue, Round
from hiwar.dialogue.vocabulary.accounts import AgreementKind, SignatureState
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import Audience, ScopedRow


class Agreement(ScopedRow):
    """A paper of both sides (محضر اتفاق، بروتوكول). Its state is the fold of its signatures."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="agreements")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    kind = models.CharField(_("kind of paper"), max_length=12, choices=AgreementKind.choices)
    title_ar = models.CharField(_("Arabic title"), max_length=300, blank=True)
    title_fr = models.CharField(_("French title"), max_length=300, blank=True)
    agreed_on = models.DateField(_("its day"), null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-agreed_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the reader's language; its kind where it has none."""
        french = not (get_language() or "ar").startswith("ar")
        own = self.title_fr if french and self.title_fr else self.title_ar
        return own or str(AgreementKind(self.kind).label)


class Clause(ScopedRow):
    """A clause (بند، مادة) in its words; what it promised is its commitment, once one is made of it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="clauses")
    position = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=60, blank=True)
    words_ar = models.TextField(_("in which words"))
    words_fr = models.TextField(_("French wording"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commitment = models.OneToOneField(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="clause"
    )
    demands = models.ManyToManyField(
        "demands.Demand", through="ClauseDemand", related_name="clauses"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.number} {Truncator(self.words_ar).chars(120)}".strip()


class ClauseDemand(ScopedRow):
    """A demand that a clause answers."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="ties")
    demand = models.ForeignKey(
        "demands.Demand", on_delete=models.PROTECT, related_name="clause_ties"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clause", "demand"], name="one_clause_tie_a_demand"),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id} {self.demand_id}"


class Signature(ScopedRow):
    """What a party did with an account or an agreement. What it does later is a new row."""

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(max_length=6, choices=PartySide.choices)
    state = models.CharField(_("signature"), max_length=10, choices=SignatureState.choices)
    signed_by = models.CharField(_("who signed"), max_length=200, blank=True)
    post = models.CharField(_("in which office"), max_length=200, blank=True)
    signed_on = models.DateField(_("on which day"), null=True, blank=True)
    words = models.TextField(_("reservations, in which words"), blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account__isnull=True) ^ models.Q(agreement__isnull=True),
                name="one_paper_a_signature",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_state_display()}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        return (self.recorded_at, self.id)
