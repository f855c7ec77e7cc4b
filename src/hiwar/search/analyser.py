"""What was typed, and where a text answers it, in the offsets of the text as it was written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from hiwar.search.words import EMPTY, REFERENCE, Forms, Token, forms_of, tokens

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

    @property
    def beginnings(self) -> tuple[str, ...]:
        bares = self.forms.bares if self.is_beginning else ()
        return tuple(bare for bare in bares if len(bare) >= SHORTEST_BEGINNING)

    def is_in(self, lexemes: Iterable[str]) -> bool:
        return any(
            lexeme in self.wanted or lexeme.startswith(self.beginnings or "\0")
            for lexeme in lexemes
        )


@dataclass(frozen=True)
class Query:
    """`exact`: the words as typed, letter for letter, one after the other."""

    typed: str
    words: tuple[Word, ...]
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

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
    for token in tokens(text):
        held = forms_of(token.text, token.kind).lexemes
        if any(word.is_in(held) for word in query.words):
            start = token.start
            if spans and not text[spans[-1][1] : start].strip():
                start = spans.pop()[0]
            spans.append((start, token.end))
    return spans


def closeness(text: str, query: Query) -> float:
    """How near a text comes to what was typed: the same words before other forms, beside one
    another before far apart, in a short text before a long one. Its beginning is looked at.
    """
    if query.exact:
        return 1.0
    found = tokens(text[:LOOKED_AT])
    spots: dict[tuple[str, str], int] = {}
    for place, token in enumerate(found):
        spots.setdefault((token.text, token.kind), place)
    held = [(forms_of(*spot), spot[0], place) for spot, place in spots.items()]
    score, places = 0.0, []
    for word in query.words:
        near, place = _nearest(word, held)
        score += near
        places.append(place)
    spread = max(places) - min(places) - len(places) + 1 if places else 0
    return score / len(query.words) + 1 / (1 + spread / 4) + 1 / (1 + len(found) / 40)


def _nearest(word: Word, held: Iterable[tuple[Forms, str, int]]) -> tuple[float, int]:
    """How near the nearest token comes, and its place: the first of equals."""
    best, where = 0.0, 0
    bare, wanted = word.forms.bares[0], word.wanted
    for forms, text, place in held:
        if text == word.text:
            return 3.0, place
        near = 0.0
        if bare == forms.bares[0]:
            near = 2.8
        elif not wanted.isdisjoint(forms.stems):
            near = 2.0 if forms.stems[0] in word.forms.stems else 1.0
        elif word.is_beginning and word.is_in(forms.bares):
            near = 1.5
        if near > best:
            best, where = near, place
    return best, where
