"""Letters to the side that owes: kinds, tones, states, and the steps that follow one another."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_noop, pgettext_lazy


class LetterKind(models.TextChoices):
    """What a letter is in the chain."""

    REMINDER = "reminder", pgettext_lazy("kind of letter", "reminder")
    SECOND = "second", pgettext_lazy("kind of letter", "second reminder")
    AUTHORITY = "authority", pgettext_lazy("kind of letter", "letter to the supervising authority")


class Step(models.TextChoices):
    """What follows when nothing comes; the last is no letter."""

    REMINDER = "reminder", pgettext_lazy("step of escalation", "reminder")
    SECOND = "second", pgettext_lazy("step of escalation", "second reminder")
    AUTHORITY = (
        "authority",
        pgettext_lazy("step of escalation", "letter to the supervising authority"),
    )
    COMMUNIQUE = "communique", pgettext_lazy("step of escalation", "communiqué to the press")


class Tone(models.TextChoices):
    """How firmly it is written; the facts are the same in all three."""

    REMIND = "remind", pgettext_lazy("tone of a letter", "reminder")
    CLARIFY = "clarify", pgettext_lazy("tone of a letter", "request for clarification")
    NOTE = "note", pgettext_lazy("tone of a letter", "word noted as not kept")


class LetterState(models.TextChoices):
    """From the draft to the answer."""

    DRAFTED = "drafted", pgettext_lazy("state of a letter", "draft")
    APPROVED = "approved", pgettext_lazy("state of a letter", "approved")
    SENT = "sent", pgettext_lazy("state of a letter", "sent")
    ANSWERED = "answered", pgettext_lazy("state of a letter", "answered")


class Channel(models.TextChoices):
    """How it went out."""

    REGISTRY = "registry", pgettext_lazy("channel of a letter", "left at their registry")
    POST = "post", pgettext_lazy("channel of a letter", "registered post")
    EMAIL = "email", pgettext_lazy("channel of a letter", "e-mail")
    BAILIFF = "bailiff", pgettext_lazy("channel of a letter", "bailiff")
    HAND = "hand", pgettext_lazy("channel of a letter", "by hand")


# The state before, and those that may follow.
LETTER_TABLE: Final = {
    LetterState.DRAFTED: {LetterState.APPROVED},
    LetterState.APPROVED: {LetterState.SENT},
    LetterState.SENT: {LetterState.ANSWERED},
    LetterState.ANSWERED: set[LetterState](),
}

# Days to wait before each step: after the deadline for the first, after the step before for the rest.
DEFAULT_STEPS: Final = (
    (Step.REMINDER, 0), (Step.SECOND, 30), (Step.AUTHORITY, 30), (Step.COMMUNIQUE, 15),
)  # fmt: skip


def tone_offered(unanswered: int) -> Tone:
    """By the reminders that stayed without an answer; the tone of a letter sent never changes."""
    if unanswered == 0:
        return Tone.REMIND
    return Tone.CLARIFY if unanswered == 1 else Tone.NOTE


LETTER_VERBS: Final = {
    "dialogue.letter.drafted": gettext_noop("drafted {object}"),
    "dialogue.letter.corrected": gettext_noop("corrected the draft of {object}"),
    "dialogue.letter.approved": gettext_noop("approved {object} and gave it its number"),
    "dialogue.letter.sent": gettext_noop("recorded the sending of {object}"),
    "dialogue.letter.answered": gettext_noop("recorded the answer to {object}"),
    "dialogue.letter.withdrawn": gettext_noop("took out {object}"),
    "dialogue.escalation.set": gettext_noop("set {object}"),
    "dialogue.evidence.shown": gettext_noop("added evidence on a commitment: {object}"),
    "dialogue.evidence.withdrawn": gettext_noop("took out evidence on a commitment: {object}"),
    "dialogue.reply.recorded": gettext_noop("recorded the right of reply of {object}"),
}
