"""Writes of documents."""

from hiwar.documents.domain.handing_in import hand_in_document
from hiwar.documents.domain.passages import quote, quote_all
from hiwar.documents.domain.processing import (
    Beat,
    NothingToRetry,
    NotRead,
    StillRead,
    Stopped,
    claim_processing,
    move_processing,
    process,
    queue_document,
    read_by,
    retry_processing,
    stop_processing,
)
from hiwar.documents.domain.receive import AlreadyReceived, KeptAside, receive_document
from hiwar.documents.domain.revise import (
    DocumentInUse,
    retitle_document,
    share_document,
    withdraw_document,
)
from hiwar.documents.domain.text import extract_text, when_legible

__all__ = [
    "AlreadyReceived", "Beat", "DocumentInUse", "KeptAside", "NotRead", "NothingToRetry", "StillRead",
    "Stopped", "claim_processing", "extract_text", "hand_in_document", "move_processing", "process",
    "queue_document", "quote", "quote_all", "read_by", "receive_document", "retitle_document",
    "retry_processing", "share_document", "stop_processing", "when_legible", "withdraw_document",
]  # fmt: skip
