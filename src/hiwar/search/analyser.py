"""What was typed, and where a text answers it, in the offsets of the text as it was written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from hiwar.language import fold_with_map
from hiwar.search.words import EMPTY, REFERENCE, Forms, Token, forms_of, spelled, tokens

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


@dataclass(frozen=True)
class Query:
    """`exact`: the words as typed, letter for letter, one after the other."""

    typed: str
    words: tuple[Word, ...]
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def holds(self, text: str, kind: str) -> bool:
        """Whether a token answers one of the words."""
        answers = self._answers.get((text, kind))
        if answers is None:
            held = forms_of(text, kind).lexemes
            answers = self._answers[text, kind] = any(word.is_in(held) for word in self.words)
        return answers

    @cached_property
    def _answers(self) -> dict[tuple[str, str], bool]:
        return {}

    def nearness(self, text: str, kind: str) -> tuple[float, ...]:
        """How near a token comes to each word; nothing where it comes near to none."""
        nears = self._nearness.get((text, kind))
        if nears is None:
            forms = forms_of(text, kind)
            nears = tuple(word.nearness(text, forms) for word in self.words)
            nears = self._nearness[text, kind] = nears if any(nears) else ()
        return nears

    @cached_property
    def _nearness(self) -> dict[tuple[str, str], tuple[float, ...]]:
        return {}

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
    for words, kind, first, last in spelled(folded.text):
        if query.holds(words, kind):
            start, end = folded.original(first, last)
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
    number = 0
    for words, kind, _start, _end in spelled(fold_with_map(text[:LOOKED_AT]).text):
        for word, near in enumerate(query.nearness(words, kind)):
            if near > best[word]:
                best[word], places[word] = near, number
        number += 1
    spread = max(max(places) - min(places) - len(places) + 1, 0) if places else 0
    return sum(best) / len(query.words) + 1 / (1 + spread / 4) + 1 / (1 + number / 40)
