import hashlib

import pytest

from hiwar.intake import extract, said

ARABIC = (
    "عقد المكتب الجهوي للنقابة اجتماعا في مقره، وناقش على امتداد اليوم ملف السكن.\r\n• مطلب أول\n"
)
FRENCH = "Le bureau régional s’est réuni à Asilah ; il a décidé de créer un comité élargi.\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("words", [ARABIC, FRENCH], ids=["arabic", "french"])
def test_unicode_text_comes_back_unaltered(codec, words):
    result = extract(words.encode(codec), "ورقة.txt")
    assert result.text == words
    assert result.media_type == "text/plain"
    assert result.pages is None
    assert result.warnings == ()


def test_big_endian_text_with_its_mark_is_read():
    assert extract(b"\xfe\xff" + ARABIC.encode("utf-16-be"), "x").text == ARABIC


@pytest.mark.parametrize(
    ("words", "codec", "named"),
    [
        (ARABIC.replace("•", "-"), "cp1256", "Windows-1256"),
        (ARABIC.replace("•", "-"), "iso8859-6", "ISO-8859-6"),
        (FRENCH, "cp1252", "Windows-1252"),
        ("Le bureau s’est réuni à Asilah, « élu » à l’unanimité.\n", "cp1252", "Windows-1252"),
        (ARABIC.replace("•", "-") + "أُعلن «البلاغ» ١٢", "mac_arabic", "MacArabic"),
        (ARABIC.replace("•", "-") + FRENCH.replace("é", "e"), "cp1256", "Windows-1256"),
    ],
)
def test_old_tables_are_told_apart_by_their_words_and_named(words, codec, named):
    if codec == "iso8859-6":
        words = words.replace("–", "-")
    result = extract(words.encode(codec), "x")
    assert result.text == words
    (notice,) = result.warnings
    assert notice.code == "legacy_encoding"
    assert named in notice.message
    assert named in said(notice, "fr")


def test_old_table_is_not_guessed_for_noise(refusal_of):
    noise = bytes((index * 89 + 131) % 128 + 128 for index in range(4000))
    assert refusal_of(noise).code == "wrong_kind"


def test_hash_is_of_the_bytes_given():
    data = ARABIC.encode("utf-16")
    assert extract(data, "x").sha256 == hashlib.sha256(data).hexdigest()


def test_bidi_controls_stay_in_text():
    words = "\u202bقرار رقم \u206612/2023\u2069\u202c"
    assert extract(words.encode(), "x").text == words


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_a_file_of_blanks_is_empty(data, refusal_of):
    assert refusal_of(data).code == "empty"


@pytest.mark.parametrize("data", [b"abc\0def", b"\x01\x02\x03\x04 abc", "نص".encode() + b"\x00"])
def test_text_with_zero_bytes_or_many_controls_is_no_text(data, refusal_of):
    assert refusal_of(data).code == "wrong_kind"


def test_half_a_utf16_character_is_broken(refusal_of):
    assert refusal_of(ARABIC.encode("utf-16") + b"\x06").code == "broken"


def test_a_text_that_speaks_of_markup_or_pdf_is_still_text():
    words = "في دليل الموقع: يبدأ الملف بالعلامة %PDF- والصفحة بالعلامة <html> وفيها <p>.\n"
    assert extract(words.encode(), "x.html").text == words


def test_two_megabytes_of_paste_are_read():
    words = ARABIC * 15_000
    assert len(words.encode()) > 2_000_000
    assert extract(words.encode(), "").text == words


def test_utf8_with_a_damaged_byte_is_broken_not_another_alphabet(refusal_of):
    data = bytearray(ARABIC.encode())
    data[11] = 0xFF
    assert refusal_of(bytes(data)).code == "broken"
