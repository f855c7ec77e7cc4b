"""A page read several times: what stands at one place of a line is what most readings, or the surest, saw there.

A word that one reading parted in two and another did not is one place; nothing stands that none saw.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from hiwar.intake.pictures.agreement import with_missed
from hiwar.intake.pictures.tesseract import Seen

_SAME_PLACE: Final = 0.5  # of the narrower word
_EACH: Final = 0.2  # what a vote counts beside its certainty
_ABSENT: Final = 0.45  # what a reading counts that saw nothing there
_BY_MOST, _IN_DISPUTE = 0.85, 0.6
_MUCH: Final = 0.1


@dataclass(slots=True)
class _Vote:
    """A word of reading `voter`, at `place` among the words of its line."""

    voter: int
    place: int
    word: Seen


def differ_much(first: list[Seen], second: list[Seen]) -> bool:
    """Whether two readings tell other words at more than one place of ten."""
    rows = _rows(first, [second])
    slots = [slot for row in rows for slot in _slots(row)]
    alike = sum(_texts(slot) == 1 and len({vote.voter for vote in slot}) > 1 for slot in slots)
    return len(slots) - alike > _MUCH * len(slots)


def voted(first: list[Seen], others: Sequence[list[Seen]]) -> list[Seen]:
    """The lines and order of `first`, word by word as the readings vote; a line it dropped, of the next one.

    All boxes in the same pixels.
    """
    found = []
    rows = _rows(first, others)
    for row in rows:
        line = row[0].word.line
        for slot in _ordered(_slots(row)):
            found += [replace(word, line=line) for word in _winner(slot, 1 + len(others))]
    heard = {id(vote.word) for row in rows for vote in row}
    return with_missed(found, [word for word in others[0] if id(word) not in heard])


def _rows(first: list[Seen], others: Sequence[list[Seen]]) -> list[list[_Vote]]:
    """The votes of each line of `first`; what lies on none of its lines is left out."""
    lines = [list(group) for _, group in groupby(first, key=lambda word: word.line)]
    rows = [[_Vote(0, place, word) for place, word in enumerate(line)] for line in lines]
    bands = [
        (
            min(word.top for word in line), max(word.bottom for word in line),
            min(word.left for word in line), max(word.right for word in line),
        )
        for line in lines
    ]  # fmt: skip
    for voter, reading in enumerate(others, 1):
        for place, word in enumerate(reading):
            home = _home(bands, word)
            if home is not None:
                rows[home].append(_Vote(voter, place, word))
    return rows


def _home(bands: list[tuple[int, int, int, int]], word: Seen) -> int | None:
    """The line whose height holds the word, nearest to it in both directions."""
    middle = (word.top + word.bottom) / 2
    away = {
        number: abs((top + bottom) / 2 - middle) + max(left - word.right, word.left - right, 0)
        for number, (top, bottom, left, right) in enumerate(bands)
        if top < middle < bottom
    }
    return min(away, key=lambda number: away[number], default=None)


def _slots(row: list[_Vote]) -> list[list[_Vote]]:
    """The places of a line: words of different readings that lie over one another."""
    slots: list[list[_Vote]] = []
    for vote in sorted(row, key=lambda each: each.word.left):
        touched = [slot for slot in slots if any(_over(vote, other) for other in slot)]
        slots = [slot for slot in slots if not any(slot is one for one in touched)]
        slots.append([*(other for slot in touched for other in slot), vote])
    return slots


def _over(one: _Vote, other: _Vote) -> bool:
    if one.voter == other.voter:
        return False
    a, b = one.word, other.word
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > _SAME_PLACE * max(min(a.right - a.left, b.right - b.left), 1)


def _ordered(slots: list[list[_Vote]]) -> list[list[_Vote]]:
    """As the first reading told them; a place it did not see goes between its neighbors on paper."""
    known = sorted((slot for slot in slots if _first(slot)), key=lambda slot: min(_first(slot)))
    rtl = len(known) < 2 or _left(known[0]) > _left(known[-1])  # noqa: PLR2004
    for slot in slots:
        if not _first(slot):
            after = [n for n, other in enumerate(known) if (_left(other) < _left(slot)) == rtl]
            known.insert(after[0] if after else len(known), slot)
    return known


def _first(slot: list[_Vote]) -> list[int]:
    return [vote.place for vote in slot if vote.voter == 0]


def _left(slot: list[_Vote]) -> int:
    return min(vote.word.left for vote in slot)


def _winner(slot: list[_Vote], voters: int) -> list[Seen]:
    """The words of the surest reading among those that tell what the most weight is for; none if it is for none."""
    weight: dict[str, float] = defaultdict(float)
    told: dict[str, list[list[Seen]]] = defaultdict(list)
    for words in _by_voter(slot):
        text = " ".join(word.text for word in words)
        weight[text] += _EACH + _sure(words)
        told[text].append(words)
    absent = voters - sum(map(len, told.values()))
    best = max(weight, key=lambda text: weight[text])
    if absent * _ABSENT > weight[best]:
        return []
    votes = len(told[best])
    by = 1.0 if votes == voters else _BY_MOST if votes * 2 > voters else _IN_DISPUTE
    words = max(told[best], key=_sure)
    return [replace(word, confidence=word.confidence * by) for word in words]


def _by_voter(slot: list[_Vote]) -> list[list[Seen]]:
    ordered = sorted(slot, key=lambda vote: (vote.voter, vote.place))
    return [
        [vote.word for vote in votes] for _, votes in groupby(ordered, key=lambda vote: vote.voter)
    ]


def _texts(slot: list[_Vote]) -> int:
    return len({" ".join(word.text for word in words) for words in _by_voter(slot)})


def _sure(words: list[Seen]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(letters, 1)
