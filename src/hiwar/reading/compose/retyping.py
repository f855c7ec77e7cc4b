"""What a reported clause is by its own words: «سيعمل الوزير على …» is promised, «السياق يفرض سن …» is asked."""

import re
from typing import Final

from hiwar.reading.finding import ItemFound
from hiwar.reading.lexicon.events import NEXT_EVENT_NOUNS
from hiwar.reading.lexicon.words import AUTHORITIES, is_masdar
from hiwar.reading.outline import Outline

_TOLD: Final = (
    "items.goes_on", "items.reported_that", "items.reported_words", "items.affirmed_that", "items.quoted_alone",
    "items.reported_stance", "items.announced_that", "items.pointed_to", "items.stance_announced",
)  # fmt: skip
_UNDERTAKES: Final = re.compile(
    r"(?:\S+ ){0,6}?(?:س[يتن]عمل(?:ون)? علي|س[يتن]واصل|س[يت]تواصل|س[يت]شرع|س[يت]حصل|س[يت]ستفيد|سيتم \w+)\b"
)
_COMES: Final = re.compile(
    rf"(?:\S+ ){{0,2}}?(?:سيتم (?:عقد|تنظيم)|س[يتن](?:عقد|نعقد|نظم)(?:ون)?)\s"
    rf"(?:\S+ ){{0,5}}?(?:ال)?(?:{NEXT_EVENT_NOUNS})"
)
_CALLS_FOR: Final = re.compile(
    r"(?:\S+ ){0,12}?(?:[يت]فرض|[يت]ستدعي|[يت]قتضي|[يت]تطلب|[يت]ستوجب|[يت]ستلزم) (?:\S+ )?(?P<what>\w+)"
)
_NEEDED: Final = re.compile(
    r"ب?(?:ضروره|وجوب) |(?:\S+ ){0,14}?امر ضروري$|المطلوب |المهم الان|من (?:المستعجل|الضروري|اللازم|الواجب)"
)
_INCUMBENT: Final = re.compile(r"علي (?P<who>\w+) (?:\S+ ){0,2}?(?P<what>ان|\w+)\b")
_OPENING: Final = 700  # characters
_OFTEN: Final = 2
_ADVICE: Final = re.compile(
    r"(?:اصدر|وثيق|ضمن|قدم|جمله|عدد|العديد|مجموعه)\S* (?:\S+ )?(?:ال)?توصيات"
)
_EARNED: Final = re.compile(
    r"(?:\S+ ){0,3}?(?:راكمت?|حققت?|تمكنت? من|تمكنت|كونت|وفرت?|انجزت?|احدثت?|بلغت مراحلها)\b"
)


def by_words(outline: Outline, items: list[ItemFound]) -> None:
    """Change the type of reported positions whose words tell another."""
    for item in items:
        if item.rule in _TOLD and item.type == "position":
            item.type = _type(outline.text[item.start : item.end].replace('"', ""), item.type)


def as_advice(outline: Outline, items: list[ItemFound]) -> None:
    """In a text on recommendations given out, what is asked of no authority is recommended."""
    if not _ADVICE.search(outline.text, 0, _OPENING) or outline.text.count("توصيات") < _OFTEN:
        return
    for item in items:
        if item.type == "demand" and item.addressee is None:
            item.type = "recommendation"


def _type(text: str, told: str) -> str:
    if _COMES.match(text):
        return "next_event"
    if _UNDERTAKES.match(text):
        return "commitment"
    if _NEEDED.match(text) or _is_asked(text):
        return "demand"
    return "achievement" if _EARNED.match(text) else told


def _is_asked(text: str) -> bool:
    needed = _CALLS_FOR.match(text)
    if needed and is_masdar(needed["what"]):
        return True
    incumbent = _INCUMBENT.match(text)
    if incumbent is None or not _may_be_asked(incumbent["who"]):
        return False
    return incumbent["what"] == "ان" or is_masdar(incumbent["what"])


def _may_be_asked(word: str) -> bool:
    return word in AUTHORITIES or word in ("الشركات", "المستشفي", "المقاولات", "الباطرونا")
