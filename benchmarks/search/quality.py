"""How well what is typed finds what answers it: a judged set, beside PostgreSQL's own Arabic.

Every method gets the same words and gives at most ten texts, best first. Two points for a text that
answers well, one for a text that answers too.
"""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

HERE = Path(__file__).parent
TEN = 10
Judged = dict[str, dict[str, int]]
Method = Callable[[str], list[str]]


def corpus() -> dict[str, str]:
    return dict(_rows("corpus.tsv"))


def judged() -> Judged:
    """What is typed -> text -> points."""
    found: Judged = {}
    for words, well, *too in _rows("judged.tsv"):
        found[words] = dict.fromkeys(too[0].split(), 1) if too else {}
        found[words] |= dict.fromkeys(well.split(), 2)
    return found


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def measure(method: Method, truth: Judged) -> dict[str, float]:
    """Means over the queries: what was found of what answers, what answers of what was found, its order."""
    sums = {"recall": 0.0, "precision": 0.0, "nDCG@10": 0.0, "first": 0.0}
    for words, points in truth.items():
        given = method(words)
        right = [text for text in given if text in points]
        sums["recall"] += len(right) / min(len(points), TEN)
        sums["precision"] += len(right) / len(given) if given else 0
        sums["nDCG@10"] += _gain([points.get(text, 0) for text in given]) / _gain(
            sorted(points.values(), reverse=True)[:TEN]
        )
        sums["first"] += bool(given) and given[0] in points
    return {name: value / len(truth) for name, value in sums.items()}


def _gain(points: list[int]) -> float:
    return sum(point / math.log2(place + 2) for place, point in enumerate(points))


def told(name: str, measured: Mapping[str, float]) -> str:
    return f"{name:44}" + "".join(f"{value:10.2f}" for value in measured.values())


def ours(workspace_id: UUID) -> Method:
    """The corpus put in the index of a workspace, and asked as the page asks."""
    from uuid import uuid5

    from benchmarks.search.speed import Reader
    from benchmarks.search.texts import TODAY

    from hiwar.search import analyse
    from hiwar.search.finding import Chosen, find
    from hiwar.search.registry import Draft
    from hiwar.search.store import replace

    names = {uuid5(workspace_id, name): name for name in corpus()}
    texts = corpus()
    drafts = [Draft(pk, title=texts[name]) for pk, name in names.items()]
    replace(workspace_id, "demands", list(names), drafts)

    def ask(words: str) -> list[str]:
        findings = find(Reader(workspace_id), analyse(words), Chosen(source="demands"), TODAY)
        return [names[hit.object_id] for group in findings.groups for hit in group.hits][:TEN]

    return ask


def snowball(configuration: str, *, either: bool = False) -> Method:
    """PostgreSQL's text search as it comes: all words, or any of them, ordered by its own rank."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS judged_text (name text, words text)")
        cursor.execute("DELETE FROM judged_text")
        cursor.executemany("INSERT INTO judged_text VALUES (%s, %s)", list(corpus().items()))
    query = f"plainto_tsquery('{configuration}', %s)"
    if either:
        query = f"replace({query}::text, '&', '|')::tsquery"
    order = f"ts_rank(to_tsvector('{configuration}', words), {query})"

    def ask(words: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT name FROM judged_text WHERE to_tsvector('{configuration}', words) @@ {query}"  # noqa: S608
                f" ORDER BY {order} DESC, name LIMIT 10",
                [words, words],
            )
            return [name for (name,) in cursor.fetchall()]

    return ask
