"""What the registers' `index.py` share: rows that answer, and their words in runs."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from django.db.models import Model, Q, QuerySet

from hiwar.search.analyser import Query, matches
from hiwar.search.snippet import Piece, pieces

MOST: Final = 200  # of one register: whoever needs more writes another word

Rows = TypeVar("Rows", bound=Model)


def narrowed(rows: QuerySet[Rows], query: Query, *columns: str) -> QuerySet[Rows]:
    """Rows that may answer: every word, or its stem, stands in a folded column."""
    for word in query.words:
        either = Q()
        for column in columns:
            for needle in word.needles:
                either |= Q(**{f"{column}__contains": needle})
        rows = rows.filter(either)
    return rows


def answering(rows: Iterable[Any], query: Query, words: Callable[[Any], str]) -> list[Any]:
    """Rows whose words answer the query, MOST of them at most, in the order given."""
    return [row for row in rows if matches(words(row), query)][:MOST]


def joined(*parts: str) -> str:
    """Words of a row, a line each: a hit never runs from one into the next."""
    return "\n".join(part for part in parts if part)


def marked(query: Query, *parts: str) -> tuple[list[Piece], ...]:
    return tuple(pieces(part, query) for part in parts if part)


def has_hit(text: str, query: Query) -> bool:
    return any(run.is_hit for run in pieces(text, query))


def best_spelling(query: Query, *spellings: str) -> str:
    """The first of some names of a thing that answers a word, the first of all where none does."""
    given = [words for words in spellings if words]
    return next((words for words in given if has_hit(words, query)), given[0] if given else "")
