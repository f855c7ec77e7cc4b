"""The lexicon: rings of words that stand for one another, in Arabic and in French.

A ring knows its field (the rings of one field are akin) and its role in a demand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

_HEADING = re.compile(r"\[(\w+) (\w+)\]")
_FILES = ("actions", "pay", "career", "people", "society", "union", "general")


class Role(StrEnum):
    """What a word does in a demand: what is to be done, of what, for whom, where."""

    ACTION = "action"
    OBJECT = "object"
    BENEFICIARY = "beneficiary"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Ring:
    """`id` is its place in the lexicon: stable within one version of Hiwar, never stored without it."""

    id: int
    name: str
    field: str
    role: Role
    arabic: tuple[str, ...]
    french: tuple[str, ...]


@cache
def all_rings() -> tuple[Ring, ...]:
    """Read once; raises ValueError on a line that is neither heading nor ring."""
    found: list[Ring] = []
    for field, role, line in _lines():
        name, members = line.split(": ", 1)
        arabic, french = members.split(" | ")
        found.append(
            Ring(len(found), name, field, Role(role), _split(arabic, "،"), _split(french, ","))
        )
    return tuple(found)


def _lines() -> Iterator[tuple[str, str, str]]:
    folder = files("hiwar.matching") / "rings"
    for name in _FILES:
        field = role = ""
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            heading = _HEADING.fullmatch(line)
            if heading:
                field, role = heading.groups()
            elif line and not line.startswith("#"):
                yield field, role, line


def _split(members: str, mark: str) -> tuple[str, ...]:
    return tuple(member.strip() for member in members.split(mark) if member.strip())


class Phrases:
    """Finds members of rings in a run of stems, the longest first."""

    def __init__(
        self, members: Callable[[Ring], Sequence[str]], run_of: Callable[[str], list[str]]
    ) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], set[int]]] = {}
        for ring in all_rings():
            for member in members(ring):
                run = tuple(run_of(member))
                if run:
                    self._by_first.setdefault(run[0], {}).setdefault(run, set()).add(ring.id)
        self._longest = {
            first: max(len(run) for run in runs) for first, runs in self._by_first.items()
        }

    def at(self, stems: Sequence[str], place: int) -> tuple[int, frozenset[int]]:
        """How many stems from `place` on a member takes (0: none begins here), and its rings."""
        runs = self._by_first.get(stems[place])
        if runs is None:
            return 0, frozenset()
        longest = min(self._longest[stems[place]], len(stems) - place)
        for length in range(longest, 0, -1):
            rings = runs.get(tuple(stems[place : place + length]))
            if rings:
                return length, frozenset(rings)
        return 0, frozenset()
