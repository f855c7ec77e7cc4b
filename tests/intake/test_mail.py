import email
import email.policy

import pytest
from tests.intake import papers, samples
from tests.intake.papers import letter
from tests.intake.samples import ITEMS, LINES

from hiwar.intake import Limits, extract, said


def notices_of(result):
    return {notice.code: notice.values for notice in result.warnings}


def test_a_letter_gives_its_subject_and_body_and_says_who_sent_it():
    result = extract(letter(), "بلاغ.eml")
    assert result.text.split("\n") == [
        "بلاغ المنارات", "", LINES[0], LINES[1], ITEMS[0][1],
    ]  # fmt: skip
    assert result.title == "بلاغ المنارات"
    assert notices_of(result)["mail_from"] == (
        "نقابة حراس المنارات <bureau@example.org>", "Sat, 14 Oct 2023 18:00:00 +0100",
    )  # fmt: skip


def test_a_subject_that_the_body_repeats_stands_once():
    result = extract(letter(Subject=LINES[0]), "x")
    assert result.text.count(LINES[0]) == 1


def test_the_plain_wording_is_preferred_and_html_serves_where_there_is_none():
    html = f"<p>{LINES[0]}</p><ul><li>{ITEMS[0][1]}</li></ul>"
    assert LINES[1] in extract(letter(html=html), "x").text
    bare = extract(letter(html=html, body=" "), "x").text
    assert bare.split("\n")[-2:] == ["", f"• {ITEMS[0][1]}"]


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_a_body_in_an_old_table_is_decoded_as_declared(charset, transfer):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "x"
    made.set_content("\n".join(LINES), charset=charset, cte=transfer)
    assert LINES[1] in extract(made.as_bytes(), "x").text


def test_headers_with_raw_or_wrongly_named_bytes_are_still_words():
    head = b"From: " + "نقابة".encode("cp1256") + b" <a@example.org>\r\nTo: b@example.org\r\n"
    raw = (
        head + b"Subject: =?x-odd?B?2KjZhNin2Lo=?=\r\nMIME-Version: 1.0\r\n\r\n" + LINES[1].encode()
    )
    result = extract(raw, "x")
    assert result.title == "بلاغ"
    assert notices_of(result)["mail_from"] == ("نقابة <a@example.org>",)


def test_attachments_come_whole_with_their_names():
    files = [("محضر.docx", "application/octet-stream", samples.arabic_docx()),
             ("b.txt", "application/pdf", samples.french_pdf())]  # fmt: skip
    result = extract(letter(attachments=files), "x")
    assert [(each.name, each.data) for each in result.enclosed] == [
        (name, data) for name, _kind, data in files
    ]
    assert notices_of(result)["attachments_taken"] == ("2",)


def test_what_cannot_become_a_document_is_told_by_name():
    files = [("../../a.zip", "application/zip", b"\x1f\x8b\x08" + bytes(40)),
             ("\u202etxt.exe", "application/x-msdownload", b"MZ\0" + bytes(40))]  # fmt: skip
    result = extract(letter(attachments=files), "x")
    assert result.enclosed == ()
    notice = next(each for each in result.warnings if each.code == "attachments_left")
    assert notice.values == ("a.zip", "txt.exe")
    assert "a.zip" in said(notice, "fr")


def test_more_attachments_than_are_taken_are_told():
    files = [(f"{number}.txt", "text/plain", f"ورقة {number}".encode()) for number in range(5)]
    limits = Limits(max_enclosed=3)
    parts = [(name, "application/octet-stream", data) for name, _kind, data in files]
    result = extract(letter(attachments=parts), "x", limits=limits)
    assert [each.name for each in result.enclosed] == ["0.txt", "1.txt", "2.txt"]
    assert notices_of(result)["attachments_left"] == ("3.txt", "4.txt")


def test_a_letter_inside_a_letter_is_an_attachment_and_does_not_unfold():
    result = extract(papers.nested_letters(3), "x")
    (inner,) = result.enclosed
    assert inner.name == "1.eml"
    assert extract(inner.data, "x").enclosed[0].name == "0.eml"


def test_a_page_saved_with_its_pictures_is_read_like_a_page():
    result = extract(papers.saved_page(), "x")
    assert result.media_type == "multipart/related"
    assert LINES[1] in result.text
    assert "شارك المقال" not in result.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: letter(body=" ", Subject=""), "no_text"),
        (lambda: letter().replace(b"text/plain", b"multipart/encrypted"), "encrypted"),
        (lambda: papers.nested_parts(60), "bomb"),
        (lambda: papers.nested_parts(100_000), "bomb"),
    ],
)
def test_a_letter_that_cannot_be_read_says_why(data, code, refusal_of):
    assert refusal_of(data()).code == code


@pytest.mark.parametrize(
    "words",
    [
        "ملاحظة: نص عاد\nيوم السبت\n\nFrom: here",
        "Subject: x\nhello there\n\nlist",
        "Date: 14 octobre\nLieu: Asilah\n\nLe bureau",
    ],
)
def test_a_plain_text_with_a_colon_is_no_letter(words):
    assert extract(words.encode(), "x.eml").text == words
