"""Accepting writes into the registers, whole or not at all; undoing takes it back."""

import pytest
from django.db import IntegrityError

from hiwar.demands.models import Demand, DemandEvent, Dossier, Gain
from hiwar.demands.vocabulary import DemandState, EventKind, fold
from hiwar.dialogue.models import Commitment, Round
from hiwar.documents.domain import DocumentInUse, withdraw_document
from hiwar.journal.domain import verify
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.meetings.models import Attendance, Meeting
from hiwar.organizations.models import Mandate, Organization, Post
from hiwar.people.models import Person
from hiwar.review import domain
from hiwar.review.domain.acceptance import DecideFirst, standing
from hiwar.review.domain.undoing import TiedSince
from hiwar.review.models import Judgement
from hiwar.review.vocabulary import FindingKind, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def state_of(demand):
    return fold(list(demand.events.filter(voided_at=None).select_related("passage"))).state


def test_a_whole_communique_becomes_the_record(reading, accept_up_to):
    accept_up_to(FindingKind.NEXT_EVENT)
    meeting = Meeting.objects.get()
    assert (meeting.kind, str(meeting.held_on), meeting.ordinal) == (
        "dialogue_round",
        "2025-11-12",
        2,
    )
    assert "كتابة الدولة" in meeting.counterpart.name_ar
    assert Round.objects.get().dialogue.organization.is_ours
    assert Person.objects.get().name_ar == "مراد الغرناوي"
    headings, demands = Demand.objects.filter(number=None), Demand.objects.exclude(number=None)
    assert (headings.count(), demands.count()) == (2, 5)
    assert {demand.parent for demand in demands} == {*headings, None}
    commitment = Commitment.objects.get()
    assert set(commitment.demands.all()) == set(demands)
    assert commitment.due_on is None


def test_every_fact_keeps_its_place_in_the_text(reading, accept_up_to, document):
    accept_up_to(FindingKind.NEXT_EVENT)
    for row in [*DemandEvent.objects.all(), *Commitment.objects.all(), *Gain.objects.all()]:
        assert row.passage.words == document.text[row.passage.start : row.passage.end]


def test_what_the_administration_tells_is_its_claim_and_what_we_thank_for_is_met_in_part(
    fact, accept_up_to
):
    accept_up_to(FindingKind.DEMAND)
    told, thanked = Gain.objects.filter(said_by="other_side"), Gain.objects.filter(said_by="us")
    assert told.count() == 2
    assert thanked.count() == 1
    demand = Demand.objects.get(wording_ar__startswith="منحة المسالك الوعرة")
    assert {gain.demand for gain in thanked} == {demand}
    kinds = list(demand.events.values_list("kind", flat=True))
    assert EventKind.CLAIMED in kinds
    assert EventKind.PARTLY_MET in kinds
    assert state_of(demand) == DemandState.PARTLY_MET


def test_a_commitment_that_only_opens_the_way_leaves_its_demands_in_dialogue(accept_up_to):
    accept_up_to(FindingKind.COMMITMENT)
    demand = Demand.objects.get(wording_ar__startswith="توفير ملابس")
    assert state_of(demand) == DemandState.IN_DIALOGUE


def test_a_demand_that_stands_already_is_linked_and_not_doubled(
    secretary, at, fact, accept_up_to, accept
):
    from hiwar.demands.domain import add_demand, open_dossier

    dossier = open_dossier(actor=secretary, at=at, title_ar="الملف المطلبي")
    old = add_demand(
        actor=secretary, at=at, dossier=dossier, wording_ar="توفير ملابس واقية من البرد لكل الأعوان"
    )
    accept_up_to(FindingKind.DEMAND)
    assert Demand.objects.filter(wording_ar__startswith="توفير ملابس").get() == old
    assert old.events.count() == 1


def test_a_fact_that_needs_the_meeting_waits_for_it(fact, accept):
    with pytest.raises(DecideFirst):
        accept(fact("demand", "ملابس"))
    assert not Demand.objects.exists()
    assert not Dossier.objects.exists()


def test_refusing_the_meeting_leaves_its_demands_to_the_day_of_the_document(
    secretary, at, fact, accept, accept_up_to
):
    accept_up_to(FindingKind.ORGANIZATION)
    domain.refuse_finding(actor=secretary, at=at, finding=fact("meeting"), seen=None)
    accept(fact("demand", "ملابس"))
    event = DemandEvent.objects.get()
    assert (str(event.occurred_on), event.meeting, event.kind) == (
        "2025-11-12",
        None,
        EventKind.RAISED,
    )


def test_an_accept_that_fails_in_its_middle_writes_nothing(fact, accept, accept_up_to, monkeypatch):
    accept_up_to(FindingKind.ACHIEVEMENT)
    entries = Entry.objects.count()

    def broken(**_arguments):
        raise IntegrityError

    monkeypatch.setattr("hiwar.review.domain.recorders.demands.record_event", broken)
    with pytest.raises(IntegrityError):
        accept(fact("demand", "ملابس"))
    assert not Demand.objects.filter(wording_ar__contains="ملابس").exists()
    assert Entry.objects.count() == entries
    assert standing(fact("demand", "ملابس")) is None


def test_undo_takes_back_what_was_written_and_the_fact_waits_again(
    secretary, at, fact, accept, accept_up_to
):
    accept_up_to(FindingKind.MEETING)
    finding = fact("demand", "ملابس")
    judgement = accept(finding)
    undone = domain.undo_judgement(actor=secretary, at=at, finding=finding, seen=judgement.id)
    assert undone.replaces == judgement
    assert standing(finding) is None
    assert not Demand.objects.filter(removed_at=None).exists()
    assert not DemandEvent.objects.filter(voided_at=None).exists()
    accept(finding, seen=undone.id)
    assert Demand.objects.filter(removed_at=None).count() == 1


def test_undo_is_refused_where_others_have_built_on_the_fact(secretary, at, fact, accept_up_to):
    accept_up_to(FindingKind.DEMAND)
    gain = fact("achievement", "في حدود الإمكانيات")
    with pytest.raises(TiedSince):
        domain.undo_judgement(actor=secretary, at=at, finding=gain, seen=standing(gain).id)
    meeting = fact("meeting")
    from hiwar.kernel.errors import Refused

    with pytest.raises(Refused):
        domain.undo_judgement(actor=secretary, at=at, finding=meeting, seen=standing(meeting).id)
    assert standing(meeting).verdict == Verdict.ACCEPTED


def test_everything_can_be_undone_in_reverse_order(secretary, at, reading, accept_up_to):
    accept_up_to(FindingKind.NEXT_EVENT)
    for finding in reversed(reading.findings.all()):
        domain.undo_judgement(actor=secretary, at=at, finding=finding, seen=standing(finding).id)
    for model in (Meeting, Person, Post, Mandate, Attendance, Gain, Commitment):
        assert not model.objects.filter(withdrawn_at=None).exists(), model
    assert not Demand.objects.filter(removed_at=None).exists()
    assert Organization.objects.filter(withdrawn_at=None).get().is_ours
    assert verify(secretary.workspace_id) is None


def test_a_correction_is_a_new_judgement_that_points_to_the_old(
    secretary, at, fact, accept, accept_up_to, document
):
    accept_up_to(FindingKind.MEETING)
    finding = fact("demand", "ملابس")
    first = accept(finding)
    start = document.text.index("ملابس واقية")
    corrected = domain.correct_finding(
        actor=secretary, at=at, finding=finding, seen=first.id,
        value={"text": "ملابس واقية"}, start=start, end=start + len("ملابس واقية"),
    )  # fmt: skip
    assert corrected.verdict == Verdict.CORRECTED
    assert corrected.replaces.replaces == first
    assert corrected.passage.words == "ملابس واقية"
    assert Demand.objects.get(removed_at=None).wording_ar == "ملابس واقية"
    finding.refresh_from_db()
    assert finding.value["text"] == "توفير ملابس واقية من البرد لكل الأعوان"


def test_a_fact_of_another_kind_is_recorded_as_what_it_is(secretary, at, fact, accept_up_to):
    accept_up_to(FindingKind.MEETING)
    finding = fact("demand", "ملابس")
    domain.correct_finding(
        actor=secretary, at=at, finding=finding, seen=None, value={"type": "recommendation"},
        start=finding.start, end=finding.end,
    )  # fmt: skip
    assert not Demand.objects.exists()
    assert Meeting.objects.get().decisions.get().kind == "recommendation"


def test_of_two_people_at_the_same_fact_the_second_is_told(
    secretary, acting, fact, accept, accept_up_to
):
    accept_up_to(FindingKind.MEETING)
    finding = fact("demand", "ملابس")
    accept(finding)
    with pytest.raises(domain.JudgedMeanwhile):
        accept(finding, actor=acting("rapporteur"))
    assert Demand.objects.count() == 1


def test_accepting_all_clear_ones_leaves_commitments_and_what_is_unsure(secretary, at, reading):
    from hiwar.review.queries import best_choice

    count = domain.accept_clear_ones(
        actor=secretary, at=at, reading=reading, choose=lambda found: best_choice(secretary, found)
    )
    waiting = [found for found in reading.findings.all() if standing(found) is None]
    assert count == reading.findings.count() - len(waiting)
    assert count
    assert waiting
    assert any(found.kind == FindingKind.COMMITMENT for found in waiting)
    assert all(
        found.kind == FindingKind.COMMITMENT or found.certainty < 0.9 or found.warned
        or standing(reading.findings.get(kind="meeting")) is None
        for found in waiting
    )  # fmt: skip


def test_the_paper_of_another_organization_never_speaks_for_us(
    secretary, at, reading, fact, own_union, accept_up_to
):
    own_union.is_ours = False
    own_union.save()
    accept_up_to(FindingKind.DEMAND)
    assert set(DemandEvent.objects.values_list("said_by", flat=True)) == {"third", "other_side"}
    assert not DemandEvent.objects.filter(kind__in=["met", "partly_met"]).exists()
    assert set(Gain.objects.values_list("said_by", flat=True)) == {"third", "other_side"}


def test_accepting_all_clear_ones_stops_before_what_another_organization_says(
    secretary, at, reading, own_union
):
    own_union.is_ours = False
    own_union.save()
    from hiwar.review.queries import best_choice

    domain.accept_clear_ones(
        actor=secretary, at=at, reading=reading, choose=lambda found: best_choice(secretary, found)
    )
    assert not Demand.objects.exists()
    assert not Gain.objects.exists()


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_write_the_record_judge(role, acting, fact, accept):
    with pytest.raises(NotAllowed):
        accept(fact("organization"), actor=acting(role), choice=None)
    assert not Judgement.objects.exists()


def test_a_document_on_which_facts_rest_is_not_withdrawn(secretary, at, document, accept_up_to):
    accept_up_to(FindingKind.ORGANIZATION)
    with pytest.raises(DocumentInUse):
        withdraw_document(actor=secretary, at=at, document=document)


def test_a_reading_is_finished_only_when_nothing_waits(secretary, at, reading):
    with pytest.raises(domain.FactsWaiting):
        domain.finish_reading(actor=secretary, at=at, reading=reading, waiting=3)
    domain.finish_reading(actor=secretary, at=at, reading=reading, waiting=0)
    reading.refresh_from_db()
    assert reading.state == "finished"


def test_reading_twice_gives_the_reading_that_stands(secretary, at, document, reading):
    assert domain.make_reading(actor=secretary, at=at, document=document) == reading
