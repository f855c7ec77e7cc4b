"""What is looked for by its number: legal texts, letters of submission, letters sent, evidence."""

from datetime import date, timedelta

import pytest
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import TODAY
from tests.dialogue import worlds as dialogue

from hiwar.demands import domain
from hiwar.dialogue.domain import letters, show_evidence, withdraw_evidence
from hiwar.kernel.scope import in_workspace
from hiwar.organizations.domain import correct_organization
from hiwar.search import analyse
from hiwar.search.filling import untrue_entries
from hiwar.search.finding import Chosen, find

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = TODAY - timedelta(days=30)


def found(actor, words):
    findings = find(actor, analyse(words), Chosen(), TODAY)
    return {group.source.key: group.total for group in findings.groups}


def shown(actor, words):
    """Title and short words of all that is found, as the page has them."""
    findings = find(actor, analyse(words), Chosen(), TODAY)
    results = [
        result
        for group in findings.groups
        for result in group.source.show(actor, group.hits, findings.query, lambda name, *_: name)
    ]
    return ["".join(run.text for run in result.runs) for result in results]


@pytest.fixture
def demand(secretary):
    dossier = worlds.an_open_dossier(secretary)
    return worlds.a_demand(secretary, dossier, "الرفع من التعويضات الجزافية")


def test_a_demand_is_found_by_the_text_it_rests_on_until_that_is_taken_away(
    secretary, acting, stranger, demand
):
    basis = domain.add_basis(
        actor=secretary, at=AT, demand=demand, text_kind="decree", text_number="2.08.71",
        text_article="12", words="يستفيد الموظفون من علاوة قارة",
    )  # fmt: skip
    for words in (
        "2.08.71",
        "المرسوم رقم 2.08.71",
        "décret n° 2.08.71",
        "مرسوم 2.8.71",
        "علاوة قارة",
    ):
        assert found(secretary, words) == {"demands": 1}, words
    assert "2.08.71" in shown(secretary, "2.08.71")[0]
    assert "2.08.71" not in shown(secretary, "جزافية")[0], "told where it is what was looked for"
    assert found(acting("member"), "2.08.71") == {}
    with in_workspace(stranger.workspace_id):
        assert found(stranger, "2.08.71") == {}
    domain.withdraw_basis(actor=secretary, at=AT, basis=basis)
    assert found(secretary, "2.08.71") == {}


def test_a_gain_is_found_by_what_its_text_is(secretary):
    gain = domain.record_gain(
        actor=secretary, at=AT, wording_ar="تعويض عن المناطق النائية", said_by="us"
    )
    domain.ground_gain(
        actor=secretary, at=AT, gain=gain, text_kind="decree", text_number="2.22.431"
    )
    assert found(secretary, "مرسوم 2.22.431") == {"gains": 1}
    assert "2.22.431" in shown(secretary, "2.22.431")[0]


@pytest.fixture
def administration(secretary):
    return worlds.an_administration(secretary, "كتابة الدولة في المسالك")


@pytest.fixture
def submission(secretary, demand, administration):
    return domain.submit_dossier(
        actor=secretary, at=AT, dossier=demand.dossier, administration=administration,
        sent_on=DAY, our_number="ص.و/1147",
    ).event  # fmt: skip


def test_a_submission_is_found_by_our_number_and_by_theirs_once_it_is_received(
    secretary, submission
):
    for words in ("ص.و/1147", "المراسلة عدد 1147", "courrier n° 1147"):
        assert found(secretary, words) == {"submissions": 1}, words
    assert found(secretary, "مسالك ملف") == {"submissions": 1}
    assert found(secretary, "88123") == {}
    domain.record_receipt(
        actor=secretary, at=AT, submission=submission, received_on=DAY, their_number="و/88123"
    )
    assert found(secretary, "88123") == {"submissions": 1}
    assert all(number in shown(secretary, "88123")[0] for number in ("1147", "88123"))
    domain.correct_dossier(
        actor=secretary, at=AT, dossier=submission.dossier, title_ar="دفتر المسالك"
    )
    assert found(secretary, "دفتر 88123") == {"submissions": 1}
    assert list(untrue_entries(secretary.workspace_id)) == []


def test_a_member_finds_a_submission_as_the_page_tells_it_and_its_addressee_once_shared(
    secretary, acting, stranger, administration, submission
):
    """Who may read no demand finds nothing of it either."""
    share(secretary, administration, "bureau")
    member = acting("member")
    assert found(member, "1147") == {"submissions": 1}
    assert "المسالك" not in shown(member, "1147")[0]
    assert found(member, "مسالك 1147") == {}
    assert found(secretary, "مسالك 1147") == {"submissions": 1}
    share(secretary, administration, "members")
    assert found(member, "مسالك 1147") == {"submissions": 1}
    with in_workspace(stranger.workspace_id):
        assert found(stranger, "1147") == {}


def share(actor, organization, audience):
    correct_organization(
        actor=actor, at=AT, organization=organization, name_ar=organization.name_ar,
        kind=organization.kind, audience=audience,
    )  # fmt: skip


def test_a_letter_is_found_by_its_number_its_words_and_whom_it_is_for(
    secretary, acting, administration
):
    ours = worlds.our_union(secretary)
    word = dialogue.a_commitment(
        secretary, "تسوية وضعية أعوان النظافة", DAY, owner=administration,
        owner_post="الكاتب العام للقطاع", wording_fr="régulariser les agents d’entretien",
    )  # fmt: skip
    drafted = letters.draft_letters(
        actor=secretary, at=AT, organization=ours, commitments=[word], drafted_on=DAY,
        recipient_post_ar="السيد المندوب الجهوي",
    )  # fmt: skip
    assert found(secretary, "مندوب جهوي") == {"letters": 1}
    letters.approve_letter(actor=secretary, at=AT, letter=drafted[0], approved_on=date(2025, 11, 3))
    drafted[0].refresh_from_db()
    assert found(secretary, drafted[0].outgoing) == {"letters": 1}
    assert found(secretary, f"الرسالة رقم {drafted[0].outgoing}") == {"letters": 1}
    assert "1/2025" in shown(secretary, "1/2025")[0]
    assert found(acting("member"), "1/2025") == {}
    letters.withdraw_letter(actor=secretary, at=AT, letter=drafted[0])
    assert found(secretary, "1/2025") == {}


def test_a_commitment_is_found_by_the_number_of_its_evidence(secretary, acting):
    word = dialogue.a_commitment(secretary, "إصدار المرسوم قبل متم السنة", DAY)
    event = dialogue.a_fate(secretary, word, "kept", TODAY - timedelta(days=3))
    evidence = show_evidence(
        actor=secretary, at=AT, event=event, kind="decree", reference="2.25.310"
    )
    assert found(secretary, "2.25.310") == {"commitments": 1}
    assert found(acting("member"), "2.25.310") == {}
    withdraw_evidence(actor=secretary, at=AT, evidence=evidence)
    assert found(secretary, "2.25.310") == {}
