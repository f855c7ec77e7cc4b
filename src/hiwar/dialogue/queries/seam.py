"""Two tellings of one item compared: what differs, and which words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from hiwar.dialogue.vocabulary.accounts import Difference
from hiwar.language import find_dates, fold, fold_with_map, tokens
from hiwar.language.dates import MONTH_NUMBERS

_UNIT = r"(?:درهما?|دراهم|مليون|مليار|الف|dirhams?|dh|mad|%|في الم[اي]ء?ه|بالم[اي]ء?ه)"
_NUMBER = r"\d+(?:[ .,]\d{3})*(?:[.,]\d+)?"
_AMOUNT = re.compile(rf"(?P<n>{_NUMBER})\s*{_UNIT}")
_BARE = re.compile(_NUMBER)
_GROUPS = re.compile(r"[ .,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Facts:
    """The days, amounts and other numbers that words name."""

    days: frozenset[str]
    amounts: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `differs` where the other telling has none such."""

    text: str
    differs: bool


def facts_of(words: str, anchor: date | None = None) -> Facts:
    """Months named without their day count as days; `anchor` gives a day its year."""
    folded = fold_with_map(words)
    days, rest = set(), list(folded.text)
    for found in find_dates(folded, anchor):
        if found.iso is not None:
            days.add(found.iso if found.precision == "day" else found.iso[:7])
            for place, start in enumerate(folded.starts):
                if found.start <= start < found.end:
                    rest[place] = " "
    left = "".join(rest)
    days |= {f"{MONTH_NUMBERS[word]:02d}" for word in left.split() if word in MONTH_NUMBERS}
    amounts = {_plain(match["n"]) for match in _AMOUNT.finditer(left)}
    numbers = {_plain(each) for each in _BARE.findall(_AMOUNT.sub(" ", left))}
    return Facts(frozenset(days), frozenset(amounts), frozenset(numbers))


def _plain(number: str) -> str:
    return _GROUPS.sub("", number).replace(",", ".")


def differences(
    ours: tuple[str, str], theirs: tuple[str, str], anchor: date | None = None
) -> tuple[Difference, ...]:
    """Of two tellings, each an answer (empty where it has none) and its words.

    Words that one side does not give differ in nothing. Marks, hamza and spaces are no difference.
    """
    found = []
    if ours[0] and theirs[0] and ours[0] != theirs[0]:
        found.append(Difference.ANSWER)
    if not (ours[1].strip() and theirs[1].strip()):
        return tuple(found)
    one, other = facts_of(ours[1], anchor), facts_of(theirs[1], anchor)
    if one.days != other.days:
        found.append(Difference.DATE)
    if one.amounts != other.amounts:
        found.append(Difference.AMOUNT)
    if one.numbers != other.numbers:
        found.append(Difference.NUMBER)
    if not found and _bare(ours[1]) != _bare(theirs[1]):
        found.append(Difference.WORDING)
    return tuple(found)


def _bare(words: str) -> list[str]:
    return [token.text for token in tokens(fold(words))]


def pieces(words: str, other: str) -> tuple[Piece, ...]:
    """The words in order, those that `other` has not marked; all plain where `other` is empty."""
    if not words or not other.strip():
        return (Piece(words, differs=False),) if words else ()
    own = words.split()
    matcher = SequenceMatcher(None, _folded(own), _folded(other.split()), autojunk=False)
    return tuple(
        Piece(" ".join(own[start:end]), differs=tag != "equal")
        for tag, start, end, _from, _to in matcher.get_opcodes()
        if end > start
    )


def _folded(words: Iterable[str]) -> list[str]:
    return [fold(word) for word in words]
