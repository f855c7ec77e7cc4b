"""Answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.models.dialogue import Round
from hiwar.dialogue.vocabulary import (
    AnswerKind,
)
from hiwar.kernel.models import ScopedRow


class Answer(ScopedRow):
    """The other side's answer to a demand; `event` holds its words in the demand's ledger."""

    demand = models.ForeignKey("demands.Demand", on_delete=models.PROTECT, related_name="answers")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    kind = models.CharField(_("answer"), max_length=12, choices=AnswerKind.choices)
    event = models.OneToOneField(
        "demands.DemandEvent", on_delete=models.PROTECT, related_name="answer"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.demand)
