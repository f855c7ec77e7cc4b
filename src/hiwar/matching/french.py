"""French words to light stems: one key for the noun and the verb of one family, most of the time."""

from functools import lru_cache
from typing import Final

from hiwar.language.wordlists import word_set

EMPTY: Final = word_set(
    """
    le la les un une des du de au aux et ou en dans par pour sur sous avec sans ce cet cette ces
    son sa ses leur leurs notre nos votre vos qui que quoi dont est sont soit etre ont avoir ne pas
    plus moins entre vers chez afin ainsi comme tout tous toute toutes profit faveur titre egard
    ainsi lors dont celui celle ceux celles se il ils elle elles on nous vous meme apres avant
    """
)
_SHORTEST: Final = 4
_ENDINGS: Final = (
    "issement", "ications", "ication", "isations", "isation", "ements", "ement", "ations", "ation",
    "itions", "ition", "ateurs", "ateur", "atrices", "atrice", "ances", "ance", "ences", "ence",
    "elles", "elle", "iques", "ique", "aires", "aire", "ables", "able", "euses", "euse", "eurs",
    "eur", "ives", "ive", "ifs", "if", "aux", "als", "ales", "ale", "al", "iers", "ieres", "iere",
    "ier", "ions", "ion", "ites", "ite", "ants", "ant", "ents", "ent", "ees", "ee", "es", "er",
    "ir", "is", "it", "e", "s", "x",
)  # fmt: skip


@lru_cache(maxsize=65536)
def french_stem(word: str) -> str:
    """`word` is folded; at least four letters remain of a longer one."""
    stem = word
    for _again in range(2):
        for ending in _ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
                stem = stem[: -len(ending)]
                break
    return stem


def singular(word: str) -> str:
    """Without the mark of the plural and of the feminine participle."""
    for ending, instead in (("aux", "al"), ("ees", "e"), ("ee", "e"), ("s", ""), ("x", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST:
            return word[: -len(ending)] + instead
    return word
