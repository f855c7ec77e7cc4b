"""Having a document read, and closing its review."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hiwar.documents.models import Document
from hiwar.documents.vocabulary import DocumentState
from hiwar.journal.domain import changing, record
from hiwar.kernel.actors import Actor
from hiwar.kernel.errors import Refused
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import write, writes
from hiwar.reading import VERSION
from hiwar.reading.reader import read
from hiwar.reading.record import Page
from hiwar.review.domain.apart import pages_of
from hiwar.review.domain.unfold import Draft, unfold
from hiwar.review.models import Finding, Reading
from hiwar.review.vocabulary import ReadingState

Reader = Callable[[Document], dict[str, Any]]


class NotLegible(Refused):
    sentence = _("This document has no text to read yet.")


class FactsWaiting(Refused):
    sentence = _("Some facts still wait for your word. Accept or refuse them, then finish.")


def make_reading(
    *, actor: Actor, at: datetime, document: Document, reader: Reader | None = None
) -> Reading:
    """Read outside any transaction (it takes a while), then store all of it or nothing.

    The reading this version of the reader already made is returned as it is. `reader`: who reads,
    the reader of this process where none is named. Raises NotLegible and what `reader` raises.
    """
    require("review.judge", actor)
    if document.state != DocumentState.LEGIBLE:
        raise NotLegible
    made = Reading.objects.filter(document=document, reader_version=VERSION).first()
    if made is not None:
        return made
    result = (reader or read_here)(document)
    drafts = unfold(result)
    with write():
        reading, fresh = Reading.objects.get_or_create(
            document=document, reader_version=VERSION,
            defaults={
                "made_at": at, "kind": result["kind"]["value"], "warnings": result["warnings"],
                "workspace_id": document.workspace_id, "day": _day(result),
            },
        )  # fmt: skip
        if fresh:
            _store(reading, drafts)
            record(
                "review.reading.made",
                actor=actor,
                at=at,
                about=reading,
                after={"facts": len(drafts)},
            )
    return reading


def read_here(document: Document) -> dict[str, Any]:
    """The reading in the contract's shape, by this process."""
    result: dict[str, Any] = read(
        document.text,
        name=document.file_name,
        media_type=document.media_type,
        sha256=document.sha256,
        pages=[Page(**page) for page in pages_of(document) or ()] or None,
    ).to_json()
    return result


def _day(result: dict[str, Any]) -> str:
    days = [result["date"], result["publication_date"]]
    return next((day["iso"] for day in days if day and day["iso"]), "")


def _store(reading: Reading, drafts: list[Draft]) -> None:
    Finding.objects.bulk_create(
        Finding(
            workspace_id=reading.workspace_id, reading=reading, key=draft.key,
            parent_key=draft.parent_key, kind=draft.kind, position=number, start=draft.spans[0][0],
            end=draft.spans[0][1], spans=draft.spans, value=draft.value, certainty=draft.certainty,
            rule=draft.rule, warned=draft.warned,
        )
        for number, draft in enumerate(drafts, start=1)
    )  # fmt: skip


@writes
def finish_reading(*, actor: Actor, at: datetime, reading: Reading, waiting: int) -> None:
    """`waiting` is how many findings have no judgement. Raises FactsWaiting."""
    require("review.judge", actor, reading)
    if waiting:
        raise FactsWaiting
    with changing("review.reading.finished", actor=actor, at=at, about=reading):
        reading.state = ReadingState.FINISHED
