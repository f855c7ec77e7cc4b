"""Reads of documents."""

from hiwar.documents.queries.above import readings_of, register_readings
from hiwar.documents.queries.documents import Cut, cut_at, documents_named, visible_to

__all__ = [
    "Cut", "cut_at", "documents_named", "readings_of", "register_readings", "visible_to",
]  # fmt: skip
