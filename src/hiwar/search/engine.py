"""The two indexes: FTS5 on SQLite, a GIN index over a tsvector on PostgreSQL, of the same lexemes.

Every lexeme begins with its workspace's key, so that what an index must walk through never grows
with the other workspaces, not even for the commonest word.

On PostgreSQL a policy on the entries asks the same as our conditions (`ASKS`): with any other policy
the database may not use the index, since `@@` could tell of rows that the policy hides. There are
three, and not one, because the index leaps from one to the other: of a word that stands everywhere
and a month, no more is walked through than the month.
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
from hiwar.search.facets import facet

KEY: Final = 6
DAY_BITS: Final = 40  # of an id, below its day
_LOW: Final = (1 << DAY_BITS) - 1
ASKS: Final = ("hiwar.terms", "hiwar.among", "hiwar.when")  # what the policy reads too
_ANSWERS: Final = " AND ".join(
    f"search_entry.terms @@ current_setting('{name}', true)::tsquery" for name in ASKS
)
_LET_SEE: Final = f"SELECT {', '.join(['set_config(%s, %s, false)'] * len(ASKS))}"
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
    return Wish(word.asked, word.beginnings)


def same_form(word: Word) -> Wish:
    """The word itself, with or without its proclitics, and no other form of it."""
    return Wish(frozenset(word.forms.bares[:1]))


class Asked(NamedTuple):
    """A text must answer every one of `wishes`; its entry must be what `among` and `when` tell, and
    nothing of `never`.
    """

    wishes: tuple[Wish, ...] = ()
    among: tuple[Wish, ...] = ()
    when: Wish | None = None
    never: Wish | None = None

    def of(self, *among: Wish) -> "Asked":
        return self._replace(among=(*self.among, *among))

    def told(self, workspace_id: UUID) -> tuple[str, ...]:
        """In the words of the database's own index: SQLite is asked once, PostgreSQL for each of ASKS.

        Quoted: lexemes are letters, digits, our marks.
        """
        key = key_of(workspace_id)
        when = (self.when,) if self.when else ()
        if _is_sqlite():
            told = " AND ".join(_any(wish, key) for wish in (*self.wishes, *self.among, *when))
            return (f"({told}) NOT {_any(self.never, key)}" if self.never else told,)
        among = [_any(wish, key) for wish in self.among]
        never = [f"!{_any(self.never, key)}"] if self.never else []
        words = [_any(wish, key) for wish in self.wishes]
        parts = (words, among + never, [_any(wish, key) for wish in when])
        plain = words[:1] if self.wishes and not self.wishes[0].beginnings else []
        _fill(parts, [*plain, *among, f"'{key}'"][0])
        return tuple(" & ".join(part) for part in parts)


def _fill(parts: Sequence[list[str]], again: str) -> None:
    """None of the three is left empty. The workspace's key is true of every entry and walked whole:
    rather one of several words goes there, or what is asked already is asked `again`.
    """
    words, *others = parts
    for part in others:
        if not part:
            part.append(words.pop() if len(words) > 1 else again)
    words[:] = words or [again]


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


def gives_newest() -> bool:
    """Whether the index is walked from its newest end, so that a look at all of time stops early."""
    return _is_sqlite()


def newest(
    workspace_id: UUID,
    asked: Asked,
    most: int,
    columns: Sequence[str] = ("id",),
    typed: str = "",
    since: int = 0,
) -> list[tuple[Any, ...]]:
    """Entries that answer, the newest first, `most` at most; `typed`: their words hold it, letter by
    letter; `since`: an id, those before it may be left out.

    Ids go by day, so that SQLite, which walks its index backwards, gives the newest without looking
    at the others. PostgreSQL looks at all that answer: see `spans`. The workspace is no condition
    that an index could serve: both would take it first, and it holds far more than what answers.
    Ids of objects are told as text: making them costs more than finding them.
    """
    text = _TEXT if typed else ""
    holds = _HOLDS[connection.vendor] if typed else ""
    told, given = asked.told(workspace_id), [typed, typed] if typed else []
    named = ", ".join(_told(column) for column in columns)
    with connection.cursor() as cursor:
        if _is_sqlite():
            cursor.execute(
                f"SELECT {named} FROM search_terms CROSS JOIN search_entry"  # noqa: S608 - our own columns
                f" ON search_entry.id = search_terms.rowid {text}"
                " WHERE search_terms MATCH %s AND search_terms.rowid >= %s"
                f" AND +search_entry.workspace_id = %s {holds}"
                " ORDER BY search_terms.rowid DESC LIMIT %s",
                [*told, since, workspace_id.hex, *given, most],
            )
        else:
            cursor.execute(
                f"{_LET_SEE}; SELECT {named} FROM search_entry {text}"  # noqa: S608 - our own columns
                f" WHERE {_ANSWERS} AND search_entry.workspace_id::text = %s {holds}"
                " ORDER BY search_entry.id DESC LIMIT %s",
                [*_named(told), str(workspace_id), *given, most],
            )
            cursor.nextset()
        return list(cursor.fetchall())


def holds_any(workspace_id: UUID, asked: Asked) -> bool:
    """Whether anything answers; asked of no words, which `newest` would put in order first."""
    if _is_sqlite():
        return bool(newest(workspace_id, asked, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_LET_SEE}; SELECT 1 FROM search_entry WHERE {_ANSWERS}"  # noqa: S608 - our own words
            " AND search_entry.workspace_id::text = %s LIMIT 1",
            [*_named(asked.told(workspace_id)), str(workspace_id)],
        )
        cursor.nextset()
        return cursor.fetchone() is not None


def day_of(pk: int) -> date | None:
    """Of an entry, by its id."""
    return date.fromordinal(pk >> DAY_BITS) if pk >> DAY_BITS else None


def _told(column: str) -> str:
    is_id = column in ("object_id", "party_id") and not _is_sqlite()
    return f"search_entry.{column}{'::text' if is_id else ''}"


def open_workspace(workspace_id: UUID) -> None:
    """Let this connection read all entries of a workspace: for writing and checking them."""
    if not _is_sqlite():
        _let_see(Asked().told(workspace_id))


def _let_see(asked: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_LET_SEE, _named(asked))


def _named(asked: Sequence[str]) -> list[str]:
    return [each for pair in zip(ASKS, asked, strict=True) for each in pair]


def fresh_ids(days: Sequence[date | None]) -> list[int]:
    """Ids of entries of these days: the later the day, the greater."""
    low = _after_those_of(days) if _is_sqlite() else _counted(len(days))
    return [first_of(day) | each for day, each in zip(days, low, strict=True)]


def first_of(day: date | None) -> int:
    return (day.toordinal() if day else 0) << DAY_BITS


def _after_those_of(days: Sequence[date | None]) -> list[int]:
    """SQLite has one writer at a time: nobody else draws meanwhile."""
    firsts = sorted({first_of(day) for day in days})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column1, (SELECT max(id) FROM search_entry WHERE id BETWEEN column1 AND column1 | %s)"  # noqa: S608
            f" FROM (VALUES {', '.join(['(%s)'] * len(firsts))})",
            [_LOW, *firsts],
        )
        last = {first: (newest or first) & _LOW for first, newest in cursor.fetchall()}
    drawn = []
    for day in days:
        last[first_of(day)] += 1
        drawn.append(last[first_of(day)])
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
