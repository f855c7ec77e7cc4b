"""Commitments: a word given, tied to demands, and what became of it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import record_event, void_event
from hiwar.demands.models import Demand
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.models import Commitment, CommitmentDemand, CommitmentEvent
from hiwar.dialogue.vocabulary import CommitmentEventKind, Strength, fold_commitment
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.dates import Precision
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


class DeadlineBeforeWord(Refused):
    sentence = _("The deadline stands before the day the word was given. Check both dates.")
    field = "due_on"


class DeadlineNeeded(Refused):
    sentence = _("Give the new deadline.")
    field = "new_due_on"


class CommitmentSettled(Refused):
    sentence = _("This commitment is settled. If the word was given again, record its renewal.")
    field = "kind"


@writes
def record_commitment(
    *, actor: Actor, at: datetime, wording_ar: str, given_on: date, strength: str = Strength.SAID,
    wording_fr: str = "", owner: Any = None, owner_post: str = "", due_on: date | None = None,
    due_precision: str = Precision.DAY, given_precision: str = Precision.DAY, meeting: Any = None,
    passage: Any = None, demands: Iterable[Demand] = (), event_kind: str = EventKind.COMMITTED,
) -> Commitment:  # fmt: skip
    """Record the word and what it does to the demands it answers.

    `event_kind` is COMMITTED, or an answer where the word only opens the way (accepted in
    principle, to be met through meetings). Raises DeadlineBeforeWord.
    """
    require("dialogue.record", actor)
    if due_on is not None and due_on < given_on:
        raise DeadlineBeforeWord
    commitment = Commitment.objects.create(
        wording_ar=wording_ar, wording_fr=wording_fr, owner=owner, owner_post=owner_post,
        strength=strength, given_on=given_on, given_precision=given_precision, due_on=due_on,
        due_precision=due_precision, meeting=meeting, passage=passage, recorded_at=at,
    )  # fmt: skip
    record(
        "dialogue.commitment.recorded",
        actor=actor,
        at=at,
        about=commitment,
        after=snapshot(commitment),
    )
    tie_demands(actor=actor, at=at, commitment=commitment, demands=demands, event_kind=event_kind)
    return commitment


@writes
def tie_demands(
    *, actor: Actor, at: datetime, commitment: Commitment, demands: Iterable[Demand],
    event_kind: str = EventKind.COMMITTED,
) -> None:  # fmt: skip
    """Each demand gets its event; one tied already is left as it is."""
    require("dialogue.record", actor, commitment)
    tied = set(commitment.ties.values_list("demand_id", flat=True))
    fresh = [demand for demand in demands if demand.id not in tied]
    for demand in fresh:
        event = record_event(
            actor=actor, at=at, demand=demand, kind=event_kind, occurred_on=commitment.given_on,
            precision=commitment.given_precision, said_by=SaidBy.OTHER_SIDE, speaker=commitment.owner_post,
            words=commitment.wording_ar, passage=commitment.passage, meeting=commitment.meeting,
        )  # fmt: skip
        CommitmentDemand.objects.create(commitment=commitment, demand=demand, event=event)
    if fresh:
        numbers = sorted(demand.number or 0 for demand in fresh)
        record(
            "dialogue.commitment.tied",
            actor=actor,
            at=at,
            about=commitment,
            after={"demands": numbers},
        )


@writes
def correct_commitment(
    *, actor: Actor, at: datetime, commitment: Commitment, owner: Any, owner_post: str,
    strength: str, due_on: date | None, due_precision: str = Precision.DAY, wording_fr: str = "",
) -> None:  # fmt: skip
    """Everything but the words, which are the other side's. Raises DeadlineBeforeWord."""
    require("dialogue.record", actor, commitment)
    if due_on is not None and due_on < commitment.given_on:
        raise DeadlineBeforeWord
    with changing("dialogue.commitment.corrected", actor=actor, at=at, about=commitment):
        commitment.owner, commitment.owner_post = owner, owner_post
        commitment.strength, commitment.wording_fr = strength, wording_fr
        commitment.due_on, commitment.due_precision = due_on, due_precision


@writes
def record_commitment_event(
    *, actor: Actor, at: datetime, commitment: Commitment, kind: str, occurred_on: date,
    precision: str = Precision.DAY, words: str = "", new_due_on: date | None = None,
    passage: Any = None,
) -> CommitmentEvent:  # fmt: skip
    """Raises DeadlineNeeded for a renewal without one, CommitmentSettled for a reminder of a settled word."""
    require("dialogue.record", actor, commitment)
    if kind == CommitmentEventKind.RENEWED and new_due_on is None:
        raise DeadlineNeeded
    history = list(commitment.events.filter(voided_at=None))
    if kind == CommitmentEventKind.REMINDED and fold_commitment(commitment.due_on, history).settled:
        raise CommitmentSettled
    event = CommitmentEvent.objects.create(
        commitment=commitment, kind=kind, occurred_on=occurred_on, precision=precision, words=words,
        new_due_on=new_due_on, passage=passage, recorded_at=at,
    )  # fmt: skip
    record(
        "dialogue.commitment_event.recorded", actor=actor, at=at, about=event, after=snapshot(event)
    )
    return event


@writes
def void_commitment_event(*, actor: Actor, at: datetime, event: CommitmentEvent) -> None:
    require("dialogue.record", actor, event.commitment)
    with changing("dialogue.commitment_event.voided", actor=actor, at=at, about=event):
        event.voided_at = at


@writes
def withdraw_commitment(*, actor: Actor, at: datetime, commitment: Commitment) -> None:
    """Take back an entry made by mistake: its events in the demands' ledgers are voided with it."""
    require("dialogue.record", actor, commitment)
    for tie in commitment.ties.select_related("event__demand"):
        if tie.event.voided_at is None:
            void_event(actor=actor, at=at, event=tie.event)
    with changing("dialogue.commitment.withdrawn", actor=actor, at=at, about=commitment):
        commitment.withdrawn_at = at
