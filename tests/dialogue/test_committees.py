"""Joint committees: seats of both sides, actions of ours that we do and of theirs that we chase."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands.worlds import a_passage, a_round_meeting

from hiwar.dialogue.domain import actions, committees
from hiwar.dialogue.models import Answer
from hiwar.dialogue.queries.committees import committee_page, late_actions
from hiwar.dialogue.queries.story import story_page
from hiwar.dialogue.vocabulary.committees import ActionEventKind, ActionFate, fold_action
from hiwar.kernel.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
TODAY = date(2025, 11, 20)


def happens(actor, action, kind, day=TODAY, **more):
    return actions.record_action_event(
        actor=actor, at=AT, action=action, kind=kind, occurred_on=day, **more
    )


def fate_of(actor, told, action):
    page = committee_page(actor, told.joint.committee, TODAY)
    return next(line for line in page.lines if line.action == action).fate


def test_both_sides_sit_there_and_each_has_its_actions(secretary, told):
    page = committee_page(secretary, told.joint.committee, TODAY)
    assert (len(page.our_members), len(page.their_members)) == (2, 2)
    assert [line.action for line in page.theirs] == [told.joint.theirs]
    assert (page.late, page.theirs[0].fold.reminders, page.last_met) == (1, 1, None)


def test_ours_is_done_by_saying_so_and_theirs_is_not(secretary, told):
    happens(secretary, told.joint.ours, "done")
    assert fate_of(secretary, told, told.joint.ours) is ActionFate.DONE
    with pytest.raises(actions.EvidenceNeeded):
        happens(secretary, told.joint.theirs, "done")
    assert fate_of(secretary, told, told.joint.theirs) is ActionFate.OVERDUE


def test_theirs_is_done_once_they_said_so_and_we_acknowledge(secretary, told):
    happens(secretary, told.joint.theirs, "claimed", words="أرسلت الأرقام")
    assert fate_of(secretary, told, told.joint.theirs) is ActionFate.CLAIMED
    happens(secretary, told.joint.theirs, "done", words="وصلتنا الأرقام كاملة")
    assert fate_of(secretary, told, told.joint.theirs) is ActionFate.DONE
    with pytest.raises(actions.ActionEnded):
        happens(secretary, told.joint.theirs, "reminded")


def test_theirs_is_done_where_a_document_shows_it(secretary, told):
    passage = a_passage(told.minutes, "اجتمع الطرفان")
    happens(secretary, told.joint.theirs, "done", passage=passage)
    assert fate_of(secretary, told, told.joint.theirs) is ActionFate.DONE


def test_nobody_is_reminded_of_our_own_action_and_theirs_is_not_begun_by_us(secretary, told):
    with pytest.raises(actions.NotTheirs):
        happens(secretary, told.joint.ours, "reminded")
    with pytest.raises(actions.NotOurs):
        happens(secretary, told.joint.theirs, "started")


def test_a_delay_opens_the_term_again(secretary, told):
    with pytest.raises(actions.NewDayNeeded):
        happens(secretary, told.joint.theirs, "postponed")
    happens(secretary, told.joint.theirs, "postponed", new_due_on=date(2025, 12, 15))
    assert late_actions(secretary, TODAY) == []
    event = told.joint.theirs.events.get(kind="postponed")
    actions.void_action_event(actor=secretary, at=AT, event=event)
    assert [line.action for line in late_actions(secretary, TODAY)] == [told.joint.theirs]
    with pytest.raises(actions.EventVoided):
        actions.void_action_event(actor=secretary, at=AT, event=event)


def test_late_actions_stand_in_the_story_until_the_committee_ends(secretary, told):
    assert len(story_page(secretary, told.dialogue, TODAY).late_actions) == 1
    committees.end_committee(actor=secretary, at=AT, committee=told.joint.committee, ended_on=TODAY)
    assert story_page(secretary, told.dialogue, TODAY).late_actions == ()
    with pytest.raises(committees.EndBeforeBirth):
        committees.end_committee(
            actor=secretary, at=AT, committee=told.joint.committee, ended_on=date(2020, 1, 1)
        )


def test_a_committee_meets_and_says_when(secretary, told):
    meeting = a_round_meeting(secretary, told.union, told.other, date(2025, 11, 5))
    deed = {"actor": secretary, "at": AT, "committee": told.joint.committee, "meeting": meeting}
    committees.count_committee_meeting(**deed)
    assert committee_page(secretary, told.joint.committee, TODAY).last_met == meeting
    with pytest.raises(committees.MeetingCounted):
        committees.count_committee_meeting(**deed)


def test_an_answer_that_refers_points_to_its_committee(secretary, told):
    answer = Answer.objects.get(kind="deferred")
    deed = {"actor": secretary, "at": AT, "committee": told.joint.committee}
    committees.refer_answer(**deed, answer=answer)
    page = committee_page(secretary, told.joint.committee, TODAY)
    assert [row.answer for row in page.referrals] == [answer]
    with pytest.raises(committees.NotReferred):
        committees.refer_answer(**deed, answer=Answer.objects.filter(kind="refused").first())


def test_seats_need_a_name_and_end_after_they_began(secretary, told):
    deed = {"actor": secretary, "at": AT}
    with pytest.raises(committees.NobodyNamed):
        committees.seat_member(**deed, committee=told.joint.committee, side="us")
    seat = committees.seat_member(
        **deed, committee=told.joint.committee, side="us", post_text="خبير", seated_on=TODAY
    )
    with pytest.raises(committees.LeftBeforeSeated):
        committees.leave_committee(**deed, member=seat, left_on=date(2025, 1, 1))


def test_who_only_reads_changes_nothing(acting, told):
    auditor = acting("auditor")
    assert committee_page(auditor, told.joint.committee, TODAY).late == 1
    with pytest.raises(NotAllowed):
        happens(auditor, told.joint.theirs, "reminded")


class _Event:
    def __init__(self, place, kind):
        self.kind, self.new_due_on, self.place_in_time = kind, date(2026, 1, 1), (place,)


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(ActionEventKind)), max_size=12), st.randoms())
def test_the_fold_does_not_depend_on_the_order_of_arrival(kinds, random):
    events = [_Event(place, kind) for place, kind in enumerate(kinds)]
    folded = fold_action(TODAY, events)
    assert fold_action(TODAY, random.sample(events, len(events))) == folded
    assert folded.reminders <= kinds.count(ActionEventKind.REMINDED)
    if kinds and kinds[-1] is ActionEventKind.DONE:
        assert folded.fate(date(2030, 1, 1)) is ActionFate.DONE


@pytest.mark.parametrize("number", [1, 3])
def test_the_committee_costs_the_same_whatever_its_length(
    secretary, told, number, django_assert_num_queries
):
    for each in range(number):
        action = actions.record_action(
            actor=secretary,
            at=AT,
            committee=told.joint.committee,
            side="them",
            words=f"إجراء {each}",
        )
        happens(secretary, action, "reminded")
    with django_assert_num_queries(5):
        assert len(committee_page(secretary, told.joint.committee, TODAY).lines) == 2 + number
