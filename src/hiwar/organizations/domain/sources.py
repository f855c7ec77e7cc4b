"""A fact and its source in one transaction, for facts entered by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from hiwar.documents.domain import quote
from hiwar.documents.models import Document, Passage
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes
from hiwar.organizations.models import Sourced

Made = TypeVar("Made")


class SourceStands(Refused):
    sentence = _("This entry has its source already, and a fact keeps its place.")
    field = "source_words"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: a span of a document's text."""

    document: Document
    start: int
    end: int


@writes
def with_source(
    *, actor: Actor, place: Place | None, write: Callable[[Passage | None], Made]
) -> Made:
    """Quote the place and hand the passage to a verb; where the verb refuses, nothing is quoted.

    Raises what the verb and `quote` raise, and NotAllowed for a document the actor may not read.
    """
    if place is None:
        return write(None)
    require("documents.view", actor, place.document)
    return write(quote(document=place.document, start=place.start, end=place.end))


def keep_source(row: Sourced, passage: Passage | None) -> None:
    """Give a row that stands without source its passage. Raises SourceStands."""
    if passage is None:
        return
    if row.passage_id not in (None, passage.pk):
        raise SourceStands
    row.passage = passage
