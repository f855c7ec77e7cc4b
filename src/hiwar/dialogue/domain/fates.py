"""What becomes of a commitment: reminded, renewed, kept, taken back, judged, disputed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.commitments import DeadlineBeforeWord
from hiwar.dialogue.domain.standings import keep_standings
from hiwar.dialogue.models import Commitment, CommitmentEvent
from hiwar.dialogue.vocabulary import (
    CommitmentEventKind,
    CommitmentFate,
    CommitmentFold,
    Side,
    allowed,
    fold_commitment,
    whose_word,
)
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.workspaces.domain.guards import keep_inside


class DeadlineNeeded(Refused):
    sentence = _("Give the new deadline.")
    field = "new_due_on"


class CommitmentSettled(Refused):
    sentence = _("This commitment is settled. If the word was given again, record its renewal.")
    field = "kind"


class KeptInFull(CommitmentSettled):
    sentence = _(
        "This commitment was kept in full. Void that entry first, or record the new word as a commitment of its own."
    )
    field = "kind"


class StillInTime(Refused):
    sentence = _("Its deadline had not passed on that day: a word still in time is not judged.")
    field = "occurred_on"


class NotTheirWord(Refused):
    sentence = _("This is not for that side to say.")
    field = "said_by"


class BeforeWord(Refused):
    sentence = _("This day stands before the day the word was given. Check both dates.")
    field = "occurred_on"


class FateVoided(Refused):
    sentence = _("This entry is voided already. Record it again if it did happen.")


class WordsSetRightElsewhere(Refused):
    sentence = _("A word is set right where it was typed: at the table, or in its clause.")


class FateMore(TypedDict, total=False):
    """What may be told besides the kind and the day."""

    precision: str
    words: str
    said_by: str
    new_due_on: date | None
    passage: Passage | None


@writes
def record_commitment_event(
    *, actor: Actor, at: datetime, commitment: Commitment, kind: str, occurred_on: date,
    **more: Unpack[FateMore],
) -> CommitmentEvent:  # fmt: skip
    """A new deadline counts for a renewal alone; `said_by` is chosen for a dispute alone.

    Without a source it is a move made by hand: at the end of the history the table must allow it
    (CommitmentSettled, KeptInFull). With one it is what a document says, kept in any case. Raises
    DeadlineNeeded, DeadlineBeforeWord, BeforeWord, StillInTime, NotTheirWord, and
    WordsSetRightElsewhere for a rewording.
    """
    require("dialogue.record", actor, commitment)
    _refuse_rewording(kind)
    keep_inside(actor, more.get("passage"))
    if kind != CommitmentEventKind.RENEWED:
        more["new_due_on"] = None
    more["said_by"] = _side(commitment, kind, more.get("said_by"))
    event = CommitmentEvent(
        commitment=commitment, kind=kind, occurred_on=occurred_on, recorded_at=at, **more
    )
    _refuse_unfit(event)
    event.save()
    keep_standings([commitment.pk])
    record(
        "dialogue.commitment_event.recorded", actor=actor, at=at, about=event, after=snapshot(event)
    )
    return event


def _refuse_rewording(kind: str) -> None:
    if kind == CommitmentEventKind.REWORDED:
        raise WordsSetRightElsewhere


def _side(commitment: Commitment, kind: str, given: str | None) -> str:
    its = whose_word(kind, commitment.owed_by)
    if its is None:
        return given or Side.US
    if given and given != its:
        raise NotTheirWord
    return its


def _refuse_unfit(event: CommitmentEvent) -> None:
    kind, commitment = event.kind, event.commitment
    if kind == CommitmentEventKind.RENEWED and event.new_due_on is None:
        raise DeadlineNeeded
    if event.new_due_on is not None and event.new_due_on < event.occurred_on:
        raise DeadlineBeforeWord(field="new_due_on")
    if event.occurred_on < commitment.given_on and event.precision == "day":
        raise BeforeWord
    history = list(commitment.events.filter(voided_at=None).select_related("passage"))
    earlier = [each for each in history if each.place_in_time < event.place_in_time]
    before = fold_commitment(commitment.deadline, earlier)
    if kind == CommitmentEventKind.LAPSED and not (
        before.due_on is not None and before.due_on < event.occurred_on
    ):
        raise StillInTime
    if event.passage is None and len(earlier) == len(history):
        _refuse_unknown_move(before, kind)


def _refuse_unknown_move(before: CommitmentFold, kind: str) -> None:
    """Only where the event would be the newest: in the midst of a history it may fill a gap."""
    if not allowed(before.settled, kind):
        raise (KeptInFull if before.settled == CommitmentFate.KEPT else CommitmentSettled)


@writes
def remind_of(
    *, actor: Actor, at: datetime, commitments: Iterable[Commitment], occurred_on: date,
    words: str = "",
) -> None:  # fmt: skip
    """One letter about several words: a reminder on each, all or none. Raises CommitmentSettled."""
    for commitment in commitments:
        record_commitment_event(
            actor=actor, at=at, commitment=commitment, kind=CommitmentEventKind.REMINDED,
            occurred_on=occurred_on, words=words,
        )  # fmt: skip


@writes
def void_commitment_event(*, actor: Actor, at: datetime, event: CommitmentEvent) -> None:
    """It stays, struck, and counts no more. Raises FateVoided, WordsSetRightElsewhere."""
    require("dialogue.record", actor, event.commitment)
    _refuse_rewording(event.kind)
    if event.voided_at is not None:
        raise FateVoided
    with changing("dialogue.commitment_event.voided", actor=actor, at=at, about=event):
        event.voided_at = at
    keep_standings([event.commitment_id])
