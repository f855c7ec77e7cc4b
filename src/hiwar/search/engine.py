"""The two indexes: FTS5 on SQLite, a GIN index over a tsvector on PostgreSQL, of the same lexemes.

Every lexeme begins with its workspace's key, so that what an index must walk through never grows
with the other workspaces, not even for the commonest word.

On PostgreSQL a policy on the entries asks the same as our condition (`hiwar.terms`): with any other
policy the database may not use the index, since `@@` could tell of rows that the policy hides.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Model

from hiwar.search.analyser import Word
from hiwar.search.facets import YEAR, facet

KEY: Final = 6
DAY_BITS: Final = 40  # of an id, below its day
_LOW: Final = (1 << DAY_BITS) - 1
_ANSWERS: Final = "search_entry.terms @@ current_setting('hiwar.terms', true)::tsquery"
_TEXT: Final = "JOIN search_text ON search_text.entry_id = search_entry.id"
_HOLDS: Final = {
    "sqlite": "AND (instr(search_text.title, %s) > 0 OR instr(search_text.body, %s) > 0)",
    "postgresql": "AND (strpos(search_text.title, %s) > 0 OR strpos(search_text.body, %s) > 0)",
}


class Wish(NamedTuple):
    """One word of an expression: a text must hold one of `lexemes` or what begins so."""

    lexemes: frozenset[str]
    beginnings: tuple[str, ...] = ()


def key_of(workspace_id: UUID) -> str:
    """Short; two workspaces with the same key only cost time, never a wrong answer."""
    digest = hashlib.blake2b(workspace_id.bytes, digest_size=4).digest()
    return base64.b32encode(digest).decode("ascii")[:KEY].lower()


def any_form(word: Word) -> Wish:
    return Wish(word.wanted, word.beginnings)


def same_form(word: Word) -> Wish:
    """The word itself, with or without its proclitics, and no other form of it."""
    return Wish(frozenset(word.forms.bares[:1]))


class Asked(NamedTuple):
    """What a text must answer: every one of `wishes`."""

    wishes: tuple[Wish, ...]

    def also(self, *wishes: Wish) -> "Asked":
        return Asked((*self.wishes, *wishes))

    def told(self, workspace_id: UUID) -> str:
        """In the words of the database's own index. Quoted: lexemes are letters, digits, our marks."""
        key, both = key_of(workspace_id), " AND " if _is_sqlite() else " & "
        return both.join(_any(wish, key) for wish in self.wishes)


def narrowed_to(mark: str, *values: object) -> Wish:
    """Of entries whose facet has one of these values."""
    return Wish(frozenset(facet(mark, value) for value in values))


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _any(wish: Wish, key: str) -> str:
    quote, either, longer = ('"', " OR ", "*") if _is_sqlite() else ("'", " | ", ":*")
    whole = [f"{quote}{key}{lexeme}{quote}" for lexeme in sorted(wish.lexemes)]
    begun = [f"{quote}{key}{lexeme}{quote}{longer}" for lexeme in wish.beginnings]
    return f"({either.join([*whole, *begun])})"


def periods(today: date) -> tuple[Wish | None, ...]:
    """Spans of time to look in one after the other, until one holds enough; None is all of it."""
    if _is_sqlite():
        return (None,)
    year = today.year
    return narrowed_to(YEAR, year + 1, year), narrowed_to(YEAR, *range(year - 2, year + 2)), None


def newest(
    workspace_id: UUID, asked: Asked, most: int, columns: Sequence[str] = ("id",), typed: str = ""
) -> list[tuple[Any, ...]]:
    """Entries that answer, the newest first, `most` at most; `typed`: their words hold it, letter by letter.

    Ids go by day, so that SQLite, which walks its index backwards, gives the newest without looking
    at the others. PostgreSQL looks at all that answer: see `periods`. The workspace is no condition
    that an index could serve: both would take it first, and it holds far more than what answers.
    """
    text = _TEXT if typed else ""
    holds = _HOLDS[connection.vendor] if typed else ""
    told, given = asked.told(workspace_id), [typed, typed] if typed else []
    named = ", ".join(f"search_entry.{column}" for column in columns)
    with connection.cursor() as cursor:
        if _is_sqlite():
            cursor.execute(
                f"SELECT {named} FROM search_terms CROSS JOIN search_entry"  # noqa: S608 - our own columns
                f" ON search_entry.id = search_terms.rowid {text}"
                f" WHERE search_terms MATCH %s AND +search_entry.workspace_id = %s {holds}"
                " ORDER BY search_terms.rowid DESC LIMIT %s",
                [told, workspace_id.hex, *given, most],
            )
        else:
            _let_see(told)
            cursor.execute(
                f"SELECT {named} FROM search_entry {text}"  # noqa: S608 - our own columns
                f" WHERE {_ANSWERS} AND search_entry.workspace_id::text = %s {holds}"
                " ORDER BY search_entry.id DESC LIMIT %s",
                [str(workspace_id), *given, most],
            )
        return list(cursor.fetchall())


def open_workspace(workspace_id: UUID) -> None:
    """Let this connection read all entries of a workspace: for writing and checking them."""
    if not _is_sqlite():
        _let_see(f"'{key_of(workspace_id)}'")


def _let_see(asked: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hiwar.terms', %s, false)", [asked])


def fresh_ids(days: Sequence[date | None]) -> list[int]:
    """Ids of entries of these days: the later the day, the greater."""
    low = _after_those_of(days) if _is_sqlite() else _counted(len(days))
    return [_first_of(day) | each for day, each in zip(days, low, strict=True)]


def _first_of(day: date | None) -> int:
    return (day.toordinal() if day else 0) << DAY_BITS


def _after_those_of(days: Sequence[date | None]) -> list[int]:
    """SQLite has one writer at a time: nobody else draws meanwhile."""
    firsts = sorted({_first_of(day) for day in days})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column1, (SELECT max(id) FROM search_entry WHERE id BETWEEN column1 AND column1 | %s)"  # noqa: S608
            f" FROM (VALUES {', '.join(['(%s)'] * len(firsts))})",
            [_LOW, *firsts],
        )
        last = {first: (newest or first) & _LOW for first, newest in cursor.fetchall()}
    drawn = []
    for day in days:
        last[_first_of(day)] += 1
        drawn.append(last[_first_of(day)])
    return drawn


def _counted(number: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('search_entry', 'id')) FROM generate_series(1, %s)",
            [number],
        )
        return [row[0] & _LOW for row in cursor.fetchall()]


def insert(rows: Sequence[tuple[Model, Iterable[str]]]) -> None:
    """Entries with their ids, and the lexemes of each."""
    fields = rows[0][0]._meta.concrete_fields  # noqa: SLF001
    columns = [str(field.column) for field in fields]
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row, _ in rows
    ]
    words = [_prefixed(row, lexemes) for row, lexemes in rows]
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        if _is_sqlite():
            cursor.executemany(
                f"INSERT INTO search_entry ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608
                values,
            )
            cursor.executemany(
                "INSERT OR REPLACE INTO search_terms (rowid, terms) VALUES (%s, %s)",
                [(row.pk, " ".join(each)) for (row, _), each in zip(rows, words, strict=True)],
            )
            return
        cursor.executemany(
            f"INSERT INTO search_entry ({', '.join(columns)}, terms)"  # noqa: S608
            f" VALUES ({marks}, array_to_tsvector(%s::text[]))",
            [[*row, each] for row, each in zip(values, words, strict=True)],
        )


def _prefixed(row: Any, lexemes: Iterable[str]) -> list[str]:
    key = key_of(row.workspace_id)
    return [key, *(key + lexeme for lexeme in sorted(lexemes))]


def remove(ids: Sequence[int]) -> None:
    """The lexemes of entries about to be deleted."""
    if ids and _is_sqlite():
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM search_terms WHERE rowid = %s", [(each,) for each in ids]
            )
