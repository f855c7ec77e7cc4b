"""Commitment, its ties and events."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.vocabulary import (
    CommitmentEventKind,
    CommitmentFold,
    OwedBy,
    Side,
    Strength,
    fold_commitment,
    last_day,
)
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import Audience, ScopedRow
from hiwar.language import fold

AFTER_PAPERS = 2**31


class Commitment(ScopedRow):
    """A word given: who owes it, in which words, how, by when, which demands it answers.

    The term is a day, a month or a year (`due_on` with its precision); an interval opens with
    `due_from`. `owner`, `owner_post` and `owner_person` are of the side that `owed_by` names.
    """

    wording_ar = models.TextField(_("in which words"))
    wording_fr = models.TextField(_("French wording"), blank=True)
    owner = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="commitments",
    )  # fmt: skip
    owner_post = models.CharField(_("who owes it"), max_length=200, blank=True)
    owner_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owed_by = models.CharField(
        _("who owes it to whom"), max_length=4, choices=OwedBy.choices, default=OwedBy.THEM
    )
    recipient = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    means = models.CharField(_("with which means, on which condition"), max_length=500, blank=True)
    strength = models.CharField(
        _("how it was given"), max_length=10, choices=Strength.choices, default=Strength.SAID
    )
    given_on = models.DateField(_("given on"))
    given_precision = models.CharField(
        max_length=6, choices=Precision.choices, default=Precision.DAY
    )
    due_from = models.DateField(_("not before"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    due_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    meeting = models.ForeignKey(
        "meetings.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    demands = models.ManyToManyField(
        "demands.Demand", through="CommitmentDemand", related_name="commitments"
    )
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )
    search_key = models.TextField(blank=True, editable=False)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "given_on", "id"]
        indexes = [
            models.Index(fields=["workspace", "due_on"]),
            models.Index(fields=["workspace", "owner", "given_on"]),
        ]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(120)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.wording_ar} {self.wording_fr} {self.owner_post}")
        if (wanted := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*wanted, "search_key"}
        super().save(*args, **kwargs)

    @property
    def deadline(self) -> date | None:
        """The last day in time: of a month or a year, its end."""
        return None if self.due_on is None else last_day(self.due_on, self.due_precision)

    def fold(self) -> CommitmentFold:
        """What its events, prefetched or read now, come to."""
        events = [event for event in self.events.all() if event.voided_at is None]
        return fold_commitment(self.deadline, events)


class CommitmentDemand(ScopedRow):
    """A demand that a commitment answers; `event` is what it did in the demand's ledger."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="ties")
    demand = models.ForeignKey(
        "demands.Demand", on_delete=models.PROTECT, related_name="commitment_ties"
    )
    event = models.OneToOneField(
        "demands.DemandEvent", on_delete=models.PROTECT, related_name="commitment_tie"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "demand"], name="one_tie_a_demand"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.demand_id}"


class CommitmentEvent(ScopedRow):
    """What happened to a commitment since; evidence is a passage, or none («without source»).

    Of a rewording, `words` and `was_due_on` are what stood before; `was_due_on` and `new_due_on`
    are both None where the deadline stayed.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=CommitmentEventKind.choices)
    occurred_on = models.DateField()
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    said_by = models.CharField(max_length=4, choices=Side.choices, default=Side.THEM)
    new_due_on = models.DateField(null=True, blank=True)
    was_due_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["occurred_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.commitment}"

    @property
    def place_in_time(self) -> tuple[Any, ...]:
        """By day, then by place within the document, then by arrival; what was entered by hand
        comes after the papers of its day.
        """
        return (self.occurred_on, self.passage.start if self.passage else AFTER_PAPERS, self.id)
