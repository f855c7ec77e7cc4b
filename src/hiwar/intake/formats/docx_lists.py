"""List marks of DOCX paragraphs: definitions, numbering through styles, running counters."""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from hiwar.intake.formats.lines import BULLET
from hiwar.intake.formats.numerals import numeral

_MAX_LEVEL: Final = 8
_PLACE: Final = re.compile(r"%(\d)")
_LIST_STYLE: Final = re.compile(r"(?i)^list ?(bullet|number) ?(\d)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    level: int
    sign: str


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default  # noqa: PLR2004


class Lists:
    """Gives each list paragraph its mark; to be asked in reading order: numbers count up."""

    def __init__(self, numbering: Element | None, styles: Element | None, namespace: str) -> None:
        self._w = namespace
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles = {} if styles is None else self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)

    def _val(self, parent: Element | None, path: str) -> str | None:
        found = (
            None
            if parent is None
            else parent.find("/".join(self._w + name for name in path.split("/")))
        )
        return None if found is None else found.get(f"{self._w}val")

    def _read_styles(self, styles: Element) -> dict[str, Element]:
        return {
            style.get(f"{self._w}styleId", ""): style for style in styles.findall(f"{self._w}style")
        }

    def _read_numbering(self, numbering: Element) -> None:
        w = self._w
        kinds = {
            kind.get(f"{w}abstractNumId"): kind for kind in numbering.findall(f"{w}abstractNum")
        }
        for num in numbering.findall(f"{w}num"):
            name = num.get(f"{w}numId", "")
            kind = kinds.get(self._val(num, "abstractNumId"))
            own = [
                found
                for over in num.findall(f"{w}lvlOverride")
                for found in over.findall(f"{w}lvl")
            ]
            for level in [*(kind.findall(f"{w}lvl") if kind is not None else []), *own]:
                self._levels[name, _number(level.get(f"{w}ilvl"))] = _Level(
                    form=self._val(level, "numFmt") or "decimal",
                    pattern=self._val(level, "lvlText") or "",
                    start=_number(self._val(level, "start"), 1),
                )

    def mark_of(self, paragraph: Element) -> Mark | None:
        properties = paragraph.find(f"{self._w}pPr")
        name, depth = self._numbering_of(properties)
        named = self._level_by_style_name(properties)
        if name is None:
            return None if named is None else Mark(named, BULLET)
        if name == "0":  # how a paragraph leaves its style's list
            return None
        level = self._levels.get((name, depth), _Level("bullet", BULLET, 1))
        if level.form == "none":
            return None
        if level.form == "bullet":
            return Mark(max(depth, named or 0), BULLET)
        return Mark(max(depth, named or 0), self._count(name, depth, level))

    def _numbering_of(self, properties: Element | None) -> tuple[str | None, int]:
        name, depth = self._val(properties, "numPr/numId"), self._val(properties, "numPr/ilvl")
        style = self._styles.get(self._val(properties, "pStyle") or "")
        seen: set[str] = set()
        while style is not None and (name is None or depth is None):
            inherited = style.find(f"{self._w}pPr")
            name = name or self._val(inherited, "numPr/numId")
            depth = depth or self._val(inherited, "numPr/ilvl")
            base = self._val(style, "basedOn") or ""
            style = None if base in seen else self._styles.get(base)
            seen.add(base)
        return name, min(_number(depth), _MAX_LEVEL)

    def _level_by_style_name(self, properties: Element | None) -> int | None:
        """«List Bullet 2» is a level deeper, though such a style has a list of its own."""
        style = self._styles.get(self._val(properties, "pStyle") or "")
        found = _LIST_STYLE.match(self._val(style, "name") or "")
        return None if found is None else min(max(_number(found.group(2), 1) - 1, 0), _MAX_LEVEL)

    def _count(self, name: str, depth: int, level: _Level) -> str:
        self._counts[name, depth] = self._counts.get((name, depth), level.start - 1) + 1
        for deeper in range(depth + 1, _MAX_LEVEL + 1):
            self._counts.pop((name, deeper), None)

        def place(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            its = self._levels.get((name, at), level)
            return numeral(its.form, self._counts.get((name, at), its.start))

        return _PLACE.sub(place, level.pattern) or numeral(level.form, self._counts[name, depth])
