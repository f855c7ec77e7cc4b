"""What comes out of intake, and the limits under which it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

# Told how many parts (pages) of how many are done; 0 of 0 while nothing is known. Called some times
# a second while a file is open; what it raises ends the reading.
Watch = Callable[[int, int], None]

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. `max_bytes` is for all, the rest for the worker.

    Pages that are pictures have a worker each, and `page_seconds` instead of the other times.
    """

    max_bytes: int = MAX_BYTES
    max_pages: int = 1_000
    max_characters: int = 2_000_000
    max_lines: int = 300_000
    max_unpacked_bytes: int = 200 * 1024 * 1024
    max_part_bytes: int = 24 * 1024 * 1024
    max_ratio: int = 200
    max_depth: int = 250
    max_nodes: int = 500_000
    max_enclosed: int = 20
    max_pictures: int = 60
    max_pixels: int = 64_000_000
    cpu_seconds: int = 15
    wall_seconds: float = 20.0
    page_seconds: float = 90.0
    pictures_seconds: float = 900.0
    memory_bytes: int = 768 * 1024 * 1024


class Word(NamedTuple):
    """A word read from a picture: `text[start:end]`, its box in the page's units, how sure from 0 to 1."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: `text[start:end]` is what stands on it; width and height in points (1/72 inch).

    Of a page read from a picture `image` is that picture straightened and evenly lit (WebP), width
    and height are its pixels, and `words` are where on it each word was read.
    """

    number: int
    start: int
    end: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a text that was read all the same.

    `message` is Arabic; `hiwar.intake.said(notice, language)` says it in another language.
    """

    code: str
    message: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What the look of a line says: `kind` is `heading` (level from 0), `bold` or `indent` (steps)."""

    kind: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came inside another (an attachment), by the name its sender gave it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file. `sha256` is of the bytes given, in hex; `pages` only for PDF and pictures,
    `outline` only for DOCX and ODT, in the order of the text; `enclosed` only for mail.
    """

    text: str
    media_type: str
    sha256: str
    pages: tuple[PageText, ...] | None
    title: str | None
    warnings: tuple[Notice, ...]
    outline: tuple[Mark, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
