import pytest
from tests.intake import papers, samples
from tests.intake.papers import item, odt_of

from hiwar.intake import extract, said


def text_of(body, **more):
    return extract(odt_of(body, **more), "x").text


def test_an_odt_gives_header_paragraphs_lists_and_tables():
    result = extract(papers.arabic_odt(), "x")
    assert result.text.split("\n") == [
        "نقابة حراس المنارات",
        *samples.LINES,
        "• صرف منحة الليل بنسبة 10%",
        "  • ابتداء من 01/01/2024",
        "• تجديد زوارق الحراسة",
        "1) أولا: التكوين",
        "2) ثانيا: السكن",
        "المنارة\tالحراس",
        "أصيلة\t45",
    ]
    assert result.title == "بلاغ ‹b›المنارات‹/b›"
    (heading,) = result.outline
    assert (heading.kind, heading.level) == ("heading", 0)
    assert result.text[heading.start : heading.end] == samples.LINES[0]


def test_numbers_go_on_where_the_file_says_so_and_begin_again_elsewhere():
    lists = (
        f'<text:list xml:id="one" text:style-name="N">{item("أ")}{item("ب")}</text:list><text:p>وقفة</text:p>'
        f'<text:list text:continue-list="one" text:style-name="N">{item("ج")}</text:list>'
        f'<text:list text:style-name="N">{item("د")}</text:list>'
        f'<text:list text:style-name="N" text:continue-numbering="true">{item("ه")}</text:list>'
        f'<text:list text:style-name="N"><text:list-item text:start-value="7"><text:p>و</text:p></text:list-item></text:list>'
    )
    marks = [line.split(" ")[0] for line in text_of(lists).split("\n")]
    assert marks == ["1)", "2)", "وقفة", "3)", "1)", "2)", "7)"]


def test_a_deeper_level_counts_in_the_letters_of_its_style():
    inner = f"<text:list>{item('فرع')}{item('فرع آخر')}</text:list>"
    lines = text_of(f'<text:list text:style-name="N">{item("أصل", inner)}</text:list>').split("\n")
    assert lines == ["1) أصل", "  أ. فرع", "  ب. فرع آخر"]


def test_blanks_tabs_and_breaks_are_what_the_page_shows():
    body = '<text:p>مادة\n   <text:s text:c="2"/>5<text:tab/>بند<text:line-break/>سطر</text:p>'
    assert text_of(body) == "مادة   5\tبند\nسطر"


def test_a_count_of_blanks_is_never_multiplied_out():
    assert len(text_of('<text:p>أ<text:s text:c="999999999"/>ب</text:p>')) < 100


def test_notes_stand_at_the_end_and_comments_nowhere():
    body = (
        "<text:p>قرر المكتب<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p>"
        "</text:note-body></text:note> ما يلي<office:annotation><text:p>سر</text:p></office:annotation></text:p>"
    )
    assert text_of(body) == "قرر المكتب ما يلي\nحاشية"


def test_deleted_words_and_pictures_are_left_out_and_told():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>ظاهر<draw:frame><draw:image/></draw:frame></text:p>"
    )
    result = extract(odt_of(body), "x")
    assert result.text == "ظاهر"
    assert [notice.code for notice in result.warnings] == ["hidden_text", "pictures_not_read"]
    assert "1" in said(result.warnings[1], "fr")


def test_a_table_of_contents_does_not_say_the_headings_twice():
    contents = "<text:table-of-content><text:index-body><text:p>العنوان 1</text:p></text:index-body></text:table-of-content>"
    assert text_of(contents + "<text:h>العنوان</text:h>") == "العنوان"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: odt_of("<text:p/>"), "no_text"),
        (lambda: odt_of("<text:p><draw:frame><draw:image/></draw:frame></text:p>"), "no_text"),
        (lambda: odt_of("<text:p>"), "broken"),
        (lambda: odt_of("x", **{"content.xml": "<a/>"}), "broken"),
        (lambda: odt_of("<text:p>x</text:p>", **{"META-INF/manifest.xml": "<m:encryption-data/>"}), "encrypted"),
    ],
)  # fmt: skip
def test_an_odt_that_cannot_be_read_says_why(data, code, refusal_of):
    assert refusal_of(data()).code == code
