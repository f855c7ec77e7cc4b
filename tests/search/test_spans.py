"""Months are looked at from the newest back, no further than it takes."""

from datetime import date

import pytest
from tests.demands import worlds
from tests.demands.worlds import TODAY

from hiwar.search import analyse, engine, finding
from hiwar.search.finding import Chosen, find
from hiwar.search.spans import Spans

DAY = date(2026, 11, 20)


def told(spans, start, end):
    return {lexeme[1:] for lexeme in spans.wish(start, end).lexemes}


def test_the_first_look_holds_this_month_and_what_lies_ahead():
    spans = Spans(DAY)
    assert told(spans, 0, spans.first()) == {"y2027", "m202612", "m202611"}


def test_whole_years_are_asked_for_as_years():
    spans = Spans(DAY)
    assert told(spans, spans.first(), spans.first() + 12) == {
        *(f"m2026{month:02}" for month in range(1, 11)),
        "m202512",
        "m202511",
    }
    assert told(spans, 0, spans.first() + 10) == {"y2027", "y2026"}


def test_a_look_is_as_wide_as_the_last_one_found_little():
    spans = Spans(DAY)
    first = spans.first()
    assert spans.after(first, 100, 1001) == first + 11  # 901 more, 100 a month, and some more
    assert spans.after(first, 5, 1001) is None  # too seldom: all of time
    assert spans.after(first, 0, 1001) is None


def test_years_chosen_are_the_only_ones_looked_at():
    spans = Spans(DAY, (2021, 2024))
    assert told(spans, 0, 1) == {"m202412"}
    assert told(spans, 0, 24) == {"y2024", "y2021"}
    assert spans.after(1, 1, 1001) is None
    assert Spans(DAY, (2030, 0)).first() == 13


@pytest.mark.data
@pytest.mark.django_db
@pytest.mark.parametrize("by_months", [True, False])
def test_looks_by_months_find_the_same_as_one_look(secretary, monkeypatch, by_months):
    monkeypatch.setattr(engine, "gives_newest", lambda: not by_months)
    monkeypatch.setattr(finding, "MOST", 6)
    dossier = worlds.an_open_dossier(secretary)
    for number in range(12):
        day = date(TODAY.year - number // 4, 1 + number % 4, 3)
        worlds.a_demand(secretary, dossier, f"تعويض عن {number}", raised_on=day)

    def titles(words, **chosen):
        findings = find(secretary, analyse(words), Chosen(source="demands", **chosen), TODAY)
        (group,) = [each for each in findings.groups if each.source.key == "demands"]
        return {hit.title for hit in group.hits}, group.total, findings.is_cut

    newest = {f"تعويض عن {number}" for number in (3, 2, 1, 0, 7, 6)}
    assert titles("تعويض") == (newest, 6, True)
    assert titles("تعويض", years=(TODAY.year - 1,)) == (
        {f"تعويض عن {number}" for number in range(4, 8)},
        4,
        False,
    )
    assert titles("تعوي") == (newest, 6, True)
