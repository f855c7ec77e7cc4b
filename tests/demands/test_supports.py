"""Signatures: once each, counted by branch, named only to those who may know."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.conftest import AT
from tests.demands.worlds import a_demand, a_round_meeting, an_administration, an_event, our_union

from hiwar.demands import domain
from hiwar.demands.models import Support
from hiwar.demands.queries import demand_page, supports_of
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.organizations.domain import add_organization
from hiwar.people.domain import add_person
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.data]
TODAY = date(2025, 11, 20)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def branches(secretary):
    union = our_union(secretary)
    return [
        add_organization(
            actor=secretary, at=AT, name_ar=f"فرع {name}", kind="union", is_ours=True, parent=union
        )
        for name in ("سوس", "الرشيدية")
    ]  # fmt: skip


@pytest.fixture
def demand(secretary, dossier):
    """Open to members."""
    row = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    domain.share_demand(actor=secretary, at=AT, demand=row, audience="members")
    return row


def sign(actor, demand, branch=None):
    return domain.sign_demand(actor=actor, at=AT, demand=demand, branch=branch)


def supporters(actor, demand):
    return demand_page(actor, demand, TODAY).sheet.supporters


def test_a_member_signs_once(acting, demand, branches):
    member = acting("member")
    sign(member, demand, branches[0])
    with pytest.raises(domain.SignedAlready):
        sign(member, demand)
    seen = supporters(member, demand)
    assert (seen.signed, seen.branch_count, seen.may_sign) == (1, 1, False)
    assert seen.mine.branch == branches[0]


def test_the_table_itself_holds_a_second_signature_back(acting, demand):
    member = acting("member")
    sign(member, demand)
    with pytest.raises(IntegrityError), transaction.atomic():
        Support.objects.create(demand=demand, user_id=member.user_id, signed_at=AT)


def test_who_took_it_back_may_sign_again(acting, demand):
    member = acting("member")
    domain.withdraw_support(actor=member, at=AT, support=sign(member, demand))
    sign(member, demand)
    assert supporters(member, demand).signed == 1


def test_nobody_takes_back_the_signature_of_another_unless_they_keep_the_record(
    acting, secretary, demand
):
    support = sign(acting("member"), demand)
    with pytest.raises(NotAllowed):
        domain.withdraw_support(actor=acting("member"), at=AT, support=support)
    domain.withdraw_support(actor=secretary, at=AT, support=support)
    with pytest.raises(domain.SignatureWithdrawn):
        domain.withdraw_support(actor=secretary, at=AT, support=support)


def test_the_bureau_counts_by_branch_and_a_member_sees_the_sum_alone(
    acting, secretary, demand, branches
):
    for branch in (branches[0], branches[0], branches[1], None):
        sign(acting("member"), demand, branch)
    seen = supporters(secretary, demand)
    assert [(each.branch, each.signed) for each in seen.branches] == [
        (branches[0], 2), (branches[1], 1), (None, 1),
    ]  # fmt: skip
    assert (seen.signed, seen.this_month, seen.branch_count, seen.of_branches) == (4, 4, 2, 2)
    member = supporters(acting("member"), demand)
    assert (member.signed, member.branches) == (4, ())


def test_names_are_for_those_who_keep_the_record_and_for_the_branch_itself(
    acting, secretary, demand, branches
):
    supports = [sign(acting("member"), demand, branch) for branch in branches]
    assert list(supports_of(secretary, demand)) == sorted(
        supports, key=lambda each: each.branch.search_key
    )
    assert list(supports_of(acting("coordinator", branches[0].pk), demand)) == supports[:1]
    for role in ("auditor", "member"):
        assert not supports_of(acting(role), demand).exists()


def test_the_journal_says_that_somebody_signed_for_what_and_no_name_in_its_fields(
    acting, secretary, demand
):
    person = add_person(actor=secretary, at=AT, name_ar="سعيد أمزيان")
    row = domain.enter_signature(actor=secretary, at=AT, demand=demand, person=person)
    (entry,) = history(secretary, object_type="demands.support", object_id=row.pk)
    told = " ".join(f"{change.before} {change.after}" for change in entry.changes)
    assert "أمزيان" not in told
    assert str(person.pk) not in told


def test_a_branch_supports_once_by_each_meeting(secretary, demand, branches):
    union = branches[0].parent
    meeting = a_round_meeting(secretary, union, an_administration(secretary), TODAY)
    told = {"demand": demand, "branch": branches[0], "meeting": meeting}
    domain.enter_collective_support(actor=secretary, at=AT, **told)
    with pytest.raises(domain.SignedAlready):
        domain.enter_collective_support(actor=secretary, at=AT, **told)
    seen = supporters(secretary, demand)
    assert (seen.signed, seen.branch_count, seen.branches[0].meetings) == (0, 1, 1)


def test_a_member_does_not_sign_what_she_may_not_read(acting, secretary, dossier):
    hidden = a_demand(secretary, dossier, "مطلب للمكتب")
    with pytest.raises(NotAllowed):
        sign(acting("member"), hidden)


def test_nobody_signs_for_a_heading_or_a_closed_demand(secretary, dossier, demand):
    heading = a_demand(secretary, dossier, "عنوان", heading=True)
    an_event(secretary, demand, "withdrawn", TODAY)
    for each in (heading, demand):
        with pytest.raises(domain.NothingToSign):
            sign(secretary, each)


def test_nobody_signs_in_the_name_of_what_is_not_ours(secretary, stranger, demand):
    with pytest.raises(domain.NotOurBranch):
        sign(secretary, demand, an_administration(secretary))
    with in_workspace(stranger.workspace_id):
        foreign = our_union(stranger)
    with pytest.raises(NotAllowed):
        sign(secretary, demand, foreign)
    with pytest.raises(NotAllowed):
        sign(stranger, demand)


def test_a_demand_that_people_signed_is_not_taken_out(secretary, dossier):
    demand = a_demand(secretary, dossier)
    sign(secretary, demand)
    with pytest.raises(domain.DemandInUse):
        domain.remove_demand(actor=secretary, at=AT, demand=demand)


def test_a_member_signs_with_one_button(client, acting, demand):
    client.force_login(User.objects.get(pk=acting("member").user_id), backend=BACKEND)
    page = client.get(f"/w/masalik/dossier/{demand.pk}/").content.decode()
    assert "وقّع مع المساندين" in page
    answer = client.post(f"/w/masalik/dossier/{demand.pk}/sign/", {})
    assert answer.status_code == 302
    again = client.get(f"/w/masalik/dossier/{demand.pk}/").content.decode()
    assert "وقّعتَ" in again
    assert "توقيع واحد" in again
    assert client.post(f"/w/masalik/dossier/{demand.pk}/sign/", {}).status_code == 422


def test_the_branch_of_the_last_signature_is_offered_again(
    acting, secretary, dossier, demand, branches
):
    member = acting("member")
    sign(member, demand, branches[1])
    other = a_demand(secretary, dossier, "مطلب آخر", raised_on=date(2021, 1, 1))
    domain.share_demand(actor=secretary, at=AT, demand=other, audience="members")
    seen = supporters(member, other)
    assert seen.may_sign
    assert seen.branch in (branches[1], None)


def test_the_page_of_supporters_is_not_for_members(client, acting, signed_in, secretary, demand):
    sign(acting("member"), demand)
    path = f"/w/masalik/dossier/{demand.pk}/supporters/"
    assert "member" in signed_in.get(path).content.decode()
    client.force_login(User.objects.get(pk=acting("member").user_id), backend=BACKEND)
    assert client.get(path).status_code == 403


def merged(actor, demand, into):
    domain.merge_demands(actor=actor, at=AT, demands=[demand], into=into, occurred_on=TODAY)
    return demand.events.get(kind="merged")


@pytest.fixture
def other(secretary, dossier):
    row = a_demand(secretary, dossier, "التعويض عن التنقل", raised_on=date(2021, 1, 1))
    domain.share_demand(actor=secretary, at=AT, demand=row, audience="members")
    return row


def test_signatures_follow_a_merge_once_each_and_go_back_when_it_is_voided(
    acting, secretary, demand, other, branches
):
    both, here, there = (acting("member") for _each in range(3))
    own = [sign(both, demand, branches[0]), sign(here, demand, branches[0])]
    sign(both, other, branches[1])
    carried = sign(there, other, branches[1])
    event = merged(secretary, other, demand)
    seen = supporters(secretary, demand)
    assert (seen.signed, seen.carried, seen.branch_count) == (3, 1, 2)
    assert [(each.branch, each.signed) for each in seen.branches] == [
        (branches[0], 2), (branches[1], 1),
    ]  # fmt: skip
    assert set(supports_of(secretary, demand)) == {*own, carried}
    assert supporters(there, demand).mine == carried
    assert not supporters(there, demand).may_sign
    domain.void_event(actor=secretary, at=AT, event=event)
    again = supporters(secretary, demand)
    assert (again.signed, again.carried, supporters(secretary, other).signed) == (2, 0, 2)


def test_signatures_follow_merges_of_merges(acting, secretary, dossier, demand, other):
    first = a_demand(secretary, dossier, "مطلب أول", raised_on=date(2021, 1, 1))
    person = add_person(actor=secretary, at=AT, name_ar="سعيد أمزيان")
    for each in (first, other):
        domain.enter_signature(actor=secretary, at=AT, demand=each, person=person)
    merged(secretary, first, other)
    merged(secretary, other, demand)
    assert (supporters(secretary, demand).signed, supporters(secretary, other).signed) == (1, 1)
    assert supports_of(secretary, demand).get().demand == first


def test_who_signed_what_was_merged_does_not_sign_again(acting, secretary, demand, other):
    member = acting("member")
    sign(member, other)
    merged(secretary, other, demand)
    with pytest.raises(domain.SignedAlready):
        sign(member, demand)
    person = add_person(actor=secretary, at=AT, name_ar="سعيد أمزيان")
    domain.enter_signature(actor=secretary, at=AT, demand=demand, person=person)
    with pytest.raises(domain.SignedAlready):
        domain.enter_signature(actor=secretary, at=AT, demand=demand, person=person)


def test_the_page_says_under_which_demand_and_comes_back_from_taking_it_back(
    client, acting, signed_in, secretary, demand, other
):
    support = sign(acting("member"), other)
    merged(secretary, other, demand)
    page = signed_in.get(f"/w/masalik/dossier/{demand.pk}/supporters/").content.decode()
    assert other.wording_ar in page
    assert f"/supports/{support.pk}/withdraw/?of={demand.pk}" in page
    client.force_login(User.objects.get(pk=support.user_id), backend=BACKEND)
    page = client.get(f"/w/masalik/dossier/{demand.pk}/").content.decode()
    assert "وقّعتَ" in page
    address = f"/w/masalik/dossier/supports/{support.pk}/withdraw/?of={demand.pk}"
    assert client.post(address).url.endswith(f"/dossier/{demand.pk}/")
    assert client.post(f"{address[:-4]}zz").status_code in (302, 404)
