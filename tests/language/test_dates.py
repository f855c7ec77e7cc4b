from datetime import date

import pytest

from hiwar.language import find_dates
from hiwar.language.clock import find_time
from hiwar.language.folding import fold_with_map


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("يوم الأحد 7 أبريل 2019", "2019-04-07"),
        ("الاحد7ابريل2019", "2019-04-07"),
        ("12يونيو 2019", "2019-06-12"),
        ("فاتح ماي 2023", "2023-05-01"),
        ("15 غشت 2021", "2021-08-15"),
        ("٣ دجنبر ٢٠٢٢", "2022-12-03"),
        ("30 نونبر2020", "2020-11-30"),
        ("1 من شهر شتنبر 2018", "2018-09-01"),
        ("05/07/2024", "2024-07-05"),
        ("2024-07-05", "2024-07-05"),
        ("9 يوليوز 2016", "2016-07-09"),
    ],
)
def test_day_as_moroccans_write_it(written, iso):
    text = f"انعقد اللقاء {written} بالمقر"
    found = find_dates(text)
    assert [day.iso for day in found] == [iso]
    assert text[found[0].start : found[0].end] in written


def test_weekday_is_checked_against_the_calendar():
    right, wrong = find_dates("الأحد 7 أبريل 2019 ثم الخميس 12 يونيو 2019")
    assert right.weekday_agrees is True
    assert wrong.weekday_agrees is False
    assert wrong.iso == "2019-06-12"


def test_range_of_days_has_its_end():
    (found,) = find_dates("من 5 إلى 7 مارس 2020")
    assert (found.iso, found.iso_end) == ("2020-03-05", "2020-03-07")


def test_lone_weekday_is_resolved_backwards_from_publication():
    (found,) = find_dates("نظم الفرع، الثلاثاء، وقفة", anchor=date(2020, 8, 12))
    assert found.iso == "2020-08-11"
    assert found.resolved_from == "2020-08-12"


def test_lone_weekday_without_publication_stays_open():
    (found,) = find_dates("نظم الفرع، الثلاثاء، وقفة")
    assert found.iso is None


def test_day_without_year_takes_the_nearest_year():
    (found,) = find_dates("يوم 28 دجنبر", anchor=date(2021, 1, 4))
    assert found.iso == "2020-12-28"


def test_day_that_does_not_exist_is_said_so():
    (found,) = find_dates("31 فبراير 2020")
    assert found.iso is None
    assert found.exists is False


def test_month_alone_has_the_precision_of_a_month():
    (found,) = find_dates("خلال أكتوبر 2019")
    assert (found.iso, found.precision) == ("2019-10-01", "month")


def test_words_and_numbers_that_only_look_like_dates():
    assert find_dates("سنة 2017 والقانون 65.99 ومارسنا حقنا والسبتية") == []


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("على الساعة الخامسة", "17:00"),
        ("الساعة العاشرة والنصف صباحا", "10:30"),
        ("الساعة الثالثة بعد الزوال", "15:00"),
        ("الساعة 17:30", "17:30"),
        ("على الساعة 9 صباحا", "09:00"),
    ],
)
def test_hour_in_words_and_digits(written, hour):
    found = find_time(fold_with_map(f"يلتئم الجمع {written} بالمقر").text)
    assert found is not None
    assert found[2] == hour


def test_a_number_is_no_hour():
    assert find_time(fold_with_map("حضر 17 منخرطا من 12 فرعا").text) is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("أيام 11 و12 و13 ماي 2021", "2021-05-11", "2021-05-13"),
        ("أيام 16-17-18 ماي 2003", "2003-05-16", "2003-05-18"),
        ("من 28 فبراير إلى 2 مارس 2021", "2021-02-28", "2021-03-02"),
        ("يومي السبت والأحد 6 و7 مارس 2021", "2021-03-06", "2021-03-07"),
        ("du 28 février au 2 mars 2021", "2021-02-28", "2021-03-02"),
        ("les 5, 6 et 7 mars 2021", "2021-03-05", "2021-03-07"),
    ],
)
def test_days_in_a_row_have_a_first_and_a_last(written, first, last):
    (found,) = find_dates(written)
    assert (found.iso, found.iso_end) == (first, last)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("السبت المقبل", "2021-03-13"),
        ("الجمعة الماضية", "2021-03-05"),
        ("الأربعاء الماضي", "2021-03-03"),
        ("أمس", "2021-03-09"),
        ("أول أمس", "2021-03-08"),
        ("زوال اليوم", "2021-03-10"),
        ("12 من الشهر الجاري", "2021-03-12"),
        ("25 أبريل الماضي", "2020-04-25"),
        ("17 نونبر المقبل", "2021-11-17"),
        ("lundi prochain", "2021-03-15"),
        ("hier", "2021-03-09"),
    ],
)
def test_relative_day_is_counted_from_the_day_of_publication(written, iso):
    (found,) = find_dates(f"نظم {written} لقاء", anchor=date(2021, 3, 10))
    assert found.iso == iso
    assert found.resolved_from == "2021-03-10"


def test_next_week_is_a_week_from_monday():
    (found,) = find_dates("الأسبوع المقبل", anchor=date(2021, 3, 10))
    assert (found.iso, found.iso_end) == ("2021-03-15", "2021-03-21")


def test_words_of_time_are_no_days_without_publication():
    assert find_dates("أمس والأسبوع المقبل") == []


@pytest.mark.parametrize("written", ["اليوم العالمي للمرأة", "في اليوم الثاني", "اليوم ذاته"])
def test_a_day_that_only_has_the_word_is_no_date(written):
    assert find_dates(written, anchor=date(2021, 3, 10)) == []


def test_hijri_day_becomes_a_day_of_the_common_calendar():
    (found,) = find_dates("يوم 1 شوال 1442 هـ")
    assert (found.iso, found.rule) == ("2021-05-13", "dates.hijri")


def test_weekday_corrects_a_hijri_day():
    (found,) = find_dates("الجمعة 1 شوال 1442")
    assert (found.iso, found.weekday_agrees) == ("2021-05-14", True)


def test_hijri_day_beside_the_same_common_day_is_not_told_twice():
    (found,) = find_dates("28 رمضان 1442 الموافق لـ 11 ماي 2021")
    assert found.iso == "2021-05-11"


def test_hijri_day_that_does_not_exist_is_impossible():
    (found,) = find_dates("31 رمضان 1442")
    assert (found.iso, found.exists) == (None, False)


def test_french_weekday_is_checked_against_the_calendar():
    (found,) = find_dates("Rabat, le lundi 6 mars 2021")
    assert (found.iso, found.weekday_agrees) == ("2021-03-06", False)
