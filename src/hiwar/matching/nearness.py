"""How near in meaning: the cosines of a query with demands, whoever holds the vectors."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

NEAREST: Final = 100


class Nearness(Protocol):
    """A query, asked for its cosines by place: those of `places`, and of the hundred nearest besides.

    A place that has no vector is left out.
    """

    def __call__(self, places: Collection[int]) -> Mapping[int, float]: ...


class InMemory:
    """Exact, over a matrix with a row a place, NaN where a place has no vector yet.

    The hundred nearest are sought in `among` alone, where it is given.
    """

    def __init__(
        self, matrix: "Vectors", vector: "Vectors", among: Sequence[int] | None = None
    ) -> None:
        self._matrix = matrix
        self._vector = vector
        self._among = among

    def __call__(self, places: Collection[int]) -> dict[int, float]:
        import numpy as np  # noqa: PLC0415 - absent without the extra

        # Row by row: a product by the matrix would be shared among threads that wait for one another.
        cosines = np.vecdot(self._matrix, self._vector)
        wanted = [*places, *self._nearest(cosines)]
        found = zip(wanted, cosines[wanted].tolist(), strict=True) if wanted else ()
        return {place: cosine for place, cosine in found if cosine == cosine}  # noqa: PLR0124 - NaN

    def _nearest(self, cosines: "Vectors") -> list[int]:
        """Those that point the same way at all. NaN sorts behind every number."""
        import numpy as np  # noqa: PLC0415 - absent without the extra

        among = None if self._among is None else np.array(self._among, dtype=np.intp)
        away = -(cosines if among is None else cosines[among])
        places = np.argpartition(away, NEAREST)[:NEAREST] if len(away) > NEAREST else None
        places = np.arange(len(away)) if places is None else places
        near = places[away[places] < 0]
        chosen: list[int] = (near if among is None else among[near]).tolist()
        return chosen
