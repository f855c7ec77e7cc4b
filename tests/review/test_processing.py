"""Reading in the background: told while it runs, stopped, cut off, refused, tried again."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import translation
from tests.intake import papers, samples

from hiwar.documents import domain
from hiwar.documents.models import Document, Processing
from hiwar.documents.queries import notices_said, progress_of
from hiwar.documents.vocabulary import DocumentState, ProcessingState
from hiwar.journal.models import Entry
from hiwar.kernel.rules import NotAllowed
from hiwar.review import tasks
from hiwar.review.domain import ReadingFell, apart, read_apart
from hiwar.review.models import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.data]
WORDS = "بلاغ المكتب الوطني\n\nقرر المكتب الوطني لنقابة أعوان الغابات تنظيم وقفة يوم 3 مارس 2025."

PAPER = WORDS.encode()


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def handed_in(secretary, at):
    def hand_in(data=PAPER, name="بلاغ.txt", **more):
        return domain.hand_in_document(actor=secretary, at=at, data=data, name=name, **more)

    return hand_in


def work(document):
    """What the worker does with the document's task."""
    tasks.read_document.func(
        str(document.workspace_id), str(document.received_by), str(document.pk)
    )
    return Document.objects.select_related("processing").get(pk=document.pk)


def told(document, at, language="fr"):
    fresh = Document.objects.select_related("processing").get(pk=document.pk)
    with translation.override(language):
        return progress_of(fresh, at=at, language=language)


def test_a_document_waits_its_turn_and_is_read_by_the_worker(handed_in, at):
    document = handed_in()
    assert told(document, at).is_moving
    document = work(document)
    assert document.processing.state == ProcessingState.DONE
    assert Reading.objects.get(document=document).findings.exists()
    assert not told(document, at).is_moving


def test_a_document_read_once_is_not_read_twice(handed_in, secretary, at):
    document = work(handed_in())
    work(document)
    assert Processing.objects.get().tries == 1
    with pytest.raises(domain.NothingToRetry):
        domain.retry_processing(actor=secretary, at=at, document=document)


def test_a_refused_file_says_why_in_full_and_may_be_tried_again(handed_in, secretary, at):
    document = work(handed_in(samples.encrypted_pdf(), "b.pdf"))
    assert document.state == DocumentState.ILLEGIBLE
    progress = told(document, at)
    assert "mot de passe" in progress.fault
    assert progress.can_retry
    domain.retry_processing(actor=secretary, at=at, document=document)
    assert told(document, at).words == "En attente"
    assert work(document).state == DocumentState.ILLEGIBLE


def test_the_kind_of_a_refused_file_is_still_named_later(handed_in, at):
    document = work(handed_in(samples.ole("WordDocument"), "a.doc"))
    assert "doc" in told(document, at, "ar").fault
    assert "DOCX" in told(document, at, "ar").fault


def test_one_that_waits_is_stopped_at_once(handed_in, secretary, at):
    document = handed_in()
    domain.stop_processing(actor=secretary, at=at, document=document)
    document = work(document)
    assert document.state == DocumentState.RECEIVED
    assert told(document, at).can_retry
    assert Entry.objects.filter(verb="documents.document.stopped").count() == 1
    with pytest.raises(domain.NotRead):
        domain.stop_processing(actor=secretary, at=at, document=document)


def test_one_under_way_stops_and_leaves_nothing(handed_in, secretary, at, monkeypatch):
    document = handed_in(samples.many_pages_pdf(3), "b.pdf")

    def extract(data, name, *, watch):
        domain.stop_processing(actor=secretary, at=at, document=document)
        watch(1, 3)

    monkeypatch.setattr("hiwar.documents.domain.text.extract", extract)
    document = work(document)
    assert document.processing.state == ProcessingState.STOPPED
    assert document.state == DocumentState.RECEIVED
    assert not document.pages.exists()
    monkeypatch.undo()
    domain.retry_processing(actor=secretary, at=at, document=document)


def test_the_page_being_read_is_told(handed_in, at, monkeypatch):
    document = handed_in(samples.arabic_pdf(), "b.pdf")
    seen = []

    def extract(data, name, *, watch):
        watch(12, 40)
        held = Processing.objects.get()
        seen.append(told(document, held.beat_at))
        raise domain.Stopped

    monkeypatch.setattr("hiwar.documents.domain.text.extract", extract)
    work(document)
    assert seen[0].words == "Page 12 sur 40"
    assert (seen[0].done, seen[0].total, seen[0].can_stop) == (12, 40, True)


def test_a_run_that_was_cut_off_is_told_and_another_may_take_it(handed_in, secretary, at):
    document = handed_in()
    dead = domain.claim_processing(at=at, document=document)
    assert domain.claim_processing(at=at, document=document) is None
    with pytest.raises(domain.StillRead):
        domain.retry_processing(actor=secretary, at=at, document=document)
    later = at + timedelta(minutes=2)
    assert "interrompue" in told(document, later).fault
    assert told(document, later).can_retry
    domain.retry_processing(actor=secretary, at=later, document=document)
    assert work(document).processing.state == ProcessingState.DONE
    with pytest.raises(domain.Stopped):
        domain.move_processing(at=later, run=dead, state=ProcessingState.DONE)


def test_a_slow_run_that_another_overtook_stores_nothing(handed_in, secretary, at, monkeypatch):
    document = handed_in()

    def extract(data, name, *, watch):
        monkeypatch.undo()
        Processing.objects.update(beat_at=at - timedelta(minutes=5))
        work(document)
        return extract_again(data, name)

    from hiwar.intake import extract as extract_again

    monkeypatch.setattr("hiwar.documents.domain.text.extract", extract)
    work(document)
    assert Reading.objects.count() == 1
    assert Entry.objects.filter(verb="documents.document.extracted").count() == 1


def test_a_reader_that_falls_leaves_the_text_and_says_so(handed_in, secretary, at, monkeypatch):
    def fall(document, *, watch):
        raise ReadingFell

    monkeypatch.setattr(tasks, "read_apart", fall)
    document = work(handed_in())
    assert document.state == DocumentState.LEGIBLE
    assert not Reading.objects.exists()
    assert "faits" in told(document, at).fault
    monkeypatch.undo()
    domain.retry_processing(actor=secretary, at=at, document=document)
    assert work(document).processing.state == ProcessingState.DONE


def test_a_fault_of_ours_is_told_as_failed_and_reaches_the_log(handed_in, at, monkeypatch):
    def crash(**_):
        raise ZeroDivisionError

    monkeypatch.setattr(tasks, "make_reading", crash)
    document = handed_in()
    with pytest.raises(ZeroDivisionError):
        work(document)
    assert told(document, at).can_retry


@pytest.mark.parametrize(
    "allowance",
    [apart.Allowance(seconds=1, memory=60_000_000), apart.Allowance(seconds=0)],
    ids=["memory", "time"],
)
def test_the_reader_apart_ends_within_its_allowance(handed_in, allowance):
    document = work(handed_in())
    document.text = WORDS * 4_000
    with pytest.raises(ReadingFell):
        read_apart(document, watch=lambda: None, allowance=allowance)


def test_a_reader_apart_is_ended_by_who_watches(handed_in, monkeypatch):
    document = work(handed_in())
    program = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "_PROGRAM", program)
    spawned = []
    popen = subprocess.Popen

    def remember(*args, **options):
        spawned.append(popen(*args, **options))
        return spawned[-1]

    def stop():
        raise domain.Stopped

    monkeypatch.setattr(subprocess, "Popen", remember)
    with pytest.raises(domain.Stopped):
        read_apart(document, watch=stop)
    assert spawned[0].returncode == -signal.SIGKILL


def test_a_reader_apart_that_is_killed_is_a_fall(handed_in, monkeypatch):
    document = work(handed_in())
    program = (sys.executable, "-c", f"import os; os.kill(os.getpid(), {signal.SIGSEGV})")
    monkeypatch.setattr(apart, "_PROGRAM", program)
    with pytest.raises(ReadingFell):
        read_apart(document, watch=lambda: None)


def test_the_reader_apart_reads_as_the_reader_here_does(handed_in):
    from hiwar.review.domain.readings import read_here

    document = work(handed_in())
    assert read_apart(document, watch=lambda: None) == read_here(document)


# Messages and what comes with them


def test_each_attachment_becomes_a_document_of_its_own(handed_in, secretary, at):
    files = [("محضر.docx", "application/octet-stream", samples.arabic_docx()),
             ("a.exe", "application/octet-stream", b"MZ\0" + bytes(40))]  # fmt: skip
    letter = work(handed_in(papers.letter(attachments=files), "r.eml", audience="members"))
    (attachment,) = letter.enclosed.all()
    assert (attachment.file_name, attachment.audience) == ("محضر.docx", "members")
    assert work(attachment).state == DocumentState.LEGIBLE
    said = notices_said(letter, "fr")
    assert any("a.exe" in words for words in said)
    assert any("bureau@example.org" in words for words in said)


def test_letters_in_letters_unfold_no_further_than_one_step(handed_in):
    letter = work(handed_in(papers.nested_letters(6), "r.eml"))
    (inner,) = letter.enclosed.all()
    inner = work(inner)
    assert not inner.enclosed.exists()
    assert Document.objects.count() == 2
    assert any(code == "attachments_left" for code, _values in inner.notices)


def test_an_attachment_the_register_has_already_stays_where_it_is(handed_in):
    known = handed_in(samples.arabic_docx(), "a.docx")
    files = [("b.docx", "application/octet-stream", samples.arabic_docx())]
    letter = work(handed_in(papers.letter(attachments=files), "r.eml"))
    assert not letter.enclosed.exists()
    assert Document.objects.get(pk=known.pk).came_with is None


# Bombs


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: samples.zip_of({"[Content_Types].xml": bytes(80_000_000)}),
        lambda: samples.many_pages_pdf(100_000),
        lambda: papers.nested_parts(50_000),
        lambda: papers.odt_of("<text:section>" * 100_000),
    ],
    ids=["zip", "pages", "mail", "xml"],
)
def test_a_bomb_leaves_its_refusal_and_nothing_else(bomb, handed_in, vault, at):
    data = bomb()
    document = work(handed_in(data, "b.bin"))
    assert document.state == DocumentState.ILLEGIBLE
    assert told(document, at).fault
    assert document.text == ""
    assert not document.pages.exists()
    assert not Reading.objects.exists()
    kept = [path for path in vault.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [data]


# Who may, and the pages


def test_only_who_adds_documents_stops_and_retries(handed_in, acting, stranger, at):
    document = handed_in()
    for actor in (acting("member"), acting("auditor"), stranger):
        for deed in (domain.stop_processing, domain.retry_processing):
            with pytest.raises(NotAllowed):
                deed(actor=actor, at=at, document=document)


def test_the_list_tells_and_offers_without_javascript(handed_in, signed_in, secretary, at):
    document = handed_in()
    page = signed_in.get(signed_in.base + "readings/")
    assert page.headers["Cache-Control"] == "no-store"
    words = page.content.decode()
    assert "تنتظر دورها" in words
    assert "<noscript>" in words
    address = f"{signed_in.base}documents/{document.pk}"
    back = signed_in.post(f"{address}/stop/", {"next": signed_in.base + "readings/"})
    assert back.url == signed_in.base + "readings/"
    assert "أُوقفت القراءة" in signed_in.get(back.url).content.decode()
    back = signed_in.post(f"{address}/retry/", {"next": "https://example.org/"})
    assert back.url == address + "/"
    words = signed_in.get(back.url).content.decode()
    assert "تنتظر دورها" in words
    assert "hx-get" in words


def test_the_part_that_asks_again_loads_the_page_anew_when_all_is_done(handed_in, signed_in):
    document = handed_in()
    address = f"{signed_in.base}documents/{document.pk}/progress/"
    assert "HX-Refresh" not in signed_in.get(address).headers
    work(document)
    assert signed_in.get(address).headers["HX-Refresh"] == "true"


def test_the_document_tells_what_was_noticed_and_what_came_with_it(handed_in, signed_in):
    files = [("محضر <b>.docx", "application/octet-stream", samples.arabic_docx())]
    letter = work(handed_in(papers.letter(attachments=files), "r.eml"))
    words = signed_in.get(f"{signed_in.base}documents/{letter.pk}/").content.decode()
    assert "رسالة من" in words
    assert "محضر ‹b›.docx" in words
    attachment = letter.enclosed.get()
    words = signed_in.get(f"{signed_in.base}documents/{attachment.pk}/").content.decode()
    assert letter.title in words


def test_a_worker_killed_while_reading_leaves_a_document_that_can_be_read_again(tmp_path, migrated):
    migrated(tmp_path)
    script = KILLED.format(home=str(tmp_path), words=WORDS)
    worker = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert worker.stdout.readline().strip() == "reading"
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()
    after = subprocess.run(
        [sys.executable, "-c", script, "again"], stdout=subprocess.PIPE, text=True, check=True
    )
    assert after.stdout.split() == ["received", "text", "True", "legible", "done", "1"]


KILLED = """
import os, sys, time
os.environ["HIWAR_HOME"] = {home!r}
os.environ["HIWAR_DATABASE_URL"] = "sqlite:///" + {home!r} + "/hiwar.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "hiwar.site.settings.test"
from hiwar.site import sqlite
import django
django.setup()
from datetime import timedelta
from django.conf import settings
settings.MEDIA_ROOT = {home!r}
from hiwar.documents import domain
from hiwar.documents.models import Document
from hiwar.documents.queries import progress_of
from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.review import tasks
from hiwar.review.models import Reading
from hiwar.site.founding import found
from hiwar.workspaces.models import User, Workspace
from hiwar.workspaces.queries import actor_in

def slowly(data, name, *, watch):
    watch(0, 0)
    print("reading", flush=True)
    time.sleep(60)

if len(sys.argv) == 1:
    import hiwar.documents.domain.text as text
    text.extract = slowly
    actor = found(name_ar="الهيئة", name_fr="", slug="h", kind="union", email="k@example.org", full_name="ك",
                  password="only-for-tests")
    with in_workspace(actor.workspace_id):
        domain.hand_in_document(actor=actor, at=now(), data={words!r}.encode(), name="b.txt")
else:
    space = Workspace.objects.get().pk
    with in_workspace(space):
        actor = actor_in(space, User.objects.get().pk)
        def fresh():
            return Document.objects.select_related("processing").get()
        document, later = fresh(), now() + timedelta(minutes=2)
        print(document.state, document.processing.state, progress_of(document, at=later, language="fr").can_retry)
        domain.retry_processing(actor=actor, at=later, document=document)
        document = fresh()
        print(document.state, document.processing.state, Reading.objects.count())
"""
