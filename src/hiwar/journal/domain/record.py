"""Appending an entry, inside the caller's transaction."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models

from hiwar.journal.domain.seal import canonical, digest_of, hash_of, mac_of
from hiwar.journal.models import Entry, Head, Payload
from hiwar.journal.vocabulary import GENESIS, sentence_for
from hiwar.kernel.actors import Actor
from hiwar.kernel.bulk import insert_rows
from hiwar.kernel.ids import new_id
from hiwar.kernel.scope import current_workspace, in_workspace
from hiwar.kernel.transactions import at_the_end
from hiwar.search.registry import Changed
from hiwar.search.store import Touched, is_watched, refresh_touched

Fields = Mapping[str, Any]


class OutsideTransaction(RuntimeError):  # noqa: N818
    """An entry was recorded with no transaction around it and its rows: a defect of ours."""


def snapshot(row: models.Model) -> dict[str, Any]:
    """The row's own columns as JSON values, without its id and workspace."""
    values = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001
        if field.attname not in ("id", "workspace_id", "password"):
            value = field.value_to_string(row) if field.value_from_object(row) is not None else None
            values[field.attname] = value
    return values


def record(
    verb: str, *, actor: Actor, at: datetime, about: models.Model,
    before: Fields | None = None, after: Fields | None = None,
) -> Entry:  # fmt: skip
    """Append one entry to the chain of the actor's workspace.

    `before` and `after` are reduced to the fields that changed. Raises KeyError for a verb nobody
    registered and OutsideTransaction where the write it tells of could be lost apart from it.
    """
    return record_all(verb, actor=actor, at=at, writes=[Written(about, before, after)])[0]


@dataclass(frozen=True, slots=True)
class Written:
    """One row of a block of writes, and what changed on it."""

    about: models.Model
    before: Fields | None = None
    after: Fields | None = None


def record_all(verb: str, *, actor: Actor, at: datetime, writes: Iterable[Written]) -> list[Entry]:
    """Append one entry a row, in their order, as `record` would: the chain is walked once.

    As many statements for thousands of rows as for one.
    """
    sentence_for(verb)
    if not connection.in_atomic_block:
        raise OutsideTransaction(verb)
    told = list(writes)
    if not told:
        return []
    head = _locked_head(actor)
    entries, payloads = [], []
    for each in told:
        entry, payload = _sealed(verb, head, actor, at, each)
        entries.append(entry)
        payloads.append(payload)
        head.sequence, head.hash = entry.sequence, entry.hash
    insert_rows(entries)
    insert_rows(payloads)
    head.mac = mac_of(head)
    head.save()
    _keep_findable(
        (entry, _changed(payload)) for entry, payload in zip(entries, payloads, strict=True)
    )
    return entries


def _changed(payload: Payload) -> Changed:
    """The columns told of, for an object that stood before; empty for a new one."""
    content: Any = payload.content
    return frozenset({**content["before"], **content["after"]} if content["before"] else ())


def _keep_findable(entries: Iterable[tuple[Entry, Changed]]) -> None:
    """What was written about is found by its new words once the write ends, in its transaction."""
    touched = [
        Touched(entry.workspace_id, entry.object_type, entry.object_id, changed)
        for entry, changed in entries
        if is_watched(entry.object_type, changed)
    ]
    if touched:
        at_the_end(_refresh, *touched)


def _refresh(touched: list[Touched]) -> None:
    """The workspace of a write may be left by the time it ends."""
    for workspace_id in {each.workspace_id for each in touched}:
        here = [each for each in touched if each.workspace_id == workspace_id]
        if current_workspace() == workspace_id:
            refresh_touched(here)
            continue
        with in_workspace(workspace_id):
            refresh_touched(here)


def _sealed(
    verb: str, head: Head, actor: Actor, at: datetime, written: Written
) -> tuple[Entry, Payload]:
    content, salt = _content(actor, written), secrets.token_hex(16)
    entry = Entry(
        id=new_id(), workspace_id=actor.workspace_id, sequence=head.sequence + 1, verb=verb,
        actor_id=actor.user_id, at=at, object_id=written.about.pk,
        object_type=written.about._meta.label_lower,  # noqa: SLF001
        payload_digest=digest_of(salt, content), previous_hash=head.hash,
    )  # fmt: skip
    entry.hash = hash_of(entry)
    payload = Payload(
        entry_id=entry.id, workspace_id=entry.workspace_id, salt=salt, content=content
    )
    return entry, payload


def _content(actor: Actor, written: Written) -> dict[str, Any]:
    old, new = dict(written.before or {}), dict(written.after or {})
    changed = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    content = {
        "actor": actor.name,
        "object": str(written.about),
        "before": {key: old[key] for key in changed if key in old},
        "after": {key: new[key] for key in changed if key in new},
    }
    plain: dict[str, Any] = json.loads(canonical(content))  # what is sealed is what is stored
    return plain


def _locked_head(actor: Actor) -> Head:
    """The chain's head, held until the transaction ends, so that two writers queue on it."""
    held = Head.objects.select_for_update().filter(workspace_id=actor.workspace_id)
    head = held.first()
    if head is not None:
        return head
    Head.objects.get_or_create(
        workspace_id=actor.workspace_id, defaults={"sequence": 0, "hash": GENESIS, "mac": ""}
    )
    return held.get()


@contextmanager
def changing(verb: str, *, actor: Actor, at: datetime, about: models.Model) -> Iterator[None]:
    """Save what the block changes on `about` and record it with before and after."""
    before = snapshot(about)
    yield
    about.save()
    record(verb, actor=actor, at=at, about=about, before=before, after=snapshot(about))
