"""Which demands of the register a text may be speaking of."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from hiwar.demands.models import Demand
from hiwar.demands.queries.visible import visible_to
from hiwar.kernel.actors import Actor
from hiwar.language import fold, similarity

ALIKE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Alike:
    """A candidate. `score` (0 to 1) only ranks; `shared` are the words that both have."""

    demand: Demand
    score: float
    shared: tuple[str, ...]


def demands_like(
    actor: Actor, text: str, *, most: int = 5, without: Collection[UUID] = ()
) -> list[Alike]:
    """The likeliest first, headings left out; only demands the actor may read. One query."""
    found = []
    for demand in visible_to(actor).exclude(number=None).exclude(id__in=without):
        score, shared = similarity(text, demand.wording_ar)
        if score >= ALIKE:
            found.append(Alike(demand, score, _as_written(text, shared)))
    found.sort(key=lambda each: (-each.score, each.demand.number))
    return found[:most]


def _as_written(text: str, shared: Collection[str]) -> tuple[str, ...]:
    """The shared words in the spelling of `text`, each once."""
    written = (word.strip("،.؛:()«»") for word in text.split())
    return tuple(dict.fromkeys(word for word in written if fold(word) in shared))
