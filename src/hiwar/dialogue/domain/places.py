"""The id of an event that a statement makes: its place in the ledger comes from the statement."""

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

TURNS: Final = 1024
_MILLISECONDS: Final = 1000


def event_id(said_at: datetime, client_id: UUID, demand_id: UUID, step: int, turn: int) -> UUID:
    """A UUIDv7 of the instant it was said, not of the instant it arrived.

    Two devices that send the same statements in any order make the same ids, in the same order.
    `step` (below 4) orders the events of one statement; `turn` (below 1024) counts the times an
    event was struck and made again.
    """
    instant = int(said_at.timestamp() * _MILLISECONDS) & (2**48 - 1)
    digest = sha256(client_id.bytes + demand_id.bytes).digest()
    tail = int.from_bytes(digest[:8]) & (2**62 - 1)
    high, low = tail >> 50, tail & (2**50 - 1)
    low = (low << 12) | (step << 10) | turn
    return UUID(int=(instant << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)


def is_turn_of(made: UUID, first: UUID) -> bool:
    """If the two are of one statement, demand and step, whatever the turn."""
    return made.int // TURNS == first.int // TURNS
