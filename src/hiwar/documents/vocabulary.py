"""Words of documents: how far one has come, journal verbs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class DocumentState(models.TextChoices):
    """Received and waiting for its text; with its text; without one, for the reason in `fault`."""

    RECEIVED = "received", _("received")
    LEGIBLE = "legible", _("legible")
    ILLEGIBLE = "illegible", _("illegible")


VERBS = {
    "documents.document.received": gettext_noop("received the document {object}"),
    "documents.document.retitled": gettext_noop("gave another title to the document {object}"),
    "documents.document.extracted": gettext_noop("took the text of the document {object}"),
    "documents.document.shared": gettext_noop("changed who may read the document {object}"),
    "documents.document.withdrawn": gettext_noop("withdrew the document {object}"),
}
