"""Whether a certainty is what it says: of the facts marked so sure, how many are right."""

from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

BANDS = (("جليّ", 0.90, 1.01), ("مرجّح", 0.60, 0.90), ("غير واضح", 0.0, 0.60))
SINGLE = ("kind", "date", "publication_date", "place", "issuer", "slogan")


class Judged(NamedTuple):
    """A fact of a reading: what it is, the rule that found it, its certainty, whether it is right."""

    name: str
    rule: str
    certainty: float
    right: bool


def judged(scorer: ModuleType, gold: dict[str, Any], reading: dict[str, Any]) -> Iterator[Judged]:
    """Each fact of a reading, and whether the annotation holds it too."""
    g, r = scorer.norm(gold), scorer.norm(reading)
    if g["kind"] == "not_in_genre":
        g = {**g, **{key: [] for key in ("items", "people", "organizations")}}
        g = {**g, **dict.fromkeys(("issuer", "date", "place", "slogan"))}
    for name, like in (
        ("items", scorer.same_item),
        ("people", scorer.same_person),
        ("organizations", scorer.same_org),
    ):
        right = {j for _, j in scorer.pair(g[name], r[name], like)}
        for at, fact in enumerate(r[name]):
            yield Judged(name, fact["rule"], fact["certainty"], at in right)
    for name in SINGLE:
        fact = reading.get(name)
        if fact and (name != "publication_date" or g["kind"] != "not_in_genre"):
            yield Judged(name, fact["rule"], fact["certainty"], _single(scorer, name, g, r))


def _single(scorer: ModuleType, name: str, g: dict[str, Any], r: dict[str, Any]) -> bool:
    if name in ("place", "slogan"):
        return bool(scorer.same_text(g[name], r[name]))
    if name == "issuer":
        return bool(g[name] and r[name] and scorer.same_org(g[name], r[name]))
    return bool(g[name] == r[name])


def table(facts: list[Judged]) -> Iterator[str]:
    """A line for each kind of fact: in each band how many are right of how many."""
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for name, _, certainty, right in facts:
        band = next(word for word, low, high in BANDS if low <= certainty < high)
        cells[name, band].append(right)
        cells["all", band].append(right)
    yield f"{'certainty':16} " + "  ".join(
        f"{low:.2f}-{min(high, 1):.2f}".rjust(16) for _, low, high in BANDS
    )
    for name in (*dict.fromkeys(name for name, _ in cells),):
        yield f"{name:16} " + "  ".join(_cell(cells[name, word]) for word, _, _ in BANDS)


def _cell(rights: list[bool]) -> str:
    if not rights:
        return "-".rjust(16)
    return f"{sum(rights):4d} of {len(rights):4d} {100 * sum(rights) / len(rights):3.0f}%".rjust(16)
