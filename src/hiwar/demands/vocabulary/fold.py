"""State is a fold over the ledger: the table of moves, and what a history comes to.

A move that the table does not know leaves the state as it is and is told as a gap: old papers
arrive in any order, and one may be missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from hiwar.demands.vocabulary.events import ANSWERS, CLOSING, EventKind
from hiwar.demands.vocabulary.states import DemandState

K, S = EventKind, DemandState
_ASKING = {K.RAISED, K.ADOPTED, K.RESTATED}


def _row(**moves: DemandState) -> dict[EventKind, DemandState]:
    return {EventKind(kind): state for kind, state in moves.items()}


def _answers_to(state: DemandState) -> dict[EventKind, DemandState]:
    return dict.fromkeys(ANSWERS, state)


def _closings() -> dict[EventKind, DemandState]:
    return dict.fromkeys(CLOSING, S.CLOSED)


def _asked_to(state: DemandState) -> dict[EventKind, DemandState]:
    return dict.fromkeys(_ASKING, state)


_OUTCOMES = _row(committed=S.COMMITTED, partly_met=S.PARTLY_MET, met=S.MET, refused=S.REFUSED)

TABLE: dict[DemandState | None, dict[EventKind, DemandState]] = {
    None: _asked_to(S.RAISED) | {K.SUBMITTED: S.IN_DIALOGUE},
    S.RAISED: _asked_to(S.RAISED)
    | _answers_to(S.IN_DIALOGUE)
    | {K.SUBMITTED: S.IN_DIALOGUE, K.CLAIMED: S.RAISED}
    | _OUTCOMES
    | _closings(),
    S.IN_DIALOGUE: _asked_to(S.IN_DIALOGUE)
    | _answers_to(S.IN_DIALOGUE)
    | {K.SUBMITTED: S.IN_DIALOGUE, K.CLAIMED: S.IN_DIALOGUE}
    | _OUTCOMES
    | _closings(),
    S.COMMITTED: _asked_to(S.COMMITTED)
    | _answers_to(S.COMMITTED)
    | {K.SUBMITTED: S.COMMITTED, K.CLAIMED: S.COMMITTED}
    | _OUTCOMES
    | _closings(),
    S.PARTLY_MET: _asked_to(S.PARTLY_MET)
    | _answers_to(S.PARTLY_MET)
    | {K.SUBMITTED: S.PARTLY_MET, K.CLAIMED: S.PARTLY_MET, K.COMMITTED: S.PARTLY_MET}
    | _row(partly_met=S.PARTLY_MET, met=S.MET, refused=S.PARTLY_MET, rolled_back=S.ROLLED_BACK)
    | _closings(),
    S.MET: {K.CLAIMED: S.MET, K.MET: S.MET, K.ROLLED_BACK: S.ROLLED_BACK} | _closings(),
    S.REFUSED: _asked_to(S.RAISED)
    | _answers_to(S.IN_DIALOGUE)
    | {K.SUBMITTED: S.IN_DIALOGUE, K.CLAIMED: S.REFUSED}
    | _OUTCOMES
    | _closings(),
    S.ROLLED_BACK: _asked_to(S.RAISED)
    | _answers_to(S.IN_DIALOGUE)
    | {K.SUBMITTED: S.IN_DIALOGUE, K.CLAIMED: S.ROLLED_BACK}
    | _OUTCOMES
    | _closings(),
    S.CLOSED: {},
}
for _state in (S.RAISED, S.IN_DIALOGUE, S.COMMITTED, S.PARTLY_MET, S.REFUSED, S.ROLLED_BACK):
    TABLE[_state][K.SENT_UP] = _state  # what is asked higher up stands here where it stood
    TABLE[_state][K.DEFERRED] = _state  # and what we put off


_SETTLING = {K.MET, K.PARTLY_MET, K.REFUSED, K.ROLLED_BACK} | CLOSING


class Happened(Protocol):
    """What the fold needs of an event; `place_in_time` orders: (day, place in the document, id)."""

    @property
    def kind(self) -> Any: ...

    @property
    def place_in_time(self) -> tuple[Any, ...]: ...


E = TypeVar("E", bound=Happened)


@dataclass(frozen=True, slots=True)
class Move(Generic[E]):
    """An event and the state it led to."""

    event: E
    state: DemandState | None


@dataclass(frozen=True, slots=True)
class Gap(Generic[E]):
    """Two events in a row that disagree: something is missing between them.

    `before` is None where it is missing at the start.
    """

    before: E | None
    after: E


@dataclass(frozen=True, slots=True)
class Fold(Generic[E]):
    """What a history comes to. `claimed` is the newest claim that no later event has settled."""

    state: DemandState | None
    moves: tuple[Move[E], ...]
    gaps: tuple[Gap[E], ...]
    claimed: E | None


def allowed(state: DemandState | None, kind: EventKind) -> bool:
    return kind in TABLE[state]


def follows(state: DemandState | None, previous: Any, kind: EventKind) -> bool:
    """Whether `kind` may come next. A demand split into several has one event for each part: the
    second and those after it close nothing anew.
    """
    is_next_part = kind is K.SPLIT and previous is not None and previous.kind == K.SPLIT
    return allowed(state, kind) or (is_next_part and state is S.CLOSED)


def fold(events: Iterable[E]) -> Fold[E]:
    """Fold events in any order of arrival; the same set gives the same result."""
    state: DemandState | None = None
    moves: list[Move[E]] = []
    gaps: list[Gap[E]] = []
    claimed: E | None = None
    previous: E | None = None
    for event in sorted(events, key=lambda each: each.place_in_time):
        kind = EventKind(event.kind)
        if follows(state, previous, kind):
            state = TABLE[state].get(kind, state)
        else:
            gaps.append(Gap(previous, event))
            state = _after_gap(state, kind)
        claimed = _claim_left(claimed, event, kind, state)
        moves.append(Move(event, state))
        previous = event
    return Fold(state, tuple(moves), tuple(gaps), claimed)


def _after_gap(state: DemandState | None, kind: EventKind) -> DemandState | None:
    """A history that begins in its middle stands where its first paper says it does.

    Elsewhere a gap moves nothing.
    """
    if state is not None:
        return state
    return S.ROLLED_BACK if kind is K.ROLLED_BACK else TABLE[S.RAISED][kind]


def _claim_left(
    claimed: E | None, event: E, kind: EventKind, state: DemandState | None
) -> E | None:
    """The claim that waits for our word after `event`; what is met or closed waits for none."""
    if state in (S.MET, S.CLOSED) or kind in _SETTLING:
        return None
    return event if kind is K.CLAIMED else claimed
