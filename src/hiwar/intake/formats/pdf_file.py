"""PDF with a text layer: two readers, each a check on the other.

pypdfium2 reads first: it is quick, counts pages and tells a scan before anything expensive starts;
its reading is emitted as a stand-by. qalam reads second, in the order Arabic is written in, and is
preferred page by page wherever it saw what pypdfium2 saw.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import qalam
from pypdfium2 import raw

from hiwar.intake.formats.lines import clean_text
from hiwar.intake.formats.pdf_health import is_garbled, lacks_letters, letters_of, likeness
from hiwar.intake.formats.pdf_lines import page_text
from hiwar.intake.formats.pdf_repair import is_backwards, mended
from hiwar.intake.names import clean_title
from hiwar.intake.outcome import Limits
from hiwar.intake.page_numbers import ranges
from hiwar.intake.refusal import IntakeError

Emit = Callable[[dict[str, Any]], None]
# The upload has no name; this is how a process opens its own standard input again.
_STANDARD_INPUT: Final = "/dev/stdin"
_BETWEEN_PAGES: Final = "\n\n"
_FEW_LETTERS: Final = 3
_ALIKE: Final = 0.9
_ENOUGH: Final = 0.7


@dataclass(slots=True)
class _Page:
    width: float
    height: float
    text: str
    readable: bool
    second: bool = False
    disputed: bool = False
    turned: bool = False


def read(limits: Limits, emit: Emit) -> None:
    """Reads the PDF on standard input; emits the stand-by reading, then the better one."""
    pages, title = _by_pdfium(limits)
    if not any(page.readable for page in pages):
        emit(_told(pages, title))
        return
    stand_by = [_second(page) for page in pages]
    if any(page.readable for page in stand_by):
        emit(_told(stand_by, title))
    better = _by_qalam(emit, len(pages))
    if better is None or len(better) != len(pages):
        return
    emit(_told([_choose(page, other) for page, other in zip(pages, better, strict=True)], title))


def _open(limits: Limits) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise IntakeError("encrypted" if locked else "broken") from error
    if len(document) > limits.max_pages:
        raise IntakeError("too_many_pages", value=str(limits.max_pages))
    if not len(document):
        raise IntakeError("broken")
    return document


def _by_pdfium(limits: Limits) -> tuple[list[_Page], str | None]:
    document = _open(limits)
    pages: list[_Page] = []
    total = 0
    for number in range(len(document)):
        pages.append(_pdfium_page(document, number))
        total += len(pages[-1].text)
        if total > limits.max_characters:
            raise IntakeError("too_large", variant="text")
    return pages, clean_title(document.get_metadata_value("Title"))


def _pdfium_page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    try:
        page = document[number]
        width, height = page.get_size()
        text = clean_text(page.get_textpage().get_text_range())
        page.close()
    except pypdfium2.PdfiumError:  # a page cut short: the others may be whole
        return _Page(0.0, 0.0, "", readable=False)
    return _Page(width, height, text.strip(), _is_readable(text))


def _is_readable(text: str) -> bool:
    return sum(letters_of(text).values()) >= _FEW_LETTERS and not is_garbled(text)


def _by_qalam(emit: Emit, total: int) -> "list[tuple[str, bool]] | None":
    """Text of each page and whether qalam trusts it; None where qalam cannot open the file.

    Each page done is told.
    """
    found = []
    try:
        document = qalam.Document(_STANDARD_INPUT)
        for number, page in enumerate(document, 1):
            found.append((clean_text(page_text(page)), not page.needs_ocr))
            emit({"progress": [number, total]})
    except MemoryError:
        raise
    except BaseException as error:
        # A panic of the Rust core arrives as pyo3's PanicException, which is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            return None
        raise
    return found


def _second(page: _Page) -> _Page:
    text, turned = mended(page.text, page.text), is_backwards(page.text)
    readable = page.readable and not lacks_letters(text, text)
    return _Page(
        page.width, page.height, text, readable, second=readable, turned=readable and turned
    )


def _choose(page: _Page, other: tuple[str, bool]) -> _Page:
    if page.readable and is_backwards(other[0]) and is_backwards(page.text):
        return _second(page)  # whose lines stand in the order of the paper
    text, trusted = mended(other[0], page.text), other[1]
    theirs, ours = letters_of(page.text), letters_of(text)
    alike = likeness(theirs, ours)
    if sum(ours.values()) < _ENOUGH * sum(theirs.values()) and page.readable:
        return _second(page)
    readable = (trusted or (page.readable and alike >= _ALIKE)) and _is_readable(text)
    readable = readable and not lacks_letters(text, page.text)
    disputed = readable and page.readable and alike < _ALIKE
    turned = readable and is_backwards(other[0])
    return _Page(page.width, page.height, text, readable, disputed=disputed, turned=turned)


def _told(pages: list[_Page], title: str | None) -> dict[str, Any]:
    """Pages joined with an empty line between; a page that cannot be read is empty and named a picture."""
    text = ""
    spans: list[list[float]] = []
    for number, page in enumerate(pages, 1):
        if text and page.readable:
            text += _BETWEEN_PAGES
        start = len(text)
        text += page.text if page.readable else ""
        spans.append([number, start, len(text), page.width, page.height])
    pictures = [number for number, page in enumerate(pages, 1) if not page.readable]
    return {
        "text": text,
        "pages": spans,
        "title": title,
        "notices": _notices(pages),
        "pictures": pictures,
    }


def _notices(pages: list[_Page]) -> list[tuple[str, list[str]]]:
    kinds = {
        "second_reader": [n for n, page in enumerate(pages, 1) if page.readable and page.second],
        "order_mended": [n for n, page in enumerate(pages, 1) if page.turned],
        "readers_disagree": [n for n, page in enumerate(pages, 1) if page.disputed],
    }
    return [(code, ranges(numbers)) for code, numbers in kinds.items() if numbers]
