"""Reading the journal: the history of an object as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hiwar.journal.models import Entry, Payload
from hiwar.journal.vocabulary import sentence_for
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after, as stored."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a person reads it. `actor` and `changes` are empty where the payload was erased."""

    entry_id: UUID
    sequence: int
    at: datetime
    verb: str
    object_type: str
    object_id: UUID
    actor: str
    sentence: str
    changes: tuple[Change, ...]
    fingerprint: str
    erased: bool


def history(
    actor: Actor, *, object_type: str | None = None, object_id: UUID | None = None,
    before: int | None = None, most: int = 60,
) -> list[Line]:  # fmt: skip
    """The newest entries first, of one object or of the whole workspace, below sequence `before`."""
    require("journal.view", actor)
    entries = Entry.objects.filter(workspace_id=actor.workspace_id)
    if object_type is not None and object_id is not None:
        entries = entries.filter(object_type=object_type, object_id=object_id)
    if before is not None:
        entries = entries.filter(sequence__lt=before)
    page = list(entries.order_by("-sequence")[:most])
    payloads = Payload.objects.in_bulk([entry.id for entry in page])
    return [_line(entry, payloads[entry.id]) for entry in page]


def count_of_entries(
    actor: Actor, *, object_type: str | None = None, object_id: UUID | None = None
) -> int:
    require("journal.view", actor)
    entries = Entry.objects.filter(workspace_id=actor.workspace_id)
    if object_type is not None and object_id is not None:
        entries = entries.filter(object_type=object_type, object_id=object_id)
    return entries.count()


def _line(entry: Entry, payload: Payload) -> Line:
    content: Mapping[str, Any] = payload.content or {}
    old, new = content.get("before", {}), content.get("after", {})
    fields = list(dict.fromkeys([*old, *new]))
    return Line(
        entry_id=entry.id,
        sequence=entry.sequence,
        at=entry.at,
        verb=entry.verb,
        object_type=entry.object_type,
        object_id=entry.object_id,
        actor=content.get("actor", ""),
        sentence=_(sentence_for(entry.verb)).format(object=_isolated(content.get("object", "…"))),
        changes=tuple(Change(name, old.get(name), new.get(name)) for name in fields),
        fingerprint=f"{entry.hash[:4]} {entry.hash[4:8]}",
        erased=payload.erased_at is not None,
    )


def _isolated(text: str) -> str:
    """A name inside a sentence of the other direction stays in one piece (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"
