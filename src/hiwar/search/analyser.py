"""What was typed, and where a text answers it, in the offsets of the text as it was written."""

import re
from dataclasses import dataclass
from typing import Final

from hiwar.language import fold, fold_with_map, light_stem

LONGEST: Final = 200  # characters of a query that count
SHORTEST_STEM: Final = 3
_TOKEN: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word asked for. `needles` are what a folded text must hold one of, before it is looked at."""

    folded: str
    stem: str

    @property
    def needles(self) -> tuple[str, ...]:
        if len(self.stem) < SHORTEST_STEM or self.stem == self.folded:
            return (self.folded,)
        return (self.folded, self.stem)

    def is_in(self, token: str) -> bool:
        """Whether a folded token holds the word, or is another form of it."""
        if self.folded in token:
            return True
        return len(self.stem) >= SHORTEST_STEM and light_stem(token) == self.stem


@dataclass(frozen=True, slots=True)
class Query:
    """`exact`: the words as typed, letter for letter, one after the other."""

    typed: str
    words: tuple[Word, ...]
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def analyse(typed: str, *, exact: bool = False) -> Query:
    """The query behind what was typed; false where nothing in it can be searched."""
    cut = " ".join(typed.split())[:LONGEST]
    words = dict.fromkeys(fold(cut).split())
    return Query(cut, tuple(Word(word, light_stem(word)) for word in words), exact)


def matches(text: str, query: Query) -> bool:
    """Whether the text answers every word; folding and inflection do not matter unless exact."""
    if query.exact:
        return query.typed in text
    return answers(fold_with_map(text).text, query)


def answers(folded: str, query: Query) -> bool:
    """The same of a text folded before, as if the query were not exact."""
    if not all(any(needle in folded for needle in word.needles) for word in query.words):
        return False
    found = set(_TOKEN.findall(folded))
    return all(any(word.is_in(token) for token in found) for word in query.words)


def hits(text: str, query: Query) -> list[tuple[int, int]]:
    """Spans of `text` that answer a word of the query, in order; neighbours are one span."""
    if not query:
        return []
    if query.exact:
        return [(found.start(), found.end()) for found in re.finditer(re.escape(query.typed), text)]
    folded = fold_with_map(text)
    spans: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(folded.text):
        if any(word.is_in(token.group()) for word in query.words):
            start, end = folded.original(token.start(), token.end())
            if spans and not text[spans[-1][1] : start].strip():
                start = spans.pop()[0]
            spans.append((start, end))
    return spans
