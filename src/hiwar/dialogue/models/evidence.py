"""Evidence: what shows how a word was carried out, and the other side's own words about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.commitment import Commitment, CommitmentEvent
from hiwar.dialogue.vocabulary import EvidenceKind
from hiwar.kernel.models import ScopedRow


class Evidence(ScopedRow):
    """A paper that shows what an event of a commitment says: a document, a passage, or a reference."""

    event = models.ForeignKey(CommitmentEvent, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("what it is"), max_length=10, choices=EvidenceKind.choices)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True,
        related_name="commitment_evidence",
    )  # fmt: skip
    passage = models.ForeignKey(
        "documents.Passage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reference = models.CharField(_("its number"), max_length=120, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    source = models.CharField(_("where it comes from"), max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}".strip()


class RightOfReply(ScopedRow):
    """What the side that owes says of its word, shown whole beside it.

    The words, their day and their passage are those of `event`, a reply.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="replies")
    event = models.OneToOneField(CommitmentEvent, on_delete=models.PROTECT, related_name="reply")
    speaker = models.CharField(_("who replied"), max_length=200, blank=True)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return self.speaker or str(self.commitment)
