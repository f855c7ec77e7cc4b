"""A word set right after it was given: the commitment stays, and its history says how it read before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils import timezone

from hiwar.dialogue.domain.places import TURNS, event_id, is_turn_of
from hiwar.dialogue.domain.standings import keep_standings
from hiwar.dialogue.models import Commitment, CommitmentEvent
from hiwar.dialogue.vocabulary import CommitmentEventKind, Side
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes

STEP = 3  # after the events of the statement itself


@dataclass(frozen=True, slots=True)
class Rewording:
    """One correction: when it was typed, its name and that of what it corrects, how it read before.

    `words` is empty where they are the same; the deadlines are both None where they are.
    """

    typed_at: datetime
    after: UUID
    before: UUID
    words: str = ""
    was_due_on: date | None = None
    new_due_on: date | None = None

    def id(self, turn: int = 0) -> UUID:
        return event_id(self.typed_at, self.after, self.before, STEP, turn)


class Reworded(TypedDict, total=False):
    """What a correction of the paper or of the entry may change of a word."""

    wording_ar: str
    wording_fr: str
    owner_post: str
    means: str
    strength: str
    due_on: date | None
    due_precision: str
    passage: Passage | None


@writes
def reword_commitment(
    *, actor: Actor, at: datetime, commitment: Commitment, **changed: Unpack[Reworded]
) -> None:
    """The word as it was set right where it was typed or copied; nothing where nothing changed.

    A French wording translated the words before: it goes with them, and stays in the journal.
    """
    require("dialogue.record", actor, commitment)
    if not changed:
        return
    with changing("dialogue.commitment.reworded", actor=actor, at=at, about=commitment):
        if "wording_ar" in changed:
            commitment.wording_fr = ""
        for name, value in changed.items():
            setattr(commitment, name, value)
        opens, deadline = commitment.due_from, commitment.deadline
        if opens is not None and (deadline is None or deadline < opens):
            commitment.due_from = None
    keep_standings([commitment.pk])


@writes
def keep_rewordings(
    *, actor: Actor, at: datetime, wanted: Mapping[Commitment, Iterable[Rewording]]
) -> None:
    """The histories tell these rewordings and no other: those told are left, the others voided."""
    told: dict[UUID, list[CommitmentEvent]] = {each.pk: [] for each in wanted}
    rows = CommitmentEvent.objects.filter(
        commitment__in=wanted, kind=CommitmentEventKind.REWORDED, voided_at=None
    )
    for event in rows:
        told[event.commitment_id].append(event)
    for commitment, rewordings in wanted.items():
        require("dialogue.record", actor, commitment)
        _keep(actor, at, commitment, list(rewordings), told[commitment.pk])


def _keep(
    actor: Actor, at: datetime, commitment: Commitment, wanted: list[Rewording],
    told: list[CommitmentEvent],
) -> None:  # fmt: skip
    standing = {each.id: _told_by(each, wanted) for each in told}
    fresh = [each for each in wanted if each not in standing.values()]
    struck = [each for each in told if standing[each.id] is None]
    for event in struck:
        with changing("dialogue.commitment_event.voided", actor=actor, at=at, about=event):
            event.voided_at = at
    for each in fresh:
        tell_rewording(actor=actor, at=at, commitment=commitment, told=each)
    if struck:
        keep_standings([commitment.pk])


def _told_by(event: CommitmentEvent, wanted: Iterable[Rewording]) -> Rewording | None:
    return next((each for each in wanted if is_turn_of(event.id, each.id())), None)


@writes
def tell_rewording(*, actor: Actor, at: datetime, commitment: Commitment, told: Rewording) -> None:
    """In its history, on the day of the correction."""
    require("dialogue.record", actor, commitment)
    ids = (told.id(turn) for turn in range(TURNS))
    event = CommitmentEvent.objects.create(
        id=next(each for each in ids if not CommitmentEvent.objects.filter(id=each).exists()),
        commitment=commitment, kind=CommitmentEventKind.REWORDED, said_by=Side.US,
        occurred_on=max(timezone.localdate(told.typed_at), commitment.given_on),
        words=told.words, was_due_on=told.was_due_on, new_due_on=told.new_due_on, recorded_at=at,
    )  # fmt: skip
    record(
        "dialogue.commitment_event.recorded", actor=actor, at=at, about=event, after=snapshot(event)
    )
    keep_standings([commitment.pk])
