"""Spreadsheets: a row a line, values as kept, nothing of a stranger's run."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from hiwar.intake import IntakeError, extract


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(data, name, content):
    """The same package with one part written anew."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


@pytest.fixture
def book():
    book = Workbook()
    sheet = book.active
    sheet.sheet_view.rightToLeft = True
    sheet.append(["الباب", "المطلب", "التاريخ"])
    sheet.append(["التعويضات", "الرفع من\nالتعويضات", date(2019, 5, 2)])
    sheet.append([])
    sheet.append([None, 12, 3.5])
    return book


def test_rows_are_lines_and_keep_their_numbers(book):
    found = extract(saved(book), "a.xlsx")
    assert found.text.split("\n") == [
        "الباب\tالمطلب\tالتاريخ", "التعويضات\tالرفع من التعويضات\t2019-05-02", "", "\t12\t3.5",
    ]  # fmt: skip
    assert found.media_type.endswith("spreadsheetml.sheet")


def test_a_formula_is_its_last_value_and_nothing_else(book):
    book.active["B5"] = '=HYPERLINK("http://evil.example","x")&cmd|calc'
    data = saved(book)
    assert "HYPERLINK" not in extract(data, "a.xlsx").text
    sheet = (
        ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").replace(b"<v></v>", b"<v>42</v>")
    )
    sheet = sheet.replace(b"<v />", b"<v>42</v>")
    assert extract(with_part(data, "xl/worksheets/sheet1.xml", sheet), "a").text.endswith("42")


def test_merged_cells_hold_their_words_once_and_hidden_sheets_stay_hidden(book):
    book.active.merge_cells("A2:A4")
    book.create_sheet("سري").append(["كلام خفي"])
    book["سري"].sheet_state = "hidden"
    text = extract(saved(book), "a.xlsx").text
    assert text.count("\nالتعويضات\t") == 1
    assert "خفي" not in text


def test_several_sheets_come_one_after_the_other_under_their_names(book):
    book.active.title = "الأول"
    book.create_sheet("الثاني").append(["مطلب آخر"])
    assert extract(saved(book), "a.xlsx").text.endswith("\n\nالثاني\nمطلب آخر")


def test_a_day_with_its_hour_is_its_day(book):
    book.active["C2"] = datetime(2020, 2, 29, 13, 30)  # noqa: DTZ001 - a cell has no zone
    assert "2020-02-29" in extract(saved(book), "a.xlsx").text


def test_an_empty_book_says_that_there_is_nothing_to_read():
    with pytest.raises(IntakeError) as refused:
        extract(saved(Workbook()), "a.xlsx")
    assert refused.value.code == "no_text"


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>", "bomb"),
        (b"<worksheet>" + b"<a>" * 500, "bomb"),
        (b"<worksheet", "broken"),
        (b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>", "bomb"),
        (
            (
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
                b"</sheetData></worksheet>"
            ),
            "too_large",
        ),
        (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 20_001
            + b"</sheetData></worksheet>",
            "too_large",
        ),
    ],
)
def test_a_hostile_sheet_is_refused(book, sheet, code):
    with pytest.raises(IntakeError) as refused:
        extract(with_part(saved(book), "xl/worksheets/sheet1.xml", sheet), "a.xlsx")
    assert refused.value.code == code


def test_cells_that_point_nowhere_hold_nothing(book):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        b'<c r="A1" t="s"><v>999999</v></c><c r="ZZZ9"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        b'<c r="C1" s="99"><v>1e999</v></c><c r="D1"><v>abc</v></c></row></sheetData></worksheet>'
    )
    text = extract(with_part(saved(book), "xl/worksheets/sheet1.xml", sheet), "a.xlsx").text
    assert text.split("\t")[-1] == "abc"
    assert "#REF" not in text
