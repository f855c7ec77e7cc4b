"""What a file is, by its first bytes; its name is never asked."""

import re
from functools import cache
from importlib.util import find_spec
from typing import Final

from hiwar.intake.refusal import IntakeError

TEXT, HTML, DOCX, PDF, MAIL, IMAGE = "text", "html", "docx", "pdf", "mail", "image"

# (offset, bytes, kind, detail). From the formats' own specifications.
_SIGNATURES: Final = (
    (0, b"GIF87a", "image", "GIF"),
    (0, b"GIF89a", "image", "GIF"),
    (4, b"ftypheic", "image", "HEIC"),
    (4, b"ftypheix", "image", "HEIC"),
    (4, b"ftypmif1", "image", "HEIC"),
    (0, b"\x00\x00\x01\x00", "image", "ICO"),
    (0, b"\x7fELF", "program", ""),
    (0, b"\xcf\xfa\xed\xfe", "program", ""),
    (0, b"\xca\xfe\xba\xbe", "program", ""),
    (0, b"\x00asm", "program", ""),
    (0, b"{\\rtf", "rtf", ""),
    (0, b"%!PS", "postscript", ""),
    (0, b"\x1f\x8b", "archive", "gzip"),
    (0, b"BZh", "archive", "bzip2"),
    (0, b"\xfd7zXZ\x00", "archive", "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
    (0, b"Rar!\x1a\x07", "archive", "RAR"),
    (0, b"\x28\xb5\x2f\xfd", "archive", "zstd"),
    (257, b"ustar", "archive", "tar"),
    (0, b"PK\x05\x06", "archive", "ZIP"),
    (0, b"PK\x07\x08", "archive", "ZIP"),
    (0, b"SQLite format 3\x00", "database", ""),
    (0, b"ID3", "audio", ""),
    (0, b"OggS", "audio", ""),
    (0, b"fLaC", "audio", ""),
    (8, b"WAVE", "audio", ""),
    (0, b"#!AMR", "audio", ""),
    (4, b"ftypM4A", "audio", ""),
    (8, b"AVI ", "video", ""),
    (4, b"ftyp", "video", ""),
    (0, b"\x1aE\xdf\xa3", "video", ""),
)
# Pictures that are read: (offset, bytes, media type).
_IMAGES: Final = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (4, b"ftypavif", "image/avif"),
)
# What phones of one maker make; read where the extra `heic` is installed.
_HEIF: Final = tuple((4, b"ftyp" + brand, "image/heic") for brand in (b"heic", b"heix", b"mif1"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANKS: Final = b" \t\r\n\x0c\xef\xbb\xbf"
_HTML_START: Final = re.compile(
    rb"(?is)(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|table|ul|ol)"
    rb"[\s/>]"
)
_HTML_INSIDE: Final = re.compile(rb"(?i)<(?:html|body)[\s>]")
# A message begins with header lines alone, among them some that every mailer writes.
_MAIL_START: Final = re.compile(
    rb"\A(?:>?From [^\r\n]{1,200}\r?\n)?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]"
)
_MAIL_LINE: Final = re.compile(rb"(?:[ \t].*|[A-Za-z][A-Za-z0-9-]{0,60}:.*|>?From .*)\r?")
_MAIL_NAMES: Final = re.compile(
    rb"(?im)^(from|to|subject|date|message-id|mime-version|received|return-path|delivered-to):"
)
_MAIL_HEAD: Final = 65_536
_MAIL_NAMED: Final = 3
_HEAD: Final = 4096


def _ole(data: bytes) -> IntakeError:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    # Password-protected OOXML is an OLE file around the encrypted package (MS-OFFCRYPTO 2.3.4).
    if holds("EncryptedPackage"):
        return IntakeError("encrypted")
    if holds("WordDocument"):
        return IntakeError("wrong_kind", variant="old_word")
    if holds("Workbook"):
        return IntakeError("wrong_kind", variant="spreadsheet")
    if holds("PowerPoint Document"):
        return IntakeError("wrong_kind", variant="presentation")
    return IntakeError("wrong_kind", variant="office")


def _refuse_known_kinds(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _ole(data)
    for offset, magic, kind, detail in _SIGNATURES:
        if data[offset : offset + len(magic)] == magic:
            raise IntakeError("wrong_kind", variant=kind, value=detail)
    # Two letters prove nothing in a text; with zero bytes near by they do.
    if data[:2] in {b"MZ", b"BM"} and b"\x00" in data[:_HEAD]:
        bitmap = data[:2] == b"BM"
        raise IntakeError(
            "wrong_kind", variant="image" if bitmap else "program", value="BMP" if bitmap else ""
        )


def image_type(data: bytes) -> str:
    """The media type of a picture that is read; empty for anything else."""
    known = _IMAGES + _HEIF if reads_heif() else _IMAGES
    return next((kind for at, magic, kind in known if data[at : at + len(magic)] == magic), "")


@cache
def reads_heif() -> bool:
    """Whether the decoder is there; it is loaded by the worker of a page alone."""
    return find_spec("pi_heif") is not None


def _is_mail(data: bytes) -> bool:
    start = data[:_MAIL_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if not _MAIL_START.match(start):
        return False
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = head.split(b"\n")
    if not all(map(_MAIL_LINE.fullmatch, lines[:-1])):
        return False
    names = {name.lower() for name in _MAIL_NAMES.findall(head)}
    return b"mime-version" in names or len(names) >= _MAIL_NAMED


def _markup_kind(head: bytes) -> str:
    if _HTML_START.match(head):
        return HTML
    if head.startswith(b"<?xml"):
        if _HTML_INSIDE.search(head):
            return HTML
        raise IntakeError("wrong_kind", variant="xml")
    if head.startswith(b"<svg"):
        raise IntakeError("wrong_kind", variant="image", value="SVG")
    if head.startswith(b"<") and _HTML_INSIDE.search(head):
        return HTML
    return TEXT


def kind_of(data: bytes) -> str:
    """`text`, `html`, `mail`, `docx` (any ZIP: the worker looks inside), `pdf`, `image`; all else is
    refused.
    """
    if data.startswith(b"PK\x03\x04"):
        return DOCX
    if image_type(data):
        return IMAGE
    _refuse_known_kinds(data)
    if _is_mail(data):
        return MAIL
    head = data[:_HEAD].lstrip(_BLANKS)
    # Some printers put a few bytes before the header; in a text the words alone mean nothing.
    if head.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"\x00" in data):
        return PDF
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = data[: _HEAD * 2 // 2 * 2].decode("utf-16", "replace").lstrip("\ufeff \t\r\n")
        return _markup_kind(wide.encode())
    return _markup_kind(head)
