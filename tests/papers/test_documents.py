"""Documents are kept unaltered, once, and never half."""

import hashlib

import pytest
from django.db import DatabaseError

from hiwar.documents.domain import (
    AlreadyReceived,
    extract_text,
    quote,
    receive_document,
    share_document,
    vault,
    withdraw_document,
)
from hiwar.documents.domain.passages import OutsideText
from hiwar.documents.domain.receive import KeptAside
from hiwar.documents.models import Document
from hiwar.documents.queries import visible_to
from hiwar.intake import IntakeError
from hiwar.kernel.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.data]

TEXT = "انعقد يوم السبت 8 نونبر 2025 بمدينة صفرو اجتماع المكتب المحلي."


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def receive(secretary, at):
    def handed_in(data: bytes = TEXT.encode(), name: str = "بلاغ.txt", actor=secretary, **more):
        return receive_document(actor=actor, at=at, data=data, name=name, **more)

    return handed_in


def test_the_original_lies_unaltered_under_its_hash(receive, secretary):
    document = receive(TEXT.encode("utf-16"))
    kept = vault.original(secretary.workspace_id, document.sha256)
    assert kept == TEXT.encode("utf-16")
    assert hashlib.sha256(kept).hexdigest() == document.sha256


def test_the_same_file_again_opens_the_first(receive):
    first = receive()
    with pytest.raises(AlreadyReceived) as again:
        receive(name="نسخة.txt")
    assert again.value.document == first
    assert Document.objects.count() == 1


def test_a_file_that_this_user_may_not_see_is_not_shown_to_exist_by_its_title(
    receive, at, monkeypatch
):
    receive()
    monkeypatch.setattr(
        "hiwar.documents.domain.receive.permitted", lambda _rule, _actor, rows: rows.none()
    )
    with pytest.raises(KeptAside) as refusal:
        receive()
    assert "بلاغ" not in str(refusal.value.sentence)


def test_another_workspace_may_hold_the_same_file(receive, stranger, at):
    from hiwar.kernel.scope import in_workspace

    receive()
    with in_workspace(stranger.workspace_id):
        receive(actor=stranger)
        assert Document.objects.count() == 1


def test_a_withdrawn_document_leaves_the_lists_and_may_be_handed_in_again(receive, secretary, at):
    document = receive()
    withdraw_document(actor=secretary, at=at, document=document)
    assert not visible_to(secretary).exists()
    assert vault.path_of(secretary.workspace_id, document.sha256).exists()
    assert receive() != document


def test_where_the_row_cannot_be_written_no_file_is_left(receive, monkeypatch, tmp_path):
    def broken(*_arguments, **_more):
        raise DatabaseError

    monkeypatch.setattr("hiwar.documents.domain.receive.record", broken)
    with pytest.raises(DatabaseError):
        receive()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("data", "code"), [(b" \n ", "empty"), (b"x" * (20 * 2**20 + 1), "too_large")]
)
def test_nothing_and_too_much_are_refused_before_they_are_kept(receive, data, code, tmp_path):
    with pytest.raises(IntakeError) as refusal:
        receive(data)
    assert refusal.value.code == code
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_says_why_and_keeps_its_original(receive, secretary, at):
    document = extract_text(
        actor=secretary, at=at, document=receive(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "صورة.txt")
    )
    assert (document.state, document.fault) == ("illegible", "broken")
    assert vault.original(secretary.workspace_id, document.sha256).startswith(b"\x89PNG")


def test_a_passage_is_a_part_of_the_text_and_the_same_span_is_the_same_passage(
    receive, secretary, at
):
    document = extract_text(actor=secretary, at=at, document=receive())
    start = TEXT.index("السبت")
    passage = quote(document=document, start=start, end=start + 5)
    assert passage.words == "السبت"
    assert quote(document=document, start=start, end=start + 5) == passage
    for span in [(0, len(TEXT) + 1), (5, 5), (-1, 4)]:
        with pytest.raises(OutsideText):
            quote(document=document, start=span[0], end=span[1])


def test_markup_and_bidi_tricks_do_not_stay_in_a_file_name(receive):
    document = receive(name="../<b>\u202etxt.exe")
    assert not set(document.file_name) & set("<>/\u202e")


def test_members_see_what_is_shared_with_them(receive, secretary, acting, at):
    document, member = receive(), acting("member")
    assert not visible_to(member).exists()
    share_document(actor=secretary, at=at, document=document, audience="members")
    assert visible_to(member).get() == document


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_write_the_record_hand_documents_in(receive, acting, role):
    with pytest.raises(NotAllowed):
        receive(actor=acting(role))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "آخر الأخبار\nالرئيسية » نقابات\nبـــــلاغ المكتب الوطني لنقابة التلال\nعقد المكتب",
            "بلاغ المكتب الوطني لنقابة التلال",
        ),
        ("عقدت الجمعية لقاء.\nسطر ثان", "عقدت الجمعية لقاء."),
        ("كلمة " * 60, " ".join(["كلمة"] * 24) + "…"),
    ],
)
def test_a_document_is_called_by_the_line_that_names_it_cut_between_words(text, title):
    from hiwar.documents.domain.text import heading_in

    assert heading_in(text) == title


def test_a_browser_s_placeholder_is_no_title(receive, secretary, at):
    page = (
        b"<html><head><title>about:blank</title></head><body><p>"
        + TEXT.encode()
        + b"</p></body></html>"
    )
    document = extract_text(actor=secretary, at=at, document=receive(page, "x.html"))
    assert document.title == TEXT


def test_a_name_whose_letters_unfold_into_many_words_is_kept_on_both_databases(
    receive, secretary, at
):
    from hiwar.people.domain import add_person

    ligature = "\ufdfa"  # one letter, eighteen when folded
    document = receive(title=ligature * 300)
    person = add_person(actor=secretary, at=at, name_ar=ligature * 200)
    assert document.title == ligature * 300
    assert person.name_ar == ligature * 200
