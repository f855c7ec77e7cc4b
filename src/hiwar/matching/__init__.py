"""The same demand in other words: rings of synonyms and, where installed, an embedding. Pure Python."""

from hiwar.matching.lexical import LexicalIndex
from hiwar.matching.matcher import Candidate, Pool, candidates, fused
from hiwar.matching.reasons import Reason, Why, in_words, told
from hiwar.matching.words import analyse

__all__ = [
    "Candidate",
    "LexicalIndex",
    "Pool",
    "Reason",
    "Why",
    "analyse",
    "candidates",
    "fused",
    "in_words",
    "told",
]
