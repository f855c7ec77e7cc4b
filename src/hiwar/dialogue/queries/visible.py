"""What an actor may see of the dialogue."""

from django.db.models import F, Prefetch, QuerySet

from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import (
    Answer,
    Commitment,
    CommitmentDemand,
    CommitmentEvent,
    CommitmentStanding,
    Dialogue,
    Round,
    RoundItem,
    Statement,
)
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted


def visible_dialogues(actor: Actor) -> QuerySet[Dialogue]:
    rows = permitted("dialogue.view", actor, Dialogue.objects.filter(withdrawn_at=None))
    return rows.select_related("organization", "counterpart").order_by("opened_at", "id")


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """The newest first, without those taken back."""
    rows = permitted("dialogue.view", actor, Round.objects.filter(withdrawn_at=None))
    rows = rows.select_related("meeting__counterpart", "meeting__organization", "dialogue")
    return rows.order_by(F("meeting__held_on").desc(nulls_last=True), "-id")


def visible_statements(actor: Actor) -> QuerySet[Statement]:
    """What was typed at tables, corrected or not, without what was taken back."""
    rows = Statement.objects.filter(withdrawn_at=None, round__withdrawn_at=None)
    rows = permitted("dialogue.view", actor, rows)
    return rows.select_related("round__meeting", "round__dialogue")


def visible_items(actor: Actor) -> QuerySet[RoundItem]:
    """Points that stand on an agenda."""
    rows = RoundItem.objects.filter(removed_at=None, round__withdrawn_at=None)
    return permitted("dialogue.view", actor, rows).select_related("round__meeting", "demand")


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """Neither taken back nor struck in the ledger of their demand."""
    rows = Answer.objects.filter(withdrawn_at=None, event__voided_at=None)
    return permitted("dialogue.view", actor, rows).select_related("demand", "event")


def visible_commitments(actor: Actor) -> QuerySet[Commitment]:
    """By deadline, those without one last; without the entries taken back."""
    rows = permitted(
        "dialogue.view_commitments", actor, Commitment.objects.filter(withdrawn_at=None)
    )
    return rows.select_related("owner").order_by(F("due_on").asc(nulls_last=True), "given_on", "id")


def visible_standings(actor: Actor) -> QuerySet[CommitmentStanding]:
    """Those of `visible_commitments`, in no order."""
    rows = CommitmentStanding.objects.filter(withdrawn_at=None)
    return permitted("dialogue.view_commitments", actor, rows)


def with_history(actor: Actor, rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Two queries more: the events that count, and `live_ties` to demands the actor may read."""
    ties = CommitmentDemand.objects.filter(
        event__voided_at=None, demand__in=visible_demands(actor).values("id")
    )
    ties = ties.select_related("demand").order_by("demand__number")
    events = CommitmentEvent.objects.filter(voided_at=None).select_related("passage")
    return rows.prefetch_related(
        Prefetch("events", events), Prefetch("ties", ties, to_attr="live_ties")
    )
