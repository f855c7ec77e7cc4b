"""The list and a document's page while documents are on their way, as a browser shows them."""

from datetime import timedelta

import pytest
from tests.browser import violations
from tests.intake import papers, samples

from hiwar.documents import domain
from hiwar.documents.models import Document, Processing
from hiwar.documents.vocabulary import ProcessingState
from hiwar.kernel.clock import now
from hiwar.review import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture
def on_their_way(secretary, settings, tmp_path, monkeypatch):
    """A document in each state there is."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("hiwar.documents.domain.processing._begin", [])  # no worker comes

    def hand_in(name, data=None):
        data = data or f"بلاغ المكتب الوطني لنقابة حراس المنارات رقم {name}".encode()
        return domain.hand_in_document(actor=secretary, at=now(), data=data, name=name)

    def work(document):
        tasks.read_document.func(
            str(document.workspace_id), str(secretary.user_id), str(document.pk)
        )

    for state in (ProcessingState.TEXT, ProcessingState.FACTS, ProcessingState.FAILED):
        document = hand_in(f"وثيقة {state}.pdf")
        held = Processing.objects.filter(document=document)
        held.update(state=state, done=12, total=40, beat_at=now() + timedelta(hours=1))
    Processing.objects.filter(state=ProcessingState.FACTS).update(done=0, total=0)
    cut_off = hand_in("محضر انقطعت قراءته.docx")
    Processing.objects.filter(document=cut_off).update(
        state=ProcessingState.TEXT, beat_at=now() - timedelta(hours=1)
    )
    domain.stop_processing(actor=secretary, at=now(), document=hand_in("موقوفة.txt"))
    hand_in("تنتظر.txt")
    work(hand_in("مقفل.pdf", samples.encrypted_pdf()))
    files = [("محضر الاجتماع.docx", "application/octet-stream", samples.arabic_docx())]
    work(hand_in("رسالة.eml", papers.letter(attachments=files)))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_documents_on_their_way_break_no_accessibility_rule(
    chromium, served, signed_in, on_their_way, language
):
    cookies = {"sessionid": signed_in.cookies["sessionid"].value, "django_language": language}
    moving = Document.objects.get(file_name="وثيقة text.pdf")
    letter = Document.objects.get(file_name="رسالة.eml")
    locked = Document.objects.get(file_name="مقفل.pdf")
    paths = ["readings/", *(f"documents/{each.pk}/" for each in (moving, letter, locked))]
    for width, scheme in ((1440, "light"), (390, "dark")):
        size = {"width": width, "height": 844}
        context = chromium.new_context(viewport=size, color_scheme=scheme)
        context.add_cookies(
            [{"name": key, "value": each, "url": served} for key, each in cookies.items()]
        )
        tab = context.new_page()
        for path in paths:
            tab.goto(f"{served}{signed_in.base}{path}")
            assert violations(tab) == [], path
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        context.close()
