"""Words of documents: how far one has come, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class DocumentState(models.TextChoices):
    """Received and waiting for its text; with its text; without one, for the reason in `fault`."""

    RECEIVED = "received", _("received")
    LEGIBLE = "legible", _("legible")
    ILLEGIBLE = "illegible", _("illegible")


class ProcessingState(models.TextChoices):
    """Of the work in the background: FAILED is of the reader; a file that is refused is DONE, and says why."""

    WAITING = "waiting", "waiting its turn"
    TEXT = "text", "its text is being taken"
    FACTS = "facts", "its facts are being read"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    STOPPED = "stopped", "stopped"


BUSY = (ProcessingState.TEXT, ProcessingState.FACTS)

VERBS = {
    "documents.document.received": gettext_noop("received the document {object}"),
    "documents.document.retitled": gettext_noop("gave another title to the document {object}"),
    "documents.document.extracted": gettext_noop("took the text of the document {object}"),
    "documents.document.stopped": gettext_noop("stopped the reading of the document {object}"),
    "documents.document.retried": gettext_noop("had the document {object} read again"),
    "documents.document.shared": gettext_noop("changed who may read the document {object}"),
    "documents.document.withdrawn": gettext_noop("withdrew the document {object}"),
}
