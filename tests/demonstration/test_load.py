"""What the demonstration promises to the screens, to whoever signs in, and to the journal."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.db import DatabaseError, connection, transaction

from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import (
    Demand,
    DemandEvent,
    DossierEvent,
    DossierVersion,
    Gain,
    GainAlarm,
    LegalBasis,
    Support,
)
from hiwar.demands.vocabulary import EventKind, fold
from hiwar.dialogue.domain import untrue_standings as untrue_words
from hiwar.dialogue.models import (
    Account,
    Agreement,
    Answer,
    Commitment,
    CommitmentEvent,
    Dialogue,
    Divergence,
    JointCommittee,
    Letter,
    Round,
)
from hiwar.documents.models import Document
from hiwar.documents.vocabulary import DocumentState
from hiwar.journal.domain import export_heads, verify
from hiwar.journal.models import Entry, Head, Payload
from hiwar.kernel.clock import now, today
from hiwar.kernel.scope import unscoped
from hiwar.meetings.models import Attendance, Decision, Meeting
from hiwar.meetings.vocabulary import MeetingState
from hiwar.organizations.models import Assignment, Body, Mandate, Organization
from hiwar.people.models import Person
from hiwar.review.models import Judgement, Reading
from hiwar.site import demonstration
from hiwar.site.demonstration.clearing import clear_rows
from hiwar.site.demonstration.history import demands
from hiwar.site.demonstration.tables import table
from hiwar.site.keeping.journals import check_journals
from hiwar.workspaces.models import Membership, User, Workspace
from hiwar.workspaces.vocabulary import Role

pytestmark = pytest.mark.django_db

STATES = {
    "met": 11, "partly_met": 9, "committed": 13, "in_dialogue": 10, "raised": 11, "refused": 3,
    "rolled_back": 1, "closed": 2,
}  # fmt: skip
FATES = {"overdue": 8, "soon": 1, "running": 8, "kept": 14, "partly_kept": 7, "broken": 3}


def numbered():
    return Demand.objects.exclude(number=None).order_by("number")


def history_of(demand):
    return fold(demand.events.filter(voided_at=None).select_related("passage"))


def test_it_is_wanted_until_an_organisation_of_ones_own_stands(told, db):
    assert demonstration.is_wanted()
    Workspace.objects.create(name_ar="جمعية", slug="jamiya", kind="association", founded_at=now())
    assert not demonstration.is_wanted()


def test_the_union_has_twelve_branches_over_the_twelve_regions(inside):
    union = Organization.objects.get(parent=None, is_ours=True)
    branches = Organization.objects.filter(parent=union)
    assert sorted(branch.area.code for branch in branches) == [f"{n:02}" for n in range(1, 13)]
    assert Counter(branches.values_list("standing", flat=True)) == {
        "elected": 9, "provisional": 2, "none": 1,
    }  # fmt: skip
    soon = [
        branch
        for branch in branches
        if branch.bureau_until and 0 < (branch.bureau_until - today()).days < 60
    ]
    assert len(soon) == 2


def test_it_has_sixty_people_in_two_scripts_with_posts_and_mandates(inside):
    assert Person.objects.count() == 60
    assert not Person.objects.filter(name_fr="").exists()
    assert Body.objects.filter(kind="council").exists()
    assert Mandate.objects.filter(held_until=None).count() >= 50
    assert Mandate.objects.exclude(held_until=None).count() == 2
    assert Mandate.objects.exclude(passage=None).count() == 4


def test_it_has_four_years_of_meetings_and_three_to_come(inside):
    held = Meeting.objects.filter(state=MeetingState.HELD)
    to_come = Meeting.objects.filter(state=MeetingState.PLANNED)
    assert held.count() >= 45
    assert (today() - held.earliest("held_on").held_on).days > 4 * 365
    assert to_come.count() == 3
    assert all(meeting.held_on > today() for meeting in to_come)
    assert {"council", "outreach_meeting", "general_assembly", "founding", "dialogue_round"} < set(
        held.values_list("kind", flat=True)
    )
    assert Attendance.objects.count() > 200
    assert set(Decision.objects.values_list("kind", flat=True)) == {
        "decision", "recommendation", "position",
    }  # fmt: skip


def test_five_rounds_were_answered_item_by_item(inside):
    held = Round.objects.filter(meeting__state=MeetingState.HELD)
    assert held.count() == 5
    for round_ in held:
        assert Answer.objects.filter(round=round_).count() >= 5
    assert set(Answer.objects.values_list("kind", flat=True)) == {
        "accepted", "in_principle", "partly", "deferred", "referred", "refused", "none",
    }  # fmt: skip


def test_sixty_demands_stand_under_six_themes_some_of_them_nested(inside):
    assert [demand.number for demand in numbered()] == list(range(1, 61))
    assert Counter(demand.theme.name_ar for demand in numbered()).keys() == {
        table(f"demands_{letter}")["name_ar"] for letter in "abcdef"
    }
    headings = Demand.objects.filter(number=None)
    assert all(heading.children.count() >= 3 for heading in headings)
    assert numbered().filter(areas__isnull=False).distinct().count() > 12


def test_every_demand_has_the_words_and_the_state_planned_for_it(inside):
    planned = {each["n"]: (each["ar"], each["state"]) for _chapter, each in demands()}
    assert {
        each.number: (each.wording_ar, str(history_of(each).state)) for each in numbered()
    } == planned
    assert Counter(state for _words, state in planned.values()) == STATES


def test_two_histories_have_a_gap_and_some_demands_are_claimed_by_the_other_side(inside):
    assert [each.number for each in numbered() if history_of(each).gaps] == [12, 24]
    assert {each.number for each in numbered() if history_of(each).claimed} >= {14, 20, 28, 37, 40}


def test_the_dossier_was_submitted_and_its_versions_differ(inside):
    first, last = DossierVersion.objects.order_by("ordinal")
    assert first.demand_count < last.demand_count
    assert set(DossierEvent.objects.values_list("kind", flat=True)) == {"submitted", "received"}
    words = [version.items.get(number=14).wording_ar for version in (first, last)]
    assert words[0] != words[1]
    assert list(untrue_standings()) == list(untrue_words()) == []


def test_some_demands_are_weighed_grounded_and_supported(inside):
    assert Demand.objects.exclude(kind="").count() == 8
    assert LegalBasis.objects.count() == 2
    assert Support.objects.exclude(person=None).count() == 7
    assert Support.objects.filter(person=None).count() == 1
    alarm = GainAlarm.objects.get(reason="cites")
    assert (alarm.state, alarm.gain.text_number) == ("open", "9/2022")
    assert "9/2022" in alarm.words


def test_a_signed_protocol_gave_three_of_the_commitments(inside):
    agreement = Agreement.objects.get()
    assert len(agreement.clauses.all()) == 3
    for clause in agreement.clauses.all():
        assert clause.commitment.strength == "signed"
        assert clause.commitment.meeting == agreement.round.meeting


def test_a_round_was_told_twice_with_one_divergence(inside):
    assert {account.side for account in Account.objects.all()} == {"us", "them"}
    judged = Divergence.objects.get()
    assert (judged.verdict, judged.ours.demand.number) == ("divergent", 31)


def test_the_dialogue_has_its_parties_its_frame_its_calendar_and_a_committee(inside):
    dialogue = Dialogue.objects.get()
    assert dialogue.parties.count() >= 2
    assert dialogue.frame.count() == dialogue.calendars.count() == 1
    committee = JointCommittee.objects.get()
    assert {member.side for member in committee.members.all()} == {"us", "them"}
    assert {action.side for action in committee.actions.all()} == {"us", "them"}


def test_the_next_round_has_its_agenda_and_letters_went_out(inside):
    planned = Round.objects.get(meeting__state=MeetingState.PLANNED)
    reasons = set(planned.items.values_list("reason", flat=True))
    assert {"unanswered", "late", "partly"} <= reasons
    states = Letter.objects.order_by("drafted_on").values_list("state", flat=True)
    assert Counter(states) == {"sent": 1, "drafted": 1}


def test_forty_one_commitments_have_come_to_the_six_fates_planned(inside):
    planned = {each["key"]: each["fate"] for each in table("commitments")["commitment"]}
    assert Counter(planned.values()) == FATES
    assert Counter(str(each.fold().fate(today())) for each in Commitment.objects.all()) == FATES
    assert not Commitment.objects.filter(owner=None).exists()
    assert all(each.ties.exists() for each in Commitment.objects.all())
    assert set(Commitment.objects.values_list("strength", flat=True)) == {
        "said",
        "written",
        "signed",
    }
    kinds = set(CommitmentEvent.objects.values_list("kind", flat=True))
    assert kinds == {"reminded", "replied", "renewed", "kept", "partly_kept", "broken", "disputed"}
    assert CommitmentEvent.objects.filter(kind="kept").exclude(passage=None).count() == 3


def test_what_stands_on_a_paper_quotes_it(inside):
    quoted = DemandEvent.objects.exclude(passage=None).select_related("passage__document")
    assert quoted.count() >= 30
    for event in quoted:
        passage = event.passage
        assert passage.document.text[passage.start : passage.end] == passage.words
    assert Gain.objects.exclude(passage=None).count() == 7
    assert Gain.objects.filter(said_by="other_side").count() == 4


def test_eight_papers_are_legible_six_reviewed_one_begun_one_waiting(inside):
    assert [each.state for each in Document.objects.all()] == [DocumentState.LEGIBLE] * 8
    states = Counter(
        (each.state, Judgement.objects.filter(finding__reading=each).exists())
        for each in Reading.objects.all()
    )
    assert states == {("finished", True): 6, ("open", True): 1, ("open", False): 1}
    verdicts = set(Judgement.objects.values_list("verdict", flat=True))
    assert verdicts == {"accepted", "corrected", "refused"}


def test_those_elected_in_a_paper_hold_their_posts_and_are_no_decisions(inside):
    founding = Meeting.objects.get(slogan__contains="طريق القرية")
    elected = Mandate.objects.filter(post__organization=founding.organization)
    assert {(str(each.post), each.event, each.held_from) for each in elected} == {
        (title, "elected", founding.held_on)
        for title in ("الكاتب الجهوي", "نائبة الكاتب الجهوي", "أمينة المال", "المقرر")
    }
    names = [str(each.person) for each in elected]
    assert founding.passage is not None
    assert not any(name in each.text_ar for name in names for each in founding.decisions.all())


def test_no_fact_of_a_finished_review_was_left_without_a_judgement(inside):
    for reading in Reading.objects.filter(state="finished"):
        assert not reading.findings.filter(judgements=None).exists()


def test_whoever_signs_in_is_marked_as_a_demonstration(told, inside):
    places = Membership.objects.filter(ended_at=None).select_related("user")
    assert {place.role for place in places} == set(Role)
    assert all(place.user.is_demonstration for place in places)
    assert demonstration.has_accounts()
    assert Assignment.objects.get().organization.name_ar == "فرع سوس - ماسة"


def test_a_new_password_opens_the_door_and_shuts_it_to_the_one_before(told, db, rf):
    username, first = demonstration.new_password()
    _, second = demonstration.new_password()
    request = rf.post("/")
    assert username == "karima"
    assert authenticate(request, username=username, password=second) is not None
    assert authenticate(request, username=username, password=first) is None
    others = User.objects.exclude(username=username)
    assert not any(other.has_usable_password() for other in others)


def test_the_journal_holds_and_tells_the_years_in_their_order(inside):
    assert verify(inside.id) is None
    entries = Entry.objects.filter(workspace_id=inside.id).order_by("sequence")
    times = list(entries.values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] < now()
    assert {time.year for time in times} >= set(range(today().year - 3, today().year))
    assert len(set(entries.values_list("actor_id", flat=True))) == 3


def test_nothing_is_told_before_it_happened(inside):
    late = [
        event for event in DemandEvent.objects.all() if event.occurred_on > event.recorded_at.date()
    ]
    late += [
        each for each in Meeting.objects.filter(state=MeetingState.HELD) if each.held_on >= today()
    ]
    assert late == []


def test_loading_again_changes_nothing(told, db):
    heads = list(Head.objects.values_list("workspace_id", "hash"))
    demonstration.load(reset=False)
    assert list(Head.objects.values_list("workspace_id", "hash")) == heads


def test_production_refuses(told, db, settings):
    settings.HIWAR_ENVIRONMENT = "production"
    for call in (lambda: demonstration.load(reset=True), demonstration.new_password):
        with pytest.raises(demonstration.DemonstrationRefused, match="خادم عمومي"):
            call()
    assert Workspace.objects.filter(pk=told.id).exists()


def test_reset_makes_it_anew_and_leaves_no_row_and_no_file_behind(told, db, settings, tmp_path):
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "documents")
    export_heads(Path(settings.JOURNAL_HEADS), on=today())
    demonstration.load(reset=True)
    connection.check_constraints()
    fresh = Workspace.objects.get()
    assert fresh.id != told.id
    for model in (Entry, Payload, Head):
        assert not model.objects.filter(workspace_id=told.id).exists()
    with unscoped("a test looks for what was left"):
        assert Document.objects.count() == 8
        assert Demand.areas.through.objects.count() == sum(
            len(each.get("regions", ())) for _chapter, each in demands()
        )
    assert User.objects.count() == len(Role)
    assert [folder.name for folder in tmp_path.joinpath("documents").iterdir()] == [str(fresh.id)]
    assert [broken for _name, broken in check_journals()] == [None]


def test_a_story_that_breaks_off_leaves_the_one_that_stood(
    told, db, settings, tmp_path, monkeypatch
):
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "documents")

    def break_off(*_arguments, **_particulars):
        raise RuntimeError("broken off")

    monkeypatch.setattr("hiwar.site.demonstration.chapters.papers.make_reading", break_off)
    with pytest.raises(RuntimeError, match="broken off"):
        demonstration.load(reset=True)
    assert Workspace.objects.get() == told
    assert verify(told.id) is None
    assert [folder.name for folder in tmp_path.joinpath("documents").iterdir()] == [str(told.id)]


def test_after_a_reset_the_journal_refuses_again_to_lose_an_entry(told, db, settings, tmp_path):
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "documents")
    stranger = Workspace.objects.create(
        name_ar="أخرى", slug="ukhra", kind="union", founded_at=now()
    )
    clear_rows(told)
    kept = Entry.objects.create(
        workspace_id=stranger.id, sequence=1, verb="workspaces.workspace.founded",
        actor_id=stranger.id, at=now(), object_type="workspaces.workspace", object_id=stranger.id,
        payload_digest="0", previous_hash="0", hash="0",
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()


def test_another_organisation_at_its_address_is_left_alone(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with unscoped("a test stands outside"):
        Workspace.objects.filter(slug="masalik").update(slug="elsewhere")
    Workspace.objects.create(name_ar="هيئة", slug="masalik", kind="union", founded_at=now())
    with pytest.raises(demonstration.DemonstrationRefused, match="قاعدة فارغة"):
        demonstration.load(reset=True)
    assert list(tmp_path.iterdir()) == []


def test_somebody_s_own_account_is_never_taken(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    User.objects.filter(username="brahim").update(username="former", email="former@example.org")
    User.objects.create_user(username="brahim", email="brahim@example.org", password="his-own")
    with pytest.raises(demonstration.DemonstrationRefused):
        demonstration.load(reset=True)


def test_every_kind_of_event_that_a_screen_may_show_has_happened(inside):
    told = set(DemandEvent.objects.values_list("kind", flat=True))
    assert set(EventKind.values) - told == {"adopted", "deferred", "sent_up", "split", "withdrawn"}
