"""Evidence, acknowledgement, reply and letters, each by the form of its page."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate

from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.dialogue.domain import letters
from hiwar.dialogue.models import Evidence, Letter
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db
GIVEN, DUE = date(2025, 1, 10), date(2025, 6, 30)
PHOTO = b"\xff\xd8\xff\xe0 photo"


@pytest.fixture
def ours(secretary):
    return worlds.our_union(secretary)


@pytest.fixture
def theirs(secretary):
    return worlds.an_administration(secretary)


@pytest.fixture
def demand(secretary, dossier):
    return worlds.a_demand(secretary, dossier, "تعميم التعويض", raised_on=date(2021, 1, 1))


@pytest.fixture
def word(secretary, demand, theirs):
    return a_commitment(
        secretary, "يُعمَّم التعويض قبل متم يونيو", GIVEN, [demand], owner=theirs, due_on=DUE
    )


def said(client, path, **fields):
    """The page one arrives at, with its notice."""
    response = client.post(f"{client.base}dialogue/{path}", fields, follow=True)
    assert response.redirect_chain, response.context["form"].errors
    return response.content.decode()


def test_a_photograph_is_given_as_evidence_from_its_page(signed_in, secretary, word):
    event = a_fate(secretary, word, "kept", date(2025, 6, 1))
    path = f"commitments/events/{event.id}/evidence/"
    form = signed_in.get(f"{signed_in.base}dialogue/{path}").content.decode()
    assert 'enctype="multipart/form-data"' in form
    page = said(
        signed_in, path, kind="photo", file=SimpleUploadedFile("ورش.jpg", PHOTO, "image/jpeg"),
        source="عضو الفرع",
    )  # fmt: skip
    shown = Evidence.objects.get()
    assert (shown.event, shown.document.title) == (event, "ورش.jpg")
    assert "عضو الفرع" in page


def test_evidence_that_shows_nothing_keeps_what_was_typed(signed_in, secretary, word):
    event = a_fate(secretary, word, "kept", date(2025, 6, 1))
    refused = signed_in.post(
        f"{signed_in.base}dialogue/commitments/events/{event.id}/evidence/",
        {"kind": "decree", "source": "الجريدة الرسمية"},
    )
    assert refused.status_code == 422
    assert "الجريدة الرسمية" in refused.content.decode()
    assert not Evidence.objects.exists()


def test_the_demand_of_a_kept_word_is_acknowledged_from_its_page(
    signed_in, secretary, word, demand
):
    event = a_fate(secretary, word, "kept", date(2025, 6, 1))
    path = f"commitments/events/{event.id}/acknowledge/"
    assert demand.wording_ar in signed_in.get(f"{signed_in.base}dialogue/{path}").content.decode()
    said(signed_in, path, demands=[demand.id])
    [seen] = with_ledger(visible_to(secretary).filter(pk=demand.pk))
    assert standing_of(seen).state == "met"


def test_their_reply_is_read_whole_on_the_page_of_the_commitment(signed_in, word):
    reply = "صرفت الاعتمادات في <b>متم</b> ماي، والتنفيذ جار"
    page = said(
        signed_in, f"commitments/{word.id}/reply/", occurred_on="2025-07-02", words=reply,
        speaker="الكاتب العام",
    )  # fmt: skip
    assert "صرفت الاعتمادات في &lt;b&gt;متم&lt;/b&gt; ماي، والتنفيذ جار" in page


def test_letters_are_composed_approved_and_sent_from_their_pages(
    signed_in, secretary, ours, theirs, word
):
    other = a_commitment(
        secretary, "تُفتح المباراة", GIVEN, owner_post="مديرية الميزانية", due_on=DUE
    )
    chosen = f"letters/compose/?c={word.id}&c={other.id}"
    page = signed_in.get(f"{signed_in.base}dialogue/{chosen}").content.decode()
    assert "مديرية الميزانية" in page
    said(
        signed_in, chosen, commitments=[word.id, other.id], organization=ours.id, tone="remind",
        answer_by="2025-12-16",
    )  # fmt: skip
    first, second = Letter.objects.order_by("id")
    assert {first.recipient, second.recipient} == {theirs, None}
    said(signed_in, f"letters/{first.id}/approve/")
    said(signed_in, f"letters/{first.id}/send/", sent_on="2025-11-20", channel="registry")
    first.refresh_from_db()
    assert (first.state, first.sent_on) == ("sent", date(2025, 11, 20))
    said(
        signed_in, f"letters/{first.id}/answer/", occurred_on="2025-11-20",
        words="توصلنا برسالتكم", speaker="",
    )  # fmt: skip
    first.refresh_from_db()
    assert first.state == "answered"


def test_a_draft_is_not_sent_before_approval(signed_in, secretary, ours, word):
    [letter] = letters.draft_letters(
        actor=secretary,
        at=worlds.AT,
        organization=ours,
        commitments=[word],
        drafted_on=worlds.TODAY,
    )
    refused = signed_in.post(
        f"{signed_in.base}dialogue/letters/{letter.id}/send/",
        {"sent_on": "2025-11-20", "channel": "registry"},
    )
    assert refused.status_code == 422
    letter.refresh_from_db()
    assert letter.state == "drafted"


def test_the_letters_lead_to_the_steps_only_for_those_who_set_them(signed_in, client, acting):
    steps = f"{signed_in.base}dialogue/letters/steps/"
    assert steps in signed_in.get(f"{signed_in.base}dialogue/letters/").content.decode()
    client.force_login(
        User.objects.get(pk=acting("rapporteur").user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert steps not in client.get(f"{signed_in.base}dialogue/letters/").content.decode()
