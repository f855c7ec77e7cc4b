"""What the room above knows of documents: where each was read, which is where a reader wants to land."""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from hiwar.kernel.actors import Actor

Readings = Callable[[Actor, Collection[UUID]], Mapping[UUID, tuple[str, UUID]]]

_readings: list[Readings] = []


def register_readings(readings: Readings) -> None:
    """`readings(actor, ids)`: by a document's id, the url name and the id of the page of its reading."""
    _readings[:] = [readings]


def readings_of(actor: Actor, documents: Collection[UUID]) -> Mapping[UUID, tuple[str, UUID]]:
    """Only documents whose reading the actor may open."""
    return _readings[0](actor, documents) if _readings else {}
