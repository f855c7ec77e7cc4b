"""What can happen to a gain, and its state as the fold of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Generic

from django.db import models
from django.utils.translation import pgettext_lazy

from hiwar.demands.vocabulary.fold import E


class GainState(models.TextChoices):
    """In the order in which they ask for attention."""

    THREATENED = "threatened", pgettext_lazy("state of a gain", "threatened")
    STANDING = "standing", pgettext_lazy("state of a gain", "standing")
    LOST = "lost", pgettext_lazy("state of a gain", "lost")


class GainEventKind(models.TextChoices):
    RECORDED = "recorded", pgettext_lazy("event of a gain", "recorded")
    THREATENED = "threatened", pgettext_lazy("event of a gain", "threatened")
    DEFENDED = "defended", pgettext_lazy("event of a gain", "defended")
    LOST = "lost", pgettext_lazy("event of a gain", "lost")
    RESTORED = "restored", pgettext_lazy("event of a gain", "restored")


class AlarmState(models.TextChoices):
    """What was decided of an alarm."""

    OPEN = "open", pgettext_lazy("state of an alarm", "waits")
    DISMISSED = "dismissed", pgettext_lazy("state of an alarm", "dismissed")
    CONFIRMED = "confirmed", pgettext_lazy("state of an alarm", "confirmed")


class AlarmReason(models.TextChoices):
    """Why a document set it off."""

    CITES = "cites", pgettext_lazy("reason of an alarm", "cites its legal text")
    ALIKE = "alike", pgettext_lazy("reason of an alarm", "speaks of the same right")


K, S = GainEventKind, GainState
GAIN_TABLE: Final[dict[GainState, dict[GainEventKind, GainState]]] = {
    S.STANDING: {
        K.RECORDED: S.STANDING, K.THREATENED: S.THREATENED, K.DEFENDED: S.STANDING, K.LOST: S.LOST,
    },
    S.THREATENED: {K.THREATENED: S.THREATENED, K.DEFENDED: S.STANDING, K.LOST: S.LOST},
    S.LOST: {K.RESTORED: S.STANDING},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GainFold(Generic[E]):
    """`gaps` are the events that the state before them does not allow; they move nothing."""

    state: GainState
    events: tuple[E, ...]
    gaps: tuple[E, ...]


def gain_allows(state: GainState, kind: GainEventKind) -> bool:
    return kind in GAIN_TABLE[state]


def fold_gain(events: Iterable[E]) -> GainFold[E]:
    """A gain stands from its first day; the same events in any order give the same state."""
    state, gaps = GainState.STANDING, []
    ordered = sorted(events, key=lambda each: each.place_in_time)
    for event in ordered:
        kind = GainEventKind(event.kind)
        if gain_allows(state, kind):
            state = GAIN_TABLE[state][kind]
        else:
            gaps.append(event)
    return GainFold(state, tuple(ordered), tuple(gaps))
