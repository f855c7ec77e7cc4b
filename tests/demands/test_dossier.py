"""The dossier's page object: tree, counts, filters, search, and what it costs."""

from datetime import date
from uuid import UUID

import pytest
from django.utils import translation
from tests.demands.worlds import (
    TODAY,
    WORDINGS,
    a_demand,
    a_demand_with_history,
    a_document,
    a_passage,
    a_theme,
    an_event,
)

from hiwar.demands.queries import (
    DossierFilters,
    count_of_demands,
    demand_page,
    demands_like,
    dossier_page,
)
from hiwar.demands.vocabulary import DemandState
from hiwar.kernel.models import Audience
from hiwar.places.models import Area

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def rows(page):
    return [row for section in page.sections for row in section.rows]


def wordings(page):
    return [row.demand.wording_ar for row in rows(page)]


def asked(actor, **filters):
    return dossier_page(actor, DossierFilters(**filters), TODAY)


@pytest.fixture
def six(secretary, dossier):
    """Six demands in two themes: one committed, one met, one closed, one refused, two raised."""
    first, second = a_theme(secretary, dossier), a_theme(secretary, dossier, "وسائل العمل")
    made = [
        a_demand(
            secretary,
            dossier,
            wording,
            theme=first if place < 3 else second,
            raised_on=date(2021, 1, 1 + place),
            beneficiaries="السائقون، التقنيون" if place == 1 else "",
            areas=Area.objects.filter(code__in=("09.001", "04")) if place == 2 else (),
        )
        for place, wording in enumerate(WORDINGS)
    ]
    an_event(secretary, made[0], "committed", date(2024, 1, 1), words="تلتزم الإدارة بالزيادة")
    an_event(secretary, made[1], "met", date(2024, 1, 1))
    an_event(secretary, made[2], "refused", date(2024, 1, 1), words="لا يسمح النص بذلك")
    an_event(secretary, made[5], "merged", date(2024, 1, 1), other=made[0])
    return made


def test_the_counts_of_the_bar_are_those_of_the_demands_and_the_closed_stand_apart(secretary, six):
    page = asked(secretary)
    assert page.counts == {
        DemandState.MET: 1, DemandState.COMMITTED: 1, DemandState.RAISED: 2, DemandState.REFUSED: 1,
    }  # fmt: skip
    assert (page.total, page.closed, page.answering) == (5, 1, None)
    assert sum(section.total for section in page.sections) == page.total
    assert count_of_demands(secretary) == page.total


def test_themes_are_lettered_in_the_language_of_the_page(secretary, six):
    assert [section.letter for section in asked(secretary).sections] == ["أ", "ب"]
    with translation.override("fr"):
        assert [section.letter for section in asked(secretary).sections] == ["A", "B"]


def test_a_row_tells_the_age_the_last_answer_and_whom_it_concerns(secretary, six):
    row = rows(asked(secretary))[0]
    assert (row.age, row.answer.words) == (
        (TODAY - date(2021, 1, 1)).days,
        "تلتزم الإدارة بالزيادة",
    )
    assert row.standing.is_everywhere
    assert rows(asked(secretary))[2].standing.regions == (4, 9)


def test_each_filter_leaves_what_it_says(secretary, six):
    assert wordings(asked(secretary, states=("met",))) == [WORDINGS[1]]
    assert wordings(asked(secretary, states=("closed",))) == [WORDINGS[5]]
    assert wordings(asked(secretary, states=("met", "refused"))) == list(WORDINGS[1:3])
    assert wordings(asked(secretary, category="التقنيون")) == [WORDINGS[1]]
    assert WORDINGS[2] not in wordings(asked(secretary, region="06"))
    assert WORDINGS[2] in wordings(asked(secretary, region="09"))
    assert wordings(asked(secretary, unanswered=True)) == list(WORDINGS[3:5])
    assert wordings(asked(secretary, theme=six[0].theme_id)) == list(WORDINGS[:3])
    assert rows(asked(secretary, theme=UUID(int=0))) == []


@pytest.mark.parametrize("words", ["الحوار الإجتماعي", "الحوار الاجتماعي", "حوار اجتماعى", "م-004"])
def test_search_folds_arabic_spelling(secretary, six, words):
    words = words.removeprefix("م-")
    assert wordings(asked(secretary, words=words)) == [WORDINGS[3]]


def test_a_demand_found_under_another_brings_its_parent_as_context(secretary, dossier):
    heading = a_demand(secretary, dossier, "مطالب الأعوان", heading=True)
    above = a_demand(secretary, dossier, "النظام الأساسي", parent=heading)
    a_demand(secretary, dossier, "تعويض التنقل", parent=above)
    a_demand(secretary, dossier, "مطلب آخر")
    page = asked(secretary, words="التنقل")
    assert [(row.demand.wording_ar, row.depth, row.is_context) for row in rows(page)] == [
        ("مطالب الأعوان", 0, True), ("النظام الأساسي", 1, True), ("تعويض التنقل", 2, False),
    ]  # fmt: skip
    assert page.answering == 1


def test_the_oldest_come_first_when_asked(secretary, dossier):
    for year in (2023, 2019, 2021):
        a_demand(secretary, dossier, f"مطلب {year}", raised_on=date(year, 1, 1))
    assert wordings(asked(secretary, by_age=True)) == ["مطلب 2019", "مطلب 2021", "مطلب 2023"]


def test_a_member_sees_and_counts_what_is_shared_with_members_alone(secretary, acting, at, six):
    from hiwar.demands.domain import share_demand

    share_demand(actor=secretary, at=at, demand=six[1], audience=Audience.MEMBERS)
    page = asked(acting("member"))
    assert wordings(page) == [WORDINGS[1]]
    assert (page.total, page.closed, sum(page.counts.values())) == (1, 0, 1)


def test_a_child_whose_parent_is_not_shared_stands_by_itself_for_a_member(
    secretary, acting, at, dossier
):
    from hiwar.demands.domain import share_demand

    parent = a_demand(secretary, dossier, "غير مشترك")
    child = a_demand(secretary, dossier, "مشترك", parent=parent)
    share_demand(actor=secretary, at=at, demand=child, audience=Audience.MEMBERS)
    assert [(row.demand, row.depth) for row in rows(asked(acting("member")))] == [(child, 0)]


def test_a_long_dossier_is_cut_at_whole_trees_and_given_whole_when_asked(secretary, dossier):
    for number in range(40):
        parent = a_demand(secretary, dossier, f"مطلب {number}")
        a_demand(secretary, dossier, f"فرع {number}", parent=parent)
    page = asked(secretary)
    assert (len(rows(page)), page.is_cut, page.answering) == (30, True, None)
    narrowed = asked(secretary, words="فرع")
    assert (len(rows(narrowed)), narrowed.is_cut, narrowed.answering) == (30, True, 40)
    whole = dossier_page(secretary, DossierFilters(), TODAY, most=None)
    assert (len(rows(whole)), whole.is_cut) == (80, False)


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_dossier_costs_the_same_whatever_its_length(
    secretary, dossier, number, django_assert_num_queries
):
    theme = a_theme(secretary, dossier)
    for each in range(number):
        a_demand_with_history(secretary, dossier, f"مطلب {each}", theme=theme)
    with django_assert_num_queries(8):
        page = dossier_page(secretary, DossierFilters(), TODAY, most=None)
        assert len([row.answer for row in rows(page)]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_demand_page_costs_the_same_whatever_its_history(
    secretary, dossier, number, django_assert_num_queries
):
    demand = a_demand(secretary, dossier, raised_on=date(2020, 1, 1))
    for each in range(number):
        paper = a_document(secretary, f"طالبنا بذلك سنة {2021 + each}")
        words = a_passage(paper, "طالبنا بذلك")
        an_event(secretary, demand, "restated", date(2021 + each, 1, 1), passage=words)
    with django_assert_num_queries(20):
        page = demand_page(secretary, demand, TODAY)
    assert len(page.years) == number + 1
    assert len(page.documents) == number


def test_the_timeline_sets_ours_and_theirs_on_their_sides(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 4, 20))
    an_event(secretary, demand, "refused", date(2021, 4, 20), words="لا يسمح النص بذلك")
    an_event(secretary, demand, "restated", date(2022, 5, 1))
    an_event(secretary, demand, "answered_none", date(2022, 5, 1))
    page = demand_page(secretary, demand, TODAY)
    assert [year for year, _nodes in page.years] == [2022, 2021]
    (newest,), (oldest,) = (nodes for _year, nodes in page.years)
    assert ([said.kind for said in oldest.ours], [said.words for said in oldest.theirs]) == (
        ["raised"], ["لا يسمح النص بذلك"],
    )  # fmt: skip
    assert (newest.is_silent, newest.theirs, newest.head.kind) == (True, (), "restated")
    first_page = demand_page(secretary, demand, TODAY, oldest_first=True)
    assert [year for year, _nodes in first_page.years] == [2021, 2022]


def test_a_gap_names_its_two_entries(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    paper = a_document(secretary, "وقد تراجعت الإدارة عن ذلك.")
    an_event(
        secretary, demand, "rolled_back", date(2023, 1, 1),
        passage=a_passage(paper, "تراجعت الإدارة"),
    )  # fmt: skip
    (gap,) = demand_page(secretary, demand, TODAY).gaps
    assert (gap.before.kind, gap.after.kind) == ("raised", "rolled_back")
    assert gap.after.words == "تراجعت الإدارة"


def test_the_papers_of_the_bureau_are_not_named_to_members(secretary, acting, at, dossier):
    from hiwar.demands.domain import share_demand

    demand = a_demand(secretary, dossier)
    paper = a_document(secretary, "نطالب بالزيادة في التعويضات.", "محضر سري")
    an_event(secretary, demand, "raised", date(2021, 1, 1), passage=a_passage(paper, "بالزيادة"))
    share_demand(actor=secretary, at=at, demand=demand, audience=Audience.MEMBERS)
    page = demand_page(acting("member"), demand, TODAY)
    ((_year, (node,)),) = page.years
    assert (node.ours[0].source, node.ours[0].is_sourced, page.documents) == (None, True, ())
    assert demand_page(secretary, demand, TODAY).documents == (paper,)


def test_kin_are_told_from_both_ends_and_only_those_one_may_read(secretary, acting, at, dossier):
    from hiwar.demands.domain import share_demand

    kept, gone = (
        a_demand(secretary, dossier),
        a_demand(secretary, dossier, "مطلب أُدمج", raised_on=date(2021, 1, 1)),
    )
    an_event(secretary, gone, "merged", date(2022, 1, 1), other=kept)
    assert [kin.bond for kin in demand_page(secretary, kept, TODAY).kin] == ["merged_from"]
    assert [kin.bond for kin in demand_page(secretary, gone, TODAY).kin] == ["merged"]
    share_demand(actor=secretary, at=at, demand=gone, audience=Audience.MEMBERS)
    assert demand_page(acting("member"), gone, TODAY).kin == ()


def test_demands_alike_are_ranked_with_the_words_they_share(secretary, dossier):
    for wording in WORDINGS:
        a_demand(secretary, dossier, wording)
    likes = demands_like(secretary, "الزيادة في التعويضات الجزافية بالمصالح الخارجية")
    assert likes[0].demand.wording_ar == WORDINGS[0]
    assert "التعويضات" in likes[0].shared
    assert [each.score for each in likes] == sorted((each.score for each in likes), reverse=True)
    assert demands_like(secretary, "موضوع لا صلة له") == []
