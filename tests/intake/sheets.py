"""A workbook made for the tests."""

import io

from openpyxl import Workbook
from tests.intake.samples import ITEMS


def arabic_xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["الرقم", "المطلب", "التاريخ"])
    for number, (_level, text) in enumerate(ITEMS, 1):
        sheet.append([number, text, "2023-10-14"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
