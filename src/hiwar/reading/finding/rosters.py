"""Rosters: lines of names, with or without their office, under the words that announce them."""

import re

from hiwar.language.names import is_given_name
from hiwar.reading.finding.naming import Naming
from hiwar.reading.finding.offices import Span
from hiwar.reading.finding.types import PersonMention
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Line, Outline

ELECTION = re.compile(r"(?<![^\W\d_])[وف]?(?:قد\s)?(?:تم\s|جري\s)?(?:انتخب|انتخاب|انبثق|تجديد)")
_ANNOUNCED = re.compile(
    r"(?:انتخب|انتخاب|انبثق|اسماوهم|تجديد|تشكيله|يتكون|تتكون|يتشكل)[^\n]*:\s*[-]?$"
)
_MOST_WORDS = 9
_MOST_LINES = 80
_FEWEST, _LONGEST_ENTRY = 2, 5


def roster_lines(outline: Outline) -> dict[int, bool]:
    """Numbers of the lines that name somebody, each with whether an election is what put them there."""
    return {
        number: bool(ELECTION.search(_text(outline, head)))
        for number, head in rosters(outline).items()
    }


def rosters(outline: Outline) -> dict[int, int]:
    """Numbers of the lines that name somebody, each with that of the line that announces them."""
    found: dict[int, int] = {}
    for number, line in enumerate(outline.lines):
        head = _text(outline, number)
        if line.kind != "bullet" and ":" in head and _ANNOUNCED.search(head):
            found.update(dict.fromkeys(_named_under(outline, number), number))
    return found


def _text(outline: Outline, number: int) -> str:
    return outline.text[outline.lines[number].start : outline.lines[number].end]


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


class Rosters(Naming):
    """The words of one sentence, read as a line of a roster."""

    def entries(self) -> list[PersonMention]:
        """A line of a roster that is names joined by و, their office before a colon or none."""
        colon = next((i for i in range(self.first, self.last) if self.words[i].text == ":"), -1)
        first = colon + 1 if colon >= 0 else self.first
        cuts = [i for i in range(first + _FEWEST, self.last) if self._joins_name(i)]
        spans = list(zip([first, *cuts], [*cuts, self.last], strict=True))
        if not all(_FEWEST <= end - start <= _LONGEST_ENTRY for start, end in spans):
            return []
        if not self.bare_name(first, cuts[0] if cuts else self.last):
            return []
        role = (self.words[self.first].start, self.words[colon - 1].end) if colon > 0 else None
        return [self._entry(start, end, role, skip=start in cuts) for start, end in spans]

    def _joins_name(self, place: int) -> bool:
        word = self.words[place].text
        return word[0] == "و" and not is_given_name(word) and is_given_name(word[1:])

    def _entry(self, first: int, end: int, role: Span | None, *, skip: bool) -> PersonMention:
        name = (self.words[first].start + skip, self.words[end - 1].end)
        certainty = 0.9 if role else 0.8
        return PersonMention(*name, name, None, role, certainty, "people.roster")
