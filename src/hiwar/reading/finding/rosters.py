"""Rosters: lines of names, with or without their office, under the words that announce them."""

import re

from hiwar.language.names import is_given_name
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Line, Outline

ELECTION = re.compile(r"(?<![^\W\d_])[وف]?(?:قد\s)?(?:تم\s|جري\s)?(?:انتخب|انتخاب|انبثق|تجديد)")
_ANNOUNCED = re.compile(
    r"(?:انتخب|انتخاب|انبثق|اسماوهم|تجديد|تشكيله|يتكون|تتكون|يتشكل)[^\n]*:\s*[-]?$"
)
_MOST_WORDS = 9
_MOST_LINES = 80


def roster_lines(outline: Outline) -> dict[int, bool]:
    """Numbers of the lines that name somebody, each with whether an election is what put them there."""
    found: dict[int, bool] = {}
    for number, line in enumerate(outline.lines):
        head = outline.text[line.start : line.end]
        if line.kind != "bullet" and _ANNOUNCED.search(head):
            elected = bool(ELECTION.search(head))
            found.update(dict.fromkeys(_named_under(outline, number), elected))
    return found


def _named_under(outline: Outline, number: int) -> list[int]:
    """The lines of a roster: a lone heading may come first, the first sentence ends it."""
    names: list[int] = []
    for other in range(number + 1, min(len(outline.lines), number + 1 + _MOST_LINES)):
        line = outline.lines[other]
        if not _is_entry(outline, line):
            break
        if line.kind == "bullet" or ":" in outline.text[line.start : line.end]:
            names.append(other)
    return names


def _is_entry(outline: Outline, line: Line) -> bool:
    text = outline.text[line.start : line.end]
    words = text.split()
    if not words or len(words) > _MOST_WORDS or text[-1] in ":.":
        return False
    first = words[0].rstrip(":")
    return is_given_name(first) or (verb_of(first) is None and not is_masdar(first))
