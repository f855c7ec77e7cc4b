"""Sentences of a line: at a full stop even without a space after it, never inside 97.15 or ك.د.ش."""

import re
from collections.abc import Iterator

from hiwar.reading.outline.lines import Line

_MARK = re.compile(r"[.؟!؛]")
_STOP = re.compile(
    r"(?<=[^\W\d_]{2})[\"')]*\s*[.؟!؛](?![\d.])|(?<=[\d\"')%])\s*[.؟!؛](?=\s|$|[^\W\d_]{2})"
)
_SILENT = ("furniture", "byline", "dateline", "cry")


def sentence_spans(text: str, line: Line) -> list[tuple[int, int]]:
    """Spans without margins and closing punctuation; none in furniture and bylines."""
    if line.kind in _SILENT:
        return []
    if line.kind == "bullet":
        return [_trimmed(text, line.start, line.end)]
    spans = []
    start = line.start
    for stop in _stops(text, line):
        spans.append(
            _trimmed(text, start, stop.start() + 1 if stop.group()[:1] in "\"')" else stop.start())
        )
        start = stop.end()
    spans.append(_trimmed(text, start, line.end))
    return [(first, last) for first, last in spans if last > first]


def _stops(text: str, line: Line) -> Iterator[re.Match[str]]:
    """The full stops of a line, found by their marks: the pattern is tried only where it can begin."""
    done = line.start
    for mark in _MARK.finditer(text, line.start, line.end):
        blanks = quotes = mark.start()
        while blanks > done and text[blanks - 1].isspace():
            blanks -= 1
        quotes = blanks
        while quotes > done and text[quotes - 1] in "\"')":
            quotes -= 1
        stop = _STOP.match(text, quotes, line.end) or _STOP.match(text, blanks, line.end)
        if stop:
            yield stop
            done = stop.end()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " .؛،:!؟,;\n":
        end -= 1
    while start < end and text[start] in " .؛،,;\n":
        start += 1
    return start, end
