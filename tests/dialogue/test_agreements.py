"""Agreements whose clauses become commitments, and the parties, texts and calendar of a dialogue."""

from datetime import date

import pytest
from tests.conftest import AT
from tests.dialogue import worlds
from tests.dialogue.accounts_worlds import PROTOCOL, a_signature, an_organization

from hiwar.dialogue.domain import agreements, parties
from hiwar.dialogue.models import Agreement
from hiwar.dialogue.queries.agreements import agreement_page, cut_clauses
from hiwar.dialogue.queries.story import story_page
from hiwar.dialogue.vocabulary.parties import months_of, schedule
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
TODAY = date(2025, 11, 20)


def test_a_text_is_cut_at_its_numbered_articles():
    cuts = cut_clauses(PROTOCOL)
    assert cuts.before.startswith("بروتوكول اتفاق")
    assert [cut.number for cut in cuts.clauses] == ["المادة 1", "المادة 2", "المادة 3"]
    assert (
        cuts.clauses[2].words == "تسلم بطاقات الطرق السيارة لكل مديرية إقليمية قبل متم مارس 2026."
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("البند الأول: كذا\nوتتمته\nالبند الثاني: كذا", ["البند الأول", "البند الثاني"]),
        ("1- أولى\n2- ثانية\n\n10) عاشرة", ["1", "2", "10"]),
        ("أولا: كذا\nثانيا: كذا", ["أولا", "ثانيا"]),
        ("Article 1 : ceci\nArticle 2 : cela", ["Article 1", "Article 2"]),
        ("المادة الحادية عشرة - كذا", ["المادة الحادية عشرة"]),
        ("• فقرة\n• فقرة أخرى", ["", ""]),
        ("   \n", []),
    ],
)
def test_articles_are_numbered_in_many_hands(text, numbers):
    assert [cut.number for cut in cut_clauses(text).clauses] == numbers


def test_a_clause_becomes_a_commitment_with_links_both_ways(secretary, told):
    clause = told.clauses[0]
    given = told.given
    clause.refresh_from_db()
    assert (clause.commitment, given.clause) == (given, clause)
    assert (given.wording_ar, given.strength, given.passage) == (
        clause.words_ar, "written", clause.passage,
    )  # fmt: skip
    assert clause.passage.words == clause.words_ar
    row = agreement_page(secretary, told.agreement, TODAY).rows[0]
    assert (row.line.fate, [demand.id for demand in row.demands]) == (
        "overdue", [told.demands[0].id],
    )  # fmt: skip
    worlds.a_fate(secretary, given, "kept", date(2025, 11, 15))
    assert agreement_page(secretary, told.agreement, TODAY).rows[0].line.fate == "kept"
    with pytest.raises(agreements.ClauseCommitted):
        agreements.commit_clause(actor=secretary, at=AT, clause=clause)


def test_both_signatures_make_the_commitments_signed_ones(secretary, told):
    for organization, strength in ((told.union, "written"), (told.other, "signed")):
        last = a_signature(secretary, told.agreement, organization)
        told.given.refresh_from_db()
        assert told.given.strength == strength
    later = agreements.commit_clause(actor=secretary, at=AT, clause=told.clauses[1])
    assert later.strength == "signed"
    page = agreement_page(secretary, told.agreement, TODAY)
    assert (page.state, len(page.ours), len(page.theirs)) == ("partly", 2, 2)
    from hiwar.dialogue.domain.signatures import withdraw_signature

    withdraw_signature(actor=secretary, at=AT, signature=last)
    told.given.refresh_from_db()
    assert told.given.strength == "written"


def test_only_a_party_signs(secretary, told):
    passer = an_organization(secretary, "جمعية أخرى")
    with pytest.raises(parties.NotAParty):
        a_signature(secretary, told.agreement, passer)


def test_what_rests_on_an_agreement_is_taken_back_first(secretary, told):
    with pytest.raises(agreements.AgreementInUse):
        agreements.withdraw_agreement(actor=secretary, at=AT, agreement=told.agreement)
    bare = agreements.record_agreement(
        actor=secretary, at=AT, dialogue=told.dialogue, kind="statement"
    )
    clause = agreements.record_clauses(
        actor=secretary, at=AT, agreement=bare, clauses=[{"words_ar": "بند"}]
    )[0]
    with pytest.raises(agreements.AgreementUndated):
        agreements.commit_clause(actor=secretary, at=AT, clause=clause)
    agreements.withdraw_agreement(actor=secretary, at=AT, agreement=bare)
    assert Agreement.objects.filter(withdrawn_at=None).count() == 1


def test_members_read_an_agreement_once_it_is_shared_with_them(secretary, acting, told):
    from hiwar.dialogue.queries.papers import visible_agreements

    member = acting("member")
    assert not visible_agreements(member).exists()
    agreements.share_agreement(actor=secretary, at=AT, agreement=told.agreement, audience="members")
    assert visible_agreements(member).get() == told.agreement
    assert agreement_page(member, told.agreement, TODAY).rows[0].line is None
    with pytest.raises(NotAllowed):
        agreements.share_agreement(actor=member, at=AT, agreement=told.agreement, audience="bureau")


def test_a_front_extends_the_pair_and_nobody_sits_twice(secretary, told):
    story = story_page(secretary, told.dialogue, TODAY)
    assert story.is_front
    assert [str(row) for row in story.allies] == ["الجامعة الوطنية لأعوان المسالك"]
    deed = {"actor": secretary, "at": AT, "dialogue": told.dialogue, "role": "ally"}
    for seated in (told.union, told.front.ally):
        with pytest.raises(parties.AlreadyParty):
            parties.add_party(**deed, organization=seated)
    with pytest.raises(parties.LeftBeforeJoining):
        parties.end_party(
            actor=secretary, at=AT, party=told.front.allied, party_until=date(2020, 1, 1)
        )
    parties.end_party(actor=secretary, at=AT, party=told.front.allied, party_until=TODAY)
    parties.add_party(**deed, organization=told.front.ally)


@pytest.mark.parametrize(
    ("held", "due", "late", "missed"),
    [
        ([], date(2025, 4, 30), True, 2),
        ([date(2025, 3, 1)], date(2025, 10, 31), True, 1),
        ([date(2025, 3, 1), date(2025, 11, 2)], date(2026, 4, 30), False, 0),
        ([date(2025, 3, 1), date(2025, 12, 2)], date(2025, 10, 31), True, 1),
    ],
)
def test_the_calendar_says_what_is_due_late_and_missed(held, due, late, missed):
    found = schedule((4, 10), 2025, held, TODAY)
    assert (found.next_due, found.late_since is not None, found.years[0].missed) == (
        due,
        late,
        missed,
    )


def test_rounds_without_months_are_spread_over_the_year():
    assert months_of(2, ()) == (6, 12)
    assert months_of(2, (10, 4)) == (4, 10)
    assert months_of(0, ()) == ()


def test_the_story_tells_everything_newest_first(secretary, told):
    story = story_page(secretary, told.dialogue, TODAY)
    nodes = [node for _year, group in story.years for node in group]
    assert [node.what for node in nodes] == [
        "agreement", "committee", "round", "round", "round", "round", "frame",
    ]  # fmt: skip
    last = nodes[2]
    assert (last.raised, last.late, last.accounts) == (5, 1 + 1, {"us", "them"})
    assert last.unsigned == {"them"}
    assert (story.held, story.schedule.late_since) == (4, date(2025, 10, 31))
    assert [year.missed for year in story.schedule.years] == [1, 1, 1, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_the_story_costs_the_same_whatever_its_length(
    secretary, number, django_assert_num_queries, told
):
    for each in range(number):
        round_ = worlds.a_round(
            secretary, told.union, told.other, date(2021, 1, 1 + each), each + 1
        )
        worlds.an_answer(secretary, told.demands[4], "deferred", round_)
        agreements.record_agreement(
            actor=secretary, at=AT, dialogue=told.dialogue, kind="minutes", agreed_on=DAY(each)
        )
    with django_assert_num_queries(STORY):
        story = story_page(secretary, told.dialogue, TODAY)
        assert story.held == 4 + number


def DAY(each):  # noqa: N802
    return date(2021, 2, 1 + each)


STORY = 17


def test_a_clause_of_another_workspace_is_not_there(signed_in, told, stranger):
    with in_workspace(stranger.workspace_id):
        foreign = worlds.a_lived_in_dossier(stranger)
        theirs = agreements.record_agreement(
            actor=stranger, at=AT, dialogue=foreign.dialogue, kind="protocol"
        )
    address = f"{signed_in.base}dialogue/agreements/{theirs.id}/"
    assert signed_in.get(address).status_code == 404
    with pytest.raises(NotAllowed):
        agreements.record_agreement(actor=stranger, at=AT, dialogue=told.dialogue, kind="protocol")
