"""When, where, what kind, under which words. Offsets count characters of the original text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text comes from; `language` is ar, fr, mixed or other."""

    name: str
    media_type: str
    sha256: str
    language: str
    characters: int
    pages: int | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    value: str
    certainty: float
    evidence: tuple[Span, ...] | None
    rule: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month or year by `precision`; `iso` is None where nothing anchors it."""

    iso: str | None
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    iso_end: str | None = None
    time: str | None = None
    resolved_from: str | None = None
    weekday_agrees: bool | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    city: str | None
    evidence: tuple[Span, ...]
    certainty: float
    rule: str
    area_code: str | None = None
    area_level: str | None = None


@dataclass(frozen=True, slots=True)
class Slogan:
    text: str
    evidence: tuple[Span, ...]
    certainty: float
    rule: str


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801 - the name without the mark is Python's
    """What a person should look at; `code` is stable, `message` Arabic."""

    code: str
    message: str
    evidence: tuple[Span, ...] | None = None
