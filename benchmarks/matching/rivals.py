"""What the matching is measured against: BM25 on words and on stems, PostgreSQL's Arabic configuration."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest
from typing import Any

from hiwar.language import fold, light_stem

Ranker = Callable[[str], list[int]]
DEEP = 100
K1, B = 1.5, 0.75


def words(text: str) -> list[str]:
    return fold(text).split()


def stems(text: str) -> list[str]:
    return [light_stem(word) for word in words(text)]


def bm25(pool: Sequence[str], tokens: Callable[[str], list[str]]) -> Ranker:
    """Places of the pool, best first; only those that share a token."""
    documents = [tokens(text) for text in pool]
    average = sum(map(len, documents)) / len(documents)
    held: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, document in enumerate(documents):
        norm = K1 * (1 - B + B * len(document) / average)
        for token, count in Counter(document).items():
            held[token].append((place, count * (K1 + 1) / (count + norm)))

    def rank(query: str) -> list[int]:
        gains: dict[int, float] = defaultdict(float)
        for token in tokens(query):
            found = held.get(token, ())
            rarity = math.log(1 + (len(pool) - len(found) + 0.5) / (len(found) + 0.5))
            for place, gain in found:
                gains[place] += rarity * gain
        return nlargest(DEEP, gains, key=gains.__getitem__)

    return rank


@contextmanager
def postgresql(url: str, pool: Sequence[str]) -> Iterator[Ranker]:
    """`ts_rank` over the configuration `arabic`, any word of the query may match, with a GIN index."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE demand (place int, text text, words tsvector)")
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO demand VALUES (%s, %s, to_tsvector('arabic', %s))",
                [(place, text, text) for place, text in enumerate(pool)],
            )
        connection.execute("CREATE INDEX ON demand USING gin (words)")
        connection.execute("ANALYZE demand")
        yield lambda query: _asked(connection, query)
        connection.execute("DROP TABLE demand")


def _asked(connection: Any, query: str) -> list[int]:
    statement = (
        "WITH asked AS (SELECT replace(plainto_tsquery('arabic', %s)::text, '&', '|')::tsquery AS any) "
        "SELECT place FROM demand, asked WHERE words @@ asked.any "
        "ORDER BY ts_rank(words, asked.any) DESC, place LIMIT %s"
    )
    return [place for (place,) in connection.execute(statement, [query, DEEP]).fetchall()]
