"""What was read from a picture is no surer than the words that say it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from hiwar.reading.record import (
    Attendee,
    Counterpart,
    Day,
    Issuer,
    Item,
    OrganizationFound,
    PersonFound,
    Place,
    Reading,
    Slogan,
    Span,
)

# The most a fact may be where a word of it is doubtful: likely, and unsure. Just under the bands.
_LIKELY: Final = 0.89
_UNSURE: Final = 0.59
# Of words Tesseract is this sure of, nine of ten and six of ten are right (docs/paper.md).
_FIRM, _SHAKY = 0.85, 0.5
_FIRM_FIGURE, _SHAKY_FIGURE = 0.85, 0.7
_MANY: Final = 0.25

Fact = TypeVar(
    "Fact", Day, Place, Slogan, Issuer, Counterpart, OrganizationFound, PersonFound, Attendee, Item
)
Words = Sequence[tuple[float, ...]]


def doubted(reading: Reading) -> Reading:
    """The same facts, no certainty raised. A reading of no picture comes back as it is."""
    words = sorted(word for page in reading.pages or () for word in page.words or ())
    if not words:
        return reading
    doubt = _Doubt(reading.text, words)
    return replace(
        reading,
        date=doubt.exact(reading.date),
        publication_date=doubt.exact(reading.publication_date),
        place=doubt.exact(reading.place),
        slogan=doubt.loose(reading.slogan),
        issuer=doubt.exact(reading.issuer),
        counterparts=tuple(map(doubt.each, reading.counterparts)),
        organizations=tuple(map(doubt.each, reading.organizations)),
        people=tuple(map(doubt.each, reading.people)),
        attendees=tuple(map(doubt.long, reading.attendees)),
        items=tuple(map(doubt.long, reading.items)),
    )


class _Doubt:
    def __init__(self, text: str, words: Words) -> None:
        self._text, self._words = text, words
        self._starts = [word[0] for word in words]

    def exact(self, fact: Fact | None) -> Fact | None:
        return None if fact is None else self.each(fact)

    def loose(self, fact: Slogan | None) -> Slogan | None:
        return None if fact is None else self.long(fact)

    def each(self, fact: Fact) -> Fact:
        """A name or a day: one doubtful word of the place that names it makes it doubtful."""
        grades = list(map(self._grade, self._under(_first(fact.evidence))))
        return _capped(fact, min(grades, default=1.0))

    def long(self, fact: Fact) -> Fact:
        """Many words say it: doubtful where a quarter of them are, less than clear where one is."""
        grades = list(map(self._grade, self._under(_first(fact.evidence))))
        poor = sum(grade == _UNSURE for grade in grades)
        cap = _UNSURE if poor > _MANY * len(grades) else _LIKELY if poor else 1.0
        return _capped(fact, cap)

    def _under(self, span: Span) -> Iterable[tuple[float, ...]]:
        at = max(bisect_left(self._starts, span.start) - 1, 0)
        while at < len(self._words) and self._words[at][0] < span.end:
            if self._words[at][1] > span.start:
                yield self._words[at]
            at += 1

    def _grade(self, word: tuple[float, ...]) -> float:
        has_figure = any(sign.isdigit() for sign in self._text[int(word[0]) : int(word[1])])
        firm, shaky = (_FIRM_FIGURE, _SHAKY_FIGURE) if has_figure else (_FIRM, _SHAKY)
        sure = word[6]
        return 1.0 if sure >= firm else _LIKELY if sure >= shaky else _UNSURE


def _first(evidence: Span | tuple[Span, ...]) -> Span:
    return evidence if isinstance(evidence, Span) else evidence[0]


def _capped(fact: Fact, cap: float) -> Fact:
    return fact if fact.certainty <= cap else replace(fact, certainty=cap)
