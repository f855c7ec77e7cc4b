"""What the look of a DOCX paragraph says of the outline: a heading's level, bold alone, an indent."""

import re
from typing import Final
from xml.etree.ElementTree import Element

_HEADING: Final = re.compile(r"(?i)^(?:heading|titre|عنوان|نمط عنوان)\s*(\d)?$")
_MAX_LEVEL: Final = 8
_BOLD_LENGTH: Final = 120
_STEP: Final = 360  # twentieths of a point: a quarter of an inch


class Shapes:
    """Looks paragraphs up in the styles."""

    def __init__(self, styles: Element | None, namespace: str) -> None:
        self._w = namespace
        self._styles = (
            {}
            if styles is None
            else {
                each.get(f"{namespace}styleId", ""): each
                for each in styles.findall(f"{namespace}style")
            }
        )

    def of(self, paragraph: Element, text: str, *, is_listed: bool) -> tuple[str, int] | None:
        """(`heading`, level from 0), (`bold`, 0), (`indent`, steps from 1), or None."""
        properties = paragraph.find(f"{self._w}pPr")
        level = self._heading(properties)
        if level is not None:
            return "heading", level
        if is_listed:
            return None
        if len(text) <= _BOLD_LENGTH and self._is_bold(paragraph):
            return "bold", 0
        steps = self._indent(properties)
        return ("indent", steps) if steps else None

    def _attribute(self, parent: Element | None, path: str, name: str = "val") -> str | None:
        found = None
        if parent is not None:
            found = parent.find("/".join(self._w + part for part in path.split("/")))
        return None if found is None else found.get(self._w + name)

    def _heading(self, properties: Element | None) -> int | None:
        own = self._attribute(properties, "outlineLvl")
        style = self._styles.get(self._attribute(properties, "pStyle") or "")
        seen = 0
        while own is None and style is not None and seen < _MAX_LEVEL:
            own = self._attribute(style.find(f"{self._w}pPr"), "outlineLvl")
            named = _HEADING.match(self._attribute(style, "name") or "")
            if own is None and named:
                own = str(int(named[1] or 1) - 1)
            style = self._styles.get(self._attribute(style, "basedOn") or "")
            seen += 1
        is_level = (
            own is not None and own.isascii() and own.isdigit() and int(own[:3]) <= _MAX_LEVEL
        )
        return int(own) if own is not None and is_level else None

    def _is_bold(self, paragraph: Element) -> bool:
        runs = [run for run in paragraph.iter(f"{self._w}r") if run.findtext(f"{self._w}t")]
        return bool(runs) and all(self._bold_run(run) for run in runs)

    def _bold_run(self, run: Element) -> bool:
        for name in ("b", "bCs"):
            found = run.find(f"{self._w}rPr/{self._w}{name}")
            if found is not None and found.get(f"{self._w}val", "1") not in {"0", "false", "off"}:
                return True
        return False

    def _indent(self, properties: Element | None) -> int:
        given = [self._attribute(properties, "ind", name) or "" for name in ("start", "left")]
        twips = next((each for each in given if each.isascii() and each.isdigit()), "0")
        return min(int(twips[:6]) // _STEP, _MAX_LEVEL)
