"""Writes of documents."""

from hiwar.documents.domain.passages import quote
from hiwar.documents.domain.receive import AlreadyReceived, receive_document
from hiwar.documents.domain.revise import (
    DocumentInUse,
    retitle_document,
    share_document,
    withdraw_document,
)
from hiwar.documents.domain.text import extract_text

__all__ = [
    "AlreadyReceived", "DocumentInUse", "extract_text", "quote", "receive_document",
    "retitle_document", "share_document", "withdraw_document",
]  # fmt: skip
