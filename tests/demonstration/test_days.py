"""Days told from today: offsets, weekdays, names, ends of months, and their words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.site.demonstration.days import Calendar
from hiwar.site.demonstration.tables import table

TODAY = date(2025, 11, 20)


@pytest.fixture
def told():
    return Calendar(TODAY, table("days"))


@pytest.mark.parametrize(
    ("spec", "day"),
    [
        (-5, date(2025, 11, 15)),
        ("+10", date(2025, 11, 30)),
        ("-31 tue", date(2025, 10, 14)),
        ("r5+1", date(2025, 10, 15)),
        ("end -50", date(2025, 10, 31)),
        ("guelmim+34 sat", date(2025, 5, 31)),
    ],
)
def test_a_day_is_read(told, spec, day):
    assert told.day(spec) == day


def test_a_day_that_cannot_be_read_is_an_error(told):
    with pytest.raises(ValueError, match="not a day"):
        told.day("tomorrow morning")
    with pytest.raises(KeyError):
        told.day("nobody+1")


def test_days_are_written_as_papers_write_them(told):
    assert told.fill("يوم {r5:full}، قبل {-5:short}") == "يوم الثلاثاء 14 أكتوبر 2025، قبل 15 نونبر"
    assert told.fill("الجولة {r5:ordinal} لسنة {r5:year}") == "الجولة الثانية لسنة 2025"


@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_story_keeps_its_order_whatever_the_day(today):
    told = Calendar(today, table("days"))
    past = [
        "founded",
        "c1",
        "r1",
        "c2",
        "r2",
        "c3",
        "r3",
        "protest",
        "c4",
        "r4",
        "guelmim",
        "bureau",
        "c5",
        "r5",
    ]
    days = [told.day(name) for name in [*past, "letter", "souss", -1]]
    assert days == sorted(days)
    assert all(told.day(name) > today for name in ("next_bureau", "next_council", "r6"))
    assert told.day("r5").weekday() == told.day("r6").weekday() == 1
