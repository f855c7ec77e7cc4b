"""Folded spans into the record's spans."""

from hiwar.reading.outline import Outline
from hiwar.reading.record import Span


def span_of(outline: Outline, start: int, end: int) -> Span:
    first, last = outline.span(start, end)
    return Span(first, max(last, first + 1))


def spans_of(outline: Outline, pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(span_of(outline, start, end) for start, end in pairs)
