from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from hiwar.web.dates import day_in_words, distance_in_words, lateness_in_words
from hiwar.web.wording import NARROW_SPACE, counted, isolated, number, reference

DAY = date(2025, 10, 21)
TODAY = date(2025, 11, 20)


def drawn(markup, /, **context):
    return Template("{% load web %}" + markup).render(Context({"today": TODAY, **context}))


def test_a_full_day_has_the_moroccan_month_and_its_weekday():
    assert day_in_words(DAY, "full") == "الثلاثاء 21 أكتوبر 2025"


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "يناير"),
        (5, "ماي"),
        (7, "يوليوز"),
        (8, "غشت"),
        (9, "شتنبر"),
        (11, "نونبر"),
        (12, "دجنبر"),
    ],
)
def test_months_are_those_said_in_morocco(month, name):
    assert name in day_in_words(date(2025, month, 3))


def test_a_short_day_leaves_out_this_year_and_no_other():
    assert day_in_words(DAY, "short", today=TODAY) == "21 أكتوبر"
    assert day_in_words(DAY, "short", today=date(2026, 1, 2)) == "21 أكتوبر 2025"


def test_what_is_not_known_of_a_day_is_not_said():
    assert day_in_words(date(2021, 4, 1), precision="month") == "أبريل 2021"
    assert day_in_words(date(2021, 1, 1), "full", precision="year") == "2021"


def test_french_days_are_in_lower_case_and_the_first_is_1er(in_french):
    assert day_in_words(DAY, "full") == "mardi 21 octobre 2025"
    assert day_in_words(date(2025, 5, 1)) == "1er mai 2025"


def test_an_instant_late_in_the_evening_utc_is_the_day_it_was_in_morocco():
    assert day_in_words(datetime(2025, 10, 20, 23, 30, tzinfo=UTC)) == "21 أكتوبر 2025"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 11, 20), "اليوم"),
        (date(2025, 11, 19), "أمس"),
        (date(2025, 11, 18), "قبل يومين"),
        (date(2025, 11, 15), "قبل 5 أيام"),
        (date(2025, 11, 1), "قبل 19 يوما"),
        (date(2025, 12, 16), "بعد 26 يوما"),
        (date(2025, 9, 1), "1 شتنبر"),
        (date(2024, 9, 1), "1 شتنبر 2024"),
    ],
)
def test_distance_is_in_words_up_to_sixty_days(day, words):
    assert distance_in_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "متأخر يوما واحدا"),
        (5, "متأخر 5 أيام"),
        (20, "متأخر 20 يوما"),
        (508, "متأخر 508 أيام"),
        (324, "متأخر 324 يوما"),
    ],
)
def test_lateness_counts_by_the_last_two_digits(days, words):
    assert lateness_in_words(date.fromordinal(TODAY.toordinal() - days), TODAY) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا وعد"),
        (1, "وعد واحد"),
        (2, "وعدان"),
        (8, "8 وعود"),
        (41, "41 وعدا"),
        (100, "100 وعد"),
    ],
)
def test_the_counted_noun_takes_its_six_forms(count, words):
    assert counted(count, "%(n)s commitment", "%(n)s commitments") == words


def test_thousands_stand_apart_from_ten_thousand_on():
    assert number(1675) == "1675"
    assert number(1234567) == f"1{NARROW_SPACE}234{NARROW_SPACE}567"
    assert number(4.1) == "4,1"
    assert number(-23456) == f"-23{NARROW_SPACE}456"


def test_a_reference_keeps_its_number_between_languages():
    assert reference(14) == "م-014"


def test_a_reference_takes_a_latin_letter_in_french(in_french):
    assert reference("14") == "M-014"


def test_plain_text_exports_isolate_foreign_runs():
    assert isolated("PDF") == "\u2068PDF\u2069"


def test_the_tag_puts_the_day_in_a_time_element_of_its_precision():
    assert (
        drawn("{% moroccan_date day 'short' %}", day=DAY)
        == '<time datetime="2025-10-21">21 أكتوبر</time>'
    )
    assert 'datetime="2025-10"' in drawn("{% moroccan_date day precision='month' %}", day=DAY)
    assert drawn("{% moroccan_date nothing %}", nothing=None) == ""


def test_foreign_runs_are_isolated_and_escaped():
    assert drawn("{{ name|isolate }}", name="<b>أمينة") == "<bdi>&lt;b&gt;أمينة</bdi>"


def test_a_reference_with_an_address_is_a_link():
    assert drawn("{% ref 14 '/d/14' %}") == '<a class="ref" href="/d/14"><bdi>م-014</bdi></a>'


def test_the_time_of_day_is_moroccan_and_of_24_hours():
    assert ">18:00<" in drawn("{{ at|clock }}", at=datetime(2025, 11, 20, 17, 0, tzinfo=UTC))
