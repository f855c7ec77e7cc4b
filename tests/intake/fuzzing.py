"""Every format of intake, damaged by seed: `FORMATS[name](seed)` gives the bytes of one file.

Tesseract is left out: a damaged file reaches it as a clean picture or not at all, and its reading
takes seconds. Pictures are opened, straightened and cleaned; a stand-in then sees one word.
"""

import functools
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from tests.intake import old_pdfs, papers, samples
from tests.intake.mutation import changed_inside, mutated
from tests.intake.sheets import arabic_xlsx

from hiwar.intake import Limits, pictured
from hiwar.intake.pictures import page
from hiwar.intake.pictures.tesseract import Seen

LIMITS = Limits(wall_seconds=5, cpu_seconds=4)
_TEXT = "\n".join((*samples.LINES, *(text for _level, text in samples.ITEMS)))


def _whole(make: Callable[[], bytes]) -> Callable[[int], bytes]:
    made = functools.cache(make)
    return lambda seed: mutated(made(), seed)


def _inside(make: Callable[[], bytes], *names: str) -> Callable[[int], bytes]:
    """One part of the package damaged, the package around it whole."""

    @functools.cache
    def parts() -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(make())) as package:
            return {name: package.read(name) for name in package.namelist()}

    def damaged(seed: int) -> bytes:
        there = [name for name in names if name in parts()]
        return samples.zip_of(changed_inside(parts(), there[seed % len(there)], seed))

    return damaged


def _picture(form: str) -> bytes:
    made = Image.new("RGB", (320, 140), "white")
    draw = ImageDraw.Draw(made)
    for row in range(6):
        draw.rectangle((20, 15 + 20 * row, 300 - 30 * row, 22 + 20 * row), fill="black")
    buffer = io.BytesIO()
    made.save(buffer, form)
    return buffer.getvalue()


@functools.cache
def heic() -> bytes:
    """Our own picture of a short paper; its decoder does not write the format."""
    return (Path(__file__).parent / "paper.heic").read_bytes()


def _bundle() -> bytes:
    return samples.zip_of({"1.png": _picture("PNG"), "2.jpg": _picture("JPEG")})


def without_tesseract(patch: Any, name: str) -> None:
    """For `name` of FORMATS: pictures get the stand-in, the rest is as where Tesseract is missing."""
    is_picture = name.startswith("picture")
    seen = [Seen("نص", (1, 1, 1), 10, 10, 60, 30, 0.9)]
    patch.setattr(pictured, "can_read", lambda: is_picture)
    patch.setattr(page, "words_of", lambda *_args, **_options: list(seen))
    patch.setattr(page, "reread", lambda _picture, words, _dpi: words)


def _letter() -> bytes:
    files = [("a.docx", "application/octet-stream", samples.arabic_docx()),
             ("b.pdf", "application/pdf", samples.french_pdf())]  # fmt: skip
    return papers.letter(attachments=files, html=f"<p>{samples.LINES[1]}</p>")


FORMATS: dict[str, Callable[[int], bytes]] = {
    "pdf": _whole(samples.arabic_pdf),
    "pdf, old": _whole(lambda: old_pdfs.pdf_drawn(samples.LINES)),
    "docx": _whole(samples.arabic_docx),
    "docx, inside": _inside(
        samples.arabic_docx, "word/document.xml", "word/numbering.xml", "word/styles.xml",
        "[Content_Types].xml", "_rels/.rels",
    ),
    "odt": _whole(papers.arabic_odt),
    "odt, inside": _inside(papers.arabic_odt, "content.xml", "styles.xml", "meta.xml", "mimetype"),
    "xlsx": _whole(arabic_xlsx),
    "xlsx, inside": _inside(
        arabic_xlsx, "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml",
        "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    ),
    "html": _whole(lambda: samples.site_page().encode()),
    "mail": _whole(lambda: papers.letter(html=f"<p>{samples.LINES[1]}</p>")),
    "mail, enclosing": _whole(_letter),
    "mhtml": _whole(papers.saved_page),
    "text": _whole(_TEXT.encode),
    "text, UTF-16": _whole(lambda: _TEXT.encode("utf-16-le")),
    "text, Windows-1256": _whole(lambda: _TEXT.encode("cp1256", "replace")),
    "text, ISO-8859-6": _whole(lambda: _TEXT.encode("iso8859-6", "replace")),
    "text, MacArabic": _whole(lambda: _TEXT.encode("mac_arabic", "replace")),
    "text, Windows-1252": _whole(lambda: "Le bureau s’est réuni à Asilah, élu à l’unanimité.\n".encode("cp1252") * 5),
    "picture, PNG": _whole(lambda: _picture("PNG")),
    "picture, JPEG": _whole(lambda: _picture("JPEG")),
    "picture, WebP": _whole(lambda: _picture("WEBP")),
    "picture, TIFF": _whole(lambda: _picture("TIFF")),
    "picture, AVIF": _whole(lambda: _picture("AVIF")),
    "picture, HEIC": _whole(heic),
    "pictures in a ZIP": _whole(_bundle),
    "old Word": _whole(lambda: samples.ole("WordDocument")),
}  # fmt: skip
