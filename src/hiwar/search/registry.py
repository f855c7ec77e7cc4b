"""What can be searched. Each register tells how, from its `index.py`; docs/search.md has the recipe."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from hiwar.search.analyser import Query
from hiwar.search.snippet import Piece

Address = Callable[..., str]
Changed = frozenset[str]
AUDIENCES: Final = ("bureau", "members")
US: Final = "us"
THEM: Final = "them"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the index is to hold of an object, or of a part of it.

    `title` and `body` are searched, and kept for the snippet: a line for each spelling. `other` is
    searched alone. `audience` is what the source's rule asks the object about; `side`, `state`,
    `day` (its year) and `party_id` (an organization) are what results can be narrowed by.
    """

    object_id: UUID
    title: str = ""
    body: str = ""
    other: str = ""
    reference: int | None = None
    audience: str = "bureau"
    side: str = ""
    state: str = ""
    day: date | None = None
    party_id: UUID | None = None
    part: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An object found: the part that answers best, in its own words, and how many parts answer."""

    object_id: UUID
    title: str
    body: str
    start: int
    side: str
    state: str
    places: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One result. `title` is ours or a name; `quote` verbatim words; one of them may be empty.

    In the margin stands `mark`, the key of a state's glyph, or `side`, or the `icon` named. `meta`
    are short words below, each in runs too: a place or an owner may be what was found. `place` is
    the address of the quotation in its source; `end` a word at the end of the line.
    """

    url: str
    title: Sequence[Piece] = ()
    quote: Sequence[Piece] = ()
    mark: str = ""
    icon: str = ""
    side: str = ""
    number: int | None = None
    meta: Sequence[Sequence[Piece]] = field(default_factory=tuple)
    place: str = ""
    end: str = ""

    @property
    def runs(self) -> list[Piece]:
        return [*self.title, *self.quote, *(run for words in self.meta for run in words)]


def itself(ids: Collection[UUID]) -> Iterable[UUID]:
    return ids


@dataclass(frozen=True, slots=True)
class Source:
    """A register that can be searched.

    `rule` is who may read what it finds. `rows()` are the objects that can be found now, in the
    current workspace; `entries(rows)` what the index holds of them; `show(actor, hits, query,
    address)` the results in their order, without what the actor may not see. `touched` tells, by
    the type of object that a journal entry is about, which objects' entries it may change;
    `unread` the columns of such a type that no entry is made of.
    """

    key: str
    label: str | Promise
    rule: str
    rows: Callable[[], QuerySet[Any]]
    entries: Callable[[Sequence[Any]], Iterable[Draft]]
    show: Callable[[Any, Sequence[Hit], Query, Address], list[Found]]
    touched: Mapping[str, Callable[[Collection[UUID]], Iterable[UUID]]]
    order: int = 50
    unread: Mapping[str, Changed] = field(default_factory=dict)

    def reads(self, object_type: str, changed: Changed) -> bool:
        """Whether a change of these columns (none named: a new object) may change an entry."""
        if object_type not in self.touched:
            return False
        return not changed or not changed <= self.unread.get(object_type, frozenset())

    def audiences(self, actor: Any) -> frozenset[str]:
        """Which audiences' entries the actor may read: all, what is shared, or none."""
        probes = {
            name: SimpleNamespace(audience=name, workspace_id=actor.workspace_id)
            for name in AUDIENCES
        }
        return frozenset(name for name, probe in probes.items() if actor.may(self.rule, probe))


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    _sources[source.key] = source


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: (source.order, source.key))


def source_named(key: str) -> Source:
    return _sources[key]
