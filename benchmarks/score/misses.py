"""What a reading lacks, and what it has too much, in one line a fact."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from benchmarks.score.documents import Annotated


def misses(scorer: ModuleType, one: Annotated, reading: dict[str, Any]) -> Iterator[str]:
    g, r = scorer.norm(one.gold), scorer.norm(reading)
    for name in ("kind", "date", "publication_date"):
        if g[name] != r[name]:
            yield f"{name}: {r[name]} for {g[name]}"
    for name in ("issuer", "place", "slogan"):
        if not _same(scorer, name, g[name], r[name]):
            yield f"{name}: {_words(r[name])} for {_words(g[name])}"
    for name, like in (("organizations", scorer.same_org), ("people", scorer.same_person)):
        yield from _unmatched(scorer, name, like, g[name], r[name], one.text)
    yield from _roles(scorer, g["people"], r["people"])
    yield from _unmatched(scorer, "item", scorer.same_item, g["items"], r["items"], one.text)


def _same(scorer: ModuleType, name: str, gold: Any, found: Any) -> bool:
    if gold is None or found is None:
        return gold is found
    return bool(scorer.same_org(gold, found) if name == "issuer" else scorer.same_text(gold, found))


def _unmatched(
    scorer: ModuleType, name: str, like: Any, gold: list[Any], found: list[Any], text: str
) -> Iterator[str]:
    pairs = scorer.pair(gold, found, like)
    for at, fact in enumerate(gold):
        if at not in {left for left, _ in pairs}:
            yield f"{name} missed: {_told(scorer, fact, text)}"
    for at, fact in enumerate(found):
        if at not in {right for _, right in pairs}:
            yield f"{name} too much: {_told(scorer, fact, text)} [{fact['rule']} {fact['certainty']}]"


def _roles(scorer: ModuleType, gold: list[Any], found: list[Any]) -> Iterator[str]:
    for i, j in scorer.pair(gold, found, scorer.same_person):
        wanted, given = gold[i].get("role") or "", found[j].get("role") or ""
        if (wanted or given) and scorer.word_f1(wanted, given) < 0.6:
            yield f"role of {gold[i]['name']}: {given!r} for {wanted!r}"


def _told(scorer: ModuleType, fact: dict[str, Any], text: str) -> str:
    at = scorer.span(fact)
    words = text[at[0] : at[1]] if at else fact.get("name", "")
    return f"{fact.get('type', '')} {at} {' '.join(words.split())[:160]}".strip()


def _words(fact: dict[str, Any] | None) -> str:
    return (fact.get("name") or fact.get("text") or "") if fact else "nothing"
