"""Nearness asked of the database: exact search by PostgreSQL's extension `vector`, where it is laid out.

`hiwar vectors --pgvector` makes the table (`domain.meanings`): a row a demand, the numbers of its
`DemandVector` in a type that the database can multiply. It is no model, for the type exists only where
the extension is; its rows go with their `DemandVector`, by the foreign key.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import connection

from hiwar.matching import NEAREST

if TYPE_CHECKING:
    from hiwar.matching.semantic import Vectors

TABLE: Final = "demands_demandmeaning"
_ASKED: Final = NEAREST * 2  # rows of demands taken out or reworded may stand among the nearest


def type_in_database() -> str | None:
    """The type that the vectors have there (`halfvec`, or `vector` before pgvector 0.7); None where the
    database does not search them. Not remembered: the table may come and go while pages are served.
    """
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format_type(atttypid, NULL) FROM pg_attribute"
            " WHERE attrelid = to_regclass(%s) AND attname = 'meaning' AND NOT attisdropped",
            [TABLE],
        )
        row = cursor.fetchone()
    return row[0] if row else None


def written(vector: "Vectors") -> str:
    """As pgvector reads it."""
    return f"[{','.join(f'{number:.8g}' for number in vector.tolist())}]"


class InDatabase:
    """A query's cosines (`hiwar.matching.Nearness`), two statements a question.

    `place_of` is None for a demand whose vector is not of its present wording. The hundred nearest are
    sought in `among` alone, where it is given.
    """

    def __init__(
        self, workspace_id: UUID, vector: "Vectors", kind: str, *,
        ids: Sequence[UUID | None], place_of: Callable[[UUID], int | None],
        among: Collection[UUID] | None = None,
    ) -> None:  # fmt: skip
        self._workspace_id = workspace_id
        self._vector = written(vector)
        self._kind = kind
        self._ids = ids
        self._place_of = place_of
        self._among = among

    def __call__(self, places: Collection[int]) -> dict[int, float]:
        nearest = [pair for pair in self._cosines(self._among, _ASKED) if pair[1] > 0]
        wanted = [demand for place in places if (demand := self._ids[place]) is not None]
        return dict([*nearest[:NEAREST], *self._cosines(wanted, len(wanted))])

    def _cosines(self, among: Collection[UUID] | None, most: int) -> list[tuple[int, float]]:
        """The nearest first."""
        parameters: list[Any] = [self._vector, self._workspace_id]
        if among is not None:
            parameters.append(list(among))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT demand_id, -(meaning <#> %s::{self._kind}) FROM {TABLE}"  # noqa: S608 - no words of a user
                f" WHERE workspace_id = %s{'' if among is None else ' AND demand_id = ANY(%s)'}"
                " ORDER BY 2 DESC LIMIT %s",
                [*parameters, most],
            )
            rows = cursor.fetchall()
        found = ((self._place_of(demand), cosine) for demand, cosine in rows)
        return [(place, cosine) for place, cosine in found if place is not None]
