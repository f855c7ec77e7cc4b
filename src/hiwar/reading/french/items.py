"""Items of a French text: bullets by what introduces them, clauses by their verb."""

import re
from collections.abc import Iterator

from hiwar.reading.finding import ItemFound
from hiwar.reading.french.cues import ACTS
from hiwar.reading.outline import Line, Outline

_VERBS = "appelle|exige|decide|denonce|salue|invite|demande|reaffirme|condamne|rejette|exprime"
_ENDS = re.compile(rf"[.;\n]|,\s+tout\s+en|(?:,\s+|\s)et\s+(?=(?:{_VERBS}))")
_LEAD = re.compile(
    r"\s*(?:a\s+ce\s+que|que|qu\W|au|aux|a\b|de\b|d\W|du\b|des\b|:|egalement|fermement|vivement)?\s*"
)
_NEXT = re.compile(
    r"(?:aura\s+lieu|se\s+tiendra|tiendra|organisera|est\s+prevue?|observera)\b[^.\n]*"
)
_PLACED = (0.85, 0.72)
_FEWEST = 8
_JOINED = re.compile(
    r"(?:,|,?\s+et|,?\s+ainsi\s+que)\s+"
    r"(?=(?:la|le|les|l\W|une|un)\s?[^\W\d_]+\s+(?:de|du|des|d\W|\w+\s+(?:de|du|des|d\W)))"
)


def find_french_items(outline: Outline) -> list[ItemFound]:
    """Bullets under their introduction with their heads, then clauses of the sentences."""
    return [*_bullets(outline), *_clauses(outline)]


def _bullets(outline: Outline) -> list[ItemFound]:
    found: list[ItemFound] = []
    act: tuple[str, str] | None = None
    stack: list[tuple[int, ItemFound]] = []
    for line in outline.lines:
        text = outline.text[line.start : line.end]
        if line.kind != "bullet":
            act, stack = _announced(text), []
            continue
        own = _own_act(text)
        kind, rule = own or act or ("position", "lists.unannounced")
        certainty = _PLACED[0] if own or act else 0.5
        stop = line.start + len(text.rstrip(" .;,:"))
        item = ItemFound(
            line.start,
            max(stop, line.start + 1),
            kind,
            certainty,
            rule if own or act else "lists.bullet",
            listed=True,
        )
        while stack and stack[-1][0] >= line.level:
            stack.pop()
        item.parent = stack[-1][1] if stack else None
        stack.append((line.level, item))
        found.append(item)
    return found


def _announced(text: str) -> tuple[str, str] | None:
    """The last cue before the colon, a verb before a noun."""
    if not text.rstrip().endswith(":"):
        return None
    hits = [
        (match.start(), kind, rule)
        for kind, rule, pattern in ACTS
        for match in pattern.finditer(text)
    ]
    if not hits:
        return None
    _, kind, rule = max(hits, key=lambda hit: hit[0])
    return kind, rule


def _own_act(text: str) -> tuple[str, str] | None:
    """A bullet that begins with its own verb: «Dénonce …», «Appelle …»."""
    for kind, rule, pattern in ACTS:
        match = pattern.match(text)
        if match and " " in text:
            return kind, rule
    return None


def _clauses(outline: Outline) -> Iterator[ItemFound]:
    for sentence in outline.sentences:
        line = outline.lines[sentence.line]
        after = outline.text[sentence.end : sentence.end + 2].lstrip()
        if line.kind != "paragraph" or after.startswith(":"):
            continue
        yield from _clauses_of(outline, sentence.start, sentence.end, line)


def _pieces(text: str, start: int, end: int, kind: str) -> list[tuple[int, int]]:
    """«la création d'un fonds et la révision des loyers» is two demands; a stance stays whole."""
    if kind == "position":
        return [(start, end)]
    cuts = [match.span() for match in _JOINED.finditer(text, start, end)]
    firsts, lasts = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    return [(a, b) for a, b in zip(firsts, lasts, strict=True) if b - a >= _FEWEST]


def _clauses_of(outline: Outline, start: int, end: int, line: Line) -> Iterator[ItemFound]:
    place, text = start, outline.text
    while place < end:
        hits = [
            (m, kind, rule)
            for kind, rule, pattern in ACTS
            if (m := pattern.search(text, place, end))
        ]
        if not hits:
            break
        match, kind, rule = min(hits, key=lambda hit: hit[0].start())
        begin = _LEAD.match(text, match.end())
        first = begin.end() if begin and kind != "position" else match.end() + 1
        stop = _ENDS.search(text, first, end)
        last = stop.start() if stop else end
        last = first + len(text[first:last].rstrip(" .;,"))
        if last - first >= _FEWEST:
            shown = match.start() if kind == "position" else first
            for begin_at, end_at in _pieces(text, shown, last, kind):
                yield ItemFound(begin_at, end_at, kind, _PLACED[1], rule)
        place = max(last, match.end()) + 1
    ahead = _NEXT.search(text, start, min(end, line.end))
    if ahead:
        yield ItemFound(
            start,
            start + len(text[start:end].rstrip(" .;")),
            "next_event",
            0.7,
            "frames.event_to_come",
        )
