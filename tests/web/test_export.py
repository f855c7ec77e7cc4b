from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from hiwar.web.export import Column, safe_cell, table_response


def test_csv_opens_in_arabic_and_no_cell_is_a_formula(client):
    answer = client.get("/export/csv/")
    text = answer.content.decode()
    assert text.startswith("\ufeffالمرجع,النص\r\n")
    assert "م-014,'=1+1\r\n" in text
    assert answer["Content-Disposition"] == 'attachment; filename="records.csv"'


def test_xlsx_reads_from_the_right_in_arabic_and_holds_the_same_rows(client):
    sheet = load_workbook(BytesIO(client.get("/export/xlsx/").content)).active
    assert [cell.value for cell in sheet[1]] == ["المرجع", "النص"]
    assert [cell.value for cell in sheet[2]] == ["م-014", "'=1+1"]
    assert sheet.sheet_view.rightToLeft is True


def test_xlsx_reads_from_the_left_in_french(client):
    client.cookies["django_language"] = "fr"
    sheet = load_workbook(BytesIO(client.get("/export/xlsx/").content)).active
    assert not sheet.sheet_view.rightToLeft


def test_another_format_is_a_defect():
    with pytest.raises(KeyError):
        table_response([], [Column("x", str)], "x", "pdf")


@pytest.mark.parametrize("text", ["=cmd()", "+212", "-1", "@sum", "\tx", "\rx"])
def test_what_programs_take_for_a_formula_is_made_text(text):
    assert safe_cell(text) == f"'{text}"


def test_numbers_days_and_emptiness_stay_what_they_are():
    assert safe_cell(-5) == -5
    assert safe_cell(date(2025, 11, 15)) == date(2025, 11, 15)
    assert safe_cell(None) == ""
    assert safe_cell(datetime(2025, 11, 15, 12, tzinfo=UTC)) == datetime(2025, 11, 15, 13)  # noqa: DTZ001
    assert safe_cell("ا\x00ب") == "اب"


def test_rows_are_read_before_the_answer_leaves():
    seen = []
    table_response((seen.append(row) or row for row in "ab"), [Column("x", str)], "x", "csv")
    assert seen == ["a", "b"]
