"""A letter of submission recorded by mistake: struck, its demands back where they stood."""

from datetime import date, timedelta

import pytest
from tests.conftest import AT
from tests.demands.worlds import a_demand, a_theme, an_administration, an_event

from hiwar.demands import domain
from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import DemandEvent, DemandStanding, DossierEvent
from hiwar.demands.queries.versions import dossiers_past, state_of_dossier, version_page
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.search.models import SearchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.data]
OCTOBER = date(2025, 10, 4)
WHY = "سُجّلت لإدارة أخرى خطأ"


@pytest.fixture
def demands(secretary, dossier):
    theme = a_theme(secretary, dossier)
    return [
        a_demand(secretary, dossier, f"مطلب {each}", theme=theme, raised_on=date(2024, 1, 1))
        for each in range(3)
    ]


@pytest.fixture
def submission(secretary, dossier, demands):
    told = domain.submit_dossier(
        actor=secretary, at=AT, dossier=dossier, administration=an_administration(secretary),
        sent_on=OCTOBER, our_number="118/2025",
    )  # fmt: skip
    domain.record_receipt(
        actor=secretary, at=AT, submission=told.event, received_on=OCTOBER, their_number="9/م"
    )
    return told.event


def states():
    rows = DemandStanding.objects.order_by("demand__number")
    return list(rows.values_list("state", flat=True))


def void(actor, submission, reason=WHY):
    return domain.void_submission(actor=actor, at=AT, submission=submission, reason=reason)


def test_its_demands_go_back_to_where_they_stood_and_later_entries_still_count(
    secretary, demands, submission
):
    an_event(secretary, demands[2], "committed", OCTOBER + timedelta(days=9))
    assert states() == ["in_dialogue", "in_dialogue", "committed"]
    assert void(secretary, submission) == 3
    assert states() == ["raised", "raised", "committed"]
    assert list(untrue_standings()) == []
    assert not DemandEvent.objects.filter(block=submission, voided_at=None).exists()


def test_it_stays_in_the_history_with_its_receipt_and_the_reason(secretary, dossier, submission):
    version = submission.version
    void(secretary, submission)
    (past,) = dossiers_past(secretary)
    assert (past.state, past.told) == ("adopted", ())
    assert [(each.our_number, each.void_reason) for each in past.voided] == [("118/2025", WHY)]
    assert state_of_dossier(dossier) == "adopted"
    assert past.versions == (version,)
    assert version_page(secretary, version, most=None).events == ()
    assert not DossierEvent.objects.filter(voided_at=None).exists()
    assert Entry.objects.filter(verb="demands.submission.voided").count() == 2
    assert Entry.objects.filter(verb="demands.event.voided").count() == 3


def test_what_was_struck_by_hand_before_is_left(secretary, demands, submission):
    domain.void_event(
        actor=secretary, at=AT, event=DemandEvent.objects.filter(block=submission).first()
    )
    assert void(secretary, submission) == 2


def test_it_can_be_submitted_again_rightly(secretary, dossier, submission):
    void(secretary, submission)
    again = domain.submit_dossier(
        actor=secretary, at=AT, dossier=dossier, administration=submission.administration,
        sent_on=OCTOBER, version=submission.version,
    )  # fmt: skip
    assert (again.put, again.left) == (3, 0)
    assert states() == ["in_dialogue"] * 3


def test_a_reason_is_asked_and_once_is_enough(secretary, submission):
    with pytest.raises(domain.VoidReasonNeeded):
        void(secretary, submission, " ")
    void(secretary, submission)
    with pytest.raises(domain.SubmissionVoided):
        void(secretary, submission)
    with pytest.raises(domain.NotASubmission):
        domain.record_receipt(
            actor=secretary, at=AT, submission=submission, received_on=OCTOBER, their_number="3"
        )
    with pytest.raises(domain.NotASubmission):
        void(secretary, submission.receipts.get())


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_dossier_void_a_letter(acting, stranger, submission, role):
    for actor in (acting(role), stranger):
        with pytest.raises(NotAllowed):
            void(actor, submission)


def test_a_voided_letter_is_found_no_more(secretary, submission):
    indexed = SearchEntry.objects.filter(object_id=submission.pk)
    assert indexed.exists()
    void(secretary, submission)
    assert not indexed.exists()


def test_the_page_asks_why_and_tells_it_afterwards(signed_in, submission):
    history = "/w/masalik/dossier/versions/"
    address = f"/w/masalik/dossier/letters/{submission.pk}/void/"
    assert address in signed_in.get(history).content.decode()
    assert "118/2025" in signed_in.get(address).content.decode()
    assert signed_in.post(address, {"reason": ""}).status_code == 422
    assert signed_in.post(address, {"reason": f"{WHY} <b>"}).status_code == 302
    page = signed_in.get(history).content.decode()
    assert f"{WHY} &lt;b&gt;" in page
    assert "رسالة ملغاة واحدة" in page
    assert signed_in.get(address).status_code == 404
