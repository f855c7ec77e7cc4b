import pytest
from tests.intake import papers, samples

from hiwar.intake import MAX_BYTES, Limits, extract

OOXML = "application/vnd.openxmlformats-officedocument."


def package(content_type, main="word/document.xml"):
    relations = (
        '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" '
        f'Target="{main}"/></Relationships>'
    )
    types = f'<Types xmlns="t"><Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    return samples.zip_of({"[Content_Types].xml": types, "_rels/.rels": relations, main: "<x/>"})


@pytest.mark.parametrize(
    ("data", "variant", "named"),
    [
        (b"GIF89a" + bytes(64), "image", "GIF"),
        (b"BM\x10\0\0\0" + bytes(64), "image", "BMP"),
        (b"<svg xmlns='x'><text>a</text></svg>", "image", "SVG"),
        (b"\x7fELF\x02\x01" + bytes(64), "program", ""),
        (b"MZ\x90\0\x03" + bytes(64), "program", ""),
        (samples.ole("WordDocument"), "old_word", ""),
        (samples.ole("Workbook"), "spreadsheet", ""),
        (samples.ole("PowerPoint Document"), "presentation", ""),
        (samples.ole("Other"), "office", ""),
        (b"{\\rtf1\\ansi abc}", "rtf", ""),
        (b"%!PS-Adobe-3.0\n", "postscript", ""),
        (b"\x1f\x8b\x08" + bytes(32), "archive", "gzip"),
        (b"Rar!\x1a\x07\x01\0" + bytes(32), "archive", "RAR"),
        (b"SQLite format 3\0" + bytes(64), "database", ""),
        (b"ID3\x03" + bytes(64), "audio", ""),
        (b"\0\0\0\x18ftypisom" + bytes(32), "video", ""),
        (b"<?xml version='1.0'?><feed><a/></feed>", "xml", ""),
        (samples.zip_of({"a.txt": "abc"}), "archive", "ZIP"),
        (samples.zip_of({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "odt", "ODF"),
        (samples.zip_of({"mimetype": "application/epub+zip"}), "book", ""),
        (package("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "spreadsheet", ""),
        (package(OOXML + "presentationml.presentation.main+xml"), "presentation", ""),
        (package("application/vnd.ms-word.document.macroEnabled.main+xml"), "macro_word", ""),
    ],
)
def test_a_file_named_txt_is_what_its_bytes_say(data, variant, named, refusal_of):
    error = refusal_of(data)
    assert (error.code, error.variant, error.value) == ("wrong_kind", variant, named)
    assert named in error.message("en")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (samples.arabic_docx(), "wordprocessingml.document"),
        (samples.site_page().encode(), "text/html"),
        (samples.french_pdf(), "application/pdf"),
        (papers.arabic_odt(), "opendocument.text"),
        (papers.letter(), "message/rfc822"),
        (papers.saved_page(), "multipart/related"),
    ],
)
def test_a_good_file_is_read_under_any_name(data, media_type):
    assert extract(data, "../../صورة.png").media_type.endswith(media_type)


@pytest.mark.parametrize(
    "data", [samples.ole("EncryptedPackage"), samples.encrypted_zip(), samples.encrypted_pdf()]
)
def test_a_locked_file_asks_for_a_copy_without_password(data, refusal_of):
    assert refusal_of(data).code == "encrypted"


def test_a_file_over_the_limit_is_refused_before_anything_else(refusal_of):
    error = refusal_of(b"a" * (MAX_BYTES + 1))
    assert error.code == "too_large"
    assert "20" in error.message("ar")
    assert refusal_of(b"abc", limits=Limits(max_bytes=2)).code == "too_large"


def test_a_file_at_the_limit_is_read():
    wide = ("a" * (MAX_BYTES // 4 - 1)).encode("utf-32")
    assert len(wide) == MAX_BYTES
    limits = Limits(max_characters=MAX_BYTES)
    assert len(extract(wide, "x", limits=limits).text) == MAX_BYTES // 4 - 1


def test_a_plain_text_past_what_is_read_at_once_is_to_be_split(refusal_of):
    error = refusal_of(b"a" * (Limits().max_characters + 1))
    assert (error.code, error.variant) == ("too_large", "text")


def test_a_text_of_more_lines_than_are_read_at_once_is_to_be_split(refusal_of):
    error = refusal_of(b"a\n" * (Limits().max_lines + 1))
    assert (error.code, error.variant) == ("too_large", "text")
