"""Names told as members of a body, without an office of their own: the body is what they are."""

import re
from dataclasses import replace
from typing import Final

from hiwar.reading.finding import PersonMention
from hiwar.reading.finding.rosters import rosters
from hiwar.reading.outline import Outline
from hiwar.reading.outline.phrases import phrase_end

Span = tuple[int, int]
_BODY: Final = re.compile(
    r"(?<!\w)[وبلف]?(?P<body>(?:ال|لل)?(?:مكتب|مجلس|لجنه|امانه|سكرتاريه|كتابه|هييه|قياده|تنسيقيه|جهاز)ا?)(?!\w)"
)
_MEMBERS: Final = re.compile(
    r"(?<!\w)و?(?:ب?عضويه|(?:(?:ال)?م|[يت])(?:تكون|تشكل|تالف)\w{0,2}\sمن|(?:ال)?مكون\w?\sمن|[يت]?ضمت?|شملت?)\s"
    r"(?:كلا?\sمن\s)?(?:(?:ال)?(?:سيدات|ساده|اساتذه|اخوه|اخوات|رفاق|رفيقات|مناضلين|مناضلات)\s?و?\s?(?:الساده|السيدات)?\s?)?"
    r"(?:التاليه اسماوهم|الاتيه اسماوهم)?\s?:?\s?"
)
_BETWEEN: Final = re.compile(
    r"[\s،,و:()\-]*(?:(?:ال)?(?:سيد|سيده|استاذ|استاذه|دكتور|دكتوره|اخ|اخت|حاج|مناضل|مناضله)\s)?"
)
_FAR, _NEAR, _WITHIN = 4, 90, 200
_FEWEST: Final = 2


def with_membership(outline: Outline, mentions: list[PersonMention]) -> list[PersonMention]:
    """The mentions, those named as members of a body with that body for their role."""
    told = {**_on_lines(outline, mentions), **_in_sentences(outline, mentions)}
    return [
        replace(mention, role=told[place]) if place in told else mention
        for place, mention in enumerate(mentions)
    ]


def _on_lines(outline: Outline, mentions: list[PersonMention]) -> dict[int, Span]:
    """Names on lines of their own, under the heading that is the body or the words that announce it."""
    heads = rosters(outline)
    if not heads:
        return {}
    firsts = {head: number for number, head in reversed(heads.items())}
    bodies_of = {head: _body(outline, head, first) for head, first in firsts.items()}
    bodies = {number: bodies_of[head] for number, head in heads.items()}
    told = {}
    for place, mention in enumerate(mentions):
        number = outline.sentence_at(mention.start)
        body = bodies.get(outline.sentences[number].line) if number >= 0 else None
        if body and mention.name and mention.role is None:
            told[place] = body
    return told


def _body(outline: Outline, head: int, first: int) -> Span | None:
    """The body named in the lone heading above a roster's first line, else in the words that announce it."""
    for line in (*range(first - 1, head, -1), head):
        found = _named(outline, outline.lines[line].start, outline.lines[line].end)
        if found:
            return found
    return None


def _in_sentences(outline: Outline, mentions: list[PersonMention]) -> dict[int, Span]:
    """«المكتب …، بعضوية كل من فلان، وفلان»: the names in a row after the words, up to one with an office."""
    told: dict[int, Span] = {}
    for place, mention in enumerate(mentions):
        if place in told or not mention.name or mention.role:
            continue
        number = outline.sentence_at(mention.start)
        sentence = outline.sentences[number]
        near = max(sentence.start, mention.start - _NEAR)
        opened = next(iter(_MEMBERS.finditer(outline.text, near, mention.start)), None)
        if opened is None or mention.start - opened.end() > _FAR:
            continue
        body = _named(outline, max(sentence.start, opened.start() - _WITHIN), opened.start())
        row = _row(outline, mentions, place)
        if body and len(row) >= _FEWEST:
            told.update(dict.fromkeys(row, body))
    return told


def _row(outline: Outline, mentions: list[PersonMention], first: int) -> list[int]:
    """The names without an office that commas and و join to the first."""
    row = [first]
    for place in range(first + 1, len(mentions)):
        before, mention = mentions[place - 1], mentions[place]
        if not _BETWEEN.fullmatch(outline.text, before.end, mention.start):
            break
        if mention.role or not mention.name:
            break
        row.append(place)
    return row


def _named(outline: Outline, start: int, end: int) -> Span | None:
    """The last body named between two places, to the end of its name."""
    spots = list(_BODY.finditer(outline.text, start, end))
    if not spots:
        return None
    found = spots[-1]
    place = outline.word_at(found.start("body"))
    place -= place > 0 and outline.words[place - 1].end > found.start("body")
    last = outline.word_at(end)
    stop = phrase_end(outline.words, place, last)
    if stop < last and outline.words[stop].text.startswith("لل"):
        stop = phrase_end(outline.words, stop, last)
    return found.start("body"), outline.words[stop - 1].end
