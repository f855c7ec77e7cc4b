"""Reads of documents."""

from hiwar.documents.queries.above import readings_of, register_readings
from hiwar.documents.queries.documents import Cut, cut_at, documents_named, visible_to
from hiwar.documents.queries.texts import folded_texts, texts_of

__all__ = [
    "Cut", "cut_at", "documents_named", "folded_texts", "readings_of", "register_readings", "texts_of",
    "visible_to",
]  # fmt: skip
