"""Checking a chain: the first broken link, in words."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hiwar.journal.domain.seal import digest_of, hash_of, mac_of
from hiwar.journal.models import Entry, Head, Payload
from hiwar.journal.vocabulary import GENESIS


@dataclass(frozen=True, slots=True)
class Break:
    """The first link that does not hold: the entry's place and why."""

    workspace_id: UUID
    sequence: int
    reason: str


def verify(workspace_id: UUID, *, exported: Iterable[tuple[int, str]] = ()) -> Break | None:
    """Walk the chain from its start; None where every link holds.

    `exported` are heads (sequence, hash) kept elsewhere: they betray a chain recomputed by someone
    who also holds the key, up to the last export.
    """
    kept = dict(exported)
    previous, place = GENESIS, 0
    payloads = {
        payload.entry_id: payload
        for payload in Payload.objects.filter(workspace_id=workspace_id).iterator()
    }
    for entry in Entry.objects.filter(workspace_id=workspace_id).order_by("sequence").iterator():
        place += 1
        reason = _fault(entry, place, previous, payloads.get(entry.id), kept.get(place))
        if reason:
            return Break(workspace_id, place, reason)
        previous = entry.hash
    return _fault_of_head(workspace_id, place, previous, max(kept, default=0))


def _fault(
    entry: Entry, place: int, previous: str, payload: Payload | None, exported: str | None
) -> str | None:
    if entry.sequence != place:
        return f"entry {place} is missing"
    if entry.previous_hash != previous:
        return "it does not follow the entry before it"
    if hash_of(entry) != entry.hash:
        return "its fields are not those that were sealed"
    if exported is not None and exported != entry.hash:
        return "it is not the entry whose head was exported"
    if payload is None:
        return "its payload row is missing"
    if (
        payload.erased_at is None
        and digest_of(payload.salt, payload.content) != entry.payload_digest
    ):
        return "its payload is not the one that was sealed"
    return None


def _fault_of_head(workspace_id: UUID, place: int, last: str, exported: int) -> Break | None:
    head = Head.objects.filter(workspace_id=workspace_id).first()
    if head is None:
        return Break(workspace_id, place, "the head is missing") if place or exported else None
    if not hmac.compare_digest(head.mac, mac_of(head)):
        return Break(workspace_id, place, "the head was not sealed with our key")
    if (head.sequence, head.hash) != (place, last):
        return Break(
            workspace_id, place + 1, f"the tail is cut: the head stands at {head.sequence}"
        )
    if exported > place:
        return Break(workspace_id, place + 1, f"an exported head stands at {exported}")
    return None
