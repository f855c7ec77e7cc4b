"""The document's text with its evidence: lines cut at every edge of a span, nothing altered."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from hiwar.review.vocabulary import FindingKind

MARKS = {
    FindingKind.ORGANIZATION: "ev-p", FindingKind.MEETING: "ev-m", FindingKind.PERSON: "ev-p",
    FindingKind.GROUP: "ev-p", FindingKind.ACHIEVEMENT: "ev-a", FindingKind.DEMAND: "ev-d",
    FindingKind.COMMITMENT: "ev-w", FindingKind.DECISION: "ev-r", FindingKind.RECOMMENDATION: "ev-r",
    FindingKind.POSITION: "ev-r", FindingKind.NEXT_EVENT: "ev-m",
}  # fmt: skip
BULLETS = "•●▪◦*٠-–—"
INDENT = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the text and the finding it is evidence of."""

    start: int
    end: int
    number: int
    finding_id: UUID
    kind: FindingKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under one innermost mark (`css` empty: none). `number` is set on its last run."""

    text: str
    start: int
    css: str = ""
    finding_id: UUID | None = None
    number: int | None = None
    on: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands; `level` 1 to 3 for a bullet, 0 otherwise; `far` where the active fact is not in it."""

    pieces: tuple[Piece, ...]
    level: int
    far: bool


def marked_lines(text: str, places: Sequence[Place], active: UUID | None) -> list[Line]:
    """One sweep over the lines and the spans' edges."""
    waiting = sorted(places, key=lambda place: place.start, reverse=True)
    open_places: list[Place] = []
    lines = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        while waiting and waiting[-1].start < end:
            open_places.append(waiting.pop())
        open_places = [place for place in open_places if place.end > start]
        if raw.strip():
            lines.append(_line(raw, start, open_places, active))
        start = end + 1
    return lines


def _line(raw: str, start: int, places: list[Place], active: UUID | None) -> Line:
    end = start + len(raw)
    edges = {start, end}
    for place in places:
        edges.update(edge for edge in (place.start, place.end) if start < edge < end)
    cuts = sorted(edges)
    pieces = tuple(
        _piece(raw[a - start : b - start], (a, b), places, active) for a, b in pairwise(cuts)
    )
    return Line(pieces, _level(raw), far=not any(piece.on for piece in pieces))


def _piece(run: str, at: tuple[int, int], places: list[Place], active: UUID | None) -> Piece:
    """Under the active fact where it covers the run, else under the shortest span that does."""
    start, end = at
    covering = [place for place in places if place.start <= start and place.end >= end]
    if not covering:
        return Piece(run, start)
    top = min(covering, key=lambda place: (place.finding_id != active, place.end - place.start))
    return Piece(
        run, start, MARKS[top.kind], top.finding_id,
        number=top.number if top.end == end else None, on=top.finding_id == active,
    )  # fmt: skip


def _level(raw: str) -> int:
    """Bullets keep their glyph; the indent before it says how deep they stand."""
    bare = raw.lstrip()
    if bare[:1] not in BULLETS:
        return 0
    return min(1 + (len(raw) - len(bare) - 1) // (2 * INDENT), 3) if len(raw) > len(bare) else 1
