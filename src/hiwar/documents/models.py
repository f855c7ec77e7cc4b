"""Document (the original, its hash, its text), Page, Passage, Processing."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.documents.vocabulary import BUSY, DocumentState, ProcessingState
from hiwar.kernel.models import Audience, ScopedRow, fitted
from hiwar.language import fold


class Document(ScopedRow):
    """A paper as it was received. `text` is what `intake` made of it: offsets count its characters.

    The original lies in the documents' folder under its workspace and hash (`documents.domain.vault`).
    """

    title = models.CharField(_("title"), max_length=300)
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes")
    state = models.CharField(
        max_length=12, choices=DocumentState.choices, default=DocumentState.RECEIVED
    )
    fault = models.CharField(max_length=40, blank=True, help_text="the code of an IntakeError")
    fault_variant = models.CharField(max_length=40, blank=True)
    fault_value = models.CharField(max_length=40, blank=True)
    notices = models.JSONField(default=list, help_text="of the intake: [[code, [value, ...]], ...]")
    came_with = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="enclosed",
        help_text="the message whose attachment it was",
    )
    text = models.TextField(blank=True)
    search_key = models.CharField(max_length=700, blank=True, editable=False)
    received_by = models.UUIDField()
    received_by_name = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience.choices, default=Audience.BUREAU
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "sha256"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_document_a_content",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "-received_at"])]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fitted(self, "search_key", fold(f"{self.title} {self.file_name}"))
        if (wanted := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*wanted, "search_key"}
        super().save(*args, **kwargs)


class Page(ScopedRow):
    """Where a page's text stands in its document's.

    A page read from a picture keeps the picture as it was straightened (in the vault, by its hash)
    and where on it each word was read: `[start, end, left, top, right, bottom, confidence]`, offsets
    of the document's text, pixels of the picture.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    width = models.FloatField(null=True, blank=True, help_text="points, or pixels of the picture")
    height = models.FloatField(null=True, blank=True)
    image = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the picture; WebP")
    words = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class Passage(ScopedRow):
    """A span of a document: the evidence of whatever points to it. `words` repeat the text, which never changes."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="passage_spans"
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.words).chars(80)


class Processing(ScopedRow):
    """How far the reading of a document has come in the background: no part of the record, so not journaled.

    `run` names the worker's run that holds it; `beat_at` is when that run last gave a sign. A run that
    gives none for `SILENCE` was cut off: what it had not stored whole is not there.
    """

    SILENCE = timedelta(seconds=60)

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="processing")
    state = models.CharField(
        max_length=10, choices=ProcessingState.choices, default=ProcessingState.WAITING
    )
    asked_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    run = models.UUIDField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0, help_text="pages")
    total = models.PositiveIntegerField(default=0, help_text="pages; 0 where not known")
    is_to_stop = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY

    def is_cut_off(self, at: datetime) -> bool:
        return self.is_busy and at - self.beat_at > self.SILENCE
