"""Links among the items of one document: said twice, answered."""

import re
from collections import Counter, defaultdict

from hiwar.language.folding import fold
from hiwar.language.likeness import content_stems, overlap, similarity
from hiwar.reading.finding import ItemFound

_SAME = 0.78
_SHARED = 3
_HEAD_SHARED = 2
_COMMON = 40
_ANSWERED = re.compile(r"تلبيتها|تلبيه|المطالب|النقاط المطروحه|النقط|الاستجابه|مطالب")
_LINKED = ("demand", "achievement", "commitment")


def repeats(texts: list[str], items: list[ItemFound]) -> list[list[int]]:
    """For each item the others that state the same thing; a group counts where one of its children does."""
    stems = [
        content_stems(text) if item.type in _LINKED else {}
        for text, item in zip(texts, items, strict=True)
    ]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(stems):
        for stem in words:
            holders[stem].append(number)
    links: list[set[int]] = [set() for _ in items]
    for number, words in enumerate(stems):
        for other in _candidates(number, words, holders):
            if _says_the_same(words, stems[other]):
                links[number].add(other)
                links[other].add(number)
    _through_groups(texts, items, links)
    return [sorted(found) for found in links]


def _candidates(number: int, words: dict[str, str], holders: dict[str, list[int]]) -> list[int]:
    counted: Counter[int] = Counter()
    for stem in words:
        if len(holders[stem]) <= _COMMON:
            counted.update(other for other in holders[stem] if other < number)
    return [other for other, shared in counted.items() if shared >= _SHARED]


def _says_the_same(a: dict[str, str], b: dict[str, str]) -> bool:
    score, shared = overlap(a, b)
    return score >= _SAME and len(shared) >= _SHARED


def _through_groups(texts: list[str], items: list[ItemFound], links: list[set[int]]) -> None:
    """The head of a group states what its child repeats, where it shares the action's words."""
    number_of = {id(item): number for number, item in enumerate(items)}
    for number, item in enumerate(items):
        if item.parent is None or not links[number]:
            continue
        head = number_of.get(id(item.parent))
        if head is None:
            continue
        for other in list(links[number]):
            shared = similarity(texts[head], texts[other])[1]
            if other != head and len(shared) >= _HEAD_SHARED:
                links[head].add(other)
                links[other].add(head)
                links[head].add(number)
                links[number].add(head)


def answers(items: list[ItemFound], texts: list[str]) -> list[list[int]]:
    """A commitment about the demands answers those asked since the one that answered before it."""
    found: list[list[int]] = [[] for _ in items]
    asked: list[int] = []
    for number, (item, text) in enumerate(zip(items, texts, strict=True)):
        if item.type == "demand":
            asked.append(number)
        elif item.type == "commitment" and asked and _ANSWERED.search(fold(text)):
            item.answer = "in_principle"
            found[number], asked = asked, []
    return found
