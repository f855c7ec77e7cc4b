"""Lines of history as the tables write them: `day kind[:argument] [paper] @speaker | words`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hiwar.demands.vocabulary import SPOKEN, EventKind, SaidBy
from hiwar.site.demonstration.tables import table

CHAPTERS = ("demands_a", "demands_b", "demands_c", "demands_d", "demands_e", "demands_f")
_LINE = re.compile(
    r"(?P<day>[a-z0-9+-]+)\s+(?P<kind>[a-z_]+)(?::(?P<argument>[\w+-]+))?"
    r"(?:\s+\[(?P<paper>\w+)\])?(?:\s+@(?P<speaker>\w+))?(?:\s*\|\s*(?P<words>.+))?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """`paper` is the key of the paper that says it, `speaker` the key of an office."""

    day: str
    kind: str
    argument: str
    paper: str
    speaker: str
    words: str

    @property
    def event(self) -> EventKind:
        """What it is in the ledger. Raises ValueError where it is an answer at a round."""
        return EventKind.SUBMITTED if self.kind == "asked" else EventKind(self.kind)

    @property
    def said_by(self) -> SaidBy:
        return SaidBy.OTHER_SIDE if self.event in SPOKEN else SaidBy.US


@dataclass(frozen=True, slots=True)
class Cited:
    """A line of a demand's history that stands on a paper."""

    number: int
    line: Line


def parse(written: str) -> Line:
    """Raises ValueError."""
    found = _LINE.fullmatch(written.strip())
    if found is None:
        message = f"not a line of history: {written!r}"
        raise ValueError(message)
    return Line(**{name: value or "" for name, value in found.groupdict().items()})


def demands() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every demand with the key of its chapter, by number."""
    found = [(chapter, each) for chapter in CHAPTERS for each in table(chapter)["demand"]]
    yield from sorted(found, key=lambda each: each[1]["n"])


def cited_in(paper: str) -> list[Cited]:
    """What the histories of demands say on the word of that paper."""
    return [
        Cited(demand["n"], line)
        for _chapter, demand in demands()
        for line in map(parse, demand["history"])
        if line.paper == paper
    ]
