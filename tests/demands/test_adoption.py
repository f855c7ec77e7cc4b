"""An adoption: what the committee recommends, what is taken apart, what one verb writes."""

from datetime import date

import pytest
from django.db import connection
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import a_demand, an_event, an_open_dossier, our_union

from hiwar.demands import domain
from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import DemandEvent, DossierVersion, Recommendation, Ruling
from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.demands.queries.adoption import adoption_board
from hiwar.demands.vocabulary import Outcome
from hiwar.journal.domain import verify
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.meetings.domain import record_meeting
from hiwar.organizations.domain import add_body

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = date(2025, 10, 4)


@pytest.fixture
def five(secretary, dossier):
    return [
        a_demand(secretary, dossier, words, raised_on=date(2024, 1, n + 1))
        for n, words in enumerate(worlds.WORDINGS[:5])
    ]


def recommended(actor, demand, outcome, **more):
    return domain.recommend(actor=actor, at=AT, demand=demand, outcome=outcome, **more)


def apart(actor, demand, outcome=None, **more):
    (ruling,) = domain.take_apart(actor=actor, at=AT, demands=[demand])
    if outcome:
        domain.decide(actor=actor, at=AT, ruling=ruling, outcome=outcome, **more)
    return ruling


def adopted(actor, dossier, adopted_on=DAY, **more):
    return domain.adopt_dossier(actor=actor, at=AT, dossier=dossier, adopted_on=adopted_on, **more)


def standing(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get())


def numbers(version):
    return [item.number for item in version.items.all()]


def test_the_block_follows_the_committee(secretary, dossier, five):
    plain, reworded, merged, put_off, dropped = five
    recommended(secretary, reworded, "reword", wording_ar="تجديد المعدات في كل المصالح")
    recommended(secretary, merged, "merge", into=plain)
    recommended(secretary, put_off, "defer", reason="في انتظار الدراسة")
    recommended(secretary, dropped, "drop", reason="تحقق عمليا")
    found = adopted(secretary, dossier)
    assert numbers(found.version) == [plain.number, reworded.number]
    assert found.version.items.get(demand=reworded).wording_ar == "تجديد المعدات في كل المصالح"
    assert [standing(secretary, each).last.kind for each in five] == [
        "adopted", "adopted", "merged", "deferred", "withdrawn",
    ]  # fmt: skip
    assert standing(secretary, merged).last.other_id == plain.id
    assert standing(secretary, dropped).last.words == "تحقق عمليا"
    assert standing(secretary, put_off).state == "raised"
    assert found.outcomes == dict.fromkeys(
        [Outcome.ADOPT, Outcome.REWORD, Outcome.MERGE, Outcome.DEFER, Outcome.DROP], 1
    )
    assert verify(secretary.workspace_id) is None
    assert list(untrue_standings()) == []


def test_what_is_decided_apart_goes_before_the_committee(secretary, dossier, five):
    recommended(secretary, five[0], "drop", reason="قديم")
    apart(secretary, five[0], "adopt", votes_for=40, votes_against=12, votes_abstained=3)
    recommended(secretary, five[1], "drop", reason="قديم")
    apart(secretary, five[1], "follow")
    found = adopted(secretary, dossier)
    assert numbers(found.version) == [each.number for each in (five[0], *five[2:])]
    assert standing(secretary, five[1]).state == "closed"
    assert Ruling.objects.get(demand=five[0]).votes_for == 40


def test_an_undecided_exception_stops_everything(secretary, dossier, five):
    ruling = apart(secretary, five[0])
    with pytest.raises(domain.ExceptionsUndecided):
        adopted(secretary, dossier)
    assert not DossierVersion.objects.exists()
    assert not DemandEvent.objects.filter(kind="adopted").exists()
    domain.put_back(actor=secretary, at=AT, ruling=ruling)
    assert adopted(secretary, dossier).version.demand_count == 5


def test_nothing_is_written_when_a_merger_has_no_target(secretary, dossier, five):
    recommended(secretary, five[3], "reword", wording_ar="لفظ جديد")
    recommended(secretary, five[0], "merge", into=five[1])
    apart(secretary, five[1], "drop", reason="رفضه المجلس")
    with pytest.raises(domain.MergedIntoNothing):
        adopted(secretary, dossier)
    assert not DossierVersion.objects.exists()
    assert visible_to(secretary).get(pk=five[3].pk).wording_ar == worlds.WORDINGS[3]


def test_the_meeting_its_body_and_its_votes_stand_in_the_ledger(secretary, dossier, five):
    union = our_union(secretary)
    council = add_body(
        actor=secretary, at=AT, organization=union, kind="council", name_ar="المجلس الوطني"
    )
    meeting = record_meeting(
        actor=secretary, at=AT, kind="council", organization=union, held_on=DAY
    )
    found = adopted(
        secretary, dossier, body=council, meeting=meeting, votes_for=88, votes_against=2,
        votes_abstained=5,
    )  # fmt: skip
    assert (found.event.body, found.event.votes_for) == (council, 88)
    assert standing(secretary, five[0]).last.meeting_id == meeting.id
    dossier.refresh_from_db()
    assert (dossier.adopted_on, dossier.adopted_by) == (DAY, council)
    assert Entry.objects.filter(verb="demands.dossier.adopted").count() == 1


def test_a_recommendation_is_replaced_and_stays(secretary, dossier, five):
    first = recommended(secretary, five[0], "adopt")
    second = recommended(secretary, five[0], "drop", reason="تكرار")
    first.refresh_from_db()
    assert first.replaced_at == AT
    said = adoption_board(dossier).recommendations
    assert {demand: each.id for demand, each in said.items()} == {five[0].id: second.id}
    domain.withdraw_recommendation(actor=secretary, at=AT, recommendation=second)
    assert adoption_board(dossier).recommendations == {}


def test_what_one_adoption_settled_says_nothing_at_the_next(secretary, dossier, five):
    said = recommended(secretary, five[0], "defer")
    adopted(secretary, dossier)
    said.refresh_from_db()
    assert said.version is not None
    with pytest.raises(domain.SettledAlready):
        domain.withdraw_recommendation(actor=secretary, at=AT, recommendation=said)
    assert adopted(secretary, dossier).version.demand_count == 5


def test_the_rest_is_recommended_at_once(secretary, dossier, five):
    recommended(secretary, five[0], "defer")
    made = domain.recommend_the_rest(actor=secretary, at=AT, dossier=dossier)
    assert made == 4
    assert adoption_board(dossier).block == {Outcome.DEFER: 1, Outcome.ADOPT: 4}
    assert Recommendation.objects.count() == 5


def test_a_recommendation_must_be_whole(secretary, dossier, five):
    head = a_demand(secretary, dossier, "عنوان", heading=True)
    for outcome, more, refusal in (
        ("reword", {}, domain.WordingNeeded),
        ("drop", {}, domain.ReasonNeeded),
        ("merge", {}, domain.TargetNeeded),
        ("merge", {"into": five[0]}, domain.TargetNeeded),
        ("merge", {"into": head}, domain.TargetNeeded),
    ):
        with pytest.raises(refusal):
            recommended(secretary, five[0], outcome, **more)
    assert not Recommendation.objects.exists()


def test_a_met_demand_is_not_adopted_again(secretary, dossier, five):
    an_event(secretary, five[0], "met", date(2025, 1, 1))
    assert adopted(secretary, dossier).version.demand_count == 4
    assert standing(secretary, five[0]).state == "met"


def test_members_and_strangers_write_nothing(secretary, dossier, five, acting, stranger):
    member = acting("member")
    with pytest.raises(NotAllowed):
        recommended(member, five[0], "adopt")
    with pytest.raises(NotAllowed):
        adopted(member, dossier)
    with in_workspace(stranger.workspace_id):
        theirs = a_demand(stranger, an_open_dossier(stranger))
    for write in (
        lambda: recommended(secretary, theirs, "adopt"),
        lambda: recommended(secretary, five[0], "merge", into=theirs),
        lambda: apart(secretary, theirs),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_an_adoption_takes_as_many_queries_for_three_demands_as_for_thirty(
    secretary, dossier, django_assert_num_queries
):
    for n in range(3):
        a_demand(secretary, dossier, f"مطلب {n}", raised_on=date(2024, 1, 1))
    with django_assert_num_queries(QUERIES):
        adopted(secretary, dossier)
    for n in range(27):
        a_demand(secretary, dossier, f"مطلب آخر {n}", raised_on=date(2024, 1, 1))
    with django_assert_num_queries(QUERIES):
        adopted(secretary, dossier, adopted_on=date(2025, 10, 5))


# On PostgreSQL the index is told whose lines it may show, before it and after.
QUERIES = 34 if connection.vendor == "postgresql" else 32
