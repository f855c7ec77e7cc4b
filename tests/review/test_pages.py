"""The pages of review: handing in, the list, the reading beside its text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hiwar.documents.models import Document
from hiwar.review import domain
from hiwar.review.models import Judgement, Reading

pytestmark = pytest.mark.django_db

READINGS = 7  # session, user, membership, head of the journal, documents, readings, facts that wait
PAGE = 13


@pytest.fixture
def hand_in(signed_in, own_union, settings, tmp_path, monkeypatch):
    """Post to the form of new documents; what waits for a commit runs at once."""
    from django.db import transaction

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(transaction, "on_commit", lambda function, **_more: function())

    def post(**fields):
        return signed_in.post(signed_in.base + "readings/new/", fields, follow=True)

    return post


def text_of(response) -> str:
    return response.content.decode()


def test_a_pasted_text_is_read_and_opens_beside_its_facts(hand_in, signed_in):
    hand_in(
        pasted="بلاغ المكتب الوطني\n\nقرر المكتب الوطني لنقابة أعوان الغابات تنظيم وقفة احتجاجية يوم 3 مارس 2025."
    )
    document = Document.objects.get()
    assert document.title == "بلاغ المكتب الوطني"
    reading = Reading.objects.get(document=document)
    page = text_of(signed_in.get(f"{signed_in.base}readings/{reading.pk}/"))
    assert "<mark" in page


def test_the_same_text_again_says_so_and_opens_the_first(hand_in):
    hand_in(pasted="بلاغ المكتب الوطني لنقابة أعوان الغابات.")
    again = hand_in(pasted="بلاغ المكتب الوطني لنقابة أعوان الغابات.")
    assert Document.objects.count() == 1
    assert str(Reading.objects.get().pk) in again.request["PATH_INFO"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "اختر ملفا"),
        ({"pasted": "   "}, "اختر ملفا"),
        ({"pasted": "ب" * 2_000_001}, "أطول من أن يُلصق"),
        ({"file": SimpleUploadedFile("فارغ.txt", b"")}, "فارغ"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(hand_in, fields, sentence):
    response = hand_in(**fields)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Document.objects.exists()


def test_a_picture_called_a_text_is_kept_and_its_row_says_what_it_is(hand_in, signed_in):
    hand_in(file=SimpleUploadedFile("بلاغ.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 64))
    page = text_of(signed_in.get(signed_in.base + "readings/"))
    assert "up--err" in page
    assert "Traceback" not in page


def test_markup_in_a_document_is_shown_and_never_run(hand_in, signed_in):
    hand_in(
        pasted="<script>alert(1)</script> قرر المكتب الوطني للنقابة تنظيم وقفة يوم 3 مارس 2025."
    )
    page = text_of(signed_in.get(f"{signed_in.base}readings/{Reading.objects.get().pk}/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_judging_goes_on_to_the_next_fact_that_waits(signed_in, reading):
    first, second = reading.findings.all()[:2]
    response = signed_in.post(
        f"{signed_in.base}readings/facts/{first.pk}/", {"verdict": "refuse", "seen": ""}
    )
    assert f"at={second.pk}" in response.url


def test_a_fact_judged_meanwhile_is_told_in_place_and_nothing_is_written(
    signed_in, secretary, at, reading
):
    finding = reading.findings.first()
    domain.refuse_finding(actor=secretary, at=at, finding=finding, seen=None)
    response = signed_in.post(
        f"{signed_in.base}readings/facts/{finding.pk}/", {"verdict": "accept", "seen": ""}
    )
    assert response.status_code == 409
    assert 'role="alert"' in text_of(response)
    assert Judgement.objects.count() == 1


def test_a_forged_choice_links_to_nothing_of_another_workspace(signed_in, stranger, at, reading):
    from hiwar.kernel.scope import in_workspace
    from hiwar.organizations.domain import add_organization

    with in_workspace(stranger.workspace_id):
        theirs = add_organization(actor=stranger, at=at, name_ar="هيئة أخرى", kind="union")
    finding = reading.findings.filter(kind="organization").first()
    response = signed_in.post(
        f"{signed_in.base}readings/facts/{finding.pk}/",
        {"verdict": "accept", "seen": "", "choice": str(theirs.pk)},
    )
    assert response.status_code == 409
    assert "هيئة أخرى" not in text_of(response)
    assert not Judgement.objects.exists()


def test_a_correction_keeps_what_was_typed_when_its_words_are_not_in_the_text(signed_in, reading):
    finding = reading.findings.filter(kind="demand").last()
    response = signed_in.post(
        f"{signed_in.base}readings/facts/{finding.pk}/correct/",
        {"quote": "كلمات ليست هنا", "type": "demand", "seen": ""},
    )
    assert response.status_code == 422
    assert "كلمات ليست هنا" in text_of(response)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    signed_in, secretary, at, document, reading, number, django_assert_num_queries
):
    from hiwar.documents.domain import extract_text, receive_document

    for each in range(number - 1):
        received = receive_document(
            actor=secretary,
            at=at,
            data=f"بلاغ رقم {each} للمكتب الوطني لنقابة الأعوان.".encode(),
            name="b.txt",
        )
        extracted = extract_text(actor=secretary, at=at, document=received)
        domain.make_reading(actor=secretary, at=at, document=extracted)
    signed_in.get(signed_in.base + "readings/")
    with django_assert_num_queries(READINGS):
        signed_in.get(signed_in.base + "readings/list/")


def test_a_reading_costs_the_same_whatever_its_facts(signed_in, reading, django_assert_num_queries):
    path = f"{signed_in.base}readings/{reading.pk}/"
    signed_in.get(path)
    with django_assert_num_queries(PAGE):
        signed_in.get(path)


@pytest.mark.parametrize("role", ["member", "coordinator"])
def test_the_review_is_not_for_every_role(client, acting, reading, role):
    from hiwar.workspaces.models import User

    user = User.objects.get(pk=acting(role).user_id)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/w/masalik/readings/{reading.pk}/").status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_review_break_no_accessibility_rule(
    chromium, served, signed_in, reading, width, scheme
):
    from tests.browser import violations

    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    cookie = signed_in.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": served}])
    tab = context.new_page()
    finding = reading.findings.filter(kind="demand").first()
    base = f"{served}/w/masalik/readings/"
    for path in ("", "new/", f"{reading.pk}/", f"facts/{finding.pk}/correct/"):
        tab.goto(base + path)
        assert violations(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
