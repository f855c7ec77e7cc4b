"""Sentences of a line: at a full stop even without a space after it, never inside 97.15 or ك.د.ش."""

import re

from hiwar.reading.outline.lines import Line

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
    for stop in _STOP.finditer(text, line.start, line.end):
        spans.append(
            _trimmed(text, start, stop.start() + 1 if stop.group()[:1] in "\"')" else stop.start())
        )
        start = stop.end()
    spans.append(_trimmed(text, start, line.end))
    return [(first, last) for first, last in spans if last > first]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " .؛،:!؟,;\n":
        end -= 1
    while start < end and text[start] in " .؛،,;\n":
        start += 1
    return start, end
