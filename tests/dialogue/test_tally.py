"""How words were kept: what the database counts is what the folds say, each number has its list."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate
from tests.laws import examples

from hiwar.dialogue.forms.commitments import filters_from
from hiwar.dialogue.models import Commitment
from hiwar.dialogue.queries import (
    CommitmentFilters,
    by_theme,
    commitments_page,
    count_of_open,
    lines_of,
    tally,
)
from hiwar.dialogue.queries.ledger import chosen
from hiwar.dialogue.queries.line import GLYPHS
from hiwar.dialogue.vocabulary import CommitmentFate
from hiwar.kernel.errors import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.data]
TODAY = worlds.TODAY
GIVEN = date(2024, 1, 10)


def behind(actor, query):
    """The commitments that the address of a number shows."""
    filters = filters_from(QueryDict(query))
    page = commitments_page(actor, filters, TODAY, all_of_them=True)
    return page.lines


def counted(actor, filters=None):
    return tally(actor, TODAY, filters or CommitmentFilters())


@pytest.fixture
def kept_variously(secretary, dossier):
    """Two administrations, two themes, every fate."""
    one, other = worlds.an_administration(secretary), None
    themes = [worlds.a_theme(secretary, dossier, name, "") for name in ("الأجور", "التكوين")]
    demands = [
        worlds.a_demand(secretary, dossier, f"مطلب {n}", theme=themes[n % 2], raised_on=GIVEN)
        for n in range(3)
    ]
    kinds = ("kept", "partly_kept", "broken", "lapsed", None, None, "kept", "renewed")
    for place, kind in enumerate(kinds):
        given_ = a_commitment(
            secretary, f"وعد {place}", GIVEN + timedelta(days=200 * (place % 3)),
            demands[: place % 3 + 1] if place % 2 else demands[:1],
            owner=one if place % 2 else other, owner_post="" if place % 2 else "قسم الميزانية",
            due_on=None if place == 5 else date(2025, 10, 1),
        )  # fmt: skip
        if kind:
            more = {"new_due_on": TODAY + timedelta(days=90)} if kind == "renewed" else {}
            a_fate(secretary, given_, kind, date(2025, 11, 1), **more)
    a_commitment(secretary, "وعد منا", GIVEN, owed_by="us", due_on=GIVEN)
    return themes


def test_the_database_counts_what_the_folds_say(secretary, kept_variously):
    found = counted(secretary)
    lines = lines_of(secretary, TODAY, Commitment.objects.filter(owed_by="them"))
    assert found.total == len(lines) == 8
    for fate in CommitmentFate:
        assert found.fates[fate] == sum(line.fate is fate for line in lines)
    ended = [line for line in lines if line.is_counted]
    assert (found.whole.due, found.whole.uncounted) == (len(ended), len(lines) - len(ended))
    assert found.whole.kept == sum(line.fate == "kept" for line in ended) == 2


def test_every_group_adds_up_and_leads_to_its_list(secretary, kept_variously):
    found = counted(secretary)
    for groups in (found.administrations, found.owners, found.years):
        assert sum(group.due for group in groups) == found.whole.due
    for group in (
        *found.owners,
        *found.administrations,
        *found.years,
        *by_theme(secretary, TODAY, CommitmentFilters()),
    ):
        assert len(behind(secretary, group.list_query)) == group.due, group.label
        assert len(behind(secretary, group.kept_query)) == group.kept, group.label
        assert len(behind(secretary, group.left_query)) == group.uncounted, group.label


def test_partly_kept_is_not_kept_and_a_renewed_word_waits_for_its_new_deadline(
    secretary, kept_variously
):
    found = counted(secretary).whole
    assert found.counts[CommitmentFate.PARTLY_KEPT] == 1
    left = {line.commitment.wording_ar for line in behind(secretary, found.left_query)}
    assert left == {"وعد 5", "وعد 7"}


def test_a_word_under_two_themes_counts_once_under_each(secretary, dossier):
    themes = [worlds.a_theme(secretary, dossier, name, "") for name in ("الأجور", "التكوين")]
    demands = [
        worlds.a_demand(secretary, dossier, f"مطلب {n}", theme=themes[n // 2], raised_on=GIVEN)
        for n in range(4)
    ]
    a_fate(
        secretary, a_commitment(secretary, "وعد", GIVEN, demands, due_on=date(2025, 1, 1)), "kept",
        date(2024, 12, 1),
    )  # fmt: skip
    groups = by_theme(secretary, TODAY, CommitmentFilters())
    assert [(group.label, group.kept, group.due) for group in groups] == [
        ("الأجور", 1, 1), ("التكوين", 1, 1),
    ]  # fmt: skip
    assert counted(secretary).whole.due == 1


def test_what_we_owe_stands_apart(secretary, kept_variously):
    ours = commitments_page(secretary, CommitmentFilters(side="us"), TODAY)
    assert [line.commitment.wording_ar for line in ours.lines] == ["وعد منا"]
    assert "وعد منا" not in {
        line.commitment.wording_ar for line in commitments_page(
            secretary, CommitmentFilters(), TODAY
        ).lines
    }  # fmt: skip
    assert count_of_open(secretary) >= 1


def test_a_long_strip_says_for_how_many_each_mark_stands():
    from hiwar.dialogue.queries import Kept

    group = Kept("", {CommitmentFate.KEPT: 900, CommitmentFate.BROKEN: 2})
    assert group.each == 8
    assert len(group.strip) <= 122
    assert set(group.strip) == {GLYPHS[CommitmentFate.KEPT], GLYPHS[CommitmentFate.BROKEN]}
    assert parse_qs(group.kept_query) == {"term": ["ended"], "fate": ["kept"]}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["kept", "partly_kept", "broken", "lapsed", "renewed", "reminded"]),
            st.integers(1, 900),
        ),
        max_size=5,
    ),
    st.integers(1, 900),
)
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
def test_sql_and_fold_agree_over_random_histories(secretary, history, due):
    given_ = a_commitment(secretary, "وعد", GIVEN, due_on=GIVEN + timedelta(days=due))
    for kind, day in history:
        on = GIVEN + timedelta(days=day)
        try:
            a_fate(secretary, given_, kind, on, new_due_on=on + timedelta(days=40))
        except Refused:
            continue
    [line] = lines_of(secretary, TODAY, Commitment.objects.filter(pk=given_.pk))
    ended = chosen(secretary, CommitmentFilters(term="ended"), TODAY).filter(commitment=given_)
    assert ended.exists() is line.is_counted
    page = commitments_page(secretary, CommitmentFilters(fates=(line.fate,)), TODAY)
    assert given_.pk in {each.commitment.pk for each in page.lines}


def test_one_fate_alone_comes_in_pages(secretary, monkeypatch):
    monkeypatch.setattr("hiwar.dialogue.queries.commitments.A_PAGE", 2)
    for each in range(5):
        a_commitment(secretary, f"وعد {each}", GIVEN, due_on=date(2025, 1, 1 + each))
    filters = CommitmentFilters(fates=("overdue",))
    seen = [
        [line.commitment.wording_ar for line in commitments_page(
            secretary, filters, TODAY, number=number
        ).lines]
        for number in (1, 2, 3)
    ]  # fmt: skip
    assert seen == [["وعد 0", "وعد 1"], ["وعد 2", "وعد 3"], ["وعد 4"]]


def test_odd_addresses_ask_for_nothing(secretary, kept_variously):
    query = "org=x&theme=1&term=never&side=zzz&fate=none&year=abcd&page=99&owner=%00"
    assert filters_from(QueryDict(query.replace("&owner=%00", ""))) == CommitmentFilters()
