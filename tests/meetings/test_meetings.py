"""Meetings are recorded, planned, held, cancelled; the day it is decides which of these is open."""

from datetime import date, timedelta

import pytest

from hiwar.documents.domain import quote
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.meetings import domain
from hiwar.meetings.queries import meetings_named, meetings_of, upcoming, visible_to
from hiwar.organizations.domain import (
    BodyOfAnother,
    SourceStands,
    add_body,
    add_organization,
    withdraw_organization,
)
from hiwar.workspaces.domain.guards import InUse

pytestmark = [pytest.mark.django_db, pytest.mark.data]

TODAY = date(2025, 11, 20)
TOMORROW = TODAY + timedelta(days=1)


def test_a_meeting_without_title_is_called_by_its_kind_and_ordinal(meet):
    assert str(meet(ordinal=2)) == "جولة حوار 2"
    assert str(meet(title_ar="لقاء أكادير")) == "لقاء أكادير"


def test_a_held_meeting_has_no_day_to_come_unless_a_paper_says_so(meet, document):
    with pytest.raises(domain.DayToCome):
        meet(held_on=TOMORROW)
    passage = quote(document=document, start=0, end=5)
    assert meet(held_on=TOMORROW, passage=passage).state == "held"


def test_a_planned_meeting_has_a_day_that_has_not_passed(plan, document):
    with pytest.raises(domain.DayMissing):
        plan()
    with pytest.raises(domain.DayPassed):
        plan(held_on=TODAY - timedelta(days=1))
    passage = quote(document=document, start=0, end=5)
    assert plan(held_on=date(2020, 1, 1), passage=passage).state == "planned"
    assert plan(held_on=date(2025, 11, 1), precision="month").state == "planned"


def test_the_body_is_of_the_host_and_the_other_side_is_another(
    secretary, at, meet, union, administration
):
    body = add_body(
        actor=secretary, at=at, organization=administration, kind="committee", name_ar="لجنة"
    )
    with pytest.raises(BodyOfAnother):
        meet(body=body)
    with pytest.raises(domain.WithItself):
        meet(counterpart=union)
    assert meet(counterpart=administration).counterpart == administration


def test_a_planned_meeting_is_held_or_cancelled_and_nothing_more(secretary, at, plan):
    held, off = plan(held_on=TODAY), plan(held_on=TOMORROW)
    domain.hold_meeting(actor=secretary, at=at, meeting=held)
    domain.cancel_meeting(actor=secretary, at=at, meeting=off)
    assert (held.state, off.state) == ("held", "cancelled")
    for meeting in (held, off):
        with pytest.raises(domain.NotOpenForThat):
            domain.cancel_meeting(actor=secretary, at=at, meeting=meeting)
        with pytest.raises(domain.NotOpenForThat):
            domain.hold_meeting(actor=secretary, at=at, meeting=meeting)


def test_a_meeting_is_not_held_before_its_day_unless_on_another(secretary, at, plan):
    meeting = plan(held_on=TOMORROW)
    with pytest.raises(domain.DayToCome):
        domain.hold_meeting(actor=secretary, at=at, meeting=meeting)
    domain.hold_meeting(actor=secretary, at=at, meeting=meeting, held_on=TODAY)
    assert (meeting.held_on, meeting.precision) == (TODAY, "day")


def test_what_is_to_come_the_nearest_first(secretary, at, plan, meet):
    later, sooner = plan(held_on=date(2025, 12, 30)), plan(held_on=TOMORROW)
    this_month = plan(held_on=date(2025, 11, 1), precision="month")
    this_year = plan(held_on=date(2025, 1, 1), precision="year")
    meet(held_on=TODAY)
    off = plan(held_on=TOMORROW)
    domain.cancel_meeting(actor=secretary, at=at, meeting=off)
    assert list(upcoming(secretary, TODAY)) == [this_year, this_month, sooner, later]
    assert list(upcoming(secretary, date(2025, 12, 1))) == [this_year, later]


def test_the_latest_stands_first_and_those_without_a_day_last(secretary, meet):
    undated, old, new = meet(), meet(held_on=date(2019, 1, 1)), meet(held_on=TODAY)
    assert list(visible_to(secretary)) == [new, old, undated]


def test_a_meeting_is_found_by_title_place_and_party_in_any_spelling(
    secretary, meet, administration
):
    talk = meet(title_ar="الحوار الاجتماعي", place_text="أكادير", counterpart=administration)
    meet(title_ar="لقاء آخر")
    for words in ("الحوار الإجتماعي", "اكادير", "مديريه المسالك", "الحوار اكادير"):
        assert list(meetings_named(secretary, words)) == [talk]


def test_an_organization_hosts_or_sits_on_the_other_side(secretary, meet, union, administration):
    meeting = meet(counterpart=administration)
    assert list(meetings_of(secretary, union)) == [meeting]
    assert list(meetings_of(secretary, administration)) == [meeting]


def test_a_correction_changes_what_was_given_and_the_journal_keeps_both(secretary, at, meet):
    meeting = meet(place_text="الرباط", held_on=TODAY)
    domain.correct_meeting(actor=secretary, at=at, meeting=meeting, place_text="سلا")
    (change,) = [c for c in history(secretary)[0].changes if c.field == "place_text"]
    assert (change.before, change.after) == ("الرباط", "سلا")
    with pytest.raises(domain.DayToCome):
        domain.correct_meeting(actor=secretary, at=at, meeting=meeting, held_on=TOMORROW)


def test_a_source_once_given_stays(secretary, at, meet, document):
    meeting = meet(passage=quote(document=document, start=0, end=5))
    other = quote(document=document, start=6, end=9)
    with pytest.raises(SourceStands):
        domain.correct_meeting(actor=secretary, at=at, meeting=meeting, passage=other)


def test_a_meeting_with_attendance_is_withdrawn_after_it(secretary, at, meet, union, person):
    meeting = meet()
    row = domain.record_attendance(actor=secretary, at=at, meeting=meeting, person=person)
    with pytest.raises(InUse):
        domain.withdraw_meeting(actor=secretary, at=at, meeting=meeting)
    domain.withdraw_attendance(actor=secretary, at=at, attendance=row)
    with pytest.raises(InUse):
        withdraw_organization(actor=secretary, at=at, organization=union)
    domain.withdraw_meeting(actor=secretary, at=at, meeting=meeting)
    assert not visible_to(secretary).exists()
    withdraw_organization(actor=secretary, at=at, organization=union)


@pytest.mark.parametrize("role", ["member", "auditor"])
def test_readers_write_nothing(acting, at, meet, union, role):
    reader, meeting = acting(role), meet()
    with pytest.raises(NotAllowed):
        domain.record_meeting(actor=reader, at=at, kind="council", organization=union)
    with pytest.raises(NotAllowed):
        domain.correct_meeting(actor=reader, at=at, meeting=meeting, place_text="سلا")
    with pytest.raises(NotAllowed):
        domain.withdraw_meeting(actor=reader, at=at, meeting=meeting)


def test_a_coordinator_writes_the_meetings_of_the_own_branch_alone(acting, at, meet, union, region):
    coordinator = acting("coordinator", region.pk)
    mine = domain.record_meeting(actor=coordinator, at=at, kind="council", organization=region)
    domain.record_attendance(actor=coordinator, at=at, meeting=mine, group_text="الأعضاء")
    with pytest.raises(NotAllowed):
        domain.record_meeting(actor=coordinator, at=at, kind="council", organization=union)
    with pytest.raises(NotAllowed):
        domain.record_attendance(actor=coordinator, at=at, meeting=meet(), group_text="الأعضاء")


def test_a_coordinator_gives_a_meeting_to_nobody_elses_branch(acting, at, union, region):
    coordinator = acting("coordinator", region.pk)
    mine = domain.record_meeting(actor=coordinator, at=at, kind="council", organization=region)
    with pytest.raises(NotAllowed):
        domain.correct_meeting(actor=coordinator, at=at, meeting=mine, organization=union)


def test_a_member_sees_what_members_may(acting, meet):
    meet()
    shared = meet(audience="members")
    assert list(visible_to(acting("member"))) == [shared]


def test_a_member_does_not_find_meetings_by_the_name_of_a_party_they_may_not_read(
    acting, meet, administration
):
    meet(audience="members", counterpart=administration)
    assert not meetings_named(acting("member"), "مديرية").exists()


def test_no_row_of_another_workspace_is_pointed_to(stranger, at, meet):
    with in_workspace(stranger.workspace_id):
        foreign = add_organization(actor=stranger, at=at, name_ar="نقابة", kind="union")
    with pytest.raises(NotAllowed):
        meet(organization=foreign)
    with pytest.raises(NotAllowed):
        meet(counterpart=foreign)
    with pytest.raises(NotAllowed):
        domain.cancel_meeting(actor=stranger, at=at, meeting=meet())
