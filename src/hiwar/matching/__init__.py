"""The same demand in other words: rings of synonyms and, where installed, an embedding. Pure Python."""

from hiwar.matching.lexical import LexicalIndex
from hiwar.matching.matcher import Candidate, Pool, candidates, explained, fused, ranked
from hiwar.matching.nearness import NEAREST, InMemory, Nearness
from hiwar.matching.reasons import Reason, Why, in_words, told
from hiwar.matching.words import analyse

__all__ = [
    "NEAREST",
    "Candidate",
    "InMemory",
    "LexicalIndex",
    "Nearness",
    "Pool",
    "Reason",
    "Why",
    "analyse",
    "candidates",
    "explained",
    "fused",
    "in_words",
    "ranked",
    "told",
]
