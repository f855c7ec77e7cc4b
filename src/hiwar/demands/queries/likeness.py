"""Which demands of the register say what a text says, in its words or in others."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from hiwar.demands.models import Demand
from hiwar.demands.queries import engine
from hiwar.demands.queries.pool import DemandPool, Progress, pool_of
from hiwar.demands.queries.visible import visible_to
from hiwar.demands.vocabulary.likeness import sentence_of
from hiwar.kernel.actors import Actor
from hiwar.matching import Candidate, Reason, Why

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

ALIKE: Final = 0.3
ALIKE_ENOUGH: Final = 0.45  # to be asked before a demand is added: docs/matching.md has the figures
_LOOKED_AT: Final = 40


@dataclass(frozen=True, slots=True)
class Alike:
    """A candidate. `score` (0 to 1) only ranks; `shared` are the words that both have, and those of
    the text that the demand says in other words.
    """

    demand: Demand
    score: float
    shared: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def told(self) -> list[str]:
        """A sentence a reason, in the reader's language."""
        return [sentence_of(reason) for reason in self.reasons]


@dataclass(frozen=True, slots=True)
class Likes:
    """Candidates, and how they were found."""

    found: tuple[Alike, ...]
    progress: Progress


def demands_like(
    actor: Actor, text: str, *, most: int = 5, without: Collection[UUID] = ()
) -> list[Alike]:
    """By words and synonyms, the likeliest first, headings left out; only demands the actor may read.

    What it finds changes with the register alone, so that a page may be kept.
    """
    pool = pool_of(actor.workspace_id)
    with pool.lock:
        pool.refresh(vectors=False)
        return _likes(actor, pool, text, None, most, without)


def suggested(actor: Actor, text: str, *, most: int = 5, without: Collection[UUID] = ()) -> Likes:
    """As `demands_like`, with nearness in meaning where the embedding is on: a page of it is not kept."""
    pool = pool_of(actor.workspace_id)
    vector = engine.embedded_query(text) if engine.why_off() is None else None
    with pool.lock:
        pool.refresh()
        found = _likes(actor, pool, text, vector, most, without)
        return Likes(tuple(found), pool.progress())


def _likes(
    actor: Actor,
    pool: DemandPool,
    text: str,
    vector: "Vectors | None",
    most: int,
    without: Collection[UUID],
) -> list[Alike]:
    """Most actors may read all they find: the whole of what they may read is asked for where not."""
    found = _good(pool.ranked(text, vector, most=_LOOKED_AT + len(without)), without)
    rows = _rows(actor, [demand for demand, _each in found])
    if len(rows) < min(most, len(found)):
        readable = set(visible_to(actor).exclude(number=None).values_list("id", flat=True))
        found = _good(pool.ranked(text, vector, most=most, among=readable - set(without)), without)
        rows = _rows(actor, [demand for demand, _each in found])
    shown = [(rows[demand], each) for demand, each in found if demand in rows][:most]
    return [_alike(demand, pool.explained(text, each)) for demand, each in shown]


def _good(
    found: list[tuple[UUID, Candidate]], without: Collection[UUID]
) -> list[tuple[UUID, Candidate]]:
    return [(id_, each) for id_, each in found if each.score >= ALIKE and id_ not in without]


def _rows(actor: Actor, demands: list[UUID]) -> dict[UUID, Demand]:
    if not demands:
        return {}
    return {row.id: row for row in visible_to(actor).exclude(number=None).filter(id__in=demands)}


def _alike(demand: Demand, each: Candidate) -> Alike:
    pairs = (
        pair for reason in each.reasons if reason.why is not Why.OTHER_BENEFICIARIES for pair in reason.pairs
    )  # fmt: skip
    return Alike(
        demand, each.score, tuple(dict.fromkeys(ours for ours, _theirs in pairs)), each.reasons
    )
