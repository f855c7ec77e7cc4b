"""Do a letter and its twin state the same facts? Days and numbers are compared, words are not."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hiwar.web.dates import MONTHS

_NAMES: Final = {
    name: place + 1 for tongue in ("ar", "fr") for place, name in enumerate(MONTHS[tongue])
}
_MONTH: Final = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_DAY: Final = re.compile(rf"(?:(\d{{1,2}})(?:er)?\s+)?و?({_MONTH})\s+(\d{{4}})")
_NUMBER: Final = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that one text states more often than the other."""

    fact: str
    arabic: int
    french: int


def facts_in(texts: Iterable[str]) -> Counter[str]:
    """Days as 2025-10-21 or 2025-10, then every other number; the same fact twice counts twice."""
    found: Counter[str] = Counter()
    for text in texts:
        rest = _DAY.sub(lambda match: _note(found, match), text)
        found.update(number.replace(",", ".") for number in _NUMBER.findall(rest))
    return found


def _note(found: Counter[str], match: re.Match[str]) -> str:
    day, month, year = match.groups()
    iso = f"{year}-{_NAMES[month]:02d}"
    found[f"{iso}-{int(day):02d}" if day else iso] += 1
    return " "


def differences(arabic: Iterable[str], french: Iterable[str]) -> list[Difference]:
    """Empty where the twin states what the original states."""
    one, other = facts_in(arabic), facts_in(french)
    return [
        Difference(fact, one[fact], other[fact])
        for fact in sorted({*one, *other})
        if one[fact] != other[fact]
    ]
