"""Writes of documents."""

from hiwar.documents.domain.handing_in import hand_in_document, read_by
from hiwar.documents.domain.passages import quote, quote_all
from hiwar.documents.domain.receive import AlreadyReceived, KeptAside, receive_document
from hiwar.documents.domain.revise import (
    DocumentInUse,
    retitle_document,
    share_document,
    withdraw_document,
)
from hiwar.documents.domain.text import extract_text, when_legible

__all__ = [
    "AlreadyReceived", "DocumentInUse", "KeptAside", "extract_text", "hand_in_document", "quote", "quote_all",
    "read_by", "receive_document", "retitle_document", "share_document", "when_legible",
    "withdraw_document",
]  # fmt: skip
