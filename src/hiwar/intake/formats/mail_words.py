"""Words of mail headers and the tables their senders name: nothing a sender writes is looked up as is."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import Final

from hiwar.intake.formats.lines import clean_text, one_line

_LONGEST: Final = 2_000
_UTF: Final = {"utf-8", "utf8", "us-ascii", "ascii"}
_TABLE: Final = re.compile(
    r"^(?:windows-125[0-8]|cp125[0-8]|iso-?8859-?1?[0-9]|macarabic|mac-arabic|x-mac-arabic)$"
)
_SAME: Final = {
    "windows-1256": "cp1256", "windows-1252": "cp1252", "iso-8859-1": "cp1252", "iso-8859-15": "cp1252",
    "iso-8859-6": "iso8859-6", "iso8859-6": "iso8859-6", "latin1": "cp1252", "x-mac-arabic": "mac_arabic",
    "macarabic": "mac_arabic", "mac-arabic": "mac_arabic",
}  # fmt: skip


def table_named(label: str) -> str | None:
    """The codec of a charset label that mail may name, None for UTF-8 (found anyway) and the unknown."""
    name = label.strip().strip("\"'").lower()[:40]
    if name in _UTF or not _TABLE.match(name):
        return None
    return _SAME.get(name, name)


def charset_of(part: Message) -> str | None:
    try:
        label = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None
    return table_named(label) if label else None


def header_words(raw: str) -> str:
    """An RFC 2047 header as words. Bytes that came raw are tried as UTF-8 and Windows-1256."""
    raw = raw[:_LONGEST]
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        pieces = [(raw, None)]
    told = ""
    before: str | None = None
    for words, label in pieces:
        # Blanks between two encoded words are none (RFC 2047, 6.2), those beside plain words are.
        told += (" " if told and not (label and before) else "") + _piece(words, label)
        before = label
    return one_line(clean_text(told))


def header_of(message: Message, name: str) -> str:
    """The first header of that name as words; "" where there is none."""
    for each, value in message.raw_items():
        if each.lower() == name:
            return header_words(str(value))
    return ""


def _piece(words: str | bytes, label: str | None) -> str:
    if isinstance(words, str):
        # compat32 keeps raw bytes as lone surrogates
        words = words.encode("utf-8", "surrogateescape")
    table = table_named(label or "")
    for codec in ("utf-8", table or "cp1256"):
        try:
            return words.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return words.decode("utf-8", "replace")
