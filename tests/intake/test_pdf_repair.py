"""Text layers as old programs leave them: mended where the layer proves it, else refused."""

import unicodedata

import pytest
from tests.intake.old_pdfs import pdf_drawn

from hiwar.intake import extract
from hiwar.intake.formats.pdf_repair import mended

LINES = (
    "بلاغ نقابة حراس المنارات حول الملف المطلبي.",
    "اجتمع مكتب النقابة يوم السبت 14 أكتوبر 2023 بمدينة أصيلة على الساعة 10:30، وسجل ما يلي:",
    "الزيادة في الأجور بنسبة 10% ابتداء من 01/01/2024 لفائدة الأعوان (السلم 6).",
    "تجديد الالتزام بالاتفاق، والإعلان عن لقاء آخر.",
)
LAM_ALEF = range(0xFEF5, 0xFEFD)
# Words of their own, none with a lam-alef, for a page long enough to judge by.
WITHOUT = " ".join(
    f"{first}{middle}{last}"
    for first in ("مد", "من", "مت", "مس", "يت", "ين", "تس", "تن")
    for middle in ("حر", "دب", "كت", "جد", "شغ")
    for last in ("ون", "ين", "ات", "ها")
)


def plain(glyph):
    return unicodedata.normalize("NFKC", glyph)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"forms": False},
        {"mapped": plain},
        {"mapped": lambda glyph: plain(glyph)[::-1]},
    ],
    ids=["shapes", "letters", "lam-alef-as-typed", "lam-alef-as-drawn"],
)
def test_a_layer_in_the_order_of_the_paper_comes_back_as_typed(told):
    result = extract(pdf_drawn(LINES, **told), "x")
    assert result.text.split("\n") == list(LINES)
    assert result.warnings == ()


def test_letters_put_in_place_one_by_one_come_back_as_words():
    text = extract(pdf_drawn(LINES, order="typed"), "x").text
    assert text.split("\n")[:2] == list(LINES[:2])
    assert "(السلم 6)" in text


def test_a_page_drawn_backwards_is_turned_and_told():
    result = extract(pdf_drawn(LINES, forms=False, order="wrong"), "x")
    assert result.text.split("\n") == list(LINES)
    assert ("order_mended", ("1",)) in [(each.code, each.values) for each in result.warnings]


@pytest.mark.parametrize(
    "told",
    [
        {"table": False},
        {"mapped": lambda glyph: "\ufffd" if ord(glyph) in LAM_ALEF else glyph},
    ],
    ids=["no-table", "holes"],
)
def test_a_layer_that_lacks_letters_is_refused_like_a_scan(told, refusal_of, without_tesseract):
    error = refusal_of(pdf_drawn(LINES, **told))
    assert (error.code, error.variant) == ("no_text", "scan")


def test_a_long_page_without_one_lam_alef_is_not_believed(refusal_of):
    assert refusal_of(pdf_drawn([WITHOUT[:80], *WITHOUT[80:].split(" م")])).code == "no_text"
    assert extract(pdf_drawn([WITHOUT[:80], *WITHOUT[80:].split(" م"), "لا"]), "x").text


@pytest.mark.parametrize(
    ("text", "other", "meant"),
    [
        ("وزيادة )السلم 6( ثم", "", "وزيادة (السلم 6) ثم"),
        ("شعار »الكرامة« و»العدل«", "", "شعار «الكرامة» و«العدل»"),
        ("فتح القوس (\nثم أغلقه) بعد سطر", "", "فتح القوس (\nثم أغلقه) بعد سطر"),
        ("بند أ) ثم ب) ثم ج)", "", "بند أ) ثم ب) ثم ج)"),
        ("(note) en français", "", "(note) en français"),
        ("نسبة %10 من", "نسبة 10% من", "نسبة 10% من"),
        ("نسبة %10 من", "نسبة %10 من", "نسبة %10 من"),
        ("في األجور بالغ هام", "في الأجور بلاغ هام", "في الأجور بلاغ هام"),
        ("على الساعة ،10:30 وسجل", "", "على الساعة 10:30، وسجل"),
        ("رجل بالغ", "رجل بلاغ", "رجل بالغ"),
        ("مبالغ في الأجور", "مبلاغ في األجور", "مبالغ في الأجور"),
    ],
)
def test_a_mend_needs_its_proof(text, other, meant):
    assert mended(text, other) == meant


@pytest.mark.parametrize("text", LINES)
def test_what_is_right_stays_and_mending_twice_is_mending_once(text):
    assert mended(text, text) == text
    assert mended(mended(text[::-1], ""), "") == mended(text[::-1], "")
