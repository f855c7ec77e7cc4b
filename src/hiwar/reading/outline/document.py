"""Lines, sentences and words of one document, over its folded text."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from hiwar.language.dates import FoundDate, find_dates
from hiwar.language.folding import Folded, fold_with_map
from hiwar.language.tokens import Token, tokens
from hiwar.reading.outline.lines import Line, lines_of
from hiwar.reading.outline.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded span, the range of its words, and the line it stands in."""

    start: int
    end: int
    first: int
    last: int
    line: int


@dataclass(slots=True)
class Outline:
    """What every finder reads. Offsets are folded; `span` leads back to the original."""

    folded: Folded
    lines: list[Line]
    words: list[Token]
    sentences: list[Sentence]
    dates: list[FoundDate]
    published: FoundDate | None
    starts: Sequence[int] = field(repr=False, default_factory=list)
    forms: list[str] = field(repr=False, default_factory=list)
    text: str = field(init=False, repr=False)
    source: str = field(init=False, repr=False)
    different: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.text, self.source = self.folded.text, self.folded.source
        self.different = frozenset(self.forms)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a folded one."""
        return self.folded.original(start, end)

    def original(self, start: int, end: int) -> str:
        begin, stop = self.folded.original(start, end)
        return self.folded.source[begin:stop]

    def word_at(self, place: int) -> int:
        """Index of the first word that starts at `place` or after it."""
        return bisect_left(self.starts, place)

    def places(self, wanted: Callable[[str], object]) -> list[int]:
        """Indexes of the words of a wanted form; each form is asked about once."""
        forms = set(filter(wanted, self.different))
        return [place for place, form in enumerate(self.forms) if form in forms] if forms else []

    def sentence_at(self, place: int) -> int:
        """Index of the sentence that holds `place`, or -1."""
        return bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1

    @property
    def anchor(self) -> date | None:
        day = self.published.iso if self.published else None
        return date.fromisoformat(day) if day else None


def outline_of(text: str) -> Outline:
    folded = fold_with_map(text)
    words = tokens(folded.text)
    starts = array("I", [word.start for word in words])
    forms = [word.text for word in words]
    first_dates = find_dates(folded)
    lines, published = lines_of(folded, first_dates)
    sentences = []
    for number, line in enumerate(lines):
        for start, end in sentence_spans(folded.text, line):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if last > first:
                sentences.append(Sentence(start, end, first, last, number))
    anchor = date.fromisoformat(published.iso) if published and published.iso else None
    dates = find_dates(folded, anchor) if anchor else first_dates
    return Outline(folded, lines, words, sentences, dates, published, starts, forms)
