"""What was typed, and where a text answers it, in the offsets of the text as it was written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from hiwar.language import fold_letters, fold_with_map
from hiwar.search.words import (
    EMPTY,
    REFERENCE,
    SPELLING,
    TOKEN,
    Forms,
    Token,
    forms_of,
    is_implied,
    spelled,
    tokens,
)

LONGEST: Final = 200  # characters of a query that count
MOST_WORDS: Final = 12
SHORTEST_BEGINNING: Final = 2
LOOKED_AT: Final = 500  # characters of a text, to tell how close it comes
_REFERENCE: Final = re.compile(r"^\s*[مMm]\s*-?\s*0*(\d{1,6})\s*$")  # م-014, M-014, م014


@dataclass(frozen=True)
class Word:
    """A word asked for. `is_beginning`: longer words that begin with it answer too."""

    text: str
    forms: Forms
    is_beginning: bool = False

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The lexemes of which a text must hold one, or one that begins with a `beginning`."""
        plain = self.forms.wanted
        return frozenset({*plain, REFERENCE + self.text} if self.text.isdigit() else plain)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Fewer lexemes that stand in the same texts: an index is asked for these."""
        bares = {*self.forms.bares} - {*self.forms.stems}
        return self.wanted - {bare for bare in bares if is_implied(bare)}

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        bares = self.forms.bares if self.is_beginning else ()
        return tuple(bare for bare in bares if len(bare) >= SHORTEST_BEGINNING)

    def is_in(self, lexemes: Iterable[str]) -> bool:
        return any(
            lexeme in self.wanted or lexeme.startswith(self.beginnings or "\0")
            for lexeme in lexemes
        )

    def nearness(self, text: str, forms: Forms) -> float:
        """How near a token comes: the same word, the same stem, a plural by list, none."""
        if text == self.text:
            return 3.0
        if self.forms.bares[0] == forms.bares[0]:
            return 2.8
        if not self.wanted.isdisjoint(forms.stems):
            return 2.0 if forms.stems[0] in self.forms.stems else 1.0
        return 1.5 if self.is_beginning and self.is_in(forms.bares) else 0.0


class Nearness(dict[str, tuple[float, ...]]):
    """How near a token, as its folded text has it, comes to each word; nothing where it comes near
    to none. A dictionary, since some thousand are asked about in a search.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.begun = any(word.beginnings for word in words)
        forms = ({word.text, *word.forms.bares, *word.wanted} for word in words)
        self.near = frozenset().union(*forms)  # a token that comes near has one of these forms

    def __missing__(self, spelling: str) -> tuple[float, ...]:
        text, forms = spelled(spelling)
        nears: tuple[float, ...] = ()
        if self.begun or not self.near.isdisjoint((text, forms.bares[0], *forms.stems)):
            nears = tuple(word.nearness(text, forms) for word in self.words)
        nears = self[spelling] = nears if any(nears) else ()
        return nears


@dataclass(frozen=True)
class Query:
    """`exact`: the words as typed, letter for letter, one after the other."""

    typed: str
    words: tuple[Word, ...]
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def holds(self, spelling: str) -> bool:
        """Whether a token, as its folded text has it, answers one of the words."""
        answers = self._answers.get(spelling)
        if answers is None:
            held = spelled(spelling)[1].lexemes
            answers = not self._wanted.isdisjoint(held) or (
                bool(self._beginnings)
                and any(lexeme.startswith(self._beginnings) for lexeme in held)
            )
            self._answers[spelling] = answers
        return answers

    @cached_property
    def _answers(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(lexeme for word in self.words for lexeme in word.wanted)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(begun for word in self.words for begun in word.beginnings)

    @cached_property
    def nearness(self) -> "Nearness":
        return Nearness(self.words)

    @property
    def unfinished(self) -> "Query":
        """The same, the last word taken for the beginning of one."""
        if not self.words:
            return self
        last = replace(self.words[-1], is_beginning=True)
        return replace(self, words=(*self.words[:-1], last))


def analyse(typed: str, *, exact: bool = False) -> Query:
    """The query behind what was typed; false where nothing in it can be searched.

    Words that carry nothing («في», «de») are left out, unless all are.
    """
    cut = " ".join(typed.replace("\0", " ").split())[:LONGEST]
    reference = _REFERENCE.match(cut)
    found = [Token(0, 0, reference[1], "reference")] if reference else tokens(cut)
    kept = [token for token in found if not _is_empty(token)] or found
    words = dict.fromkeys((token.text, token.kind) for token in kept)
    made = [Word(text, forms_of(text, kind)) for text, kind in words]
    return Query(cut, tuple(made[:MOST_WORDS]), exact)


def _is_empty(token: Token) -> bool:
    return token.kind == "word" and (
        token.text in EMPTY or (len(token.text) == 1 and token.text.isascii())
    )


def lexemes(*texts: str) -> set[str]:
    """What an index holds of some texts."""
    return {
        lexeme
        for text in texts
        for token in tokens(text)
        if not _is_empty(token)
        for lexeme in forms_of(token.text, token.kind).lexemes
    }


def matches(text: str, query: Query) -> bool:
    """Whether the text answers every word; folding and inflection do not matter unless exact."""
    if query.exact:
        return query.typed in text
    held = lexemes(text)
    return all(word.is_in(held) for word in query.words)


def hits(text: str, query: Query) -> list[tuple[int, int]]:
    """Spans of `text` that answer a word of the query, in order; neighbours are one span."""
    if not query:
        return []
    if query.exact:
        return [(found.start(), found.end()) for found in re.finditer(re.escape(query.typed), text)]
    spans: list[tuple[int, int]] = []
    folded = fold_with_map(text)
    for token in TOKEN.finditer(folded.text):
        if query.holds(token[0]):
            start, end = folded.original(*token.span())
            if spans and not text[spans[-1][1] : start].strip():
                start = spans.pop()[0]
            spans.append((start, end))
    return spans


def closeness(text: str, query: Query) -> float:
    """How near a text comes to what was typed: the same words before other forms, beside one
    another before far apart, in a short text before a long one. Its beginning is looked at.
    """
    if query.exact:
        return 1.0
    best = [0.0] * len(query.words)
    places = [0] * len(query.words)
    spellings = SPELLING.findall(fold_letters(text[:LOOKED_AT]))
    nearness = query.nearness
    for place, spelling in enumerate(spellings):
        for word, near in enumerate(nearness[spelling]):
            if near > best[word]:
                best[word], places[word] = near, place
    number = len(spellings)
    spread = max(max(places) - min(places) - len(places) + 1, 0) if places else 0
    return sum(best) / len(query.words) + 1 / (1 + spread / 4) + 1 / (1 + number / 40)
