"""Ids of rows: UUID version 7 (RFC 9562), so that they sort by the time they were made."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    return UUID(int=uuid7().int)
