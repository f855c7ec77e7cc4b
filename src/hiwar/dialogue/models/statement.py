"""Statement and StatementItem."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.agenda import RoundItem
from hiwar.dialogue.models.dialogue import Round
from hiwar.dialogue.vocabulary import Side
from hiwar.dialogue.vocabulary.table import OURS, Manner, StatementKind
from hiwar.kernel.dates import Precision
from hiwar.kernel.models import ScopedRow


class Statement(ScopedRow):
    """What one side said at the table, as a rapporteur typed it. Only added to, never changed.

    `client_id` is made where it is typed: sent twice it stays one row. `said_at` is its place in
    the round (a correction keeps that of what it corrects, named by `corrects`, which may arrive
    later), `typed_at` the instant of this wording. `has_fallen`: its commitment was taken back by
    the table itself, and stands again if this statement does.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="statements")
    client_id = models.UUIDField()
    corrects = models.UUIDField(null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=StatementKind.choices)
    words = models.TextField(_("in which words"), blank=True)
    speaker = models.CharField(_("who said it"), max_length=200, blank=True)
    seat = models.ForeignKey(
        "meetings.Attendance", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    manner = models.CharField(max_length=8, choices=Manner.choices, default=Manner.ORAL)
    referred_to = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    referred_text = models.CharField(_("referred to"), max_length=200, blank=True)
    promises = models.BooleanField(_("a word is given"), default=False)
    owner_post = models.CharField(_("who owes it"), max_length=200, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    due_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    means = models.CharField(_("with which means"), max_length=500, blank=True)
    next_step = models.CharField(_("what follows"), max_length=500, blank=True)
    next_on = models.DateField(_("on which day"), null=True, blank=True)
    next_by = models.CharField(max_length=4, choices=Side.choices, default=Side.THEM)
    said_at = models.DateTimeField()
    typed_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=200)
    commitment = models.ForeignKey(
        "dialogue.Commitment", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        editable=False,
    )  # fmt: skip
    has_fallen = models.BooleanField(default=False, editable=False)
    touched_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["said_at", "client_id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "client_id"], name="one_row_a_client_id"),
        ]
        indexes = [models.Index(fields=["workspace", "round", "touched_at"])]

    def __str__(self) -> str:
        return Truncator(self.words or self.get_kind_display()).chars(120)

    @property
    def is_ours(self) -> bool:
        return self.kind in OURS


class StatementItem(ScopedRow):
    """A point that a statement answers, and what it did in the ledger of the point's demand.

    `event` is null where it does nothing there; `is_refused`, where the table of moves forbids it.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="points")
    item = models.ForeignKey(RoundItem, on_delete=models.PROTECT, related_name="statements")
    event = models.ForeignKey(
        "demands.DemandEvent", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        editable=False,
    )  # fmt: skip
    is_refused = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "item"], name="one_point_a_statement"),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.item}"
