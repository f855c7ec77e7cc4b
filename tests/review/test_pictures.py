"""A paper that was photographed: its page beside its facts, and who may see it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hiwar.documents.domain import extract_text, receive_document, share_document, vault
from hiwar.documents.domain import text as texts
from hiwar.documents.models import Document, Page
from hiwar.documents.queries import boxes_over
from hiwar.intake import Extracted, PageText, Word
from hiwar.kernel.models import Audience
from hiwar.review.domain import make_reading
from hiwar.review.vocabulary import LIKELY
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db

LINES = (
    "بلاغ المكتب الوطني للنقابة الوطنية لأعوان المراعي الجبلية",
    "قرر المكتب الوطني تنظيم وقفة احتجاجية يوم الأربعاء 12 نونبر 2025 بالرباط.",
)


def webp():
    out = io.BytesIO()
    Image.new("L", (1000, 400), 250).save(out, "WEBP")
    return out.getvalue()


def seen(doubtful=()):
    """The two lines as a reader of pictures would tell them, a page each."""
    text, pages = "", []
    for number, line in enumerate(LINES, 1):
        text += "\n\n" if text else ""
        first, words, right = len(text), [], 980
        for word in line.split():
            text += " " if len(text) > first else ""
            start, left = len(text), right - 12 * len(word)
            text += word
            sure = 0.4 if word in doubtful else 0.95
            words.append(Word(start, len(text), left, 40, right, 70, sure))
            right = left - 8
        pages.append(PageText(number, first, len(text), 1000, 400, tuple(words), webp()))
    return Extracted(text, "image/jpeg", "0" * 64, tuple(pages), None, ())


@pytest.fixture
def photographed(secretary, at, own_union, settings, tmp_path, monkeypatch):
    """`photographed(doubtful words)`: received, its words given, and read."""
    settings.MEDIA_ROOT = tmp_path

    def make(*doubtful):
        monkeypatch.setattr(texts, "extract", lambda *_, **__: seen(doubtful))
        document = receive_document(actor=secretary, at=at, data=b"\xff\xd8\xff", name="ص.jpg")
        document = extract_text(actor=secretary, at=at, document=document)
        return make_reading(actor=secretary, at=at, document=document)

    return make


@pytest.fixture
def browse_as():
    def make(actor):
        client = Client()
        user = User.objects.get(pk=actor.user_id)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def decision(reading):
    return reading.findings.filter(start__gt=len(LINES[0])).order_by("-position").first()


def test_the_page_of_the_active_fact_is_shown_with_its_place_and_its_words_cut_out(
    photographed, signed_in
):
    reading = photographed()
    url = f"{signed_in.base}readings/{reading.pk}/"
    page = text_of(signed_in.get(f"{url}?at={decision(reading).pk}"))
    assert f"documents/{reading.document_id}/pages/2/" in page
    assert " is-on" in page
    assert 'class="pic-c"' in page
    assert "data-text" not in page
    other = text_of(signed_in.get(f"{url}?at={decision(reading).pk}&page=1"))
    assert f"documents/{reading.document_id}/pages/1/" in other
    assert 'class="pic-c"' not in other
    assert "data-text" in text_of(signed_in.get(f"{url}?view=text&at={decision(reading).pk}"))


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", "²"])
def test_a_page_that_is_not_there_gives_the_first_that_is(photographed, signed_in, asked):
    reading = photographed()
    text_of(signed_in.get(f"{signed_in.base}readings/{reading.pk}/?page={asked}"))


def test_a_passage_is_marked_on_the_picture_of_its_document(photographed, signed_in):
    document = photographed().document
    start = document.text.index("وقفة")
    page = text_of(
        signed_in.get(f"{signed_in.base}documents/{document.pk}/?from={start}&to={start + 12}")
    )
    assert 'id="passage"' in page
    assert "pages/2/" in page


def test_the_picture_is_kept_and_served_to_those_who_may_read_the_document(
    photographed, signed_in, secretary, at, acting, browse_as
):
    document = photographed().document
    url = f"{signed_in.base}documents/{document.pk}/pages/1/"
    answer = signed_in.get(url)
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.content == webp()
    assert answer.headers["Cache-Control"].startswith("private")
    assert signed_in.get(url.replace("pages/1", "pages/3")).status_code == 404
    theirs = browse_as(acting("member"))
    assert theirs.get(url).status_code in {403, 404}
    share_document(actor=secretary, at=at, document=document, audience=Audience.MEMBERS)
    assert theirs.get(url).status_code == 200


def test_another_register_gets_no_picture_by_its_address(
    photographed, signed_in, stranger, browse_as
):
    document = photographed().document
    theirs = browse_as(stranger)
    for base in (signed_in.base, "/w/tilal/"):
        assert theirs.get(f"{base}documents/{document.pk}/pages/1/").status_code in {302, 403, 404}


def test_a_fact_read_from_doubtful_words_is_shown_unsure(photographed):
    assert decision(photographed(*LINES[1].split())).certainty < LIKELY


def test_words_on_two_printed_lines_give_two_boxes():
    words = [
        (0, 4, 500, 40, 600, 60, 1),
        (5, 9, 400, 42, 490, 61, 1),
        (10, 14, 500, 80, 600, 100, 1),
    ]
    first, second = boxes_over(words, 3, 11)
    assert (first.left, first.top, first.width, first.height) == (400, 40, 200, 21)
    assert second.top == 80
    assert boxes_over(words, 20, 30) == ()


def test_pictures_handed_in_together_become_one_document_in_their_order(
    signed_in, own_union, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pages = [
        SimpleUploadedFile(name, b"\xff\xd8\xff" + name.encode(), "image/jpeg")
        for name in ("IMG_2.jpg", "IMG_1.jpg")
    ]
    signed_in.post(signed_in.base + "readings/new/", {"photographs": pages})
    document = Document.objects.get()
    kept = zipfile.ZipFile(io.BytesIO(vault.original(document.workspace_id, document.sha256)))
    assert kept.read("001.jpg").endswith(b"IMG_2.jpg")
    assert kept.read("002.jpg").endswith(b"IMG_1.jpg")
    assert not Page.objects.exists()
