"""Commitments: a word given, tied to demands, corrected, shared, taken back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.utils.translation import gettext_lazy as _

from hiwar.demands.domain import record_event, void_event
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.vocabulary import EventKind, SaidBy
from hiwar.dialogue.domain.standings import keep_standings
from hiwar.dialogue.models import Commitment, CommitmentDemand
from hiwar.documents.models import Passage
from hiwar.journal.domain import changing, record, snapshot
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.meetings.models import Meeting
from hiwar.organizations.models import Organization
from hiwar.people.models import Person
from hiwar.workspaces.domain.guards import keep_inside


class DeadlineBeforeWord(Refused):
    sentence = _("The deadline stands before the day the word was given. Check both dates.")
    field = "due_on"


class TermUpsideDown(Refused):
    sentence = _("The term ends before it begins. Check both dates.")
    field = "due_from"


class CommitmentFields(TypedDict, total=False):
    """Everything about a word but the word itself, which is the other side's."""

    wording_fr: str
    owner: Organization | None
    owner_post: str
    owner_person: Person | None
    owed_by: str
    recipient: Organization | None
    means: str
    strength: str
    due_from: date | None
    due_on: date | None
    due_precision: str


class CommitmentMore(CommitmentFields, total=False):
    """And where it was given."""

    given_precision: str
    meeting: Meeting | None
    passage: Passage | None


@writes
def record_commitment(
    *, actor: Actor, at: datetime, wording_ar: str, given_on: date,
    demands: Iterable[Demand] = (), event_kind: str = EventKind.COMMITTED,
    **more: Unpack[CommitmentMore],
) -> Commitment:  # fmt: skip
    """Record the word and what it does to the demands it answers.

    `event_kind` is COMMITTED, or an answer where the word only opens the way (accepted in
    principle, to be met through meetings). Raises DeadlineBeforeWord, TermUpsideDown and what `record_event`
    raises.
    """
    require("dialogue.record", actor)
    keep_inside(actor, more.get("meeting"), more.get("passage"))
    _keep_terms_inside(actor, more)
    commitment = Commitment(wording_ar=wording_ar, given_on=given_on, recorded_at=at, **more)
    _refuse_odd_term(commitment)
    commitment.save()
    keep_standings([commitment.pk])
    record(
        "dialogue.commitment.recorded", actor=actor, at=at,
        about=commitment, after=snapshot(commitment),
    )  # fmt: skip
    tie_demands(actor=actor, at=at, commitment=commitment, demands=demands, event_kind=event_kind)
    return commitment


def _keep_terms_inside(actor: Actor, terms: CommitmentFields) -> None:
    keep_inside(actor, terms.get("owner"), terms.get("owner_person"), terms.get("recipient"))


def _refuse_odd_term(commitment: Commitment) -> None:
    opens, deadline = commitment.due_from, commitment.deadline
    if opens is not None and (deadline is None or deadline < opens):
        raise TermUpsideDown
    if commitment.deadline is not None and commitment.deadline < commitment.given_on:
        raise DeadlineBeforeWord


@writes
def tie_demands(
    *, actor: Actor, at: datetime, commitment: Commitment, demands: Iterable[Demand],
    event_kind: str = EventKind.COMMITTED,
) -> list[DemandEvent]:  # fmt: skip
    """Each demand gets its event; one tied already is left. The events made, which undo the tie when voided."""
    require("dialogue.record", actor, commitment)
    tied = set(commitment.ties.filter(event__voided_at=None).values_list("demand_id", flat=True))
    fresh = [demand for demand in demands if demand.id not in tied]
    events = [_tie(actor, at, commitment, demand, event_kind) for demand in fresh]
    if fresh:
        numbers = sorted(demand.number or 0 for demand in fresh)
        record(
            "dialogue.commitment.tied", actor=actor, at=at,
            about=commitment, after={"demands": numbers},
        )  # fmt: skip
    return events


def _tie(
    actor: Actor, at: datetime, commitment: Commitment, demand: Demand, event_kind: str
) -> DemandEvent:
    event = record_event(
        actor=actor, at=at, demand=demand, kind=event_kind, said_by=SaidBy.OTHER_SIDE,
        occurred_on=commitment.given_on, precision=commitment.given_precision,
        speaker=commitment.owner_post, words=commitment.wording_ar, passage=commitment.passage,
        meeting=commitment.meeting,
    )  # fmt: skip
    CommitmentDemand.objects.update_or_create(
        commitment=commitment, demand=demand, defaults={"event": event}
    )
    return event


@writes
def correct_commitment(
    *, actor: Actor, at: datetime, commitment: Commitment, **fields: Unpack[CommitmentFields]
) -> None:
    """The fields given, no other; never the words. Raises DeadlineBeforeWord, TermUpsideDown."""
    require("dialogue.record", actor, commitment)
    _keep_terms_inside(actor, fields)
    with changing("dialogue.commitment.corrected", actor=actor, at=at, about=commitment):
        for name, value in fields.items():
            setattr(commitment, name, value)
        _refuse_odd_term(commitment)
    keep_standings([commitment.pk])


@writes
def share_commitment(*, actor: Actor, at: datetime, commitment: Commitment, audience: str) -> None:
    require("dialogue.record", actor, commitment)
    with changing("dialogue.commitment.shared", actor=actor, at=at, about=commitment):
        commitment.audience = audience
    keep_standings([commitment.pk])


@writes
def withdraw_commitment(*, actor: Actor, at: datetime, commitment: Commitment) -> None:
    """Take back an entry made by mistake; its events in the demands' ledgers are voided with it."""
    require("dialogue.record", actor, commitment)
    for tie in commitment.ties.select_related("event__demand"):
        if tie.event.voided_at is None:
            void_event(actor=actor, at=at, event=tie.event)
    with changing("dialogue.commitment.withdrawn", actor=actor, at=at, about=commitment):
        commitment.withdrawn_at = at
    keep_standings([commitment.pk])


@writes
def reinstate_commitment(*, actor: Actor, at: datetime, commitment: Commitment) -> None:
    """What the table took back with the word stands again with it; its ties are for the caller."""
    require("dialogue.record", actor, commitment)
    if commitment.withdrawn_at is None:
        return
    with changing("dialogue.commitment.reinstated", actor=actor, at=at, about=commitment):
        commitment.withdrawn_at = None
    keep_standings([commitment.pk])
