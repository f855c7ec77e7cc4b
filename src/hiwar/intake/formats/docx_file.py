"""DOCX to lines: paragraphs, list items with their marks and levels, table rows, notes at the end.

Reads the few parts it needs of ECMA-376 itself: a whole object model would open every part of a
stranger's package and take five times as long to load.
"""

import posixpath
from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from hiwar.intake.formats import docx_kind
from hiwar.intake.formats.docx_lists import Lists
from hiwar.intake.formats.docx_shape import Shapes
from hiwar.intake.formats.lines import item_line, one_line, tidy
from hiwar.intake.formats.odt_file import OpenDocument
from hiwar.intake.formats.picture_file import picture_pages
from hiwar.intake.formats.placed import placed
from hiwar.intake.formats.xlsx_file import Workbook
from hiwar.intake.formats.xml_tree import parse
from hiwar.intake.formats.zip_parts import Package
from hiwar.intake.names import clean_title
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_DELETED: Final = {f"{W}del", f"{W}moveFrom", f"{W}delText", f"{W}instrText", f"{W}rPr", f"{W}pPr"}
_PICTURES: Final = {f"{W}drawing", f"{W}pict", f"{W}object"}
_BREAKS: Final = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_FALLBACK: Final = f"{_MC}Fallback"


class _Story:
    """One part with text (body, header, notes) as lines."""

    def __init__(self, lists: Lists, shapes: Shapes) -> None:
        self._lists, self._shapes = lists, shapes
        self.shaped: list[tuple[str, str, int]] = []
        self.hidden = False
        self.pictures = 0

    def lines(self, container: Element) -> list[str]:
        found: list[str] = []
        for block in _blocks(container):
            if block.tag == f"{W}tbl":
                found += self._rows(block)
            else:
                found += self._paragraph(block)
        return found

    def _rows(self, table: Element) -> Iterator[str]:
        for row in _descend(table, f"{W}tr"):
            cells = [" ".join(self.lines(cell)) for cell in _descend(row, f"{W}tc")]
            if any(cells):
                yield "\t".join(one_line(cell) for cell in cells)

    def _paragraph(self, paragraph: Element) -> list[str]:
        boxes: list[Element] = []
        text = "".join(self._runs(paragraph, boxes)).strip()
        mark = self._lists.mark_of(paragraph) if text else None
        lines = [item_line(mark.level, mark.sign, text) if mark else text]
        shape = self._shapes.of(paragraph, text, is_listed=mark is not None) if text else None
        if shape and "\n" not in text:
            self.shaped.append((lines[0], *shape))
        for box in boxes:
            lines += self.lines(box)
        return lines

    def _runs(self, node: Element, boxes: list[Element]) -> Iterator[str]:
        for child in node:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag in _DELETED or child.tag == _FALLBACK:
                self.hidden |= child.tag in {f"{W}del", f"{W}moveFrom"}
            elif child.tag == f"{W}r" and _is_hidden(child):
                self.hidden = True
            else:
                self.pictures += child.tag in _PICTURES and child.find(f".//{W}txbxContent") is None
                yield from self._runs(child, boxes)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in {"0", "false", "off"}


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those wrapped in content controls and tracked insertions."""
    for child in container:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"}:
            yield from _blocks(child)


def _descend(container: Element, tag: str) -> Iterator[Element]:
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}:
            yield from _descend(child, tag)


class _Document:
    def __init__(self, limits: Limits) -> None:
        self._depth = limits.max_depth
        self._package = Package(limits)
        self._main, self._kind = docx_kind.main_part(self._package, limits.max_depth)
        self._limits = limits
        self._folder = posixpath.dirname(self._main)

    def tree(self, name: str) -> Element | None:
        data = self._package.part(name)
        if data is None:
            return None
        # Strict OOXML differs in its namespace alone.
        return parse(data.replace(_STRICT, W[1:-1].encode()), self._depth)

    def beside(self, name: str) -> Element | None:
        return self.tree(posixpath.join(self._folder, name))

    def read(self) -> dict[str, Any]:
        if self._kind == "xlsx":
            return Workbook(self._package, self._main, self._limits).read()
        if self._kind == "odt":
            return OpenDocument(self._package, self._limits).read()
        if self._kind == "pictures":
            return picture_pages("pictures", self._limits)
        root = self.tree(self._main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise IntakeError("broken")
        styles = self.beside("styles.xml")
        story = _Story(Lists(self.beside("numbering.xml"), styles, W), Shapes(styles, W))
        head = self._letterhead(story)
        story.shaped.clear()
        lines = [*head, *story.lines(body)]
        shaped = list(story.shaped)
        lines += self._notes(story)
        text = tidy(lines)
        if not text.strip():
            raise IntakeError("no_text", variant="pictures" if story.pictures else None)
        return {
            "text": text, "pages": None, "title": self._title(), "notices": _notices(story),
            "outline": placed(text, shaped),
        }  # fmt: skip

    def _letterhead(self, story: _Story) -> list[str]:
        """What stands in the page headers, once: there a union has its name."""
        seen: dict[str, None] = {}
        prefix = posixpath.join(self._folder, "header")
        for name in sorted(self._package.names()):
            if name.startswith(prefix) and name.endswith(".xml"):
                root = self.tree(name)
                for line in story.lines(root) if root is not None else ():
                    seen.setdefault(line)
        return list(seen)

    def _notes(self, story: _Story) -> list[str]:
        lines: list[str] = []
        for name in ("footnotes.xml", "endnotes.xml"):
            root = self.beside(name)
            for note in root if root is not None else ():
                if note.get(f"{W}type") is None:  # the others are separators
                    lines += story.lines(note)
        return lines

    def _title(self) -> str | None:
        core = self.tree("docProps/core.xml")
        return None if core is None else clean_title(core.findtext(_DC_TITLE))


def _notices(story: _Story) -> list[tuple[str, list[str]]]:
    notices: list[tuple[str, list[str]]] = []
    if story.hidden:
        notices.append(("hidden_text", []))
    if story.pictures:
        notices.append(("pictures_not_read", [str(story.pictures)]))
    return notices


def read(limits: Limits, emit: Callable[[dict[str, Any]], None]) -> None:
    """Reads the package on standard input and emits its text, or raises `IntakeError`."""
    emit(_Document(limits).read())
