"""List marks of ODT: the styles' levels, counters that go on where the file says so."""

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from hiwar.intake.formats.lines import BULLET
from hiwar.intake.formats.numerals import numeral

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
# ODF's own names of numerals (style:num-format), as `numeral` knows them.
_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "أ, ب, ت, ...": "arabicAlpha", "أ, ب, ج, ...": "arabicAbjad", "١, ٢, ٣, ...": "decimal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # "" for a bullet
    prefix: str
    suffix: str
    start: int


_A_BULLET: Final = _Level("", "", "", 1)


@dataclass(slots=True)
class Counter:
    """The marks of one list, in the order of its items."""

    level: _Level
    count: int

    def next(self, item: Element) -> str:
        start = _number(item.get(f"{TEXT}start-value"))
        self.count = start if start is not None else self.count + 1
        if not self.level.form:
            return BULLET
        mark = numeral(self.level.form, self.count)
        return f"{self.level.prefix}{mark}{self.level.suffix or '.'}"


class Lists:
    """To be asked in reading order."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        for root in (styles, content):
            for style in () if root is None else root.iter(f"{TEXT}list-style"):
                self._read(style)
        self._by_id: dict[str, Counter] = {}
        self._last: dict[tuple[str, int], Counter] = {}

    def _read(self, style: Element) -> None:
        name = style.get(f"{STYLE}name", "")
        for level in style:
            depth = (_number(level.get(f"{TEXT}level")) or 1) - 1
            form = ""
            if level.tag == f"{TEXT}list-level-style-number":
                form = _FORMS.get(level.get(f"{STYLE}num-format", ""), "")
            self._levels[name, depth] = _Level(
                form, level.get(f"{STYLE}num-prefix", "")[:4], level.get(f"{STYLE}num-suffix", "")[:4],
                _number(level.get(f"{TEXT}start-value")) or 1,
            )  # fmt: skip

    def begin(self, block: Element, style: str, depth: int) -> Counter:
        """The counter of a list that begins: new, or that of the list it says it continues."""
        level = self._levels.get((style, depth), _A_BULLET)
        counter = self._by_id.get(block.get(f"{TEXT}continue-list", ""))
        if counter is None and block.get(f"{TEXT}continue-numbering") == "true":
            counter = self._last.get((style, depth))
        if counter is None:
            counter = Counter(level, level.start - 1)
        self._last[style, depth] = counter
        if name := block.get(_XML_ID):
            self._by_id[name] = counter
        return counter


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004
