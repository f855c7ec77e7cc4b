"""Which of the items at hand stand under another: those that a word of means or example joins to it.

Of annotated items that such a word stands between, each second one belongs to the first; and what a comma and a و
join to it goes on under the same.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span
from hiwar.reading.lexicon.words import is_lack, is_masdar
from hiwar.reading.outline import Outline

Stretch = tuple[int, int, int]
_CUES: Final = (
    r"(?:من خلال|عبر|عن طريق|وذلك ب|بدءا ب|بدايه ب|القاضيه? ب|المتمثله? في|تتمثل في|تمثلت في|تتجلي في|تجل[يت] في"
    r"|من حيث|من قبيل|بحيث|و?منها|و?من بينها|بينها|من ضمنها|من جملتها|و?ابرزها|و?اهمها|بما فيها|بما في ذلك"
    r"|حيث عمد\w{0,2} الي|مثلت لها ب|و?[يت](?:تجلي|تمثل)(?: ذلك)? (?:في|من خلال)"
    r"|و?[يت]تعلق الامر(?:،[^،]{1,40}،)? ب|سواء علي مستوي|مثل"
    r"|و?(?:لا سيما|خاصه|خصوصا|بالخصوص)(?: (?:ما|فيما) [يت]?تعلق ب(?:مطلب )?)?)"
)
_OPENS: Final = re.compile(
    rf'(?:["\s]{{0,3}}[،؛,]\s*"?(?:{_CUES}\s*|من\s|ك(?=\w))|:\s|\s{_CUES}\s*)'
    r'(?:من خلال\s|عبر\s|العمل علي\s|مجموعه من الاجراءات\s)?"?\s*'
)
_JOINS: Final = re.compile(
    r"[^.\"؛]{0,45}?(?:[،؛,]\s*|\s)"
    r"(?:(?:و|ثم|وكذا|وكذلك|كذلك|وايضا|فضلا عن|الي جانب|اضافه الي|بالاضافه الي|علاوه علي|هذا الي)\s*)?"
    r"(?:و?(?:مرورا|وصولا)\s(?:ب|الي\s)?)?(?:ب|من خلال\s|عبر\s|علي\s)?\"?"
)
_LEAST_SURE, _LIKELY, _SURE = 0.35, 0.4, 0.65
_ASKED: Final = ("demand", "commitment", "recommendation")
_DOUBTFUL: Final = ("items.learned", "items.affirmed_that", "items.goes_on", "items.part")
# After a comma these open a part that names no action too.
_TELLING: Final = re.compile(r"[،؛,]\s*\"?(?!من\s\"?$|ك)\S")
_BREAKS: Final = re.compile(r"[،.\"؛]")
_LEAST: Final = 12
_APART: Final = 3
_WITHIN: Final = 30
_LONGEST_WORD: Final = 30


def standing(outline: Outline, items: list[ItemFound]) -> list[ItemFound]:
    """The items, each that is told as a part of another under it, with the parts that none of them is."""
    told = sorted((item for item in items if not item.listed), key=lambda item: item.start)
    more: list[ItemFound] = []
    at = 0
    for start, end, last in _stretches(outline):
        while at < len(told) and told[at].start < start:
            at += 1
        stop = at
        while stop < len(told) and told[stop].start < end:
            stop += 1
        if stop > at:
            more += _within(outline, (start, end, last), told[at:stop])
        at = stop
    more += [cut for item in (*told, *more) if item.parent for cut in _cut(outline, item)]
    _leave_lone_parts([*told, *more])
    return sorted([*items, *more], key=lambda item: (item.start, -item.end)) if more else items


def _leave_lone_parts(items: list[ItemFound]) -> None:
    """A lone means or example of a stance is no part of it; of a demand or a promise it is."""
    under = Counter(id(item.parent) for item in items if item.parent)
    for item in items:
        if item.parent and item.parent.type == "position" and under[id(item.parent)] == 1:
            item.parent = None


def _cut(outline: Outline, part: ItemFound) -> list[ItemFound]:
    """What a part goes on to after a comma, each an item of its own beside it."""
    words = outline.words
    first, last = outline.word_at(part.start), outline.word_at(part.end)
    halves = list(_halves(outline, (first, last)))
    if len(halves) == 1:
        return []
    part.end = words[halves[0][1] - 1].end
    return [
        replace(part, start=start, end=end, rule="items.part")
        for start, end in (char_span(words, *half) for half in halves[1:])
    ]


def _stretches(outline: Outline) -> Iterator[Stretch]:
    """Sentences of running text, those that a semicolon parts taken together."""
    start = None
    sentences = outline.sentences
    for number, sentence in enumerate(sentences):
        start = sentence.start if start is None else start
        after = sentences[number + 1].start if number + 1 < len(sentences) else sentence.end
        if outline.text[sentence.end : after].strip(' "') != "؛":
            if outline.lines[sentence.line].kind != "bullet":
                yield start, sentence.end, sentence.last
            start = None


def _within(outline: Outline, stretch: Stretch, items: list[ItemFound]) -> list[ItemFound]:
    more: list[ItemFound] = []
    for opened in _OPENS.finditer(outline.text, *stretch[:2]):
        before = [place for place, item in enumerate(items) if _ends_at(item, opened)]
        if not before or items[before[-1]].certainty < _LEAST_SURE:
            continue
        whole, after = items[before[-1]], items[before[-1] + 1 :]
        acts = _acts(outline, opened.end())
        if after and _joined(outline, opened, after[0], acts=acts):
            if after[0].parent is None:
                whole.end = min(whole.end, opened.start())
                after[0].start = max(after[0].start, opened.end())
                _link(outline, whole, after)
        elif acts and (not after or after[0].start > opened.end()):
            more += _told(outline, opened, stretch[2], whole, after)
    return more


def _ends_at(item: ItemFound, opened: re.Match[str]) -> bool:
    """Whether an item ends where its parts are opened, or runs over that place."""
    return item.start + _LEAST <= opened.start() <= item.end + _APART


def _told(
    outline: Outline, opened: re.Match[str], last: int, whole: ItemFound, after: list[ItemFound]
) -> list[ItemFound]:
    """The parts that no item is, and those that are put under the whole."""
    first = outline.word_at(opened.end())
    first -= first > 0 and outline.words[first - 1].end > opened.end()
    units = [half for unit in chain(outline.words, first, last) for half in _halves(outline, unit)]
    spans = [char_span(outline.words, *unit) for unit in units]
    if not _credible(whole, len(spans), opened[0]):
        return []
    made: list[ItemFound] = []
    for begin, end in spans:
        start = max(begin, opened.end())
        other = next((o for o in after if o.start < end and start < o.end), None)
        if other is not None:
            other.parent = other.parent or whole
        elif end - start > _LEAST:
            made.append(
                ItemFound(
                    start, end, whole.type, min(whole.certainty, 0.5), "items.part", parent=whole
                )
            )
    whole.end = min(whole.end, opened.start())
    return made


def _halves(outline: Outline, unit: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A unit cut where a comma goes on with an action, a lack or, after و, a definite noun."""
    words = outline.words
    first, last = unit
    opens = words[first].text.removeprefix("ب")
    for place in range(first + 2, last - 2):
        if words[place].text == f"و{opens}" and words[place - 1].text not in ("،", "؛"):
            yield first, place
            first = place
        if words[place].text not in ("،", "؛"):
            continue
        word = words[place + 1].text
        told = word[0] == "و" and (is_masdar(word[1:]) or is_lack(word[1:]))
        if told or is_lack(word):
            yield first, place
            first = place + 1
    yield first, last


def _credible(whole: ItemFound, parts: int, opening: str) -> bool:
    """Several parts of what is likely an item, or one of what is asked or promised."""
    if whole.rule in _DOUBTFUL:
        return False
    if parts > 1:
        return whole.certainty >= _LIKELY
    return whole.certainty >= _SURE and whole.type in _ASKED and "،" in opening


def _joined(outline: Outline, opened: re.Match[str], part: ItemFound, *, acts: bool) -> bool:
    """Whether an item begins where parts are opened, or soon behind the action named there."""
    begin, end = opened.span()
    if part.end <= end + _LEAST:
        return False
    if part.start <= end:
        return part.start >= begin and (acts or _TELLING.search(opened[0]) is not None)
    return (
        acts and part.start <= end + _WITHIN and not _BREAKS.search(outline.text, end, part.start)
    )


def _link(outline: Outline, whole: ItemFound, parts: list[ItemFound]) -> None:
    """Put the first under the whole, and those that are joined to it."""
    end = None
    for part in parts:
        gap = "" if end is None else outline.text[end : part.start]
        if end is not None and not (_JOINS.fullmatch(gap) and _acts(outline, part.start)):
            return
        if part.parent is None:
            part.parent = whole
        end = part.end


def _acts(outline: Outline, place: int) -> bool:
    """Whether an action or a lack is named at a place: «تحسين», «وبتحسين», «غياب»."""
    word = outline.text[place : place + _LONGEST_WORD].split(" ", 1)[0].strip('"،.؛')
    return any(is_masdar(bare) or is_lack(bare) for bare in (word, word[1:], word[2:]) if bare)
