"""The index at its sizes: filled with invented entries, asked as the page asks."""

import time
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any
from uuid import UUID

from benchmarks.search.texts import QUERIES, TODAY, Writer

ROUNDS = 3
ROLE = "hiwar_bench_reader"
BATCH = 5000


class Reader:
    """An actor who may read everything, or only what is shared."""

    def __init__(self, workspace_id: UUID, *, everything: bool = True) -> None:
        self.workspace_id, self.everything = workspace_id, everything

    def may(self, _rule: str, about: Any = None) -> bool:
        return self.everything or about.audience == "members"


def fill(sizes: Sequence[int], *, copies: bool) -> tuple[list[UUID], float]:
    """Entries of workspaces of these sizes; their ids, and how long it took."""
    from django.db import transaction

    started = time.perf_counter()
    random = Random(7)
    workspaces = [UUID(int=random.getrandbits(128)) for _ in sizes]
    texts = Writer(11)
    for workspace_id, size in zip(workspaces, sizes, strict=True):
        drafts = sorted(texts.drafts(size), key=lambda draft: draft.day)  # as years bring them
        for start in range(0, size, BATCH):
            with transaction.atomic():
                (_copy if copies else _insert)(workspace_id, drafts[start : start + BATCH])
    _settle()
    return workspaces, time.perf_counter() - started


def _settle() -> None:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE search_entry")
            cursor.execute("VACUUM ANALYZE search_text")


def _insert(workspace_id: UUID, drafts: list[Any]) -> None:
    from hiwar.search import store

    by_source: dict[str, list[Any]] = {}
    for draft in drafts:
        by_source.setdefault(_source(draft), []).append((draft, "x"))
    for source, some in by_source.items():
        store._insert(workspace_id, source, some)  # noqa: SLF001


def _source(draft: Any) -> str:
    if draft.title:
        return "demands"
    places = ("answers", "commitments", "decisions")
    return "documents" if len(draft.body) > 400 else places[draft.object_id.int % 3]


def _copy(workspace_id: UUID, drafts: list[Any]) -> None:
    """PostgreSQL's bulk way: a million rows by INSERT would take the afternoon."""
    from django.db import connection

    from hiwar.search import engine, store

    ids = engine.fresh_ids([draft.day for draft in drafts])
    made = [
        (store._entry(pk, workspace_id, _source(draft), draft, "x"), draft)  # noqa: SLF001
        for pk, draft in zip(ids, drafts, strict=True)
    ]
    columns = [field.column for field in made[0][0]._meta.concrete_fields]  # noqa: SLF001
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY search_entry ({', '.join(columns)}, terms) FROM STDIN") as copy:
            for row, draft in made:
                lexemes = engine._prefixed(row, store.lexemes_of(row.source, draft))  # noqa: SLF001
                told = " ".join(f"'{lexeme}'" for lexeme in sorted(set(lexemes)))
                copy.write_row([*(getattr(row, name) for name in columns), told])
        with cursor.copy(
            "COPY search_text (entry_id, workspace_id, title, body, start) FROM STDIN"
        ) as copy:
            for row, draft in made:
                copy.write_row([row.pk, workspace_id, draft.title, draft.body, 0])


def serve_as_ordinary_role() -> None:
    """As the server is, so that policies hold: a superuser passes them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [ROLE])
        if cursor.fetchone() == (0,):
            cursor.execute(f"CREATE ROLE {ROLE}")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {ROLE}")
        cursor.execute(f"SET ROLE {ROLE}")


def serve_as_before() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def asked(rounds: int = ROUNDS) -> Iterator[tuple[str, str]]:
    """Queries with the page they are for: most see all registers, some one alone, narrowed, further on."""
    random = Random(3)
    for _ in range(rounds):
        for words in QUERIES:
            yield words, random.choices(("all", "one", "second", "year"), (6, 2, 1, 1))[0]


def measure(reader: Reader) -> list[tuple[float, str, int]]:
    """Milliseconds of each search, from the words typed to the marked snippets, with its words and total."""
    from hiwar.kernel.scope import in_workspace
    from hiwar.search import analyse, snippet
    from hiwar.search.finding import Chosen, find

    pages = {
        "all": Chosen(), "one": Chosen(source="demands"), "year": Chosen(years=(2024,)),
        "second": Chosen(source="demands", page=2),
    }  # fmt: skip
    times = []
    with in_workspace(reader.workspace_id):
        for words, page in asked():
            started = time.perf_counter()
            findings = find(reader, analyse(words), pages[page], TODAY)
            for group in findings.groups:
                for hit in group.hits:
                    snippet(hit.title or hit.body, findings.query)
            times.append(((time.perf_counter() - started) * 1000, words, findings.total))
    return times


def told(name: str, times: list[tuple[float, str, int]]) -> str:
    """The middle, the 95th percentile, the slowest with its words."""
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2][0], ordered[int(len(ordered) * 0.95)][0]
    slowest, words, total = ordered[-1]
    return f"{name:58} {middle:7.1f} {late:7.1f} {slowest:8.1f}   {words} ({total})"


def fill_snowball() -> None:
    """The same texts in PostgreSQL's own Arabic configuration, as it is commonly set up."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_snowball")
        cursor.execute(
            "CREATE TABLE bench_snowball AS SELECT entry_id AS id, workspace_id,"
            " to_tsvector('arabic', title || ' ' || body) AS words FROM search_text"
        )
        cursor.execute("CREATE INDEX ON bench_snowball USING gin (words)")
        cursor.execute("CREATE INDEX ON bench_snowball (workspace_id)")
        cursor.execute("VACUUM ANALYZE bench_snowball")


def measure_snowball(workspace_id: UUID) -> list[tuple[float, str, int]]:
    """Milliseconds of the twenty that rank first, and nothing else: no choices, no rights, no snippets."""
    from django.db import connection

    times = []
    with connection.cursor() as cursor:
        for words, _page in asked():
            started = time.perf_counter()
            cursor.execute(
                "SELECT id FROM bench_snowball, plainto_tsquery('arabic', %s) wanted"
                " WHERE words @@ wanted AND workspace_id = %s"
                " ORDER BY ts_rank(words, wanted) DESC LIMIT 20",
                [words, workspace_id],
            )
            times.append(((time.perf_counter() - started) * 1000, words, len(cursor.fetchall())))
    return times
