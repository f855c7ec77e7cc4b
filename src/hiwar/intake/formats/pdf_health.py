"""Whether a text layer says what the page shows, as far as letters alone can tell."""

import unicodedata
from collections import Counter
from typing import Final

_SAMPLE: Final = 20_000
_BAD: Final = frozenset({"Co", "Cn", "Cc", "Cs"})
_MAX_BAD: Final = 0.1
_MAX_ACCENTED: Final = 0.35
_MAX_ALONE: Final = 0.6
_MIN_WORDS: Final = 20


def is_garbled(text: str) -> bool:
    """Whether a layer is of private-use or replacement characters, of accented Latin for Arabic
    (fonts from before Unicode), or of letters each on its own.
    """
    sample = [c for c in text[:_SAMPLE] if not c.isspace()]
    if not sample:
        return False
    bad = sum(c == "\ufffd" or unicodedata.category(c) in _BAD for c in sample)
    letters = [c for c in sample if c.isalpha()]
    accented = sum("\xa1" <= c <= "\xff" for c in sample)
    return (
        bad > _MAX_BAD * len(sample)
        or accented > _MAX_ACCENTED * max(len(letters), 1)
        or _is_scattered(text[:_SAMPLE])
    )


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
