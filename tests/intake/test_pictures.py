"""Scans and photographs, read by the real Tesseract. Few and small: each page takes a second or two."""

import io
import time
import zipfile
import zlib
from pathlib import Path
from struct import pack

import pypdfium2
import pytest
from benchmarks import sheets
from PIL import Image
from tests.intake import samples
from tests.intake.fuzzing import heic

from hiwar.intake import Limits, extract, sniff
from hiwar.intake.pictures.bundle import bundled

SHORT = """بلاغ نقابة حراس المنارات
اجتمع مكتب النقابة يوم السبت 14 أكتوبر 2023 بمدينة أصيلة.
  • صرف منحة العمل الليلي؛
    • ابتداء من السنة المقبلة؛
  • تجديد زوارق الحراسة."""


def sheet(text=SHORT, dpi=150):
    return sheets.cropped(sheets.scanned(sheets.printed(text), dpi)[0])


def codes(result):
    return {notice.code: notice.values for notice in result.warnings}


def test_a_photograph_is_straightened_and_every_word_keeps_its_box():
    whole = sheets.scanned(sheets.printed(SHORT), 150)[0]
    result = extract(sheets.photographed(whole), "x")
    (page,) = result.pages
    assert result.media_type == "image/jpeg"
    assert "السبت 14 أكتوبر 2023" in result.text
    assert codes(result) == {"read_from_pictures": ("1",)}
    assert page.height > page.width
    with Image.open(io.BytesIO(page.image)) as shown:
        assert (shown.format, *shown.size) == ("WEBP", page.width, page.height)
    for word in page.words:
        assert result.text[word.start : word.end].strip()
        assert 0 <= word.left < word.right <= page.width
        assert 0 <= word.top < word.bottom <= page.height
        assert 0 <= word.confidence <= 1
    first, year = (
        next(word for word in page.words if result.text[word.start : word.end] == words)
        for words in ("بلاغ", "2023")
    )
    assert first.top < year.top
    assert first.left > year.right


def test_bullets_keep_their_levels_through_a_poor_scan():
    text = extract(sheets.worn(sheet(dpi=200)), "x").text
    levels = [len(line) - len(line.lstrip()) for line in text.split("\n") if "•" in line]
    assert levels == [0, 2, 0]


def test_a_scanned_page_is_read_in_its_place_among_pages_with_text():
    pages = samples.pdf_of("الصفحة الأولى من البلاغ\n#pagebreak()\n#pagebreak()\nالصفحة الثالثة")
    document = pypdfium2.PdfDocument(pages)
    scan = pypdfium2.PdfDocument(sheets.as_pdf([sheet("قرر المكتب تنظيم وقفة.")], 150))
    document.del_page(1)
    document.import_pages(scan, [0], 1)
    out = io.BytesIO()
    document.save(out)
    result = extract(out.getvalue(), "x")
    first, scanned, third = result.text.split("\n\n")
    assert (first, third) == ("الصفحة الأولى من البلاغ", "الصفحة الثالثة")
    assert scanned.startswith("قرر المكتب تنظيم")
    assert [bool(page.words) for page in result.pages] == [False, True, False]
    second = result.pages[1]
    assert result.text[second.start : second.end] == scanned
    assert codes(result)["read_from_pictures"] == ("2",)


def test_several_photographs_are_one_document_in_their_order():
    told = []
    pictures = [
        ("b.jpg", sheets.as_jpeg(sheet("اجتماع يوم السبت بالرباط"))),
        ("a.png", sheets.as_png(sheet("اجتماع يوم الأحد بالرباط"))),
    ]
    result = extract(bundled(pictures), "x", watch=lambda done, total: told.append((done, total)))
    first, second = result.text.split("\n\n")
    assert "السبت" in first
    assert "الأحد" in second
    assert [page.number for page in result.pages] == [1, 2]
    assert {(0, 2), (1, 2)} <= set(told)
    with zipfile.ZipFile(io.BytesIO(bundled(pictures))) as kept:
        assert kept.read("001.jpg") == pictures[0][1]


def claiming(data, width, height):
    """The same picture with another size in its header."""
    at = data.index(b"ispe") + 8
    return data[:at] + pack(">II", width, height) + data[at + 8 :]


def test_a_photograph_as_phones_keep_it_is_turned_upright_and_read():
    result = extract(heic(), "IMG_0001.HEIC")
    (page,) = result.pages
    assert result.media_type == "image/heic"
    assert page.width > page.height  # it lies on its side, and says so
    assert "وقفة احتجاجية يوم 3 مارس 2025" in result.text


def test_a_picture_in_avif_is_read():
    out = io.BytesIO()
    sheet().save(out, "AVIF", quality=60)
    result = extract(out.getvalue(), "x")
    assert (result.media_type, "14 أكتوبر 2023" in result.text) == ("image/avif", True)


def test_the_pixels_of_a_phones_picture_are_counted_before_it_is_decoded(refusal_of):
    began = time.monotonic()
    refusal = refusal_of(claiming(heic(), 30_000, 30_000))
    assert (refusal.code, refusal.variant) == ("too_large", "picture")
    assert time.monotonic() - began < 20  # seconds, on a crowded machine


def test_without_its_decoder_a_phones_picture_is_refused_by_name(refusal_of, monkeypatch):
    monkeypatch.setattr(sniff, "reads_heif", lambda: False)
    refusal = refusal_of(heic())
    assert (refusal.code, refusal.variant, refusal.value) == ("wrong_kind", "image", "HEIC")
    assert "JPEG" in refusal.message("fr")


def test_an_empty_sheet_asks_for_a_better_picture(refusal_of):
    error = refusal_of(sheets.as_png(Image.new("L", (400, 300), 250)))
    assert (error.code, error.variant) == ("no_text", "picture")


def test_without_tesseract_a_picture_says_what_to_install(without_tesseract, refusal_of):
    for data in (sheets.as_png(sheet()), sheets.as_pdf([sheet()], 150), samples.blank_pdf()):
        error = refusal_of(data)
        assert (error.code, error.variant) == ("no_text", "scan")
        assert "tesseract-ocr tesseract-ocr-ara" in error.message("fr")


def test_without_tesseract_the_pages_with_text_are_read_all_the_same(without_tesseract):
    result = extract(samples.pdf_of("الصفحة الأولى من البلاغ\n#pagebreak()\n#rect()"), "x")
    assert result.text == "الصفحة الأولى من البلاغ"
    assert codes(result)["pages_without_text"] == ("2",)
    assert codes(result)["reader_missing"] == ("tesseract-ocr tesseract-ocr-ara",)


def png_of(width, height, body=b""):
    def chunk(kind, body):
        return pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))

    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def tiff_of(pages):
    out = io.BytesIO()
    page = Image.new("1", (8, 8))
    page.save(out, "TIFF", save_all=True, append_images=[page] * (pages - 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "variant"),
    [
        (png_of(10_000, 10_000, zlib.compress(bytes(10_001 * 10_000))), "too_large", "picture"),
        (png_of(2_000_000_000, 2_000_000_000), "too_large", "picture"),
        (png_of(1, 60_000), "too_large", "picture"),
        (png_of(400, 400, b"\0" * 40), "broken", None),
        (sheets.as_jpeg(Image.new("L", (800, 800)))[:700], "broken", None),
        (b"\xff\xd8\xff\xe0" + bytes(64), "broken", None),
        (tiff_of(70), "too_many_pages", "pictures"),
        (bundled([("a.png", png_of(12_000, 12_000))]), "too_large", "picture"),
        (bundled([("a.jpg", b"no picture")]), "broken", None),
        (bundled([("a.jpg", b"x")] * 70), "too_many_pages", "pictures"),
    ],
)
def test_a_hostile_picture_is_refused_in_seconds(data, code, variant, refusal_of):
    began = time.monotonic()
    error = refusal_of(data)
    assert (error.code, error.variant) == (code, variant)
    assert time.monotonic() - began < 30


def test_a_page_over_its_time_is_left_and_tesseract_ends_with_its_worker(refusal_of):
    noise = sheets.as_png(Image.effect_noise((1240, 1754), 200))
    before = _orphans("tesseract")
    assert refusal_of(noise, limits=Limits(page_seconds=1.0)).code == "too_slow"
    until = time.monotonic() + 60
    while _orphans("tesseract") - before and time.monotonic() < until:
        time.sleep(0.05)
    assert _orphans("tesseract") <= before


def _orphans(name):
    """Processes of that name that run on though their parent has gone; one that has ended and was
    not yet buried (a container's first process may never do it) does not count."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, rest = entry.read_text().rpartition(")")
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if head.endswith(f"({name}") and parent == "1" and state not in "ZX":
            found.add(entry.parent.name)
    return found
