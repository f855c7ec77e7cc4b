"""What registers and counts need of a fold."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hiwar.demands.vocabulary.events import SPOKEN
from hiwar.demands.vocabulary.fold import Fold
from hiwar.demands.vocabulary.states import DemandState

ENDED: Final = (DemandState.MET, DemandState.CLOSED)


@dataclass(frozen=True, slots=True)
class Summary:
    """`state` is empty where nothing is recorded. `is_unanswered`: asked, never answered, not settled otherwise."""

    state: str
    first_on: date | None
    last_on: date | None
    is_unanswered: bool
    has_gap: bool


def summary_of(fold: Fold[Any]) -> Summary:
    moves = fold.moves
    answered = any(move.event.kind in SPOKEN for move in moves)
    return Summary(
        state=str(fold.state or ""),
        first_on=moves[0].event.occurred_on if moves else None,
        last_on=moves[-1].event.occurred_on if moves else None,
        is_unanswered=bool(moves) and fold.state not in ENDED and not answered,
        has_gap=bool(fold.gaps),
    )
