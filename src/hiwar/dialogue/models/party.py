"""DialogueParty, FrameText, and the calendar of a dialogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.dialogue import Dialogue
from hiwar.dialogue.vocabulary.parties import FrameKind, PartyRole, PartySide, months_of
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow


class DialogueParty(ScopedRow):
    """An organization that sits in a dialogue beside its pair, for a time: allies, administrations, a mediator."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="parties")
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="dialogue_parties"
    )
    side = models.CharField(max_length=6, choices=PartySide.choices)
    role = models.CharField(_("part in the dialogue"), max_length=16, choices=PartyRole.choices)
    party_from = models.DateField(_("since"), null=True, blank=True)
    party_until = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "organization"],
                condition=models.Q(party_until__isnull=True),
                name="one_seat_a_party",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)


class FrameText(ScopedRow):
    """A text a dialogue stands on: the agreement or circular that institutes it, in its words."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="frame")
    kind = models.CharField(_("kind of text"), max_length=12, choices=FrameKind.choices)
    number = models.CharField(_("its number"), max_length=60, blank=True)
    title = models.CharField(_("its title"), max_length=300, blank=True)
    issued_on = models.DateField(_("its day"), null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    words = models.TextField(_("in which words"), blank=True)
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["issued_on", "id"]

    def __str__(self) -> str:
        return " ".join(part for part in (self.get_kind_display(), self.number, self.title) if part)


class DialogueCalendar(ScopedRow):
    """How many rounds a year were agreed on, in which months, from which year; the newest stands."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="calendars")
    rounds_a_year = models.PositiveSmallIntegerField(_("rounds a year"))
    months = models.JSONField(_("in which months"), default=list, blank=True)
    since_year = models.PositiveSmallIntegerField(_("from which year"))
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return f"{self.dialogue}: {self.rounds_a_year}"

    @property
    def due_months(self) -> tuple[int, ...]:
        return months_of(self.rounds_a_year, self.months)
