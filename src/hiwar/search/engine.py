"""The two indexes: FTS5 on SQLite, a GIN index over a tsvector on PostgreSQL, of the same lexemes.

Every lexeme begins with its workspace's key, so that what an index must walk through never grows
with the other workspaces, not even for the commonest word.

On PostgreSQL a policy on the entries asks the same as our condition (`hiwar.terms`): with any other
policy the database may not use the index, since `@@` could tell of rows that the policy hides.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Model, Q
from django.db.models.expressions import Combinable, RawSQL

from hiwar.search.analyser import Query, Word

KEY: Final = 6
ANSWERS: Final = "search_entry.terms @@ current_setting('hiwar.terms', true)::tsquery"
Condition = Combinable | Q


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


def expression(workspace_id: UUID, query: Query) -> str:
    """Of texts that answer every word."""
    return _all([any_form(word) for word in query.words], key_of(workspace_id))


def close_expression(workspace_id: UUID, query: Query) -> str:
    """Of texts that hold every word as typed."""
    return _all([same_form(word) for word in query.words], key_of(workspace_id))


def far_expression(workspace_id: UUID, query: Query) -> str:
    """Of texts that answer, but not with every word as typed."""
    far, close = expression(workspace_id, query), close_expression(workspace_id, query)
    return f"({far}) NOT ({close})" if _is_sqlite() else f"({far}) & !({close})"


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _all(wishes: Sequence[Wish], key: str) -> str:
    either, both = (" OR ", " AND ") if _is_sqlite() else (" | ", " & ")
    return both.join(f"({either.join(_any(wish, key))})" for wish in wishes)


def _any(wish: Wish, key: str) -> Iterator[str]:
    """Quoted: lexemes are letters, digits and our own marks, whatever was typed."""
    for lexeme in sorted(wish.lexemes):
        yield f'"{key}{lexeme}"' if _is_sqlite() else f"'{key}{lexeme}'"
    for lexeme in wish.beginnings:
        yield f'"{key}{lexeme}"*' if _is_sqlite() else f"'{key}{lexeme}':*"


@contextmanager
def asking(asked: str) -> Iterator[Condition]:
    """The condition of an entry that answers. Rows must be read before the block ends."""
    if _is_sqlite():
        yield Q(
            id__in=RawSQL("SELECT rowid FROM search_terms WHERE search_terms MATCH %s", [asked])
        )
        return
    _let_see(asked)
    yield RawSQL(ANSWERS, [], output_field=BooleanField())  # noqa: S611


def in_workspace(workspace_id: UUID) -> Condition:
    """On SQLite kept from the planner, which would walk through the workspace instead of the index."""
    if _is_sqlite():
        return RawSQL(
            "+search_entry.workspace_id = %s", [workspace_id.hex], output_field=BooleanField()
        )
    return Q(workspace_id=workspace_id)


def open_workspace(workspace_id: UUID) -> None:
    """Let this connection read all entries of a workspace: for writing and checking them."""
    if not _is_sqlite():
        _let_see(f"'{key_of(workspace_id)}'")


def _let_see(asked: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hiwar.terms', %s, false)", [asked])


def fresh_ids(number: int) -> list[int]:
    with connection.cursor() as cursor:
        if _is_sqlite():
            cursor.execute("SELECT coalesce(max(id), 0) FROM search_entry")
            last = cursor.fetchone()[0]
            return list(range(last + 1, last + 1 + number))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('search_entry', 'id')) FROM generate_series(1, %s)",
            [number],
        )
        return [row[0] for row in cursor.fetchall()]


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
