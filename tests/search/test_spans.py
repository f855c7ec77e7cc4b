"""Months are looked at from the newest back, no further than it takes."""

from datetime import date
from uuid import UUID

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


def test_a_look_that_holds_a_day_ends_with_its_month():
    spans = Spans(DAY)
    assert spans.until(DAY) == spans.first()
    assert spans.until(date(2026, 9, 1)) == spans.first() + 2
    assert spans.until(date(2031, 1, 1)) is None
    assert Spans(DAY, [2024]).until(DAY) is None, "of the years chosen alone"


def test_nothing_that_postgresql_is_asked_is_true_of_every_entry(monkeypatch):
    monkeypatch.setattr(engine, "_is_sqlite", lambda: False)
    workspace = UUID(int=5)
    key = engine.key_of(workspace)
    words = [engine.any_form(word) for word in analyse("صرف التعويضات الجزافية").words]
    for wishes in (words[:1], words[:2], words):
        for among in ((), (engine.narrowed_to("v", "members"),)):
            told = engine.Asked(tuple(wishes), among).told(workspace)
            assert len(told) == len(engine.ASKS)
            assert f"'{key}'" not in told
            assert all(
                any(lexeme in part for part in told) for wish in wishes for lexeme in wish[0]
            )
    assert engine.Asked().told(workspace) == (f"'{key}'",) * 3


@pytest.mark.django_db
@pytest.mark.data
def test_words_as_typed_come_first_however_old(secretary, monkeypatch):
    """The newest months hold too few of them: older ones are asked for."""
    monkeypatch.setattr(finding, "WINDOW", 2)
    monkeypatch.setattr(finding, "ENOUGH", 1)
    dossier = worlds.an_open_dossier(secretary)
    worlds.a_demand(secretary, dossier, "تعويض قديم", raised_on=date(2021, 3, 1))
    for n in range(8):
        worlds.a_demand(secretary, dossier, f"التعويضات {n}", raised_on=date(2025, 10 - n, 1))
    worlds.a_demand(secretary, dossier, "تعويض جديد", raised_on=date(2025, 9, 2))
    (group,) = find(secretary, analyse("تعويض"), Chosen(), TODAY).groups
    assert {hit.title for hit in group.hits[:2]} == {"تعويض جديد", "تعويض قديم"}
