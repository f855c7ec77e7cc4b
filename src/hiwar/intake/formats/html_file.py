"""HTML to lines: the main text of a saved page, without the site around it.

Walks the tree without recursion (a page may nest a million deep) and copies what it needs into
plain tuples first, so that the parser's own memory is never written to.
"""

import re
import sys
from collections.abc import Callable
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from hiwar.intake.encoding import decode
from hiwar.intake.formats import html_main
from hiwar.intake.formats.html_lines import write_lines
from hiwar.intake.formats.html_tree import build
from hiwar.intake.formats.lines import one_line
from hiwar.intake.names import clean_title
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError

_CHARSET: Final = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})")
# As the WHATWG encoding labels map them: Latin-1 is read as Windows-1252.
_DECLARED: Final = {
    b"windows-1256": "cp1256",
    b"cp1256": "cp1256",
    b"iso-8859-6": "iso8859-6",
    b"windows-1252": "cp1252",
    b"iso-8859-1": "cp1252",
    b"iso-8859-15": "cp1252",
    b"latin1": "cp1252",
}


def read(limits: Limits, emit: Callable[[dict[str, Any]], None]) -> None:
    """Reads the page on standard input and emits its text, or raises `IntakeError`."""
    emit(read_page(sys.stdin.buffer.read(), limits))


def read_page(
    data: bytes, limits: Limits, *, main: bool = True, declared: str | None = None
) -> dict[str, Any]:
    """What is told of a page. `main=False` takes all of it (a letter has no site around it).

    Raises `IntakeError`.
    """
    meta = _CHARSET.search(data[:4096])
    label = declared or (_DECLARED.get(meta.group(1).lower()) if meta else None)
    source, table = decode(data, declared=label, lenient=True)
    tree = LexborHTMLParser(source)
    if tree.root is None:
        raise IntakeError("no_text")
    page = build(tree.root, limits)
    chosen, certain = html_main.main_of(page) if main else (page, True)
    text = write_lines(chosen)
    if not text.strip() and certain:
        text, certain = write_lines(page), False
    if not text.strip():
        raise IntakeError("no_text")
    notices: list[tuple[str, list[str]]] = [] if certain else [("main_text_guessed", [])]
    if "\ufffd" in text:
        notices.append(("damaged_letters", []))
    if table:
        notices.append(("legacy_encoding", [table]))
    return {"text": text, "pages": None, "title": _title(tree), "notices": notices}


def _title(tree: LexborHTMLParser) -> str | None:
    shared = tree.css_first('meta[property="og:title"]')
    if shared is not None and shared.attributes.get("content"):
        return clean_title(shared.attributes["content"])
    node = tree.css_first("title")
    return None if node is None else clean_title(one_line(node.text()))
