"""A table to rows: columns known by their heads, in Arabic or French, in any order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from hiwar.demands.domain.importing.item import Item
from hiwar.language import fold

HEADS: Final[dict[str, str]] = {
    "words": "المطلب|المطالب|نص المطلب|صيغة المطلب|الصيغة|الصيغة العربية|المطلب بالعربية|موضوع المطلب"
    "|revendication|revendications|demande|doléance|intitulé|libellé|objet|texte",
    "french": "المطلب بالفرنسية|الصيغة الفرنسية|بالفرنسية|الفرنسية|revendication fr|en français|français"
    "|libellé fr|texte français",
    "theme": "الباب|المحور|المجال|الملف|الموضوع|thème|theme|chapitre|axe|rubrique|volet|domaine",
    "parent": "تحت|المطلب الأصل|المطلب الرئيسي|متفرع عن|sous|parent|revendication mère",
    "number": "الرقم|رقم|رقم المطلب|ر.ت|ت|الترتيب|المرجع|n°|no|num|numéro|réf|référence|ordre",
    "kind": "النوع|نوع المطلب|الصنف|طبيعة المطلب|nature|type|genre",
    "beneficiaries": "الفئة|الفئات|الفئة المعنية|الفئات المعنية|المعنيون|المستفيدون|الفئة المستهدفة"
    "|catégorie|catégories|bénéficiaires|catégories concernées|population",
    "priority": "الأولوية|درجة الأولوية|priorité|urgence",
    "raised_by": "الفرع|الجهة|صاحب المطلب|من طرحه|طرحه أولا|section|proposé par|posée par|bureau|région",
    "date": "التاريخ|تاريخ الطرح|تاريخ المطلب|طرح أول مرة|طُرح أول مرة|السنة|سنة|سنة الطرح|date|année|posée le"
    "|date de la revendication|première date",
    "state": "الحالة|حالة المطلب|الوضعية|المآل|مآل المطلب|التقدم|état|statut|situation|avancement|suite donnée",
    "answer": "الجواب|جواب الإدارة|رد الإدارة|آخر جواب|الرد|réponse|réponse de l'administration|dernière réponse",
    "answered": "تاريخ الجواب|تاريخ الرد|أجيب في|date de réponse|date de la réponse|répondu le",
}  # fmt: skip
_HEAD_ROWS: Final = 15
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_CARRIED: Final = ("theme", "parent")
_FEWEST: Final = 2
_NAME: Final = 80


def _folded(head: str) -> str:
    return " ".join(re.sub(r"[^\w\s°.]", " ", fold(head)).split())


_NAMES: Final = {
    _folded(name): field for field, names in HEADS.items() for name in names.split("|")
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number, where it begins in the text, its cells."""

    line: int
    start: int
    text: str
    cells: Sequence[str]


@dataclass(slots=True)
class Table:
    """What was made of a table. `columns`: head as written, the field it is ("" for none), place."""

    items: list[Item] = field(default_factory=list)
    columns: list[tuple[str, str, int]] = field(default_factory=list)


def fields_of_heads(cells: Sequence[str]) -> dict[int, str]:
    """Column to field, each field once; the longest name of ours that the head holds wins."""
    found: dict[int, str] = {}
    for exact in (True, False):
        for place, cell in enumerate(cells):
            name = _field_of(cell, exact=exact)
            if name == "words" and name in found.values():
                name = "french"
            if place not in found and name and name not in found.values():
                found[place] = name
    return found


def _field_of(head: str, *, exact: bool) -> str:
    words = _folded(head)
    if exact:
        return _NAMES.get(words, "")
    within = [name for name in _NAMES if len(name) > _FEWEST and f" {name} " in f" {words} "]
    return _NAMES[max(within, key=len)] if within else ""


def items_in_table(rows: Sequence[Row], chosen: Mapping[int, str] | None = None) -> Table:
    """Empty rows are passed over; a row with one cell is a theme; theme and parent are carried down.

    `chosen`: what a person says that columns are, by place, in the stead of what their heads say.
    """
    table = Table()
    at, fields = _head(rows)
    told = rows[(at if at is not None else -1) + 1 :]
    fields = _told_apart(fields, told) if chosen is None else dict(chosen)
    table.columns = _columns(rows[at] if at is not None else _widest(rows), fields)
    carried: dict[str, str] = {}
    for row in told:
        _read_row(table, row, fields, carried)
    return _hung(table)


def _columns(heads: Row | None, fields: Mapping[int, str]) -> list[tuple[str, str, int]]:
    """Named by the head; by what its widest row has where the table has no head."""
    cells = heads.cells if heads else ()
    return [
        (head[:_NAME], fields.get(place, ""), place) for place, head in enumerate(cells) if head
    ]


def _widest(rows: Sequence[Row]) -> Row | None:
    return max(rows, key=lambda row: sum(bool(cell) for cell in row.cells), default=None)


def _head(rows: Sequence[Row]) -> tuple[int | None, dict[int, str]]:
    """The first row that names two columns, the wording among them."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        fields = fields_of_heads(row.cells)
        is_named = "words" in fields.values() or "french" in fields.values()
        if is_named and (len(fields) >= _FEWEST or len([c for c in row.cells if c]) == 1):
            return at, fields
    return None, {_longest(rows): "words"}


def _longest(rows: Sequence[Row]) -> int:
    """Without heads, the column with most words in it."""
    sizes: dict[int, int] = {}
    for row in rows:
        for place, cell in enumerate(row.cells):
            sizes[place] = sizes.get(place, 0) + len(cell)
    return max(sizes, key=lambda place: sizes[place], default=0)


def _told_apart(fields: dict[int, str], rows: Sequence[Row]) -> dict[int, str]:
    """A lone wording column in French letters stays the wording; of two, the Arabic one is."""
    by_name = {name: place for place, name in fields.items()}
    if "words" not in by_name and "french" in by_name:
        return {**fields, by_name["french"]: "words"}
    if "french" in by_name and _is_arabic(rows, by_name["french"]) > _is_arabic(
        rows, by_name["words"]
    ):
        return {**fields, by_name["french"]: "words", by_name["words"]: "french"}
    return fields


def _is_arabic(rows: Sequence[Row], place: int) -> int:
    return sum(bool(_ARABIC.search(row.cells[place])) for row in rows if place < len(row.cells))


def _read_row(table: Table, row: Row, fields: Mapping[int, str], carried: dict[str, str]) -> None:
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return
    cells = {name: row.cells[place] for place, name in fields.items() if place < len(row.cells)}
    values = {name: cell for name, cell in cells.items() if cell}
    lone = len(filled) == 1 and len(fields) > 1
    if not values.keys() - {"theme", "number"} and values.get("theme"):
        carried["theme"], carried["parent"] = values["theme"], ""
        return
    if lone and not values.get("words"):
        carried["theme"], carried["parent"] = filled[0].rstrip(":").strip(), ""
        return
    if lone and not table.items and "theme" not in fields.values():
        return
    if values.get("theme") and values["theme"] != carried.get("theme"):
        carried["parent"] = ""
    for name in _CARRIED:
        carried[name] = values.get(name) or carried.get(name, "")
    words = values.pop("words", "")
    start, end = _place(row, words)
    values.update({name: value for name, value in carried.items() if value})
    table.items.append(
        Item("demand", words, row.line, start, end, french=values.pop("french", ""), fields=values)
    )


def _place(row: Row, words: str) -> tuple[int | None, int | None]:
    at = row.text.find(words) if words else -1
    return (None, None) if at < 0 else (row.start + at, row.start + at + len(words))


def _hung(table: Table) -> Table:
    """Rows under the rows that their own columns name: themes made from theirs, parents by words or number."""
    items: list[Item] = []
    themes: dict[str, int] = {}
    known: dict[str, int] = {}
    for item in table.items:
        theme = item.fields.pop("theme", "")
        if theme and fold(theme) not in themes:
            themes[fold(theme)] = len(items)
            items.append(Item("theme", theme, item.line))
        parent = item.fields.pop("parent", "")
        item.above = known.get(fold(parent)) if parent else None
        if item.above is None:
            item.above = themes.get(fold(theme)) if theme else None
        if parent and fold(parent) not in known:
            item.fields["parent_unknown"] = parent
        for name in (item.words, item.fields.get("number", "")):
            if name:
                known.setdefault(fold(name), len(items))
        items.append(item)
    table.items = items
    return table
