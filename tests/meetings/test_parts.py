"""Attendance names somebody; decisions stand in their words, in a tree within one meeting."""

from datetime import date

import pytest

from hiwar.documents.domain import quote
from hiwar.journal.queries import history
from hiwar.meetings import domain
from hiwar.meetings.queries import meeting_page, meetings_attended_by
from hiwar.people.domain import withdraw_person
from hiwar.workspaces.domain.guards import InUse

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def decide(secretary, at, meet):
    meeting = meet()

    def make(text="عقد لقاء شهري", **fields):
        fields = {"meeting": meeting, "kind": "decision", "text_ar": text, **fields}
        return domain.record_decision(actor=secretary, at=at, **fields)

    return make


def test_attendance_names_a_person_an_office_or_a_group(secretary, at, meet):
    meeting = meet()
    with pytest.raises(domain.NobodyNamed):
        domain.record_attendance(actor=secretary, at=at, meeting=meeting, post_text="  ", count=4)
    row = domain.record_attendance(
        actor=secretary, at=at, meeting=meeting, group_text="أعضاء المجلس", count=40
    )
    assert str(row) == "أعضاء المجلس"


def test_a_person_is_present_once_and_again_after_a_withdrawal(secretary, at, meet, person):
    there = {"actor": secretary, "at": at, "meeting": meet(), "person": person}
    row = domain.record_attendance(**there)
    with pytest.raises(domain.AlreadyPresent) as refusal:
        domain.record_attendance(**there)
    assert refusal.value.attendance == row
    with pytest.raises(InUse):
        withdraw_person(actor=secretary, at=at, person=person)
    domain.withdraw_attendance(actor=secretary, at=at, attendance=row)
    assert not meetings_attended_by(secretary, person.pk).exists()
    domain.record_attendance(**there)
    assert meetings_attended_by(secretary, person.pk).count() == 1


def test_the_page_groups_by_side_and_leaves_out_what_is_empty(secretary, at, meet, person):
    meeting = meet()
    for side, text in (("counterpart", "المدير"), ("issuer", "الكاتب العام")):
        domain.record_attendance(actor=secretary, at=at, meeting=meeting, post_text=text, side=side)
    page = meeting_page(secretary, meeting)
    assert [(side, str(row)) for side, (row,) in page.sides] == [
        ("issuer", "الكاتب العام"),
        ("counterpart", "المدير"),
    ]


def test_a_decision_has_words(decide):
    with pytest.raises(domain.NoWords):
        decide("  ")


def test_parts_stand_under_a_point_of_the_same_meeting(secretary, at, decide, meet):
    point = decide()
    part = decide("كل يوم جمعة", parent=point)
    with pytest.raises(domain.PointOfAnother):
        decide("غيره", parent=point, meeting=meet())
    for parent in (point, part):
        with pytest.raises(domain.PointOfAnother):
            domain.correct_decision(actor=secretary, at=at, decision=point, parent=parent)
        point.refresh_from_db()


def test_the_page_shows_decisions_as_a_tree_under_their_kinds(secretary, decide):
    point = decide()
    part = decide("كل يوم جمعة", parent=point, kind="recommendation")
    position = decide("نرفض التأخير", kind="position")
    page = meeting_page(secretary, point.meeting)
    shape = [
        (kind, [(p.decision, [q.decision for q in p.parts]) for p in points])
        for kind, points in page.points
    ]
    assert shape == [("decision", [(point, [part])]), ("position", [(position, [])])]


def test_a_point_with_parts_is_withdrawn_after_them(secretary, at, decide):
    point = decide()
    part = decide("كل يوم جمعة", parent=point)
    with pytest.raises(InUse):
        domain.withdraw_decision(actor=secretary, at=at, decision=point)
    domain.withdraw_decision(actor=secretary, at=at, decision=part)
    domain.withdraw_decision(actor=secretary, at=at, decision=point)
    assert meeting_page(secretary, point.meeting).points == ()


def test_a_correction_keeps_both_wordings(secretary, at, decide, document):
    decision = decide(passage=quote(document=document, start=0, end=4))
    domain.correct_decision(
        actor=secretary, at=at, decision=decision, text_ar="عقد لقاء كل شهر",
        due_on=date(2026, 1, 1), due_text="مطلع السنة",
    )  # fmt: skip
    changes = {
        change.field: (change.before, change.after) for change in history(secretary)[0].changes
    }
    assert changes["text_ar"] == ("عقد لقاء شهري", "عقد لقاء كل شهر")
    assert decision.passage.words
