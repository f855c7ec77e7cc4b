"""Files made for the tests: invented unions, our own words."""

import functools
import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import fontpkg_amiri
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FONTS = Path(fontpkg_amiri.__file__).parent / "files"

LINES = (
    "بلاغ نقابة حراس المنارات",
    "اجتمع مكتب النقابة يوم السبت 14 أكتوبر 2023 بمدينة أصيلة على الساعة 10:30، وسجل ما يلي:",
)
ITEMS = ((0, "صرف منحة الليل بنسبة 10%"), (1, "ابتداء من 01/01/2024"), (0, "تجديد زوارق الحراسة"))


@functools.cache
def pdf_of(markup, **options):
    head = '#set text(lang: "ar", dir: rtl, font: "Amiri", size: 13pt)\n#set page(paper: "a4")\n'
    return typst.compile(
        (head + markup).encode(),
        format="pdf",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        **options,
    )


def arabic_pdf():
    items = "\n".join("  " * level + "- " + text for level, text in ITEMS)
    return pdf_of(
        '#set document(title: "بلاغ المنارات")\n= ' + LINES[0] + "\n" + LINES[1] + "\n" + items
        + "\n\n#table(columns: 2, [المنارة], [الحراس], [أصيلة], [45])\n#pagebreak()\nمعرباً عن شكره للجميع."
    )  # fmt: skip


def french_pdf():
    return pdf_of(
        '#set text(lang: "fr", dir: ltr)\nLe bureau s’est réuni le 14 octobre 2023 à Asilah.'
    )


def arabic_docx():
    document = docx.Document()
    document.core_properties.title = "بلاغ <b>المنارات</b>"
    document.sections[0].header.paragraphs[0].text = "نقابة حراس المنارات"
    for line in LINES:
        document.add_paragraph(line)
    for level, text in ITEMS:
        document.add_paragraph(text, style="List Bullet 2" if level else "List Bullet")
    for text in ("أولا: التكوين", "ثانيا: السكن"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("المنارة", "الحراس"), ("أصيلة", "45")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def docx_with(change):
    """A DOCX of one paragraph after `change(document, paragraph)`."""
    document = docx.Document()
    change(document, document.add_paragraph("نص ظاهر"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def element(name, **values):
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def repacked(data, **parts):
    """The ZIP with some parts replaced (`word__document_xml` names word/document.xml) or added."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): body for name, body in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, named.pop(name, None) or old.read(name))
        for name, body in named.items():
            new.writestr(name, body)
    return out.getvalue()


def zip_of(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def encrypted_zip():
    """The docx with the encryption bit set on every entry, in both of its headers."""
    data = bytearray(arabic_docx())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def pdf_objects(*objects, trailer=""):
    """A PDF of the given numbered objects, the first being the catalog, with a right cross-reference."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out + head.encode()


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"


def blank_pdf():
    return pdf_objects(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE)


def encrypted_pdf():
    """Standard security handler, revision 2, with keys that no empty password opens."""
    secret = "<" + "5a" * 32 + ">"
    lock = f"<< /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -44 >>".encode()
    identity = "<" + "11" * 16 + ">"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return pdf_objects(
        CATALOG, pages, PAGE, lock, trailer=f"/Encrypt 4 0 R /ID [{identity} {identity}]"
    )


def many_pages_pdf(count):
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_objects(CATALOG, b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count, PAGE)


def inflating_pdf(megabytes):
    """One page whose content stream unpacks to megabytes of drawing."""
    body = zlib.compress(b"BT /F1 9 Tf (aaaaaaaaaa) Tj ET\n" * (megabytes * 32_768), 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(body) + body + b"\nendstream"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf_objects(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, font)


def png():
    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def ole(stream):
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)
    )


def site_page():
    return f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"><title>بلاغ - جريدة الشاطئ</title>
<meta property="og:title" content="بلاغ المنارات"><style>p{{color:red}}</style></head><body class="single has-sidebar">
<header><a href="/">جريدة الشاطئ</a></header><nav><ul><li><a href="/a">الرئيسية</a></li></ul></nav>
<div class="wrap"><h1>{LINES[0]}</h1><article><p>{LINES[1]}</p>
<ul><li>{ITEMS[0][1]}<ul><li>{ITEMS[1][1]}</li></ul></li><li>• {ITEMS[2][1]}</li></ul>
<ol start="3"><li>التكوين</li><li>السكن</li></ol>
<table><tr><th>المنارة</th><th>الحراس</th></tr><tr><td>أصيلة</td><td><p>45</p></td></tr></table>
<div class="sharedaddy">شارك المقال</div><script>alert(1)</script></article>
<div id="comments">تعليق زائر</div></div><aside class="sidebar">الأكثر قراءة</aside>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
