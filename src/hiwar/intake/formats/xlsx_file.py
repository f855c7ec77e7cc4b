"""XLSX to lines: a row a line, cells apart by tabs, values as the file keeps them (a formula's last).

Reads the few parts it needs of ECMA-376 itself. Row n of the first sheet is line n, so that a
person finds it again; hidden sheets are left out.
"""

import posixpath
import re
from datetime import date, timedelta
from typing import Any, Final
from xml.etree.ElementTree import Element

from hiwar.intake.formats.lines import clean_text, one_line
from hiwar.intake.formats.xml_tree import parse
from hiwar.intake.formats.zip_parts import Package
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_R: Final = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 20_000
_CELL: Final = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_DATED: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_ONE: Final = (date(1899, 12, 30), date(1904, 1, 1))
_LAST_SERIAL: Final = 2_958_465  # 31 December 9999


class Workbook:
    """The sheets of a checked package; `main` is the name of its main part."""

    def __init__(self, package: Package, main: str, limits: Limits) -> None:
        self._package, self._depth = package, limits.max_depth
        self._folder = posixpath.dirname(main)
        self._limits = limits
        self._book = self._tree(main)
        self._shared = self._strings(posixpath.join(self._folder, "sharedStrings.xml"))
        self._dated = self._date_styles(posixpath.join(self._folder, "styles.xml"))
        properties = None if self._book is None else self._book.find(f"{S}workbookPr")
        is_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._day_one = _DAY_ONE[is_1904]

    def _tree(self, name: str) -> Element | None:
        data = self._package.part(name)
        if data is None:
            return None
        plain = data.replace(_STRICT, S[1:-1].encode()).replace(_STRICT_R, R[1:-3].encode())
        return parse(plain, self._depth)

    def read(self) -> dict[str, Any]:
        sheets = [(name, self._lines(root)) for name, root in self._sheets()]
        filled = [(name, lines) for name, lines in sheets if any(lines)]
        lines: list[str] = []
        for name, rows in filled:
            lines += [*([""] if lines else []), name, *rows] if len(filled) > 1 else rows
        text = clean_text("\n".join(lines)).rstrip()
        if not text.strip():
            raise IntakeError("no_text")
        if len(text) > self._limits.max_characters:
            raise IntakeError("too_large", variant="text")
        return {"text": text, "pages": None, "title": None, "notices": [], "kind": "xlsx"}

    def _sheets(self) -> list[tuple[str, Element]]:
        relations = self._tree(posixpath.join(self._folder, "_rels/workbook.xml.rels"))
        if self._book is None or relations is None:
            raise IntakeError("broken")
        targets = {each.get("Id"): each.get("Target", "") for each in relations}
        found = []
        for sheet in self._book.iterfind(f"{S}sheets/{S}sheet"):
            target = targets.get(sheet.get(R), "")
            name = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.join(self._folder, target)
            )
            root = self._tree(posixpath.normpath(name)) if target else None
            if root is not None and sheet.get("state", "visible") == "visible":
                found.append((one_line(sheet.get("name", "")), root))
        return found

    def _strings(self, name: str) -> list[str]:
        root = self._tree(name)
        return [] if root is None else [_words(item) for item in root.iterfind(f"{S}si")]

    def _date_styles(self, name: str) -> list[bool]:
        """For each cell style, whether its numbers are days."""
        root = self._tree(name)
        if root is None:
            return []
        own = {
            each.get("numFmtId"): _is_date_code(each.get("formatCode", ""))
            for each in root.iterfind(f"{S}numFmts/{S}numFmt")
        }
        return [
            own.get(each.get("numFmtId"), _whole(each.get("numFmtId")) in _DATED)
            for each in root.iterfind(f"{S}cellXfs/{S}xf")
        ]

    def _lines(self, root: Element) -> list[str]:
        rows: dict[int, dict[int, str]] = {}
        last = 0
        for row in root.iterfind(f"{S}sheetData/{S}row"):
            number = _whole(row.get("r")) or last + 1
            last = number
            cells = self._cells(row)
            if not cells:
                continue
            if len(rows) >= _MOST_ROWS or number > _MOST_ROWS:
                raise IntakeError("too_large", variant="text")
            rows[number] = cells
        return [_line(rows.get(number, {})) for number in range(1, max(rows, default=0) + 1)]

    def _cells(self, row: Element) -> dict[int, str]:
        cells: dict[int, str] = {}
        place = -1
        for cell in row.iterfind(f"{S}c"):
            place = _column(cell.get("r")) if cell.get("r") else place + 1
            value = one_line(self._value(cell).replace("\t", " "))
            if value and 0 <= place < _MOST_COLUMNS:
                cells[place] = value
        return cells

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            held = cell.find(f"{S}is")
            return "" if held is None else _words(held)
        value = cell.findtext(f"{S}v") or ""
        if kind == "s":
            place = _whole(value)
            return self._shared[place] if value and place < len(self._shared) else ""
        if kind in {"str", "b", "d"}:
            return value
        return "" if kind == "e" else self._number(value, _whole(cell.get("s")))

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if style < len(self._dated) and self._dated[style] and 1 <= number < _LAST_SERIAL:
            day = self._day_one + timedelta(days=min(int(number), _LAST_SERIAL - 1500))
            return day.isoformat()
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value  # noqa: PLR2004


def _words(item: Element) -> str:
    """The runs of a string, without the phonetic guides."""
    parts = [item.findtext(f"{S}t") or ""]
    parts += [run.findtext(f"{S}t") or "" for run in item.iterfind(f"{S}r")]
    return "".join(parts)


def _is_date_code(code: str) -> bool:
    return bool(re.search(r"[yd]", _QUOTED.sub("", code), re.IGNORECASE))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004


def _column(reference: str | None) -> int:
    """«C7» is column 2; -1 for what is no reference."""
    found = _CELL.match(reference or "")
    if found is None:
        return -1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _line(cells: dict[int, str]) -> str:
    return "\t".join(cells.get(place, "") for place in range(max(cells, default=-1) + 1))
