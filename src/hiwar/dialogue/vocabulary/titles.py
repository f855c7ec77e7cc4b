"""How a letter calls who holds an office: «السيدة الكاتبة العامة», «Monsieur le Directeur».

An office that is nobody (a division, a fund) is named without a title.
"""

from collections.abc import Mapping
from typing import Final

from hiwar.language import fold

# Offices a person holds, as a man's title has them; a woman's takes the ending of the feminine.
_OFFICES: Final = (
    "مدير", "كاتب", "رئيس", "وزير", "مندوب", "عامل", "والي", "مفتش", "نائب", "مستشار", "عميد",
    "محافظ", "قائد", "خازن", "أمين", "منسق",
)  # fmt: skip
_ADJECTIVES: Final = (
    "عام",
    "إقليمي",
    "جهوي",
    "مركزي",
    "محلي",
    "وطني",
    "منتدب",
    "مساعد",
    "سام",
    "سامي",
    "مكلف",
)
_FRENCH: Final[Mapping[str, str]] = {
    "directeur": "directrice", "secrétaire": "secrétaire", "ministre": "ministre",
    "président": "présidente", "chef": "cheffe", "délégué": "déléguée",
    "gouverneur": "gouverneure", "wali": "wali", "inspecteur": "inspectrice",
    "conseiller": "conseillère", "responsable": "responsable", "recteur": "rectrice",
    "doyen": "doyenne", "conservateur": "conservatrice", "trésorier": "trésorière",
    "coordonnateur": "coordonnatrice", "commissaire": "commissaire",
}  # fmt: skip
_FRENCH_ADJECTIVES: Final[Mapping[str, str]] = {
    "général": "générale", "régional": "régionale", "provincial": "provinciale",
    "central": "centrale", "délégué": "déléguée", "adjoint": "adjointe", "local": "locale",
    "national": "nationale",
}  # fmt: skip
_WOMEN: Final = ("السيدة", "سيدة", "الآنسة", "الأستاذة", "الدكتورة", "ذة.", "mme", "madame", "mlle")
_MEN: Final = ("السيد", "سيد", "الأستاذ", "الدكتور", "ذ.", "m.", "mr", "monsieur")
_VOWELS: Final = "aeiouyéèê"
# Who stands at the head of an administration; «رئيس قسم» does not.
_HEADS: Final = (
    "وزير", "وزيرة", "رئيس الحكومة", "رئيسة الحكومة", "كاتب الدولة", "كاتبة الدولة", "والي", "والية",
    "عامل", "عاملة", "مندوب سام", "مندوب سامي", "مندوب عام", "مندوبة عامة", "مدير عام", "مديرة عامة",
    "رئيس", "رئيسة", "مدير", "مديرة", "مدير اقليمي", "مديرة اقليمية", "مدير جهوي", "مديرة جهوية",
)  # fmt: skip
_ALONE: Final = frozenset(
    {"رئيس", "رئيسة", "مدير", "مديرة", "مدير عام", "مديرة عامة", "مدير اقليمي", "مديرة اقليمية",
     "مدير جهوي", "مديرة جهوية"}
)  # fmt: skip


def is_woman(honorific: str) -> bool | None:
    """What an honorific tells; None where it tells neither."""
    said = honorific.casefold().split(" ")[0]
    if said in _WOMEN:
        return True
    return False if said in _MEN else None


def reads_feminine(title: str) -> bool:
    """If an Arabic title is a woman's as it is written."""
    stem = _bare(title.split(" ", maxsplit=1)[0])
    return stem.endswith("ة") and stem[:-1] in _OFFICES


def called_ar(title: str, *, woman: bool | None) -> str:
    """A title as written where it names a woman already; else in the gender known, the man's if none."""
    words = title.split(" ")
    if reads_feminine(title):
        return f"السيدة {title}"
    if _bare(words[0]) not in _OFFICES:
        return title
    if not woman:
        return f"السيد {title}"
    adjectives = [_bare(word) in _ADJECTIVES for word in words[1:2]]
    marked = [f"{words[0]}ة", *(f"{word}ة" if fits else word
              for word, fits in zip(words[1:2], adjectives, strict=True)), *words[2:]]  # fmt: skip
    return f"السيدة {' '.join(marked)}"


def called_fr(title: str, *, woman: bool | None) -> str:
    words = title.split(" ")
    head = words[0].casefold()
    if head in _FRENCH and woman:
        words = [_like(words[0], _FRENCH[head]), *words[1:]]
        if len(words) > 1:
            words[1] = _FRENCH_ADJECTIVES.get(words[1], words[1])
    elif head not in _FRENCH and head not in _FRENCH.values():
        return title
    feminine = words[0].casefold() in _FRENCH.values() and (woman or head not in _FRENCH)
    call, article = ("Madame", "la ") if feminine else ("Monsieur", "le ")
    if head[0] in _VOWELS:
        article = "l’"
    return f"{call} {article}{' '.join(words)}"


def is_head(title: str) -> bool:
    """If an Arabic title is that of the head of an administration, who answers for all of it."""
    words = [fold(_bare(word)) for word in title.split(" ")]
    plain = " ".join(words)
    if plain in _folded(_ALONE):
        return True
    heads = _folded(set(_HEADS) - _ALONE)
    return any(plain == each or plain.startswith(f"{each} ") for each in heads)


def _folded(titles: set[str] | frozenset[str]) -> set[str]:
    return {" ".join(fold(_bare(word)) for word in each.split(" ")) for each in titles}


def _bare(word: str) -> str:
    return word.removeprefix("ال") if word != "ال" else word


def _like(written: str, word: str) -> str:
    return word.capitalize() if written[:1].isupper() else word
