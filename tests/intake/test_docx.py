import zipfile

import docx
import pytest
from tests.intake import samples

from hiwar.intake import extract


def test_a_document_keeps_lists_levels_and_rows():
    result = extract(samples.arabic_docx(), "x")
    assert result.text.split("\n") == [
        "نقابة حراس المنارات",
        *samples.LINES,
        "• صرف منحة الليل بنسبة 10%",
        "  • ابتداء من 01/01/2024",
        "• تجديد زوارق الحراسة",
        "1. أولا: التكوين",
        "2. ثانيا: السكن",
        "المنارة\tالحراس",
        "أصيلة\t45",
    ]
    assert result.title == "بلاغ ‹b›المنارات‹/b›"


def numbered(form, pattern, levels):
    """A document whose paragraphs stand at the given levels of one list."""

    def change(document, _):
        root = document.part.numbering_part.element
        kind = samples.element("w:abstractNum", abstractNumId="90")
        for depth in range(3):
            level = samples.element("w:lvl", ilvl=str(depth))
            for name, value in (
                ("w:start", "1"),
                ("w:numFmt", form),
                ("w:lvlText", pattern[depth]),
            ):
                level.append(samples.element(name, val=value))
            kind.append(level)
        root.insert(0, kind)
        num = samples.element("w:num", numId="90")
        num.append(samples.element("w:abstractNumId", val="90"))
        root.append(num)
        for depth in levels:
            properties = document.add_paragraph("بند")._p.get_or_add_pPr()
            place = samples.element("w:numPr")
            place.append(samples.element("w:ilvl", val=str(depth)))
            place.append(samples.element("w:numId", val="90"))
            properties.append(place)

    return samples.docx_with(change)


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("decimal", ["%1.", "%1.%2.", "%3)"], ["1.", "  1.1.", "  1.2.", "2.", "  2.1."]),
        ("arabicAlpha", ["%1)", "%2)", "%3)"], ["أ)", "  أ)", "  ب)", "ب)", "  أ)"]),
        ("lowerRoman", ["(%1)", "%2)", "%3)"], ["(i)", "  i)", "  ii)", "(ii)", "  i)"]),
        ("bullet", ["", "", ""], ["•", "  •", "  •", "•", "  •"]),
    ],
)
def test_numbers_count_as_the_word_processor_shows_them(form, pattern, expected):
    text = extract(numbered(form, pattern, [0, 1, 1, 0, 1]), "x").text
    assert text.split("\n") == ["نص ظاهر", *(f"{mark} بند" for mark in expected)]


def test_deleted_and_hidden_words_are_left_out_with_a_notice():
    def change(document, paragraph):
        paragraph.add_run(" سر").font.hidden = True
        gone = samples.element("w:del")
        run = samples.element("w:r")
        text = samples.element("w:delText")
        text.text = "محذوف"
        run.append(text)
        gone.append(run)
        paragraph._p.append(gone)

    result = extract(samples.docx_with(change), "x")
    assert result.text == "نص ظاهر"
    assert [notice.code for notice in result.warnings] == ["hidden_text"]


def test_tracked_insertions_tabs_and_breaks_are_text():
    def change(document, paragraph):
        inserted = samples.element("w:ins")
        inserted.append(paragraph.add_run("\tزيادة\nسطر")._r)
        paragraph._p.append(inserted)

    assert extract(samples.docx_with(change), "x").text == "نص ظاهر\tزيادة\nسطر"


def test_pictures_without_words_ask_for_a_pdf(refusal_of, tmp_path):
    (tmp_path / "a.png").write_bytes(samples.png())

    def change(document, paragraph):
        paragraph.clear()
        document.add_picture(str(tmp_path / "a.png"))

    error = refusal_of(samples.docx_with(change))
    assert (error.code, error.variant) == ("no_text", "pictures")


def test_an_empty_document_has_no_text(refusal_of):
    assert (
        refusal_of(samples.docx_with(lambda document, paragraph: paragraph.clear())).code
        == "no_text"
    )


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.95])
def test_a_document_cut_short_is_broken(cut, refusal_of):
    data = samples.arabic_docx()
    assert refusal_of(data[: int(len(data) * cut)]).code == "broken"


def test_a_package_without_its_main_part_is_broken(refusal_of, tmp_path):
    path = tmp_path / "x.docx"
    docx.Document().save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != "word/document.xml"}
    assert refusal_of(samples.zip_of(parts)).code == "broken"


def test_the_look_of_lines_is_told_with_their_places():
    from io import BytesIO

    from docx import Document
    from docx.shared import Inches

    paper = Document()
    paper.add_heading("الملف المطلبي", 1)
    paper.add_heading("التعويضات", 2)
    paper.add_paragraph("الرفع من التعويضات", style="List Bullet")
    paper.add_paragraph().add_run("مطالب عامة").bold = True
    paper.add_paragraph("داخل الهامش").paragraph_format.left_indent = Inches(0.5)
    paper.add_paragraph("كلام عادي")
    file = BytesIO()
    paper.save(file)
    found = extract(file.getvalue(), "a.docx")
    told = [(mark.kind, mark.level, found.text[mark.start : mark.end]) for mark in found.outline]
    assert told == [
        ("heading", 0, "الملف المطلبي"), ("heading", 1, "التعويضات"), ("bold", 0, "مطالب عامة"),
        ("indent", 2, "داخل الهامش"),
    ]  # fmt: skip
