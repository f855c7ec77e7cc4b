"""A register as a file: CSV that spreadsheet programs open in Arabic, or XLSX."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from openpyxl import Workbook

from hiwar.web.dates import language

FORMATS: Final = ("csv", "xlsx")
BOM: Final = "\ufeff"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that begins with one of these is read as a formula by spreadsheet programs.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Column:
    """`value(row)` gives what stands in the cell: text, number, day, or None for an empty one."""

    title: str | Promise
    value: Callable[[Any], Any]


def table_response(
    rows: Iterable[Any], columns: Sequence[Column], name: str, kind: str
) -> HttpResponse:
    """Answer with `<name>.<kind>` as a download; `kind` is one of FORMATS (KeyError otherwise).

    Every row is read before this returns: a streamed answer would be made after the request has
    left its workspace and its language.

    `name` must be plain Latin letters, digits, hyphens: it goes into a header.
    """
    response = {"csv": _csv, "xlsx": _xlsx}[kind](rows, columns)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _csv(rows: Iterable[Any], columns: Sequence[Column]) -> HttpResponse:
    file = StringIO()
    file.write(BOM)
    writer = csv.writer(file)
    for cells in _table(rows, columns):
        writer.writerow([cell.isoformat() if isinstance(cell, date) else cell for cell in cells])
    return HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")


def _xlsx(rows: Iterable[Any], columns: Sequence[Column]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.sheet_view.rightToLeft = language() == "ar"
    sheet.freeze_panes = "A2"
    for cells in _table(rows, columns):
        sheet.append(cells)
    file = BytesIO()
    book.save(file)
    return HttpResponse(file.getvalue(), content_type=XLSX)


def _table(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[list[Any]]:
    yield [safe_cell(str(column.title)) for column in columns]
    for row in rows:
        yield [safe_cell(column.value(row)) for column in columns]


def safe_cell(value: Any) -> Any:
    """Numbers and days as they are, everything else as text that no program takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, int | float | Decimal | date):
        return value
    text = CONTROLS.sub("", str(value))
    return f"'{text}" if text.startswith(FORMULA) else text
