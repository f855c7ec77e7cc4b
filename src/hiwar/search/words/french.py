"""The stem of a French word: plural and feminine off. Works on folded letters (no accents)."""

from typing import Final

_SHORTEST: Final = 4
_FEMININES: Final = (
    ("euse", "eur"),
    ("trice", "teur"),
    ("ive", "if"),
    ("elle", "el"),
    ("enne", "en"),
    ("onne", "on"),
    ("ette", "et"),
)
_LIGATURES: Final = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"))


def spelled_out(word: str) -> str:
    for ligature, letters in _LIGATURES:
        word = word.replace(ligature, letters)
    return word


def stem(word: str) -> str:
    """régionaux and régional, travailleuses and travailleur, employées and employé."""
    if len(word) < _SHORTEST or not word.isascii():
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    word = word.rstrip("sx") if word.endswith(("s", "x")) and len(word) > _SHORTEST else word
    for feminine, masculine in _FEMININES:
        if word.endswith(feminine) and len(word) - len(feminine) >= _SHORTEST - 1:
            return word[: -len(feminine)] + masculine
    if word.endswith("ee"):
        return word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
