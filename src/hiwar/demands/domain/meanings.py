"""The table in which PostgreSQL searches embeddings: made, filled from the kept vectors, given up.

Derived rows, like the vectors themselves: no journal entry, and nothing is lost with them.
"""

from collections.abc import Collection
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import connection

from hiwar.demands.models import DemandVector
from hiwar.demands.queries import engine
from hiwar.demands.queries.meaning import TABLE, type_in_database, written
from hiwar.kernel.row_level_security import close_table

AT_ONCE: Final = 500
_LAY_OUT: Final = """
CREATE TABLE {table} (
  demand_id uuid PRIMARY KEY REFERENCES {vectors} (demand_id) ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  meaning {kind}({dimensions}) NOT NULL
);
ALTER TABLE {table} ALTER COLUMN meaning SET STORAGE PLAIN;
CREATE INDEX {table}_workspace ON {table} (workspace_id);
"""


class NoVectorType(Exception):  # noqa: N818 - named for the fact
    """This database cannot search vectors; the message says what it lacks."""


def lay_out_meanings() -> None:
    """Make the table, closed to other workspaces; nothing where it is there. Raises NoVectorType."""
    if type_in_database() is not None:
        return
    kind = _type_of_extension()
    with connection.schema_editor() as editor:
        vectors = editor.quote_name(DemandVector._meta.db_table)  # noqa: SLF001 - Django's own name for it
        editor.execute(
            _LAY_OUT.format(table=TABLE, vectors=vectors, kind=kind, dimensions=engine.DIMENSIONS)
        )
        close_table(editor, TABLE)


def _type_of_extension() -> str:
    if connection.vendor != "postgresql":
        raise NoVectorType("vectors are searched in the database on PostgreSQL alone")
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regtype('halfvec'), to_regtype('vector')")
        half, whole = cursor.fetchone()
    if whole is None:
        raise NoVectorType("the extension is not installed here: CREATE EXTENSION vector")
    return "halfvec" if half is not None else "vector"


def give_up_meanings() -> None:
    """Search in memory again."""
    if type_in_database() is not None:
        with connection.schema_editor() as editor:
            editor.execute(f"DROP TABLE {TABLE}")


def fill_meanings(demands: Collection[UUID] | None = None) -> int:
    """A row for each vector of the current workspace (of `demands` alone, where given) that has none; how
    many vectors there are. Nothing where the database does not search them.
    """
    kind = type_in_database()
    if kind is None:
        return 0
    vectors = DemandVector.objects.filter(engine=engine.NAME)
    if demands is not None:
        vectors = vectors.filter(demand__in=demands)
    columns = vectors.values_list("demand_id", "workspace_id", "values")
    rows = columns.order_by("id").iterator(AT_ONCE)
    done = 0
    while some := list(islice(rows, AT_ONCE)):
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (demand_id, workspace_id, meaning)"  # noqa: S608 - names of ours
                f" VALUES (%s, %s, %s::{kind}) ON CONFLICT DO NOTHING",
                [(demand, home, written(engine.unpacked(values))) for demand, home, values in some],
            )
        done += len(some)
    return done
