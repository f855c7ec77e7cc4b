"""Mail (.eml) and saved pages (.mhtml) to lines: subject and body; attachments are handed over.

The tree of a message is walked without recursion and only so deep; a message inside a message is an
attachment like any other, so that no nesting unfolds here.
"""

import base64
import sys
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesParser
from typing import Any, Final

from hiwar.intake.encoding import decode
from hiwar.intake.formats import html_file
from hiwar.intake.formats.lines import tidy
from hiwar.intake.formats.mail_words import charset_of, header_of, header_words
from hiwar.intake.names import clean_name, clean_title
from hiwar.intake.outcome import Limits
from hiwar.intake.refusal import IntakeError
from hiwar.intake.sniff import kind_of

Emit = Callable[[dict[str, Any]], None]
_DEEPEST: Final = 20
_MOST_PARTS: Final = 1_000
_LOCKED: Final = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_SIGNATURES: Final = {
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
}
_LETTERS: Final = 20


class _Mail:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.bodies: list[str] = []
        self.enclosed: list[tuple[str, bytes]] = []
        self.left: list[str] = []
        self.notices: dict[str, list[str]] = {}
        self.pictures = 0
        self._parts = 0

    def take(self, message: Message) -> None:
        todo: list[tuple[Message, int]] = [(message, 0)]
        while todo:
            part, depth = todo.pop()
            self._parts += 1
            if depth > _DEEPEST or self._parts > _MOST_PARTS:
                raise IntakeError("bomb")
            kind = part.get_content_type()
            if kind in _LOCKED:
                raise IntakeError("encrypted")
            if part.is_multipart() and kind != "message/rfc822":
                parts = [each for each in part.get_payload() if isinstance(each, Message)]
                if kind == "multipart/alternative":
                    parts = self._alternative(parts)
                todo += [(each, depth + 1) for each in reversed(parts)]
            else:
                self._leaf(part, kind)

    def _alternative(self, parts: list[Message]) -> list[Message]:
        """The plain wording where it says something, else the last that can be shown."""
        plain = [each for each in parts if each.get_content_type() == "text/plain"]
        if any(len(self._text(each, html=False).strip()) >= _LETTERS for each in plain):
            return plain
        return parts[-1:] if len(parts) != len(plain) else plain

    def _leaf(self, part: Message, kind: str) -> None:
        name = _name_of(part)
        is_attached = part.get_content_disposition() == "attachment" or bool(name)
        if kind in {"text/plain", "text/html"} and not is_attached:
            self.bodies.append(self._text(part, html=kind == "text/html"))
        elif kind.startswith("image/") and part.get("Content-ID") and not is_attached:
            self.pictures += 1
        elif kind not in _SIGNATURES:
            self._enclose(name or _unnamed(part, kind), _bytes_of(part))

    def _enclose(self, name: str, data: bytes) -> None:
        if data.strip() and len(self.enclosed) < self._limits.max_enclosed and _is_known(data):
            self.enclosed.append((name, data))
        else:
            self.left.append(clean_name(name))

    def _text(self, part: Message, *, html: bool) -> str:
        data = _bytes_of(part)
        if not data.strip():
            return ""
        if html:
            page = html_file.read_page(data, self._limits, main=False, declared=charset_of(part))
            self.notices |= dict(page["notices"])
            return str(page["text"])
        try:
            text, table = decode(data, declared=charset_of(part), lenient=True)
        except IntakeError:
            text, table = data.decode("ascii", "replace"), None
        if table:
            self.notices["legacy_encoding"] = [table]
        return text


def _is_known(data: bytes) -> bool:
    try:
        kind_of(data)
    except IntakeError:
        return False
    return True


def _bytes_of(part: Message) -> bytes:
    if part.is_multipart():  # a message inside the message
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name_of(part: Message) -> str:
    try:
        return header_words(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):  # parameters that RFC 2231 cannot put together
        return ""


def _unnamed(part: Message, kind: str) -> str:
    if kind == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        if isinstance(inner, Message) and (subject := header_of(inner, "subject")):
            return f"{subject}.eml"
    return kind.partition("/")[2] or kind


def read(limits: Limits, emit: Emit) -> None:
    """Reads the message on standard input and emits its text, or raises `IntakeError`."""
    data = sys.stdin.buffer.read()
    try:
        message = BytesParser().parsebytes(data)
        emit(_read(message, limits))
    except RecursionError as error:
        raise IntakeError("bomb") from error


def _read(message: Message, limits: Limits) -> dict[str, Any]:
    page = _saved_page(message)
    if page is not None:
        return {**html_file.read_page(page, limits), "kind": "mhtml"}
    mail = _Mail(limits)
    mail.take(message)
    subject = header_of(message, "subject")[:500]
    body = tidy([line.rstrip() for text in mail.bodies for line in [*text.splitlines(), ""]])
    if not body and not mail.enclosed:
        raise IntakeError("no_text")
    lines = [subject, "", body] if subject and subject not in body[: len(subject) + 200] else [body]
    text = tidy(lines)
    if not text:
        raise IntakeError("no_text")
    return {
        "text": text, "pages": None, "title": clean_title(subject),
        "notices": list(_notices(message, mail)), "enclosed": _packed(mail, limits),
    }  # fmt: skip


def _saved_page(message: Message) -> bytes | None:
    """The page of a browser's «single file»: the first HTML part of a multipart/related that says so."""
    blink = "Saved by Blink" in header_of(message, "from")
    if not (blink or message.get("Snapshot-Content-Location")):
        return None
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() == "text/html":
            return _bytes_of(part)
    return None


def _notices(message: Message, mail: _Mail) -> Iterator[tuple[str, list[str]]]:
    sender = header_of(message, "from")[:200]
    day = header_of(message, "date")[:60]
    if sender or day:
        yield "mail_from", [each for each in (sender, day) if each]
    yield from mail.notices.items()
    if mail.enclosed:
        yield "attachments_taken", [str(len(mail.enclosed))]
    if mail.left:
        yield "attachments_left", mail.left[:10]
    if mail.pictures:
        yield "pictures_not_read", [str(mail.pictures)]


def _packed(mail: _Mail, limits: Limits) -> list[tuple[str, str]]:
    return [
        (name, base64.b64encode(data).decode("ascii"))
        for name, data in mail.enclosed
        if len(data) <= limits.max_bytes
    ]
