"""A clause copied wrongly, set right without being entered anew: its commitment stays and follows it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import record_event, void_event
from hiwar.dialogue.domain.rewordings import Rewording, reword_commitment, tell_rewording
from hiwar.dialogue.models import Clause, Commitment
from hiwar.documents.domain import quote
from hiwar.journal.domain import changing
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class ClauseWordless(Refused):
    sentence = _("Write the clause in its words, or take it back.")
    field = "words_ar"


@writes
def correct_clause(
    *, actor: Actor, at: datetime, clause: Clause, number: str, words_ar: str, words_fr: str = "",
    span: tuple[int, int] | None = None,
) -> None:  # fmt: skip
    """As the paper has it. `span`: where the words stand in the agreement's document, if they do.

    A commitment made of it keeps its history, says in it how it read, and stands in the new words
    in the ledgers of its demands. Raises ClauseWordless.
    """
    require("dialogue.record", actor, clause)
    if not words_ar.strip():
        raise ClauseWordless
    before = clause.words_ar
    with changing("dialogue.clause.corrected", actor=actor, at=at, about=clause):
        clause.number, clause.words_ar, clause.words_fr = number, words_ar, words_fr
        if words_ar != before:
            clause.passage = _quoted(clause, span)
    given = clause.commitment
    if given is not None and given.withdrawn_at is None:
        _follow(actor, at, clause, given, before)


def _quoted(clause: Clause, span: tuple[int, int] | None) -> Any:
    document = clause.agreement.document
    if span is None or document is None:
        return None
    return quote(document=document, start=span[0], end=span[1])


def _follow(actor: Actor, at: datetime, clause: Clause, given: Commitment, before: str) -> None:
    if given.wording_ar == clause.words_ar:
        if given.wording_fr != clause.words_fr:
            reword_commitment(actor=actor, at=at, commitment=given, wording_fr=clause.words_fr)
        return
    told = Rewording(at, clause.pk, clause.pk, words=before)
    reword_commitment(
        actor=actor, at=at, commitment=given, wording_ar=clause.words_ar,
        wording_fr=clause.words_fr, passage=clause.passage,
    )  # fmt: skip
    tell_rewording(actor=actor, at=at, commitment=given, told=told)
    for tie in given.ties.filter(event__voided_at=None).select_related("event__demand"):
        said = tie.event
        void_event(actor=actor, at=at, event=said)
        tie.event = record_event(
            actor=actor, at=at, demand=said.demand, kind=said.kind, said_by=said.said_by,
            occurred_on=said.occurred_on, precision=said.precision, speaker=said.speaker,
            words=given.wording_ar, passage=given.passage, meeting=said.meeting,
        )  # fmt: skip
        tie.save(update_fields=["event"])
