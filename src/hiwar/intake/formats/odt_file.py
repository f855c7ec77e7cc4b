"""ODT to lines: paragraphs, headings, list items with their marks and levels, table rows, notes.

Reads the parts it needs of ODF 1.3 (OASIS) itself, with the reader of XML that knows no document
type; repeat counts (`table:number-columns-repeated`, `text:c`) are never multiplied out.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from hiwar.intake.formats.lines import item_line, one_line, tidy
from hiwar.intake.formats.odt_lists import OFFICE, TEXT, Lists
from hiwar.intake.formats.placed import placed
from hiwar.intake.formats.xml_tree import parse
from hiwar.intake.formats.zip_parts import Package
from hiwar.intake.names import clean_title
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_PARAGRAPHS: Final = {f"{TEXT}p", f"{TEXT}h"}
_WRAPPERS: Final = {
    f"{TEXT}section", f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group",
    f"{TEXT}index-title", f"{TEXT}numbered-paragraph",
}  # fmt: skip
# What no reader of the printed page sees: comments, deleted words, phonetic guides.
_UNSEEN: Final = {f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}ruby-text"}
_HIDDEN: Final = {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"}
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS: Final = 80
_MAX_LEVEL: Final = 8


class _Story:
    """Body or header as lines."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.notes: list[Element] = []
        self.shaped: list[tuple[str, str, int]] = []
        self.pictures = 0
        self.hidden = False

    def lines(self, container: Element) -> list[str]:
        found: list[str] = []
        for block in container:
            if block.tag in _PARAGRAPHS:
                found += self._paragraph(block)
            elif block.tag == f"{TEXT}list":
                found += self._items(block, 0, "")
            elif block.tag == f"{TABLE}table":
                found += self._rows(block)
            elif block.tag in _WRAPPERS:
                found += self.lines(block)
            elif block.tag == f"{TEXT}tracked-changes":
                self.hidden = self.hidden or block.find(f".//{TEXT}deletion") is not None
            elif block.tag.startswith(DRAW):
                found += self._boxed([block])
        return found

    def _items(self, block: Element, level: int, style: str) -> list[str]:
        """Each item's first paragraph has its mark, the others stand under it without one."""
        style = block.get(f"{TEXT}style-name") or style
        counter = self._lists.begin(block, style, level)
        found: list[str] = []
        for item in block:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            sign = "" if item.tag == f"{TEXT}list-header" else counter.next(item)
            for part in item:
                if part.tag == f"{TEXT}list":
                    found += self._items(part, level + 1, style)
                elif part.tag in _PARAGRAPHS:
                    lines = self._paragraph(part)
                    if sign and lines and lines[0]:
                        lines[0] = item_line(min(level, _MAX_LEVEL), sign, lines[0])
                        sign = ""
                    found += lines
        return found

    def _rows(self, table: Element) -> Iterator[str]:
        for row in _rows_of(table):
            cells = [
                one_line(" ".join(self.lines(cell)))
                for cell in row
                if cell.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
            ]
            if any(cells):
                yield "\t".join(cells).rstrip("\t")

    def _paragraph(self, paragraph: Element) -> list[str]:
        boxes: list[Element] = []
        text = "".join(self._runs(paragraph, boxes)).strip()
        if text and "\n" not in text and paragraph.tag == f"{TEXT}h":
            level = paragraph.get(f"{TEXT}outline-level", "1")
            self.shaped.append((text, "heading", _whole(level, 1, _MAX_LEVEL) - 1))
        return [text, *self._boxed(boxes)]

    def _boxed(self, frames: list[Element]) -> list[str]:
        found: list[str] = []
        for frame in frames:
            box = frame.find(f".//{DRAW}text-box")
            if box is not None:
                found += self.lines(box)
            elif frame.find(f".//{DRAW}image") is not None:
                self.pictures += 1
        return found

    def _runs(self, node: Element, boxes: list[Element]) -> Iterator[str]:
        yield _plain(node.text)
        for child in node:
            yield from self._run(child, boxes)
            yield _plain(child.tail)

    def _run(self, child: Element, boxes: list[Element]) -> Iterator[str]:
        if child.tag == f"{TEXT}s":
            yield " " * _whole(child.get(f"{TEXT}c", "1"), 1, _MOST_BLANKS)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}note":
            self.notes.append(child)
        elif child.tag.startswith(DRAW) and child.tag != f"{DRAW}a":
            boxes.append(child)
        elif child.tag in _HIDDEN:
            self.hidden = True
        elif child.tag not in _UNSEEN:
            yield from self._runs(child, boxes)


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows_of(child)


def _plain(text: str | None) -> str:
    """White space of the file is one blank; blanks that count are elements (ODF 1.3 part 3, 6.1.2)."""
    return _WHITE.sub(" ", text or "")


def _whole(text: str, low: int, high: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else low  # noqa: PLR2004
    return min(max(number, low), high)


class OpenDocument:
    """The text document of a checked package."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package, self._limits = package, limits

    def _tree(self, name: str) -> Element | None:
        data = self._package.part(name)
        return None if data is None else parse(data, self._limits.max_depth)

    def read(self) -> dict[str, Any]:
        if b"encryption-data" in (self._package.part("META-INF/manifest.xml") or b""):
            raise IntakeError("encrypted")
        content, styles = self._tree("content.xml"), self._tree("styles.xml")
        body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
        if content is None or body is None:
            raise IntakeError("broken")
        story = _Story(Lists(content, styles))
        head = _letterhead(story, styles)
        story.shaped.clear()
        lines = [*head, *story.lines(body)]
        for note in story.notes:
            found = note.find(f"{TEXT}note-body")
            lines += [] if found is None else story.lines(found)
        text = tidy(lines)
        if not text.strip():
            raise IntakeError("no_text", variant="pictures" if story.pictures else None)
        return {
            "text": text, "pages": None, "title": self._title(), "notices": _notices(story),
            "outline": placed(text, story.shaped), "kind": "odt",
        }  # fmt: skip

    def _title(self) -> str | None:
        meta = self._tree("meta.xml")
        return None if meta is None else clean_title(meta.findtext(f".//{_DC_TITLE}"))


def _letterhead(story: _Story, styles: Element | None) -> list[str]:
    """What stands in the page headers, once."""
    seen: dict[str, None] = {}
    for header in () if styles is None else styles.iter(f"{STYLE}header"):
        for line in story.lines(header):
            seen.setdefault(line)
    return list(seen)


def _notices(story: _Story) -> list[tuple[str, list[str]]]:
    notices: list[tuple[str, list[str]]] = []
    if story.hidden:
        notices.append(("hidden_text", []))
    if story.pictures:
        notices.append(("pictures_not_read", [str(story.pictures)]))
    return notices
