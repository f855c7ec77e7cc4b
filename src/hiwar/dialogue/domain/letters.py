"""Letters to those who owe: drafted from the register, approved with a number, sent, answered."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.evidence import record_reply
from hiwar.dialogue.domain.fates import CommitmentSettled, record_commitment_event
from hiwar.dialogue.models import Commitment, Escalation, Letter, LetterCommitment
from hiwar.dialogue.queries.addressee import addressee, superior_of
from hiwar.dialogue.queries.letters import (
    lines_of_letter,
    owner_key,
    signatory,
    texts_of,
    twin_differences,
)
from hiwar.dialogue.vocabulary import CommitmentEventKind, OwedBy
from hiwar.dialogue.vocabulary.letters import (
    LETTER_TABLE,
    LetterKind,
    LetterState,
    Step,
    tone_offered,
)
from hiwar.documents.models import Document, Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Organization
from hiwar.workspaces.domain.guards import keep_inside
from hiwar.workspaces.models import Workspace


class NothingToWriteAbout(Refused):
    sentence = _("Choose the commitments that the letter is about.")


class OursToKeep(Refused):
    sentence = _("This is a word of ours: nobody else is reminded of it.")


class NotThisState(Refused):
    sentence = _("The letter's present state does not allow this.")


class TwinDiffers(Refused):
    sentence = _(
        "The French twin does not state the same numbers and days as the Arabic. Correct the draft first."
    )


class SentBeforeApproval(Refused):
    sentence = _("It was approved after this day. Check the date of sending.")
    field = "sent_on"


class AnsweredBeforeSending(Refused):
    sentence = _("It was sent after this day. Check the date of the answer.")
    field = "occurred_on"


class StepsOutOfOrder(Refused):
    sentence = _("Give each step once, and a number of days that is not below zero.")


class LetterFields(TypedDict, total=False):
    """What may be chosen of a draft."""

    kind: str
    tone: str
    recipient: Organization | None
    recipient_post_ar: str
    recipient_post_fr: str
    opening_ar: str
    opening_fr: str
    asking_ar: str
    asking_fr: str
    place_ar: str
    place_fr: str
    answer_by: date | None
    signed_post_ar: str
    signed_post_fr: str
    signed_name_ar: str
    signed_name_fr: str


@writes
def draft_letters(
    *, actor: Actor, at: datetime, organization: Organization, commitments: Iterable[Commitment],
    drafted_on: date, **fields: Unpack[LetterFields],
) -> list[Letter]:  # fmt: skip
    """One draft for each administration or office that owes, all or none.

    Where no `tone` is given, each has that of its own reminders without an answer. One to the
    authority goes to who stands above each, and to nobody yet where the register knows none.
    Raises NothingToWriteAbout, CommitmentSettled, OursToKeep.
    """
    require("dialogue.record", actor)
    groups: dict[tuple[Any, str], list[Commitment]] = {}
    for commitment in commitments:
        keep_inside(actor, commitment)
        _refuse_unfit(commitment)
        groups.setdefault(owner_key(commitment), []).append(commitment)
    keep_inside(actor, organization, fields.get("recipient"))
    if not groups:
        raise NothingToWriteAbout
    return [
        _draft(actor, at, organization, drafted_on, chosen, fields) for chosen in groups.values()
    ]


def _refuse_unfit(commitment: Commitment) -> None:
    if commitment.owed_by == OwedBy.US:
        raise OursToKeep
    if commitment.fold().settled is not None:
        raise CommitmentSettled


def _draft(
    actor: Actor, at: datetime, organization: Organization, drafted_on: date,
    commitments: list[Commitment], fields: LetterFields,
) -> Letter:  # fmt: skip
    told = {
        "tone": tone_offered(max(each.fold().unanswered for each in commitments)),
        **_addressee(actor, commitments, drafted_on, fields.get("kind")),
        **signatory(organization, drafted_on),
        **fields,
    }
    letter = Letter.objects.create(organization=organization, drafted_on=drafted_on, **told)
    for place, commitment in enumerate(commitments):
        LetterCommitment.objects.create(letter=letter, commitment=commitment, place=place)
    record(
        "dialogue.letter.drafted", actor=actor, at=at, about=letter,
        after={**snapshot(letter), "commitments": [str(row) for row in commitments]},
    )  # fmt: skip
    return letter


def _addressee(
    actor: Actor, commitments: list[Commitment], on: date, kind: str | None
) -> dict[str, Any]:
    if kind == LetterKind.AUTHORITY:
        return superior_of(actor, commitments[0], on) or {}
    return addressee(commitments, on)


@writes
def correct_letter(
    *, actor: Actor, at: datetime, letter: Letter, **fields: Unpack[LetterFields]
) -> None:
    """A draft alone: what was approved never changes. Raises NotThisState."""
    require("dialogue.record", actor, letter)
    keep_inside(actor, fields.get("recipient"))
    if not letter.is_draft:
        raise NotThisState
    with changing("dialogue.letter.corrected", actor=actor, at=at, about=letter):
        for name, value in fields.items():
            setattr(letter, name, value)


def _pass_to(letter: Letter, state: LetterState) -> None:
    """Raise NotThisState where the table does not allow it."""
    if state not in LETTER_TABLE[LetterState(letter.state)] or letter.withdrawn_at is not None:
        raise NotThisState
    letter.state = state


@writes
def approve_letter(*, actor: Actor, at: datetime, letter: Letter, approved_on: date) -> None:
    """Freeze both texts and take the next outgoing number of the year.

    Raises NotThisState, TwinDiffers, CommitmentSettled where a word was settled meanwhile.
    """
    require("dialogue.approve_letter", actor, letter)
    # One approval at a time in a workspace: two must not read the same last number.
    Workspace.objects.select_for_update().get(pk=actor.workspace_id)
    letter.refresh_from_db()
    lines = lines_of_letter(actor, letter, approved_on)
    if any(not line.is_open for line in lines):
        raise CommitmentSettled
    with changing("dialogue.letter.approved", actor=actor, at=at, about=letter):
        _pass_to(letter, LetterState.APPROVED)
        letter.year, letter.number = approved_on.year, _next_number(approved_on.year)
        letter.approved_on, letter.approved_by = approved_on, actor.user_id
        letter.approved_by_name = actor.name
        texts = texts_of(letter, lines, approved_on)
        if twin_differences(texts):
            raise TwinDiffers
        letter.sealed = {language: text.as_data() for language, text in texts.items()}


def _next_number(year: int) -> int:
    """Without gaps: a letter that has a number keeps it, taken out or not."""
    return (Letter.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0) + 1


@writes
def send_letter(*, actor: Actor, at: datetime, letter: Letter, sent_on: date, channel: str) -> None:
    """A reminder on each of its commitments, tied to it. Raises NotThisState, SentBeforeApproval,
    CommitmentSettled.
    """
    require("dialogue.record", actor, letter)
    if letter.approved_on is not None and sent_on < letter.approved_on:
        raise SentBeforeApproval
    with changing("dialogue.letter.sent", actor=actor, at=at, about=letter):
        _pass_to(letter, LetterState.SENT)
        letter.sent_on, letter.channel = sent_on, channel
    for item in letter.items.select_related("commitment"):
        item.event = record_commitment_event(
            actor=actor, at=at, commitment=item.commitment, kind=CommitmentEventKind.REMINDED,
            occurred_on=sent_on,
        )  # fmt: skip
        item.save(update_fields=["event"])


@writes
def answer_letter(
    *, actor: Actor, at: datetime, letter: Letter, occurred_on: date, words: str = "",
    speaker: str = "", passage: Passage | None = None, document: Document | None = None,
) -> None:  # fmt: skip
    """Their answer whole beside each of its commitments.

    Raises NotThisState, AnsweredBeforeSending and what `record_reply` raises.
    """
    require("dialogue.record", actor, letter)
    if letter.sent_on is not None and occurred_on < letter.sent_on:
        raise AnsweredBeforeSending
    with changing("dialogue.letter.answered", actor=actor, at=at, about=letter):
        _pass_to(letter, LetterState.ANSWERED)
        letter.answered_on, letter.answer_passage = occurred_on, passage
        letter.answer_document = document or (passage.document if passage else None)
    record_reply(
        actor=actor, at=at, occurred_on=occurred_on, words=words, speaker=speaker, passage=passage,
        document=document,
        commitments=[item.commitment for item in letter.items.select_related("commitment")],
    )  # fmt: skip


@writes
def withdraw_letter(*, actor: Actor, at: datetime, letter: Letter) -> None:
    """Not once it was sent; an outgoing number stays taken. Raises NotThisState."""
    require("dialogue.record", actor, letter)
    if letter.state in (LetterState.SENT, LetterState.ANSWERED):
        raise NotThisState
    with changing("dialogue.letter.withdrawn", actor=actor, at=at, about=letter):
        letter.withdrawn_at = at


@writes
def set_escalation(*, actor: Actor, at: datetime, steps: Iterable[tuple[str, int]]) -> None:
    """The steps of this workspace, in their order. Raises StepsOutOfOrder."""
    require("dialogue.approve_letter", actor)
    wanted = [(str(Step(step)), days) for step, days in steps]
    if (
        not wanted
        or any(days < 0 for _step, days in wanted)
        or len({step for step, _days in wanted}) < len(wanted)
    ):
        raise StepsOutOfOrder
    escalation = Escalation.objects.first() or Escalation(set_at=at)
    with changing("dialogue.escalation.set", actor=actor, at=at, about=escalation):
        escalation.steps, escalation.set_at = [list(each) for each in wanted], at
