"""In prose an item stands under the one whose parts it tells: «…، لا سيما من خلال X، وY»."""

import re
from bisect import bisect_left
from typing import Final

from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span
from hiwar.reading.lexicon.words import is_lack, is_masdar
from hiwar.reading.outline import Outline

_WORDS: Final = (
    r"و?لا ?سيما|خاصه|خصوصا|بالخصوص|عبر|من قبيل|مثل|و?منها|و?من بينها|من ضمنها|من جملتها"
    r"|و?ابرزها|و?اهمها|و?علي راسها|و?في مقدمتها|و?في طليعتها|بما في ذلك|بما فيها|بحيث|تتمثل في"
    r"|و?(?:يتجلي|تتجلي|يتمثل|تتمثل) (?:ذلك )?(?:من خلال|في)|من حيث|القاضيه? ب|المتمثله? في|وذلك ب"
    r"|تجل[يت] في|بدءا ب|بدايه ب|و?(?:خصوصا|خاصه) (?:ما|فيما) [يت]تعلق ب(?:مطلب )?|بما في ذلك العمل علي"
    r"|تتجلي في|و?يتعلق الامر ب?|مثلت لها ب"
)
_OPENS: Final = re.compile(
    rf'"?\s*[،؛,]\s*(?:(?:{_WORDS})\s*(?:{_WORDS}|من خلال)?\s*(?:العمل علي\s*)?"?\s*|من (?=\w)|ك(?=\w))'
)
# What follows these is told by any noun.
_LISTS: Final = re.compile(r"(?:من حيث|مثلت لها ب|تجل[يت] في|من ضمنها|تتجلي في)\s?\"?$")
# Without a comma a means opens parts only where several are told.
_BY: Final = re.compile(r" (?:من خلال|عبر) \"?(?=\w)")
_FEWEST: Final = 2
_LONGEST_WORD: Final = 30
_NEAR: Final = 8  # characters after an item that its parts may begin
_LEAST: Final = 12  # characters of an item before its parts
_LONGEST_OPENING: Final = 80
_LONGEST_ITEM: Final = 1_000
_SURE: Final = 0.65


def with_parts(outline: Outline, items: list[ItemFound]) -> list[ItemFound]:
    """The items, cut where their parts begin, and the parts under them, in reading order."""
    items = sorted(items, key=lambda item: item.start)
    found = list(items)
    for item in items:
        if not item.listed and item.parent is None:
            found += _parts(outline, item, items)
    return sorted(found, key=lambda item: (item.start, -item.end))


def _parts(outline: Outline, item: ItemFound, items: list[ItemFound]) -> list[ItemFound]:
    number = outline.sentence_at(item.start)
    if number < 0:
        return []
    sentence = outline.sentences[number]
    limit = min(sentence.end, item.end + _NEAR)
    opened = _OPENS.search(
        outline.text, item.start + _LEAST, min(sentence.end, limit + _LONGEST_OPENING)
    )
    means = opened is None or opened.start() > limit
    if means:
        opened = _BY.search(outline.text, item.start + _LEAST, min(sentence.end, limit))
    if opened is None:
        return []
    first = outline.word_at(opened.end())
    glued = first > 0 and outline.words[first - 1].end > opened.end()
    first -= glued
    listed = _LISTS.search(opened[0]) is not None
    if first >= sentence.last or not (listed or _acts(_word(outline, opened.end()))):
        return []
    units = chain(outline.words, first, sentence.last, nouns=listed)
    if means and not _set_apart(outline, units):
        return []
    item.end = min(item.end, opened.start())
    spans = [char_span(outline.words, *unit) for unit in units]
    if glued and spans:
        spans[0] = (opened.end(), spans[0][1])
    return [part for start, end in spans if (part := _part(item, items, start, end))]


def _set_apart(outline: Outline, units: list[tuple[int, int]]) -> bool:
    """Whether the first two of several means stand apart by a comma."""
    if len(units) < _FEWEST:
        return False
    between = outline.words[units[0][1] : units[1][0] + 1]
    return any(word.text in ("،", "؛") for word in between)


def _word(outline: Outline, place: int) -> str:
    return outline.text[place : place + _LONGEST_WORD].split(" ", 1)[0].strip('"،.؛')


def _acts(word: str) -> bool:
    return is_masdar(word) or is_lack(word)


def _part(item: ItemFound, items: list[ItemFound], start: int, end: int) -> ItemFound | None:
    """A new item; None where one stands there already, which is then put under `item`."""
    near = bisect_left(items, start - _LONGEST_ITEM, key=lambda other: other.start)
    for other in items[near : bisect_left(items, end, key=lambda other: other.start)]:
        if other.start > item.start and other.end > start:
            other.parent = other.parent or item
            return None
    return ItemFound(start, end, item.type, min(item.certainty, _SURE), "items.part", parent=item)
