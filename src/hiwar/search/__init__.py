"""Searching as people write: one analyser for all registers, and the list of what can be searched."""

from hiwar.search.analyser import Query, Word, analyse, hits, matches
from hiwar.search.registry import (
    THEM,
    US,
    Address,
    Draft,
    Found,
    Hit,
    Source,
    itself,
    register_source,
    sources,
)
from hiwar.search.sieve import best_spelling, has_hit, joined, marked, parts_of
from hiwar.search.snippet import Piece, pieces, snippet, spellings

__all__ = [
    "THEM", "US", "Address", "Draft", "Found", "Hit", "Piece", "Query", "Source", "Word", "analyse",
    "best_spelling", "has_hit", "hits", "itself", "joined", "marked", "matches", "parts_of", "pieces",
    "register_source", "snippet", "sources", "spellings",
]  # fmt: skip
