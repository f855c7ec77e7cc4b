import os

import pytest
from tests.intake import samples
from tests.intake.forking import fork_instead

from hiwar.intake import extract, pictured
from hiwar.intake.formats import pdf_file


def test_an_arabic_pdf_comes_back_in_logical_order():
    result = extract(samples.arabic_pdf(), "x")
    assert result.text.split("\n") == [
        *samples.LINES,
        "• صرف منحة الليل بنسبة 10%",
        "  • ابتداء من 01/01/2024",
        "• تجديد زوارق الحراسة",
        "المنارة\tالحراس",
        "أصيلة\t45",
        "",
        "معرباً عن شكره للجميع.",
    ]
    assert result.title == "بلاغ المنارات"
    assert result.warnings == ()


def test_pages_are_spans_of_the_text():
    result = extract(samples.arabic_pdf(), "x")
    first, second = result.pages
    assert (first.number, second.number) == (1, 2)
    assert result.text[first.start : first.end].endswith("أصيلة\t45")
    assert result.text[second.start : second.end] == "معرباً عن شكره للجميع."
    assert (round(first.width), round(first.height)) == (595, 842)


@pytest.mark.parametrize(
    "line",
    [
        "انعقد يوم 14-10-2023 بعد موسم 2022-2023 تحت رقم 12/2023 بالمدينة",
        "بلغت الزيادة نسبة 10% من الأجر أي 1.250.000,50 درهم (1) بتاريخ 03/09/2018.",
        "بلغت الزيادة نسبة 10%",
        "انعقد الجمع يوم 14-10-2023",
        "حدد الموسم في 2022-2023.",
        "10% من الأجر الشهري",
        "2022-2023 موسم التكوين",
        "على الساعة 10:30 صباحا إلى 18h00 بحضور UMT و CDT وفق A-12 المعدلة.",
        "السيد «سعيد بن عمر» والسيدة «ليلى» [مقرران] والباقون (حضور)",
        "المادة 5.",
    ],
)
def test_dates_numbers_and_brackets_stand_as_typed(line):
    markup = line.replace("[", "\\[").replace("]", "\\]")
    assert extract(samples.pdf_of(markup), "x").text == line


def test_a_wrapped_paragraph_is_one_line_again():
    sentence = (
        "وقرر المكتب متابعة ملف السكن مع الإدارة يوم 14-10-2023 ثم عرض الحصيلة على المجلس، " * 6
    )
    assert (
        extract(samples.pdf_of(sentence.strip() + "\n\nانتهى."), "x").text
        == sentence.strip() + "\nانتهى."
    )


def test_a_french_pdf_reads_from_the_left():
    assert (
        extract(samples.french_pdf(), "x").text
        == "Le bureau s’est réuni le 14 octobre 2023 à Asilah."
    )


def test_a_garbled_text_layer_is_taken_for_a_scan(refusal_of, monkeypatch):
    monkeypatch.setattr(pictured, "can_read", lambda: False)
    # What fonts from before Unicode leave behind: Arabic bytes shown as accented Latin.
    mojibake = "".join(samples.LINES).encode("cp1256").decode("latin-1")
    words = "".join(c for c in mojibake if c.isalpha() or c == " ")
    assert refusal_of(samples.pdf_of('#set text(dir: ltr, lang: "fr")\n' + words)).code == "no_text"


def test_a_page_without_text_is_named_and_the_rest_is_read():
    result = extract(
        samples.pdf_of("الصفحة الأولى من البلاغ\n#pagebreak()\n#pagebreak()\nالصفحة الثالثة"), "x"
    )
    assert ("pages_without_text", ("2",)) in [(one.code, one.values) for one in result.warnings]
    assert len(result.pages) == 3
    assert result.pages[1].start == result.pages[1].end


def test_a_damaged_cross_reference_is_mended():
    data = samples.french_pdf()
    at = data.rindex(b"startxref")
    assert "14 octobre 2023" in extract(data[:at] + b"startxref\n1\n%%EOF", "x").text


def test_a_header_alone_is_broken(refusal_of):
    assert refusal_of(b"%PDF-1.7\n").code == "broken"
    assert refusal_of(b"%PDF-1.7\n" + b"\x00\xff" * 500).code == "broken"


def codes_of(result):
    return [notice.code for notice in result.warnings]


def test_the_second_reader_stands_in_where_the_first_cannot_open(monkeypatch):
    fork_instead(monkeypatch)

    def unable(path):
        raise pdf_file.qalam.QalamError("no")

    monkeypatch.setattr(pdf_file.qalam, "Document", unable)
    result = extract(samples.french_pdf(), "x")
    assert "14 octobre 2023" in result.text
    assert codes_of(result) == ["second_reader"]


def test_the_second_reader_stands_in_where_the_first_falls(monkeypatch):
    fork_instead(monkeypatch)
    monkeypatch.setattr(pdf_file.qalam, "Document", lambda path: os.abort())
    result = extract(samples.french_pdf(), "x")
    assert "14 octobre 2023" in result.text
    assert codes_of(result) == ["second_reader"]


def test_a_page_the_first_reader_half_saw_is_taken_from_the_second(monkeypatch):
    fork_instead(monkeypatch)
    monkeypatch.setattr(pdf_file, "page_text", lambda page: "Le bureau")
    result = extract(samples.french_pdf(), "x")
    assert "14 octobre 2023" in result.text
    assert codes_of(result) == ["second_reader"]


def test_readers_that_disagree_are_named_with_the_page(monkeypatch):
    fork_instead(monkeypatch)
    monkeypatch.setattr(
        pdf_file, "page_text", lambda page: "Un tout autre texte sans aucun rapport avec la page"
    )
    result = extract(samples.french_pdf(), "x")
    assert codes_of(result) == ["readers_disagree"]
    assert result.warnings[0].values == ("1",)


def test_items_across_a_page_break_stand_once_and_in_their_place():
    items = [
        f"مطلب رقم {number} في ملف السكن والنقل والتكوين لفائدة حراس المنارات معرباً عن أهميته، " * 2
        for number in range(1, 41)
    ]
    result = extract(samples.pdf_of("\n\n".join(item.strip() for item in items)), "x")
    assert len(result.pages) > 1
    assert result.text.replace("\n\n", "\n").split("\n") == [item.strip() for item in items]


def test_two_signatures_side_by_side_stay_after_the_text():
    markup = "تلي البلاغ على الحاضرين في القاعة الكبرى ثم صودق عليه.\n\n#grid(columns: (1fr, 1fr), [الكاتب العام], [الأمين])"
    assert extract(samples.pdf_of(markup), "x").text.split("\n")[1:] == ["الكاتب العام", "الأمين"]


def test_tanween_at_the_end_of_a_printed_line_is_said_once():
    for filler in range(1, 12):
        line = (
            "ذكر المكتب مرارا في بيانه "
            + "و" * filler
            + " أنه يتابع الملف معتبراً المطالب مشروعة وواعداً " * 4
        )
        assert extract(samples.pdf_of(line.strip()), "x").text == " ".join(line.split())


def test_who_watches_is_told_each_page_and_may_call_it_off():
    data = samples.pdf_of(
        "\n#pagebreak()\n".join(f"الصفحة رقم {number} من البلاغ" for number in range(30))
    )
    seen = []
    extract(data, "x", watch=lambda done, total: seen.append((done, total)))
    assert (30, 30) in seen
    assert seen == sorted(seen)

    def enough(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(data, "x", watch=enough)
