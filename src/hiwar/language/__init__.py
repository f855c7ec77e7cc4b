"""Arabic text, pure Python: folding with offsets, stems, dates, names, places, likeness by words."""

from hiwar.language import gazetteer
from hiwar.language.dates import FoundDate, find_dates
from hiwar.language.differences import Piece, WordDifference, same_wording, word_difference
from hiwar.language.folding import Folded, fold, fold_letters, fold_with_map
from hiwar.language.gazetteer import Area, all_areas, areas_named
from hiwar.language.legal import LegalNumber, find_legal_numbers, legal_key
from hiwar.language.likeness import content_stems, similarity
from hiwar.language.names import name_key
from hiwar.language.stems import light_stem
from hiwar.language.tokens import Token, tokens

__all__ = [
    "Area",
    "Folded",
    "FoundDate",
    "LegalNumber",
    "Piece",
    "Token",
    "WordDifference",
    "all_areas",
    "areas_named",
    "content_stems",
    "find_dates",
    "find_legal_numbers",
    "fold",
    "fold_letters",
    "fold_with_map",
    "gazetteer",
    "legal_key",
    "light_stem",
    "name_key",
    "same_wording",
    "similarity",
    "tokens",
    "word_difference",
]
