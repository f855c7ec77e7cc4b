"""A text cut for showing: the words around the first hit, in the spelling of the source."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hiwar.search.analyser import Query, hits

AROUND: Final = 160  # characters shown of a long text
MOST_SPELLINGS: Final = 4
CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the source, as written; `is_hit` where it answers the query."""

    text: str
    is_hit: bool = False


def pieces(text: str, query: Query) -> list[Piece]:
    """The whole text in runs: joined again they are the text."""
    return _cut(text, hits(text, query))


def snippet(text: str, query: Query, *, around: int = AROUND) -> list[Piece]:
    """At most about `around` characters, from a little before the first hit, whole words."""
    text = text.strip()
    spans = hits(text, query)
    start, end = _window(text, spans[0] if spans else (0, 0), around)
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    runs = [Piece(_on_one_line(run.text), run.is_hit) for run in _cut(text[start:end], inside)]
    head = [Piece(CUT)] if start else []
    return [*head, *runs, *([Piece(CUT)] if end < len(text) else [])]


def _window(text: str, first: tuple[int, int], around: int) -> tuple[int, int]:
    start = max(0, first[0] - around // 3)
    end = min(len(text), max(start + around, first[1]))
    if start:
        start = min(_after_space(text, start), first[0])
    if end < len(text):
        end = max(text.rfind(" ", start, end), first[1])
    return start, end


def _after_space(text: str, place: int) -> int:
    space = text.find(" ", place)
    return place if space < 0 else space + 1


def _on_one_line(run: str) -> str:
    return run.replace("\n", " ")


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    runs: list[Piece] = []
    done = 0
    for start, end in spans:
        runs += [Piece(text[done:start]), Piece(text[start:end], is_hit=True)]
        done = end
    runs.append(Piece(text[done:]))
    return [run for run in runs if run.text]


def spellings(runs: Iterable[Piece], query: Query) -> list[str]:
    """Words that were found though they are written otherwise than typed, the first few."""
    typed = set(query.typed.split())
    found = dict.fromkeys(word for run in runs if run.is_hit for word in run.text.split())
    return [word for word in found if word not in typed][:MOST_SPELLINGS]
