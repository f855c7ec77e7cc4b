"""A person's right: the content goes, the chain stays verifiable."""

from datetime import datetime

from hiwar.journal.domain.record import record
from hiwar.journal.models import Entry, Payload
from hiwar.journal.vocabulary import ERASED
from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import require
from hiwar.kernel.transactions import writes


@writes
def erase_payload(*, actor: Actor, at: datetime, entry: Entry) -> None:
    """Drop the names and fields an entry holds, with their salt, and say in the journal that we did."""
    require("journal.erase", actor, entry)
    Payload.objects.filter(entry_id=entry.id).update(content=None, salt="", erased_at=at)
    record(ERASED, actor=actor, at=at, about=entry)
