"""Reading (the machine's proposal), Finding (one fact of it), Judgement (a person's), Effect."""

from typing import Any

from django.db import models
from django.utils.text import Truncator

from hiwar.kernel.models import ScopedRow
from hiwar.review.vocabulary import EffectKind, FindingKind, ReadingState, Verdict, band


class Reading(ScopedRow):
    """What one version of the reader made of a document. Never changed by what people judge."""

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="readings"
    )
    reader_version = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    day = models.CharField(
        max_length=10, blank=True, help_text="the event's, else the publication's; ISO"
    )
    warnings = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "reader_version"], name="one_reading_a_version"
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)


class Finding(ScopedRow):
    """A fact proposed: its place, its value in the shape of the reading contract, its rule and certainty."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="findings")
    key = models.CharField(max_length=40, help_text="its id within the reading")
    parent_key = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=16, choices=FindingKind.choices)
    position = models.PositiveIntegerField(help_text="its number on the page, from 1")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    spans = models.JSONField(default=list, help_text="every place: [[start, end], ...]")
    value = models.JSONField()
    certainty = models.FloatField()
    rule = models.CharField(max_length=80)
    warned = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "key"], name="one_finding_a_key"),
        ]

    def __str__(self) -> str:
        return Truncator(self.label).chars(120)

    @property
    def label(self) -> str:
        """What the fact says, in a few words of the document."""
        value: dict[str, Any] = self.value
        return str(
            value.get("text") or value.get("name") or value.get("role") or self.get_kind_display()
        )

    @property
    def band(self) -> int:
        return band(self.certainty)


class Judgement(ScopedRow):
    """What a person decided of a finding. A change of mind is a new row; the last one stands."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    value = models.JSONField(null=True, help_text="the value accepted, where it was corrected")
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["workspace", "target_type", "target_id"])]

    def __str__(self) -> str:
        return f"{self.verdict} {self.finding}"


class Effect(ScopedRow):
    """A row that a judgement made, linked or tied, in the order it happened: undone in reverse."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="effects")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=EffectKind.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_type}"
