"""The mail that a local installation would have sent."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    to: str
    date: str
    body: str


def letters(folder: Path) -> list[Letter]:
    """The newest letters that the file backend kept."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [_letter(path) for path in files[:NEWEST]]


def _letter(path: Path) -> Letter:
    raw = path.read_bytes().rsplit(b"-" * 79, 1)[0]
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - policy.default makes these
    part = message.get_body(("plain",))
    body = part.get_content() if part else ""
    return Letter(str(message["subject"]), str(message["to"]), str(message["date"]), body)


class Mailbox(TemplateView):
    """Local settings only (see `site.urls`): open without signing in, so that a forgotten password can be tried."""

    template_name = "site/mailbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(letters=letters(Path(settings.EMAIL_FILE_PATH)), **kwargs)
