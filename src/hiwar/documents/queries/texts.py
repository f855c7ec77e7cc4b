"""Folded texts of documents, kept in memory: a text never changes once it was taken, folding it does
not come free (about 1.5 million characters a second on one core).
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Final
from uuid import UUID

from hiwar.documents.models import Document
from hiwar.documents.vocabulary import DocumentState
from hiwar.language import fold_with_map

MOST_KEPT: Final = 8_000_000  # characters, of all documents together


class _Shelf:
    """The texts used last, up to MOST_KEPT characters."""

    def __init__(self) -> None:
        self.texts: OrderedDict[UUID, str] = OrderedDict()
        self.size = 0
        self.lock = Lock()

    def find(self, ids: Iterable[UUID]) -> dict[UUID, str]:
        with self.lock:
            found = {pk: self.texts[pk] for pk in ids if pk in self.texts}
            for pk in found:
                self.texts.move_to_end(pk)
            return found

    def keep(self, texts: dict[UUID, str]) -> None:
        with self.lock:
            for pk, text in texts.items():
                self.size += len(text) - len(self.texts.pop(pk, ""))
                self.texts[pk] = text
            while self.size > MOST_KEPT and self.texts:
                self.size -= len(self.texts.popitem(last=False)[1])


_shelf = _Shelf()


def folded_texts(documents: Iterable[Document]) -> dict[UUID, str]:
    """By id; without those that have no text yet. One query where any is not at hand."""
    ids = [row.pk for row in documents if row.state == DocumentState.LEGIBLE]
    found = _shelf.find(ids)
    wanted = [pk for pk in ids if pk not in found]
    if wanted:
        rows = Document.objects.filter(pk__in=wanted).values_list("pk", "text")
        fresh = {pk: fold_with_map(text).text for pk, text in rows}
        _shelf.keep(fresh)
        found.update(fresh)
    return found


def texts_of(documents: Iterable[Document]) -> dict[UUID, str]:
    """By id, as they were taken."""
    found = Document.objects.filter(pk__in=[row.pk for row in documents])
    return dict(found.values_list("pk", "text"))
