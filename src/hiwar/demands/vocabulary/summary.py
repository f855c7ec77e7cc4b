"""What registers and counts need of a fold."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hiwar.demands.vocabulary.events import SPOKEN, EventKind
from hiwar.demands.vocabulary.fold import TABLE, Fold, allowed
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


def summary_after(before: Summary, kind: EventKind, day: date) -> Summary | None:
    """What `before` comes to with one more event at its end, without the ledger; None where the
    table does not allow the move. Not for a second part of a split, which only the ledger knows.
    """
    state = DemandState(before.state) if before.state else None
    if not allowed(state, kind):
        return None
    after = TABLE[state][kind]
    is_silent = before.is_unanswered or not before.state
    return Summary(
        state=str(after), first_on=before.first_on or day, last_on=day, has_gap=before.has_gap,
        is_unanswered=is_silent and after not in ENDED and kind not in SPOKEN,
    )  # fmt: skip


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
