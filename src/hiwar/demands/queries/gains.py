"""Gains as their pages show them: whether they stand, what threatens them, which alarms wait."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from hiwar.demands.models import Demand, Gain, GainAlarm, GainEvent
from hiwar.demands.queries.visible import visible_gains, visible_to
from hiwar.demands.vocabulary import (
    GAIN_TABLE,
    AlarmState,
    GainEventKind,
    GainFold,
    GainState,
    fold_gain,
)
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import allows


@dataclass(frozen=True, slots=True)
class GainPage:
    """`demand` and `meeting` only where the actor may read them; `kinds` are what may happen next."""

    gain: Gain
    history: GainFold[GainEvent]
    open_alarms: tuple[GainAlarm, ...]
    settled_alarms: tuple[GainAlarm, ...]
    demand: Demand | None
    may_know_meeting: bool

    @property
    def state(self) -> GainState:
        return self.history.state

    @property
    def kinds(self) -> tuple[GainEventKind, ...]:
        allowed = GAIN_TABLE[self.history.state]
        return tuple(kind for kind in allowed if kind is not GainEventKind.RECORDED)


def gain_page(actor: Actor, gain: Gain) -> GainPage:
    """Of a gain from `visible_gains`: four queries."""
    events = gain.events.filter(voided_at=None).select_related("passage__document", "meeting")
    alarms = list(alarms_of(actor).filter(gain=gain))
    demand = visible_to(actor).filter(pk=gain.demand_id).first() if gain.demand_id else None
    return GainPage(
        gain=gain,
        history=fold_gain(events.defer("passage__document__text")),
        open_alarms=tuple(each for each in alarms if each.state == AlarmState.OPEN),
        settled_alarms=tuple(each for each in alarms if each.state != AlarmState.OPEN),
        demand=demand,
        may_know_meeting=gain.meeting is not None and allows("meetings.view", actor, gain.meeting),
    )


def with_states(rows: QuerySet[Gain]) -> QuerySet[Gain]:
    """One query more: `gain.ledger`, from which `state_of` tells whether it stands."""
    events = GainEvent.objects.filter(voided_at=None).select_related("passage")
    return rows.prefetch_related(
        Prefetch("events", events.defer("passage__words"), to_attr="ledger")
    )


def state_of(gain: Any) -> GainState:
    """Of a gain read through `with_states`."""
    return fold_gain(gain.ledger).state


def gains_that_are(state: GainState) -> Q:
    """A filter. Only gains to which something happened are folded: the others stand."""
    ledgers: dict[UUID, list[GainEvent]] = {}
    events = GainEvent.objects.filter(voided_at=None).select_related("passage")
    for event in events.defer("passage__words", "words"):
        ledgers.setdefault(event.gain_id, []).append(event)
    now = {gain: fold_gain(events).state for gain, events in ledgers.items()}
    if state is GainState.STANDING:
        return ~Q(pk__in=[gain for gain, found in now.items() if found is not state])
    return Q(pk__in=[gain for gain, found in now.items() if found is state])


def alarms_of(actor: Actor) -> QuerySet[GainAlarm]:
    """Of gains that the actor may read, the newest first."""
    rows = GainAlarm.objects.filter(
        gain__in=visible_gains(actor).order_by().values("id"),
        document__in=visible_documents(actor).order_by().values("id"),
    )
    related = ("gain", "document", "threat")
    return rows.select_related(*related).defer("document__text").order_by("-raised_at", "-id")


def open_alarms(actor: Actor) -> QuerySet[GainAlarm]:
    return alarms_of(actor).filter(state=AlarmState.OPEN)
