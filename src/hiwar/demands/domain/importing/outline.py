"""A text with headings and lists, to a tree of rows.

A mark of a sort not met since the last heading opens a level; a sort met before goes back to its
own. What has nothing under it is a demand; a short title that groups others at the top is a theme;
any other group is a heading where it ends with a colon, else a demand with branches.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from hiwar.demands.domain.importing.item import Item
from hiwar.demands.domain.importing.marks import Marked, taken_apart
from hiwar.intake import Mark

_OPEN_END: Final = re.compile(r"[.؛;:!؟?»]\s*$")
_SAYS_NOTHING: Final = re.compile(
    r"(?:ما يلي|كالتالي|كما يلي|التالية|الآتية|الاتية|suivantes?|ci-après)\s*:?\s*$"
)
_LISTS: Final = ("bullet", "number", "decimal", "latin", "lead")
_TAIL: Final = " ؛;،,."
_LONGEST_LEAD: Final = 90
_LONGEST_TITLE: Final = 10
_BULLETS: Final = frozenset("•-–—*▪◦●○§✓✔➢➤❖·o")
_WEAK: Final = 20
Key = tuple[str, int]


@dataclass(slots=True)
class _Walk:
    """`open`: the keys that lead to where we stand, each with the place of its row."""

    items: list[Item] = field(default_factory=list)
    open: list[tuple[Key, int]] = field(default_factory=list)
    runs_on: bool = False
    skipped: int = 0

    def add(self, key: Key, item: Item) -> None:
        self._close_to(key)
        item.above = self.open[-1][1] if self.open else None
        self.items.append(item)
        self.open.append((key, len(self.items) - 1))

    def _close_to(self, key: Key) -> None:
        if key[0] == "heading":
            while self.open and (self.open[-1][0][0] != "heading" or self.open[-1][0][1] >= key[1]):
                self.open.pop()
            return
        if key[0] == "lead":
            while self.open and self.open[-1][0][0] in _LISTS:
                self.open.pop()
            return
        keys = [each for each, _place in self.open]
        if key in keys:
            del self.open[keys.index(key) :]


def items_in_text(
    lines: Iterable[tuple[int, int, str]], shapes: Mapping[int, Mark]
) -> tuple[list[Item], int]:
    """`lines`: number, offset, words. `shapes`: the look of a line by its offset.

    The rows and how many lines of prose were left out.
    """
    walk, given = _Walk(), list(lines)
    taken = [(number, start, line, taken_apart(line)) for number, start, line in given]
    is_plain = not any(marked.sort for *_rest, marked in taken) and not any(
        mark.kind == "heading" for mark in shapes.values()
    )
    for number, start, line, marked in taken:
        if not line.strip():
            walk.runs_on = False
            continue
        key = _key(marked, shapes.get(start), line, is_plain=is_plain)
        if key is None:
            _prose(walk, line, start)
            continue
        words = line[marked.offset :].rstrip()
        begin = start + marked.offset
        item = Item("demand", words, number, begin, begin + len(words), mark=marked.sign)
        walk.add(key, item)
        walk.runs_on = marked.sort in _LISTS and not _OPEN_END.search(words)
    _name_kinds(walk.items)
    return walk.items, walk.skipped


def _key(marked: Marked, shape: Mark | None, line: str, *, is_plain: bool) -> Key | None:
    if shape is not None and shape.kind == "heading":
        return "heading", shape.level
    if marked.sort:
        indent = shape.level if shape is not None and shape.kind == "indent" else 0
        sort, depth = marked.key
        return sort, depth + indent if sort != "decimal" else depth
    if shape is not None and shape.kind == "bold":
        return "heading", _WEAK
    is_lead = line.rstrip().endswith(":") and len(line) <= _LONGEST_LEAD
    if is_lead and not _SAYS_NOTHING.search(line):
        return "heading" if is_plain else "lead", 0
    return ("plain", marked.indent) if is_plain else None


def _prose(walk: _Walk, line: str, start: int) -> None:
    """The rest of an item that runs on, else words that are no row."""
    if walk.items and walk.runs_on and not line.rstrip().endswith(":"):
        item = walk.items[-1]
        item.words = f"{item.words} {line.strip()}"
        item.end = start + len(line.rstrip())
        walk.runs_on = not _OPEN_END.search(line)
    else:
        walk.skipped += 1


def _name_kinds(items: list[Item]) -> None:
    parents = {item.above for item in items}
    for place, item in enumerate(items):
        groups = place in parents
        is_title = item.mark not in _BULLETS and len(item.words.split()) <= _LONGEST_TITLE
        if groups and item.above is None and is_title:
            item.kind = "theme"
        elif groups and item.words.rstrip().endswith(":"):
            item.kind = "heading"
        if item.end is not None:
            item.end -= len(item.words) - len(item.words.rstrip(_TAIL))
        item.words = tidied(item.words, is_demand=item.kind == "demand")


def tidied(words: str, *, is_demand: bool) -> str:
    """One line, without what ends a list's item; a title's colon goes too."""
    return " ".join(words.split()).rstrip(_TAIL if is_demand else _TAIL + ":")
