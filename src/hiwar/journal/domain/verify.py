"""Checking a chain: the first broken link, in words."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hiwar.journal.domain.seal import digest_of, hash_of, mac_of
from hiwar.journal.models import Entry, Head, Payload
from hiwar.journal.vocabulary import ERASED, GENESIS


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
    told = _erasures_told(workspace_id)
    for entry in Entry.objects.filter(workspace_id=workspace_id).order_by("sequence").iterator():
        place += 1
        reason = _fault(entry, place, previous, payloads.get(entry.id), kept.get(place)) or (
            _untold(payloads[entry.id], place, told.get(entry.id, 0))
        )
        if reason:
            return Break(workspace_id, place, reason)
        previous = entry.hash
    return _fault_of_head(workspace_id, place, previous, max(kept, default=0))


def _erasures_told(workspace_id: UUID) -> dict[UUID, int]:
    """Entry -> place of the last entry that tells of the erasure of its payload."""
    rows = Entry.objects.filter(workspace_id=workspace_id, verb=ERASED).order_by("sequence")
    return dict(rows.values_list("object_id", "sequence"))


def _untold(payload: Payload, place: int, told_at: int) -> str | None:
    """Whoever erases says so afterwards; the seal of what they say is checked in its own place."""
    if payload.erased_at is None or told_at > place:
        return None
    return "its payload was erased, and no entry tells who did it"


def _fault(
    entry: Entry, place: int, previous: str, payload: Payload | None, exported: str | None
) -> str | None:
    """The first of these that is so."""
    faults = {
        f"entry {place} is missing": entry.sequence != place,
        "it does not follow the entry before it": entry.previous_hash != previous,
        "its fields are not those that were sealed": hash_of(entry) != entry.hash,
        "it is not the entry whose head was exported": exported not in (None, entry.hash),
        "its payload row is missing": payload is None,
        "its payload is not the one that was sealed": payload is not None
        and _altered(entry, payload),
    }
    return next((reason for reason, is_so in faults.items() if is_so), None)


def _altered(entry: Entry, payload: Payload) -> bool:
    if payload.erased_at is not None:
        return payload.content is not None
    return digest_of(payload.salt, payload.content) != entry.payload_digest


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
