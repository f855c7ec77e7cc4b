"""How sure a fact is told to be: what its rule states of itself, corrected by the rule's record.

`certainty.json` holds, by kind of fact, rule and the certainty stated there, the one that annotated documents
bear out; `python -m benchmarks certainty --write` makes it. What no annotated document has shown stays as stated.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from hiwar.reading.record import Reading

_MANY = ("items", "people", "organizations")
_ONE = ("kind", "date", "publication_date", "place", "issuer", "slogan")
Record = dict[str, dict[str, dict[str, float]]]


def weighed(reading: Reading) -> Reading:
    """The reading with the certainty of every fact as its rule's record allows."""
    changes: dict[str, Any] = {}
    for name in _ONE:
        fact = getattr(reading, name)
        if fact is not None:
            changes[name] = _weighed(name, fact)
    for name in _MANY:
        facts: Sequence[Any] = getattr(reading, name)
        changes[name] = tuple(_weighed(name, fact) for fact in facts)
    return replace(reading, **changes)


def _weighed(name: str, fact: Any) -> Any:
    stated = fact.certainty
    if round(stated, 2) != stated:  # a judge's, who counted already
        return fact
    borne_out = _record().get(name, {}).get(fact.rule, {}).get(key_of(stated))
    return fact if borne_out is None else replace(fact, certainty=borne_out)


def key_of(stated: float) -> str:
    """A stated certainty as the table writes it."""
    return f"{stated:.2f}"


@cache
def _record() -> Record:
    table = files("hiwar.reading.compose") / "certainty.json"
    record: Record = json.loads(table.read_text(encoding="ascii"))
    return record
