"""Writing in the journal and keeping it true."""

from hiwar.journal.domain.erase import erase_payload
from hiwar.journal.domain.heads import export_heads
from hiwar.journal.domain.record import Written, changing, record, record_all, snapshot
from hiwar.journal.domain.verify import Break, verify

__all__ = [
    "Break", "Written", "changing", "erase_payload", "export_heads", "record", "record_all",
    "snapshot", "verify",
]  # fmt: skip
