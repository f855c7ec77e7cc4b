"""Searching as people write: one analyser for all registers, and the list of what can be searched."""

from hiwar.search.analyser import Query, Word, analyse, answers, hits, matches
from hiwar.search.registry import Found, Results, Source, register_source, sources
from hiwar.search.sieve import MOST, answering, best_spelling, has_hit, joined, marked, narrowed
from hiwar.search.snippet import Piece, pieces, snippet, spellings

__all__ = [
    "MOST", "Found", "Piece", "Query", "Results", "Source", "Word", "analyse", "answering", "answers",
    "best_spelling", "has_hit", "hits", "joined", "marked", "matches", "narrowed", "pieces", "register_source",
    "snippet", "sources", "spellings",
]  # fmt: skip
