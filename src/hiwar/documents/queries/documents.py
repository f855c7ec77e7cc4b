"""Documents as an actor may see them, and a text cut at a passage."""

from dataclasses import dataclass

from django.db.models import QuerySet

from hiwar.documents.models import Document
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.language import fold


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Newest first, without those withdrawn; the text is loaded only when asked for."""
    rows = permitted("documents.view", actor, Document.objects.filter(withdrawn_at=None))
    return rows.defer("text").order_by("-received_at", "-id")


def documents_named(actor: Actor, words: str) -> QuerySet[Document]:
    """Those in whose titles every word typed occurs, spelling folded."""
    rows = visible_to(actor)
    for word in fold(words).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def enclosed_in(actor: Actor, document: Document) -> QuerySet[Document]:
    """The attachments of a message that became documents, in the order they came."""
    return visible_to(actor).filter(came_with=document).order_by("received_at", "id")


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in three: before a passage, the passage, after it; `passage` empty where none is asked for."""

    before: str
    passage: str
    after: str


def cut_at(text: str, start: int, end: int) -> Cut:
    """A span outside the text cuts nothing."""
    if not 0 <= start < end <= len(text):
        return Cut(text, "", "")
    return Cut(text[:start], text[start:end], text[end:])
