"""An import is read in the background: a request never opens its file."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as DocxDocument
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.test_imports import PAPER, TABLE, sheet_of
from tests.intake import papers, samples

from hiwar.demands import domain, tasks
from hiwar.demands.models import Demand, ImportBatch, ImportRow
from hiwar.documents.domain import StillRead, queue_document
from hiwar.documents.models import Document, Processing
from hiwar.intake import IntakeError
from hiwar.journal.models import Entry, Payload
from hiwar.kernel.clock import now
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def deed(secretary):
    return {"actor": secretary, "at": AT}


@pytest.fixture
def begun(deed, dossier):
    def make(data=PAPER, name="ملف.txt"):
        data = data.encode() if isinstance(data, str) else data
        return domain.import_file(**deed, dossier=dossier, data=data, name=name)

    return make


def work(batch):
    """What the worker does with the import's task."""
    tasks.read_import.func(str(batch.workspace_id), str(batch.opened_by), str(batch.document_id))
    batch.refresh_from_db()
    return batch


def page_of(signed_in, batch):
    answer = signed_in.get(f"{signed_in.base}dossier/import/{batch.pk}/")
    assert answer.status_code == 200
    return answer


def verbs(batch):
    told = Entry.objects.filter(object_id=batch.pk).order_by("sequence")
    return [verb.rsplit(".", 1)[1] for verb in told.values_list("verb", flat=True)]


def a_docx():
    """A heading, a list under it, and a table."""
    paper, file = DocxDocument(), BytesIO()
    paper.add_heading("التعويضات", level=1)
    paper.add_paragraph("الرفع من التعويضات الجزافية", style="List Bullet")
    paper.add_paragraph("تعويض السكن في المناطق النائية", style="List Bullet")
    paper.add_paragraph("وسائل العمل")
    table = paper.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        ("المطلب", "الفئة", "تجهيز قاعات الأرشيف", "التقنيون"),
        strict=True,
    ):
        cell.text = words
    paper.save(file)
    return file.getvalue()


@pytest.fixture
def sealed(monkeypatch):
    """No file may be opened."""

    def opened(*_args, **_more):
        pytest.fail("a request opened a file")

    for place in ("hiwar.documents.domain.text.extract", "hiwar.demands.domain.opening.extract"):
        monkeypatch.setattr(place, opened)


@pytest.mark.parametrize("name", ["ملف.xlsx", "ملف.docx"])
def test_no_request_opens_the_file(signed_in, dossier, sealed, name):
    data = sheet_of(TABLE) if name.endswith("xlsx") else samples.arabic_docx()
    answer = signed_in.post(
        signed_in.base + "dossier/import/", {"file": SimpleUploadedFile(name, data)}
    )
    assert answer.status_code == 302
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.rows.count()) == ("reading", 0)
    page = page_of(signed_in, batch)
    assert "تنتظر دورها" in page.content.decode() or "ينتظر دوره" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert "حدّث الصفحة" in page.content.decode()  # without JavaScript


def test_the_worker_reads_it_and_the_page_becomes_the_preview(signed_in, begun):
    batch = begun(sheet_of(TABLE), "ملف.xlsx")
    part = f"{signed_in.base}dossier/import/{batch.pk}/progress/"
    assert "HX-Refresh" not in signed_in.get(part).headers
    assert work(batch).state == "open"
    assert signed_in.get(part).headers["HX-Refresh"] == "true"
    assert "مطلبان جديدان" in page_of(signed_in, batch).content.decode()
    assert verbs(batch) == ["begun", "opened"]


def test_a_second_run_does_nothing_again(begun):
    batch = work(begun())
    rows = set(batch.rows.values_list("pk", flat=True))
    work(batch)
    assert set(batch.rows.values_list("pk", flat=True)) == rows
    assert verbs(batch) == ["begun", "opened"]


def test_mapping_columns_opens_no_file_and_keeps_the_look_of_the_lines(begun, deed, monkeypatch):
    batch = work(begun(a_docx(), "ملف.docx"))
    assert batch.state == "open"
    before = list(batch.rows.values_list("kind", "wording_ar"))
    assert ("theme", "التعويضات") in before
    entry = Entry.objects.get(verb="demands.importbatch.opened")
    assert "outline" not in Payload.objects.get(entry_id=entry.pk).content["after"]
    monkeypatch.setattr(
        "hiwar.demands.domain.opening.extract", lambda *_a, **_m: pytest.fail("opened")
    )
    head = {place: field for _head, field, place in batch.mapped}
    domain.map_columns(**deed, batch=batch, fields=head)
    assert list(batch.rows.values_list("kind", "wording_ar")) == before


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (lambda: "- أ\n" * 5001, "أكثر من 5000 سطر"),
        (lambda: "و" * 100_001, "سطر أطول من أن يكون صفا"),
        (lambda: "المحور\tالمطلب\nالأجور\t\nالنقل\t\n", "لم يُعثر على مطلب"),
    ],
    ids=["rows", "line", "nothing"],
)
def test_a_source_without_rows_says_what_to_do(signed_in, begun, deed, source, words):
    batch = work(begun(source()))
    assert (batch.state, batch.rows.count()) == ("refused", 0)
    page = page_of(signed_in, batch).content.decode()
    assert words in page
    assert "استورد مصدرا آخر" in page
    assert verbs(batch) == ["begun", "refused"]
    with pytest.raises(domain.NotBeingRead):
        domain.retry_import(**deed, batch=batch)


BOMBS = {
    "program": (lambda: b"\x7fELF\x02\x01" + bytes(64), "برنامج"),
    "broken": (lambda: b"PK\x03\x04broken", ""),
    "zip": (lambda: samples.zip_of({"[Content_Types].xml": bytes(80_000_000)}), ""),
    "xml": (lambda: papers.odt_of("<text:section>" * 100_000), ""),
    "locked": (samples.encrypted_pdf, "كلمة"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_file_is_refused_in_the_background_and_may_be_discarded(
    signed_in, begun, bomb, tmp_path
):
    made, words = BOMBS[bomb]
    data = made()
    batch = work(begun(data, "ملف.docx"))
    assert batch.document.state == "illegible"
    page = page_of(signed_in, batch).content.decode()
    assert 'role="alert"' in page or "notice" in page
    assert words in page
    assert "أعد المحاولة" in page
    signed_in.post(f"{signed_in.base}dossier/import/{batch.pk}/", {"do": "discard"})
    batch.refresh_from_db()
    assert batch.state == "discarded"
    assert not Demand.objects.exists()
    assert not ImportRow.objects.exists()
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [data]


def test_what_was_refused_is_tried_again(signed_in, begun, monkeypatch):
    batch = begun(sheet_of(TABLE), "ملف.xlsx")

    def fall(*_args, **_more):
        raise IntakeError("too_slow")

    with monkeypatch.context() as patch:
        patch.setattr("hiwar.documents.domain.text.extract", fall)
        work(batch)
    assert batch.state == "reading"
    signed_in.post(f"{signed_in.base}dossier/import/{batch.pk}/", {"do": "again"})
    assert work(batch).state == "open"
    assert verbs(batch) == ["begun", "begun", "opened"]


def test_one_cut_off_says_so_and_is_tried_again(signed_in, begun):
    batch = begun()
    Processing.objects.update(state="text", beat_at=now() - timedelta(hours=1))
    assert "أعد المحاولة" in page_of(signed_in, batch).content.decode()
    signed_in.post(f"{signed_in.base}dossier/import/{batch.pk}/", {"do": "again"})
    assert work(batch).state == "open"


def test_a_run_that_falls_keeps_nothing_by_half(signed_in, begun, monkeypatch):
    batch = begun()

    def fall(*_args, **_more):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("hiwar.demands.domain.opening.items_of", fall)
        with pytest.raises(MemoryError):
            work(batch)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == ("reading", 0)
    page = page_of(signed_in, batch).content.decode()
    assert "انقطع الاستيراد" in page
    signed_in.post(f"{signed_in.base}dossier/import/{batch.pk}/", {"do": "again"})
    assert work(batch).state == "open"


def test_one_discarded_while_it_waits_is_not_read(begun, deed):
    batch = begun()
    domain.discard_import(**deed, batch=batch)
    assert Processing.objects.get().state == "stopped"
    assert work(batch).state == "discarded"
    assert not batch.rows.exists()


def test_one_discarded_while_it_is_read_gets_no_rows(begun, deed, monkeypatch):
    batch = begun()
    items_of = domain.opening.items_of

    def discard_first(*args, **more):
        domain.discard_import(**deed, batch=ImportBatch.objects.get(pk=batch.pk))
        return items_of(*args, **more)

    monkeypatch.setattr("hiwar.demands.domain.opening.items_of", discard_first)
    assert work(batch).state == "discarded"
    assert not batch.rows.exists()


def test_a_source_that_is_being_read_is_found_again(begun):
    first = begun()
    assert begun().pk == first.pk
    assert ImportBatch.objects.count() == 1


def test_a_document_being_read_for_its_facts_is_waited_for(deed, dossier, begun):
    batch = begun()
    domain.discard_import(**deed, batch=batch)
    document = Document.objects.get()
    queue_document(**deed, document=document)
    with pytest.raises(StillRead):
        domain.begin_import(**deed, dossier=dossier, document=document)
    assert ImportBatch.objects.count() == 1


def test_nobody_else_begins_or_retries(begun, dossier, acting, stranger):
    batch = begun()
    for actor in (acting("member"), acting("auditor"), stranger):
        with in_workspace(actor.workspace_id), pytest.raises(NotAllowed):
            domain.retry_import(actor=actor, at=AT, batch=batch)
        with in_workspace(actor.workspace_id), pytest.raises(NotAllowed):
            domain.begin_import(actor=actor, at=AT, dossier=dossier, document=batch.document)


def test_another_register_sees_no_progress(signed_in, stranger):
    with in_workspace(stranger.workspace_id):
        dossier = worlds.an_open_dossier(stranger)
        theirs = domain.import_file(
            actor=stranger, at=AT, dossier=dossier, data="- سر".encode(), name="a.txt"
        )
    for tail in ("", "progress/"):
        path = f"{signed_in.base}dossier/import/{theirs.pk}/{tail}"
        assert signed_in.get(path).status_code == 404
        assert signed_in.post(path, {"do": "again"}).status_code == 404
