"""ImportBatch and ImportRow: a dossier from elsewhere, waiting to be looked through."""

from typing import Any

from django.db import models
from django.utils.text import Truncator

from hiwar.demands.models.demand import Demand
from hiwar.demands.models.dossier import Dossier, Theme
from hiwar.demands.vocabulary.importing import (
    ADDITIONS,
    REASONS,
    BatchState,
    Choice,
    RowKind,
    RowMark,
)
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow


class ImportBatch(ScopedRow):
    """A source and what was made of it. Nothing of it stands in the register before it is committed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.OPEN)
    raised_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    columns = models.JSONField(default=list, help_text="[head as written, field or empty]")
    skipped = models.PositiveIntegerField(default=0, help_text="lines of prose left out")
    outline = models.JSONField(
        default=list, help_text="[kind, level, start, end] of the lines' look"
    )
    fault = models.CharField(max_length=16, blank=True, help_text="why no row was found")
    opened_by = models.UUIDField()
    opened_by_name = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    made = models.PositiveIntegerField(default=0, help_text="demands entered")
    updated = models.PositiveIntegerField(default=0, help_text="demands completed")

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def mapped(self) -> list[tuple[str, str, int]]:
        """The head as written, the field it is or "", its place; of an old import in their order."""
        told = [(*each, place)[:3] for place, each in enumerate(self.columns)]
        return [(str(head), str(field), int(place)) for head, field, place in told]

    @property
    def is_told_apart(self) -> bool:
        """Whether its rows are there, or were."""
        return self.state not in (BatchState.READING, BatchState.REFUSED)

    @property
    def is_open(self) -> bool:
        return self.state == BatchState.OPEN


class ImportRow(ScopedRow):
    """A row of the source, as it stands after the person's corrections.

    `details`: what other columns said (number, kind, priority, raised_by, state, answer, day and
    kind of the answer). `like` is the demand it is, or may be; `demand` the one it made or completed.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField(help_text="in the source, from 1")
    kind = models.CharField(max_length=8, choices=RowKind.choices)
    above = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="below"
    )
    wording_ar = models.TextField(blank=True)
    wording_fr = models.TextField(blank=True)
    beneficiaries = models.CharField(max_length=300, blank=True)
    raised_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    details = models.JSONField(default=dict)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    mark = models.CharField(max_length=8, choices=RowMark.choices)
    reason = models.CharField(max_length=16, blank=True)
    like = models.ForeignKey(
        Demand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    choice = models.CharField(max_length=5, choices=Choice.choices, blank=True)
    is_taken = models.BooleanField(default=True)
    demand = models.ForeignKey(
        Demand, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["workspace", "batch", "position"])]

    def __str__(self) -> str:
        return Truncator(self.wording_ar).chars(80)

    @property
    def additions(self) -> list[Any]:
        """What it would complete, in words."""
        return [ADDITIONS[each] for each in self.details.get("adds", ()) if each in ADDITIONS]

    @property
    def replaces_words(self) -> bool:
        return "wording_ar" in self.details.get("adds", ())

    @property
    def reason_words(self) -> Any:
        return REASONS.get(self.reason, "")

    @property
    def is_entered(self) -> bool:
        """Whether it would be written as things stand."""
        return self.is_taken and self.mark in (RowMark.NEW, RowMark.UPDATE)
