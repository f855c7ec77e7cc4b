"""What the text says happened to a person: elected, elected again, appointed, resigned."""

import re

from hiwar.reading.finding import PersonMention
from hiwar.reading.outline import Outline

_W = r"(?<![^\W\d_])[وف]?"
# Each with the letters of which the words before a name must hold some.
_EVENTS = (
    (
        "reelected",
        ("انتخاب", "الثقه"),
        re.compile(rf"{_W}(?:اعيد انتخاب|اعاده انتخاب|تجديد الثقه في|جدد\w* الثقه في)"),
    ),
    ("elected", ("انتخ",), re.compile(rf"{_W}(?:انتخب\w{{0,2}}|انتخاب)(?![^\W\d_])")),
    ("resigned", ("استقال",), re.compile(rf"{_W}(?:استقال|استقالت|استقاله)(?![^\W\d_])")),
    (
        "removed",
        ("اقيل", "اقاله", "اعفي", "اعفاء", "عزل", "طرد"),
        re.compile(rf"{_W}(?:اقيل|اقيلت|اقاله|اعفي|اعفيت|اعفاء|عزل|طرد)(?![^\W\d_])"),
    ),
    (
        "deceased",
        ("توفي", "وفاه", "رحيل", "الراحل", "المرحوم", "الفقيد"),
        re.compile(
            rf"{_W}(?:توفي|توفيت|وفاه|رحيل|الراحل|الراحله|المرحوم|المرحومه|الفقيد|الفقيده)(?![^\W\d_])"
        ),
    ),
    (
        "appointed",
        ("عين", "تعيين", "تنصيب"),
        re.compile(rf"{_W}(?:عين|عينت|تعيين|تنصيب)(?![^\W\d_])"),
    ),
)
# What is told after the name.
_AFTER = (
    ("reelected", re.compile(r"[،\s]{1,3}(?:الذي|التي)\s(?:اعيد انتخاب|جدد\w* الثقه)")),
    (
        "elected",
        re.compile(r"[،\s]{1,3}(?:(?:الذي|التي)\s(?:تم\s)?(?:انتخب|انتخاب)\w{0,2}|المنتخبه?)\s"),
    ),
    (
        "resigned",
        re.compile(r"[،\s]{1,3}(?:(?:الذي|التي)\s)?(?:قدمت? استقالت|استقالت?\s|المستقيله?\s)"),
    ),
    (
        "deceased",
        re.compile(r"[،\s]{1,3}(?:(?:الذي|التي)\s)?(?:وافته|وافتها|توفيت?\s|رحمه الله|رحمها الله)"),
    ),
)
_NEAR = 70
_LISTED = 1500


def last_event(outline: Outline, mentions: list[PersonMention], elected: set[int]) -> str | None:
    """The last event told of a person."""
    told = [event_of(outline, mention, elected) for mention in mentions]
    return next((event for event in reversed(told) if event), None)


def event_of(outline: Outline, mention: PersonMention, elected: set[int]) -> str | None:
    """The event whose verb stands soon before the person, or before the colon of the list they are in."""
    number = outline.sentence_at(mention.start)
    if number < 0 or mention.name is None:
        return None
    sentence = outline.sentences[number]
    if sentence.line in elected:
        return "elected"
    begin = max(sentence.start, mention.start - _LISTED)
    before = outline.text[begin : mention.start]
    for event, hints, pattern in _EVENTS:
        if not any(map(before.__contains__, hints)):
            continue
        hits = list(pattern.finditer(outline.text, begin, mention.start))
        if hits and _reaches(outline.text[hits[-1].end() : mention.start]):
            return event
    after = mention.role[1] if mention.role and mention.role[0] > mention.start else mention.end
    return next((event for event, pattern in _AFTER if pattern.match(outline.text, after)), None)


def _reaches(between: str) -> bool:
    """Whether an event told before these words is still about who follows them."""
    return ":" in between or (len(between) <= _NEAR and "،" not in between)
