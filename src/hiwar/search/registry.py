"""What can be searched. Each register tells how, from its `index.py`; the page of results asks all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from hiwar.search.analyser import Query
from hiwar.search.snippet import Piece

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Found:
    """One result. `title` is ours or a name; `quote` verbatim words; one of them may be empty.

    `mark` is the key of a state's glyph, or else `icon` names one. `meta` are short words below, each
    in runs too: a place or an owner may be what was found.
    """

    url: str
    title: Sequence[Piece] = ()
    quote: Sequence[Piece] = ()
    mark: str = ""
    icon: str = ""
    number: int | None = None
    meta: Sequence[Sequence[Piece]] = field(default_factory=tuple)

    @property
    def runs(self) -> list[Piece]:
        return [*self.title, *self.quote, *(run for words in self.meta for run in words)]


class Results:
    """Rows that answer, best first; a result is made of a row only where it is shown."""

    def __init__(self, rows: Sequence[Any], make: Callable[[Sequence[Any]], list[Found]]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    def first(self, most: int) -> list[Found]:
        return self._make(self._rows[:most])


@dataclass(frozen=True, slots=True)
class Source:
    """A register that can be searched.

    `find(actor, query, address)` gives everything the actor may see that answers the query, best
    first; `address(url_name, *args)` makes the addresses of its pages.
    """

    key: str
    label: str | Promise
    find: Callable[[Any, Query, Address], Results]
    order: int = 50


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    _sources[source.key] = source


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: (source.order, source.key))
