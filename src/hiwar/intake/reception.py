"""The way of a file: size, kind, then decoding here or opening behind the fence."""

import hashlib
from typing import Final

from hiwar.intake.encoding import decode
from hiwar.intake.fence import Findings, open_fenced
from hiwar.intake.messages import said_notice
from hiwar.intake.outcome import Extracted, Limits, Notice, Watch
from hiwar.intake.pictured import with_pictures
from hiwar.intake.refusal import IntakeError
from hiwar.intake.sniff import IMAGE, TEXT, image_type, kind_of

MEDIA_TYPES: Final = {
    "text": "text/plain",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "mail": "message/rfc822",
    "mhtml": "multipart/related",
    "pdf": "application/pdf",
    "pictures": "application/zip",
}


def receive(data: bytes, limits: Limits, watch: Watch | None = None) -> Extracted:
    if not data:
        raise IntakeError("empty")
    if len(data) > limits.max_bytes:
        raise IntakeError("too_large", value=f"{limits.max_bytes / 2**20:.3g}")
    kind = kind_of(data)
    findings = _plain(data, limits) if kind == TEXT else open_fenced(data, kind, limits, watch)
    kind = findings.kind or kind
    if findings.pictures:
        findings = with_pictures(data, kind, findings, limits, watch)
    if findings.text.count("\n") > limits.max_lines:
        raise IntakeError("too_large", variant="text")
    return Extracted(
        text=findings.text,
        media_type=image_type(data) if kind == IMAGE else MEDIA_TYPES[kind],
        sha256=hashlib.sha256(data).hexdigest(),
        pages=findings.pages,
        outline=findings.outline,
        enclosed=findings.enclosed,
        title=findings.title,
        warnings=tuple(
            Notice(code, said_notice(code, values, "ar"), values)
            for code, values in findings.notices
        ),
    )


def _plain(data: bytes, limits: Limits) -> Findings:
    text, table = decode(data)
    if len(text) > limits.max_characters:
        raise IntakeError("too_large", variant="text")
    if not text.strip():
        raise IntakeError("empty")
    notices = (("legacy_encoding", (table,)),) if table else ()
    return Findings(text=text, pages=None, title=None, notices=notices)
