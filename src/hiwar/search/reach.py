"""What an actor may read, as it is asked of the index beside the words."""

from collections.abc import Iterable
from typing import Any

from hiwar.search import facets
from hiwar.search.engine import Asked, narrowed_to
from hiwar.search.registry import AUDIENCES, Source


def readable_to(actor: Any, all_sources: Iterable[Source]) -> Asked | None:
    """What an entry must be for the actor to read it: nothing where they read all, None where nothing.

    Who reads what is shared, of all registers but some, asks for one lexeme; the others for a union.
    """
    reaches = {source.key: source.audiences(actor) for source in all_sources}
    read = set(reaches.values()) - {frozenset()}
    if not read:
        return None
    if set(reaches.values()) == {frozenset(AUDIENCES)}:
        return Asked()
    if len(read) > 1:
        pairs = (facets.reach(key, name) for key, names in reaches.items() for name in names)
        return Asked().of(narrowed_to(facets.REACH, *pairs))
    names = sorted(read.pop())
    closed = [facets.reach(key, name) for key in reaches if not reaches[key] for name in names]
    never = narrowed_to(facets.REACH, *closed) if closed else None
    return Asked(never=never).of(narrowed_to(facets.AUDIENCE, *names))
