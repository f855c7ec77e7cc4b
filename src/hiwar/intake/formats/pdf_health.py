"""Whether a text layer says what the page shows, as far as letters alone can tell."""

import re
import unicodedata
from collections import Counter
from typing import Final

ARABIC: Final = re.compile("[\u0621-\u064a]")
_LAM_ALEF: Final = re.compile("ل[اأإآ\u0671]")
_SAMPLE: Final = 20_000
_BAD: Final = frozenset({"Co", "Cn", "Cc", "Cs"})
_MAX_BAD: Final = 0.1
_MAX_ACCENTED: Final = 0.35
_MAX_ALONE: Final = 0.6
_MIN_WORDS: Final = 20
# Signs that codes of a font without a table are full of, and that words hardly ever need.
_RARE: Final = frozenset('#$&*+<=>@[]^_`{|}~!?"%\\')
_MAX_RARE: Final = 0.15
_MIN_SIGNS: Final = 40
_MAX_HOLES: Final = 0.01
# Letters of different words: among 300 running letters of our samples stand 1 to 13 lam-alef.
_ENOUGH_ARABIC: Final = 600


def is_garbled(text: str) -> bool:
    """Whether a layer is of private-use or replacement characters, of accented Latin for Arabic
    (fonts from before Unicode), of rare signs (codes of a font without a table), or
    of letters each on its own.
    """
    sample = [c for c in text[:_SAMPLE] if not c.isspace()]
    if not sample:
        return False
    bad = sum(c == "\ufffd" or unicodedata.category(c) in _BAD for c in sample)
    letters = [c for c in sample if c.isalpha()]
    rare = sum(c in _RARE for c in sample)
    accented = sum("\xa1" <= c <= "\xff" for c in sample)
    return (
        bad > _MAX_BAD * len(sample)
        or accented > _MAX_ACCENTED * max(len(letters), 1)
        or (len(sample) >= _MIN_SIGNS and rare > _MAX_RARE * len(sample))
        or _is_scattered(text[:_SAMPLE])
    )


def lacks_letters(text: str, other: str) -> bool:
    """Whether a table tells nothing, or half, of some letters, as two readings of a page show.

    Fonts that draw lam-alef as one sign are the usual case: the words look whole and are not.
    """
    arabic = len(ARABIC.findall(text))
    if arabic >= _ENOUGH_ARABIC and not _LAM_ALEF.search(text):
        return len(ARABIC.findall(" ".join(set(text.split())))) >= _ENOUGH_ARABIC
    holes = max(text.count("\ufffd"), other.count("\ufffd"))
    return arabic > 0 and holes > _MAX_HOLES * arabic


def _is_scattered(text: str) -> bool:
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    return len(words) >= _MIN_WORDS and sum(len(word) == 1 for word in words) > _MAX_ALONE * len(
        words
    )


def letters_of(text: str) -> Counter[str]:
    """Letters and digits whatever their order and shape: what two readers must share."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(c for c in plain if c.isalnum() and c != "\u0640")


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Shared letters over the larger bag, from 0 to 1; two empty bags are alike."""
    larger = max(sum(one.values()), sum(other.values()))
    return sum((one & other).values()) / larger if larger else 1.0
