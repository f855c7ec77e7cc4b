"""What the floor above tells the dossier: which meetings were rounds, which commitments are due.

`dialogue` registers both from its `apps.py`; without it there are none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from hiwar.kernel.actors import Actor

ROUNDS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class RoundMark:
    """A round by its meeting."""

    meeting_id: UUID
    held_on: date | None


@dataclass(frozen=True, slots=True)
class Flag:
    """The nearest open commitment on a demand. `timing`: `late`, `soon` or `on_time`."""

    timing: str
    due_on: date | None


Rounds = Callable[[Actor], Sequence[RoundMark]]
Flags = Callable[[Actor, date, Collection[UUID]], Mapping[UUID, Flag]]

_rounds: list[Rounds] = []
_flags: list[Flags] = []


def register_rounds(rounds: Rounds) -> None:
    """`rounds(actor)`: all that the actor may know, the oldest first."""
    _rounds[:] = [rounds]


def register_flags(flags: Flags) -> None:
    """`flags(actor, today, demands)`: by the demand's id, of these alone."""
    _flags[:] = [flags]


def rounds(actor: Actor) -> Sequence[RoundMark]:
    return _rounds[0](actor) if _rounds else ()


def last_rounds(actor: Actor) -> Sequence[RoundMark]:
    """At most eight, the oldest first."""
    return rounds(actor)[-ROUNDS_SHOWN:]


def flags(actor: Actor, today: date, demands: Collection[UUID]) -> Mapping[UUID, Flag]:
    return _flags[0](actor, today, demands) if _flags and demands else {}
