"""The strip: what stands where, and what is joined so that labels do not collide."""

from datetime import date
from types import SimpleNamespace

from hiwar.desk.queries.horizon import bounds, horizon
from hiwar.dialogue.queries import Due
from hiwar.kernel.ids import new_id

TODAY = date(2025, 11, 20)


def due(month: int, day: int) -> Due:
    return Due(new_id(), date(2025, month, day))


def meeting(day, kind="bureau_meeting", precision="day"):
    return SimpleNamespace(held_on=day, kind=kind, precision=precision)


def strip(dues=(), meetings=(), older=0):
    return horizon(TODAY, dues, meetings, older=older)


def test_it_runs_from_last_month_to_the_end_of_next_month():
    assert bounds(TODAY) == (date(2025, 10, 1), date(2025, 12, 31))
    assert bounds(date(2025, 1, 31)) == (date(2024, 12, 1), date(2025, 2, 28))
    assert bounds(date(2025, 12, 1)) == (date(2025, 11, 1), date(2026, 1, 31))


def test_today_stands_past_the_middle():
    assert strip().now == 55


def test_a_deadline_stands_at_its_day():
    assert [point.place for point in strip([due(10, 15)]).points] == [15]


def test_what_passed_before_the_strip_is_counted():
    page = strip([due(11, 1)], older=2)
    assert (page.older, len(page.points)) == (2, 1)


def test_deadlines_too_near_for_two_labels_become_one_that_counts():
    page = strip([due(11, day) for day in (3, 4, 5, 24)])
    assert [(point.place, point.more) for point in page.points] == [(36, 2), (59, 0)]


def test_a_round_is_named_before_the_meeting_beside_it():
    page = strip(
        meetings=[meeting(date(2025, 12, 14)), meeting(date(2025, 12, 16), "dialogue_round")]
    )
    (event,) = page.events
    assert event.is_round
    assert event.more == 1


def test_a_meeting_whose_day_is_not_known_has_no_place():
    assert strip(meetings=[meeting(date(2025, 12, 1), precision="month")]).events == ()


def test_a_month_under_today_keeps_its_line_and_loses_its_name():
    months = horizon(date(2025, 11, 2), (), ()).months
    assert [month.is_named for month in months] == [True, False, True]
