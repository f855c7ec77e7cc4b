"""Plausible histories: walks in the table of moves, from a first day to today."""

import random
from typing import Final

from hiwar.demands.vocabulary import DemandState, EventKind, allowed
from hiwar.demands.vocabulary.fold import TABLE

K = EventKind
WEIGHTS: Final = {
    K.RESTATED: 6, K.SUBMITTED: 6, K.ANSWERED_IN_PRINCIPLE: 5, K.ANSWERED_PARTLY: 2,
    K.ANSWERED_DEFERRED: 5, K.ANSWERED_REFERRED: 2, K.ANSWERED_ACCEPTED: 1, K.ANSWERED_NONE: 4,
    K.COMMITTED: 5, K.CLAIMED: 2, K.PARTLY_MET: 2, K.MET: 1, K.REFUSED: 2, K.ROLLED_BACK: 1,
}  # fmt: skip
NEEDED: Final = (K.RAISED, K.SUBMITTED, K.COMMITTED, K.ANSWERED_DEFERRED, K.COMMITTED)


def a_history(chance: random.Random, length: int) -> list[EventKind]:
    """`length` kinds that the table allows one after the other; two of them words given where it is long."""
    kinds = list(NEEDED[:length])
    state = _after(kinds)
    while len(kinds) < length:
        open_to = [kind for kind in WEIGHTS if allowed(state, kind)]
        kind = chance.choices(open_to, [WEIGHTS[each] for each in open_to])[0]
        state = TABLE[state][kind]
        kinds.append(kind)
    return kinds


def _after(kinds: list[EventKind]) -> DemandState | None:
    state: DemandState | None = None
    for kind in kinds:
        state = TABLE[state][kind]
    return state
