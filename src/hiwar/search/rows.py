"""Entries found, what results can be narrowed to, and how many each choice would leave."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

_FACETS: Final = ("source", "side", "year", "state", "party_id")


@dataclass(frozen=True)
class Chosen:
    """What results are narrowed to; empty: not narrowed. `source` is one register alone."""

    source: str = ""
    sides: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    parties: tuple[UUID, ...] = ()
    page: int = 1

    @property
    def is_narrow(self) -> bool:
        return bool(self.sides or self.years or self.states or self.parties)

    @cached_property
    def checks(self) -> tuple[tuple[str, int, Collection[Any]], ...]:
        """Of each facet narrowed to: its name, its place in a row, and what fits, ids as either
        database tells them.
        """
        parties = [told for party in self.parties for told in (str(party), party.hex)]
        alone = (self.source,) if self.source else ()
        told: tuple[Collection[Any], ...] = (alone, self.sides, self.years, self.states, parties)
        return tuple(
            (name, COLUMNS.index(name), wanted)
            for name, wanted in zip(_FACETS, told, strict=True)
            if wanted
        )


class Row(NamedTuple):
    """An entry found; ids of objects and parties as the database tells them."""

    pk: int
    source: str
    object_id: str
    part: int
    side: str
    state: str
    year: int | None
    party_id: str | None


class Text(NamedTuple):
    """The words of an entry, as written."""

    title: str
    body: str
    start: int

    @property
    def words(self) -> str:
        return f"{self.title}\n{self.body}" if self.body else self.title


COLUMNS: Final = ("id", *Row._fields[1:])
Objects = dict[str, list[Row]]
Registers = dict[str, list[list[Row]]]  # of each, the parts found of its objects, the newest first


@dataclass(frozen=True, slots=True)
class Counts:
    """How many objects each choice would leave beside the other choices made."""

    sources: Counter[str]
    sides: Counter[str]
    years: Counter[int]
    states: Counter[str]
    parties: Counter[UUID]


def texts_of(ids: Sequence[int]) -> dict[int, Text]:
    """The words of some entries, read plainly: making models of them costs more than finding them."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry_id, title, body, start FROM search_text"  # noqa: S608 - marks alone
            f" WHERE entry_id IN ({', '.join(['%s'] * len(ids))})",
            list(ids),
        )
        return {pk: Text(title, body, start) for pk, title, body, start in cursor.fetchall()}


def by_source(rows: Iterable[Row]) -> dict[str, Objects]:
    """Register -> object -> its parts that answer, the first part first."""
    found: dict[str, Objects] = defaultdict(dict)
    for row in rows:
        objects = found[row[1]]
        if row[2] in objects:
            objects[row[2]].append(row)
        else:
            objects[row[2]] = [row]
    for objects in found.values():
        for parts in objects.values():
            if len(parts) > 1:
                parts.sort(key=lambda row: row.part)
    return found


def fitting(rows: Sequence[Row], chosen: Chosen) -> list[Row]:
    kept = [*rows]
    for _name, column, wanted in chosen.checks:
        kept = [row for row in kept if row[column] in wanted]
    return kept


def _missed(row: Row, checks: Iterable[tuple[str, int, Collection[Any]]]) -> list[str]:
    return [name for name, column, wanted in checks if row[column] not in wanted]


def counted(rows: Iterable[Row], chosen: Chosen) -> Counts:
    """Each object once; a facet is counted beside the other choices, its own left aside."""
    objects = {(row[1], row[2]): row for row in rows}.values()
    whole: list[Row] = [] if chosen.checks else [*objects]
    beside: dict[str, list[Row]] = {name: [] for name in _FACETS}
    for row in objects if chosen.checks else ():
        missed = _missed(row, chosen.checks)
        if not missed:
            whole.append(row)
        elif len(missed) == 1:
            beside[missed[0]].append(row)
    counts: list[Counter[Any]] = []
    for name in _FACETS:
        told = map(itemgetter(COLUMNS.index(name)), chain(whole, beside[name]))
        counts.append(Counter(told))
        for nothing in ("", None):
            counts[-1].pop(nothing, None)
    parties = Counter({UUID(value): number for value, number in counts[4].items()})
    return Counts(counts[0], counts[1], counts[2], counts[3], parties)
