"""Which clauses are items: the likeliest first, none over another. Bullets stay as the rules read them.

The type is the rules' where a clause is much the same as an item of theirs. The certainty of an item is how often
annotated documents, none of which the rules were written on, bear such an item out.
"""

from bisect import bisect_left, insort
from dataclasses import replace
from math import exp, log
from typing import Final, NamedTuple

import numpy as np

from hiwar.reading.compose.learned.features import COLUMN_OF, About, Candidates, candidates
from hiwar.reading.compose.learned.genre import genre_likelihood
from hiwar.reading.compose.learned.model import Model, model, share_of
from hiwar.reading.compose.organizations import Body
from hiwar.reading.finding import ItemFound
from hiwar.reading.outline import Outline

RULE: Final = "items.learned"
LIKELY: Final = log(0.4 / 0.6)
_MUCH_THE_SAME = 0.3
_OVERLAP = COLUMN_OF["overlap"]
_LISTS = "lists."
# Longer texts are left to the rules: nothing like them was annotated.
LONGEST: Final = 20_000
# So are meetings: nine of ten annotated documents are statements and protests, and of minutes there are few.
KINDS: Final = ("statement", "strike_or_protest", "other")
_SUREST = 0.95


def judged(outline: Outline, items: list[ItemFound], bodies: list[Body]) -> list[ItemFound]:
    """The items in reading order: some cut elsewhere, some dropped, some that no rule found."""
    if len(outline.words) > LONGEST or not outline.words:
        return items
    named = [(mention.start, body.kind) for body in bodies for mention in body.mentions]
    items = sorted(items, key=lambda item: item.start)
    found = candidates(outline, items, About(genre_likelihood(outline), named))
    kept = [item for item in items if item.listed or item.rule.startswith(_LISTS)]
    learned = model()
    chosen = [
        _item(choice, found, learned, items)
        for choice in choose(found, learned, [(item.start, item.end) for item in kept])
    ]
    return _in_order(kept + _once(chosen))


class Choice(NamedTuple):
    """A candidate chosen; `own` where an item of the rules is much the same."""

    row: int
    own: bool
    score: float

    def type(self, learned: Model, found: Candidates) -> tuple[str, float]:
        return learned.kind(found, self.row)

    def logit(self, learned: Model, found: Candidates) -> float:
        """Of the clause being an item of the type told: the rules' type is taken as it is."""
        if self.own:
            return self.score
        both = self.type(learned, found)[1] / (1 + exp(-self.score))
        return log(both / (1 - both))


def choose(found: Candidates, learned: Model, taken: list[tuple[int, int]]) -> list[Choice]:
    """The likeliest candidates that leave what is taken, and one another, alone."""
    taken = sorted(taken)
    scores = learned.scores(found)
    chosen = []
    for row in np.argsort(-scores, kind="stable"):
        if scores[row] < LIKELY:
            break
        start, end = map(int, found.spans[row])
        if _is_free(taken, start, end):
            insort(taken, (start, end))
            own = bool(found.numbers[row, _OVERLAP] >= _MUCH_THE_SAME)
            chosen.append(Choice(int(row), own, float(scores[row])))
    return chosen


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (start, end))
    before = at > 0 and taken[at - 1][1] > start
    after = at < len(taken) and taken[at][0] < end
    return not (before or after)


def _item(
    choice: Choice, found: Candidates, learned: Model, items: list[ItemFound]
) -> tuple[ItemFound | None, ItemFound]:
    """The item as judged, and that of the rules which it is."""
    start, end = map(int, found.spans[choice.row])
    line = learned.own if choice.own else learned.added
    certainty = _certainty(share_of(choice.logit(learned, found), line))
    if choice.own:
        own = items[int(found.near[choice.row])]
        return own, replace(own, start=start, end=end, certainty=certainty)
    kind, _ = choice.type(learned, found)
    return None, ItemFound(start, end, kind, certainty, RULE)


def _once(chosen: list[tuple[ItemFound | None, ItemFound]]) -> list[ItemFound]:
    """An item of the rules stays itself where it is first chosen; what else it falls into is new."""
    used: set[int] = set()
    made = []
    for own, item in chosen:
        if own is None or id(own) in used:
            made.append(replace(item, rule=RULE))
            continue
        used.add(id(own))
        own.start, own.end, own.certainty = item.start, item.end, item.certainty
        made.append(own)
    return made


def _in_order(chosen: list[ItemFound]) -> list[ItemFound]:
    """In reading order; nothing stands under what was dropped."""
    stay = {id(item) for item in chosen}
    for item in chosen:
        if item.parent is not None and id(item.parent) not in stay:
            item.parent = None
    return sorted(chosen, key=lambda item: (item.start, -item.end))


def _certainty(share: float) -> float:
    """Three digits, so that no record of a rule is taken for it."""
    made = round(min(share, _SUREST), 3)
    return made if round(made, 2) != made else round(made + 0.001, 3)
