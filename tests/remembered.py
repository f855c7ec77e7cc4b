"""A world made once by its verbs and then put back row by row. A plugin of the whole suite.

A lived-in dossier takes half a thousand writes, each with its journal, its standings and its index;
putting its rows back takes a few statements. What is put back is what the verbs left, in the test's
own transaction; where it does not fit what already stands there, the world is made anew.
"""

import copy
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Row = tuple[Any, ...]
TERMS = "search_terms"  # SQLite's full-text index cannot be read back: what was said to it is said again


@dataclass
class Table:
    """`taken` and `given` hold SQL for the columns: how they are read as plain values, and written."""

    name: str
    columns: list[str]
    key: list[str]
    taken: str
    given: str

    def put(self, cursor, rows: list[Row]) -> None:
        named = ", ".join(f'"{column}"' for column in self.columns)
        renewed = ", ".join(f'"{column}" = excluded."{column}"' for column in self.columns)
        key = ", ".join(f'"{column}"' for column in self.key)
        cursor.executemany(
            f'INSERT INTO "{self.name}" ({named}) VALUES ({self.given})'
            f" ON CONFLICT ({key}) DO UPDATE SET {renewed}",
            rows,
        )

    def rows(self, cursor) -> set[Row]:
        cursor.execute(f'SELECT {self.taken} FROM "{self.name}"')
        return set(cursor.fetchall())

    def keys(self, rows: set[Row]) -> set[Row]:
        places = [self.columns.index(column) for column in self.key]
        return {tuple(row[place] for place in places) for row in rows}


def _sqlite_table(cursor, name: str) -> Table:
    cursor.execute(f"PRAGMA table_info('{name}')")
    told = cursor.fetchall()
    columns = [row[1] for row in told]
    return Table(
        name, columns, [row[1] for row in told if row[5]],
        # The plus sign hides the column's type, so that the value comes as it is kept.
        ", ".join(f'+"{column}"' for column in columns), ", ".join(["%s"] * len(columns)),
    )  # fmt: skip


def _postgres_table(cursor, name: str, key: list[str]) -> Table:
    cursor.execute(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        [name],
    )
    told = cursor.fetchall()
    return Table(
        name, [column for column, _kind in told], key,
        ", ".join(f'"{column}"::text' for column, _kind in told),
        ", ".join(f"%s::{kind}" for _column, kind in told),
    )  # fmt: skip


@dataclass
class Memory:
    base: Any
    stood: dict[str, Row]
    rows: list[tuple[Table, list[Row]]]
    terms: list[tuple[str, Any, bool]]
    files: Path | None
    world: Any


class Remembered:
    def __init__(self, place: Path) -> None:
        self.place, self.memories, self._tables = place, {}, []

    def tables(self) -> list[Table]:
        from django.db import connection

        if not self._tables:
            with connection.cursor() as cursor:
                for name in connection.introspection.table_names(cursor):
                    if name.startswith(TERMS) or name == "django_migrations":
                        continue
                    if connection.vendor == "sqlite":
                        self._tables.append(_sqlite_table(cursor, name))
                    else:
                        key = connection.introspection.get_primary_key_columns(cursor, name)
                        self._tables.append(_postgres_table(cursor, name, key))
        return self._tables

    def counted(self) -> dict[str, Row]:
        """Where SQLite counts the next id from: what is put back holds its ids."""
        from django.db import connection

        if connection.vendor != "sqlite":
            return {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return dict(cursor.fetchall())

    def everything(self) -> dict[str, set[Row]]:
        from django.db import connection

        with connection.cursor() as cursor:
            return {table.name: table.rows(cursor) for table in self.tables()}

    def make(self, name: str, build, *, base=None, media: Path | None = None):
        """`build()`, or what it left the first time, where `base` is the same and ids run on alike."""
        memory = self.memories.get(name)
        if memory is None:
            return self._first(name, build, base, media)
        if memory.base != base or memory.stood != self.counted():
            return build()
        return self._again(memory, media)

    def _first(self, name, build, base, media):
        from django.db import connection

        terms: list[tuple[str, Any, bool]] = []

        def note(execute, sql, parameters, many, context):
            if TERMS in sql and not sql.startswith("SELECT"):
                terms.append((sql, list(parameters) if many else parameters, many))
                parameters = terms[-1][1]
            return execute(sql, parameters, many, context)

        stood, before = self.counted(), self.everything()
        with connection.execute_wrapper(note):
            world = build()
        rows, after = [], self.everything()
        for table in self.tables():
            made = after[table.name] - before[table.name]
            assert table.keys(before[table.name]) <= table.keys(after[table.name]), table.name
            if made:
                rows.append((table, list(made)))
        files = None
        if media is not None and media.exists():
            files = Path(shutil.copytree(media, self.place / name))
        self.memories[name] = Memory(base, stood, rows, terms, files, copy.deepcopy(world))
        return world

    def _again(self, memory: Memory, media):
        from django.db import connection

        with connection.cursor() as cursor:
            for table, rows in memory.rows:
                table.put(cursor, rows)
            for sql, parameters, many in memory.terms:
                (cursor.executemany if many else cursor.execute)(sql, parameters)
        if memory.files is not None:
            shutil.copytree(memory.files, media, dirs_exist_ok=True)
        return copy.deepcopy(memory.world)


@pytest.fixture(scope="session")
def _memories(tmp_path_factory):
    return Remembered(tmp_path_factory.mktemp("remembered"))


@pytest.fixture
def remembered(db, _memories):
    """`remembered(name, build, base=…)`: the world that `build()` makes, on top of `base`."""
    _forget_workspaces()
    return _memories.make


def _forget_workspaces():
    """What the process keeps of a workspace: one put back has the number that it had in other tests."""
    from hiwar.demands.domain import vectors
    from hiwar.demands.queries import pool

    pool._POOLS.clear()
    vectors._asked.clear()
