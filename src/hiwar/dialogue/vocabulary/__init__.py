"""Words of dialogue: levels, answers, the fate of a commitment, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from hiwar.dialogue.vocabulary import verbs
from hiwar.dialogue.vocabulary.commitments import (
    OPEN_FATES,
    SOON,
    CommitmentEventKind,
    CommitmentFate,
    CommitmentFold,
    Happened,
    Move,
    OwedBy,
    Side,
    allowed,
    fold_commitment,
    last_day,
    timing_of,
    whose_word,
)
from hiwar.dialogue.vocabulary.evidence import EvidenceKind
from hiwar.dialogue.vocabulary.letters import LETTER_VERBS
from hiwar.dialogue.vocabulary.table_verbs import TABLE_VERBS


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
    "dialogue.commitment.reinstated": gettext_noop("put back the commitment {object}"),
    "dialogue.commitment.reworded": gettext_noop("set right the words of the commitment {object}"),
    "dialogue.commitment.shared": gettext_noop("changed who may read the commitment {object}"),
    "dialogue.commitment.tied": gettext_noop("tied demands to the commitment {object}"),
    "dialogue.commitment.withdrawn": gettext_noop("took back the entry of the commitment {object}"),
    "dialogue.commitment_event.recorded": gettext_noop("recorded on a commitment: {object}"),
    "dialogue.commitment_event.voided": gettext_noop("voided on a commitment: {object}"),
    **verbs.VERBS,
    **TABLE_VERBS,
    **LETTER_VERBS,
}

__all__ = [
    "OPEN_FATES", "SOON", "VERBS", "AnswerKind", "CommitmentEventKind", "CommitmentFate",
    "CommitmentFold", "DialogueLevel", "EvidenceKind", "Happened", "Move", "OwedBy", "Side", "Strength",
    "allowed", "fold_commitment", "last_day", "timing_of", "whose_word",
]  # fmt: skip
