"""Searching as people write: one analyser for all registers, and the list of what can be searched."""

from hiwar.search.analyser import Query, Word, analyse, answers, hits, matches
from hiwar.search.registry import Found, Results, Source, register_source, sources
from hiwar.search.snippet import Piece, pieces, snippet, spellings

__all__ = [
    "Found", "Piece", "Query", "Results", "Source", "Word", "analyse", "answers", "hits", "matches", "pieces",
    "register_source", "snippet", "sources", "spellings",
]  # fmt: skip
