"""Words of dialogue: levels, answers, the fate of a commitment, journal verbs."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from hiwar.dialogue.vocabulary import verbs
from hiwar.dialogue.vocabulary.table_verbs import TABLE_VERBS
from hiwar.kernel.dates import Precision

SOON = timedelta(days=15)


class DialogueLevel(models.TextChoices):
    """ILO's levels of social dialogue, with Morocco's territorial ones."""

    NATIONAL = "national", _("national")
    SECTORAL = "sectoral", _("sectoral")
    REGIONAL = "regional", _("regional")
    PROVINCIAL = "provincial", _("provincial")
    COMPANY = "company", _("company")


class AnswerKind(models.TextChoices):
    """What the other side answered to a demand."""

    ACCEPTED = "accepted", pgettext_lazy("answer to a demand", "accepted")
    IN_PRINCIPLE = "in_principle", pgettext_lazy("answer to a demand", "accepted in principle")
    PARTLY = "partly", pgettext_lazy("answer to a demand", "accepted in part")
    DEFERRED = "deferred", pgettext_lazy("answer to a demand", "deferred")
    REFERRED = "referred", pgettext_lazy("answer to a demand", "referred elsewhere")
    REFUSED = "refused", pgettext_lazy("answer to a demand", "refused")
    NONE = "none", pgettext_lazy("answer to a demand", "no answer in the minutes")


class Strength(models.TextChoices):
    """How a word was given: said (وعد), written or signed (التزام)."""

    SAID = "said", pgettext_lazy("how a word was given", "said")
    WRITTEN = "written", pgettext_lazy("how a word was given", "written")
    SIGNED = "signed", pgettext_lazy("how a word was given", "signed")


class Side(models.TextChoices):
    """Whose word or deed it is."""

    THEM = "them", pgettext_lazy("side of the dialogue", "the administration")
    US = "us", pgettext_lazy("side of the dialogue", "our organization")


class OwedBy(models.TextChoices):
    """Who owes a commitment: nearly always they do, now and then we do."""

    THEM = "them", pgettext_lazy("who owes a commitment", "the administration owes it to us")
    US = "us", pgettext_lazy("who owes a commitment", "we owe it to them")


class CommitmentEventKind(models.TextChoices):
    """What can happen to a commitment after it was given."""

    REMINDED = "reminded", pgettext_lazy("event of a commitment", "reminded")
    REPLIED = "replied", pgettext_lazy("event of a commitment", "replied")
    RENEWED = "renewed", pgettext_lazy("event of a commitment", "given again with another deadline")
    KEPT = "kept", pgettext_lazy("event of a commitment", "kept")
    PARTLY_KEPT = "partly_kept", pgettext_lazy("event of a commitment", "kept in part")
    BROKEN = "broken", pgettext_lazy("event of a commitment", "taken back")
    DISPUTED = "disputed", pgettext_lazy("event of a commitment", "disputed")


class CommitmentFate(models.TextChoices):
    """Where a word stands, in the order of the legend. OVERDUE and SOON depend on the day."""

    OVERDUE = "overdue", pgettext_lazy("fate of a commitment", "overdue")
    SOON = "soon", pgettext_lazy("fate of a commitment", "due soon")
    RUNNING = "running", pgettext_lazy("fate of a commitment", "within its term")
    KEPT = "kept", pgettext_lazy("fate of a commitment", "kept")
    PARTLY_KEPT = "partly_kept", pgettext_lazy("fate of a commitment", "kept in part")
    BROKEN = "broken", pgettext_lazy("fate of a commitment", "taken back")


OPEN_FATES = (CommitmentFate.OVERDUE, CommitmentFate.SOON, CommitmentFate.RUNNING)
_SETTLING = {
    CommitmentEventKind.KEPT: CommitmentFate.KEPT,
    CommitmentEventKind.PARTLY_KEPT: CommitmentFate.PARTLY_KEPT,
    CommitmentEventKind.BROKEN: CommitmentFate.BROKEN,
}


class Happened(Protocol):
    """What the fold needs of a commitment's event."""

    @property
    def kind(self) -> str: ...

    @property
    def new_due_on(self) -> date | None: ...

    @property
    def place_in_time(self) -> tuple[object, ...]: ...


@dataclass(frozen=True, slots=True)
class CommitmentFold:
    """What a commitment's history comes to, whatever the day."""

    settled: CommitmentFate | None
    due_on: date | None
    disputed: bool
    reminders: int

    def fate(self, today: date) -> CommitmentFate:
        """A word without a deadline is never late; the day of the deadline is still in time."""
        if self.settled is not None:
            return self.settled
        if self.due_on is None or self.due_on - today > SOON:
            return CommitmentFate.RUNNING
        return CommitmentFate.OVERDUE if self.due_on < today else CommitmentFate.SOON


def last_day(day: date, precision: str) -> date:
    """The end of the day, month or year that `day` stands for."""
    if precision == Precision.DAY:
        return day
    month = 12 if precision == Precision.YEAR else day.month
    return date(day.year, month, monthrange(day.year, month)[1])


def fold_commitment(due_on: date | None, events: Iterable[Happened]) -> CommitmentFold:
    """Fold events in any order of arrival: the last settlement stands, a renewal opens again."""
    settled: CommitmentFate | None = None
    disputed, reminders = False, 0
    for event in sorted(events, key=lambda each: each.place_in_time):
        kind = CommitmentEventKind(event.kind)
        if kind in _SETTLING:
            settled, disputed = _SETTLING[kind], False
        elif kind is CommitmentEventKind.RENEWED:
            settled, due_on, reminders = None, event.new_due_on, 0
        disputed = disputed or kind is CommitmentEventKind.DISPUTED
        reminders += kind is CommitmentEventKind.REMINDED
    return CommitmentFold(settled, due_on, disputed, reminders)


VERBS = {
    "dialogue.dialogue.opened": gettext_noop("opened the dialogue {object}"),
    "dialogue.dialogue.withdrawn": gettext_noop("closed the dialogue {object}, which has no round"),
    "dialogue.dialogue.corrected": gettext_noop("corrected the dialogue {object}"),
    "dialogue.round.recorded": gettext_noop("recorded {object}"),
    "dialogue.round.withdrawn": gettext_noop("took back the entry of {object}"),
    "dialogue.answer.recorded": gettext_noop("recorded an answer to {object}"),
    "dialogue.answer.withdrawn": gettext_noop("took back an answer to {object}"),
    "dialogue.commitment.recorded": gettext_noop("recorded the commitment {object}"),
    "dialogue.commitment.corrected": gettext_noop("corrected the commitment {object}"),
    "dialogue.commitment.shared": gettext_noop("changed who may read the commitment {object}"),
    "dialogue.commitment.tied": gettext_noop("tied demands to the commitment {object}"),
    "dialogue.commitment.withdrawn": gettext_noop("took back the entry of the commitment {object}"),
    "dialogue.commitment_event.recorded": gettext_noop("recorded on a commitment: {object}"),
    "dialogue.commitment_event.voided": gettext_noop("voided on a commitment: {object}"),
    **verbs.VERBS,
    **TABLE_VERBS,
}
