"""How much each union of the measurement holds: exact totals, sizes falling by rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DEMANDS, EVENTS, COMMITMENTS = 200, 2_000, 400  # for each workspace, on average
FALL: Final = 0.68  # the exponent that makes the first of 500 about a twentieth of the whole
MOST_ROUNDS, FEWEST_ROUNDS = 40, 2


@dataclass(frozen=True, slots=True)
class Size:
    """Of one union."""

    demands: int
    events: int
    commitments: int
    rounds: int


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total."""
    whole = sum(weights)
    given, reached, weight = [], 0, 0.0
    for each in weights:
        weight += each
        upto = round(total * weight / whole)
        given.append(upto - reached)
        reached = upto
    return given


def sizes(number: int) -> list[Size]:
    """The biggest first."""
    weights = [rank**-FALL for rank in range(1, number + 1)]
    columns = (shares(each * number, weights) for each in (DEMANDS, EVENTS, COMMITMENTS))
    return [
        Size(demands, events, commitments, max(FEWEST_ROUNDS, round(MOST_ROUNDS * weight**0.5)))
        for demands, events, commitments, weight in zip(*columns, weights, strict=True)
    ]
