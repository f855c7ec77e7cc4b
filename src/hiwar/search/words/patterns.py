"""Broken plurals by their shape: what the singular would be, in the same folded letters.

A shape may fit a word that is no plural; the singular it gives is then no word, and finds nothing.
"""

from collections.abc import Iterator

FOUR, FIVE, SIX = 4, 5, 6


def singulars(word: str) -> Iterator[str]:
    if len(word) == FIVE:
        yield from _of_five(word)
    elif len(word) == SIX and word[2] == "ا" and word[4] == "ي":
        yield from _of_six(word)


def _of_five(word: str) -> Iterator[str]:
    if word[2] == "ا" and word[3] == "ي" and word[1] != "و" and word[4] not in "هاء":
        yield word[:2] + "ي" + word[4]  # وثايق: وثيقه
        yield word[:2] + "ا" + word[4]  # رسايل: رساله
    elif word[1] == "و" and word[2] == "ا" and word[4] not in "هاء":
        yield word[0] + word[2:]  # عوامل: عامل
    elif word[2] == "ا" and word[4] not in "هاءن":
        yield word[:2] + word[3:]  # مطالب: مطلب, جداول: جدول
    elif word.endswith("اء") and word[0] != "ا":
        yield word[:2] + "ي" + word[2]  # شركاء: شريك
    elif word[0] == "ا" and word[4] == "ه" and "ا" not in word[1:4]:
        yield word[1:3] + "ا" + word[3]  # انظمه: نظام


def _of_six(word: str) -> Iterator[str]:
    """_ _ ا _ ي _"""
    bare = word[:2] + word[3]
    if word[0] == "ت":
        yield bare + "ي" + word[5]  # تدابير: تدبير
    elif word[1] == "و":
        yield word[0] + "ا" + word[3] + "و" + word[5]  # قوانين: قانون
    else:
        yield bare + "و" + word[5]  # مشاريع: مشروع, صناديق: صندوق
        yield bare + "ا" + word[5]  # مفاتيح: مفتاح
