"""How far a document has come, and in what words that is said."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hiwar.documents.models import Document, Processing
from hiwar.documents.vocabulary import DocumentState, ProcessingState
from hiwar.intake import IntakeError, Notice, said
from hiwar.intake.messages import NOTICES


@dataclass(frozen=True, slots=True)
class Progress:
    """`is_moving`: look again soon. `fault`: why there is no text, or no facts, and what to do."""

    words: str
    fault: str = ""
    done: int = 0
    total: int = 0
    is_moving: bool = False
    can_stop: bool = False
    can_retry: bool = False


def progress_of(document: Document, *, at: datetime, language: str) -> Progress:
    """Of a document whose `processing` was selected with it."""
    held: Processing | None = getattr(document, "processing", None)
    if held is None or held.state == ProcessingState.DONE:
        return _at_rest(document, language, was_read=held is not None)
    if held.state == ProcessingState.WAITING:
        return Progress(_("Waiting its turn"), is_moving=True, can_stop=True)
    if held.is_cut_off(at):
        fault = _(
            "The reading was cut off before it ended. Nothing of it was kept by half; read it again."
        )
        return Progress("", fault=fault, can_retry=True)
    if held.is_busy:
        return _under_way(held)
    if held.state == ProcessingState.STOPPED:
        return Progress(
            "", fault=_("The reading was stopped. Read it again when you want."), can_retry=True
        )
    fault = _("Its facts could not be read. Read it again; if that fails too, paste it in parts.")
    return Progress("", fault=fault, can_retry=True)


def _at_rest(document: Document, language: str, *, was_read: bool) -> Progress:
    if document.state == DocumentState.ILLEGIBLE:
        return Progress("", fault=fault_said(document, language), can_retry=True)
    if was_read and document.state == DocumentState.LEGIBLE:
        return Progress(pgettext("document", "Read"))
    return Progress(_("Not read"), can_retry=True)


def _under_way(held: Processing) -> Progress:
    if held.is_to_stop:
        return Progress(_("Being stopped"), is_moving=True)
    words = _("Its facts are being read")
    if held.state == ProcessingState.TEXT:
        words = _("Its text is being read")
        if held.total:
            words = _("Page %(done)s of %(total)s") % {"done": held.done, "total": held.total}
    return Progress(words, done=held.done, total=held.total, is_moving=True, can_stop=True)


def fault_said(document: Document, language: str) -> str:
    """Why no text was taken from it, and what to do."""
    try:
        refusal = IntakeError(
            document.fault, variant=document.fault_variant or None, value=document.fault_value
        )
    except (ValueError, KeyError):
        refusal = IntakeError("broken")
    return refusal.message(language)  # type: ignore[arg-type]


def notices_said(document: Document, language: str) -> list[str]:
    """What to know of a text that was read all the same."""
    return [
        said(Notice(code, "", tuple(map(str, values))), language)  # type: ignore[arg-type]
        for code, values in document.notices
        if code in NOTICES
    ]
