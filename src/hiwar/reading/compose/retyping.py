"""What a reported clause is by its own words: «سيعمل الوزير على …» is promised, «السياق يفرض سن …» is asked."""

import re
from typing import Final

from hiwar.reading.finding import ItemFound
from hiwar.reading.lexicon.deeds import COMING, DATED, EARNED, EARNED_BY, GROWN, STAGED, UNDERTAKEN
from hiwar.reading.lexicon.words import AUTHORITIES, PEOPLE_GROUPS, is_masdar
from hiwar.reading.outline import Outline

_TOLD: Final = (
    "items.goes_on", "items.reported_that", "items.reported_words", "items.affirmed_that", "items.quoted_alone",
    "items.reported_stance", "items.announced_that", "items.pointed_to", "items.stance_announced",
)  # fmt: skip
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
_OWN_KINDS: Final = (
    "bureau_meeting", "outreach_meeting", "consultative_meeting", "general_assembly", "council", "congress",
    "founding",
)  # fmt: skip
_MET: Final = (*_OWN_KINDS, "dialogue_round")
_STANCES: Final = ("items.stance_announced", "items.expressed")
_ADOPTED: Final = ("decision", "recommendation")
_READY: Final = re.compile(
    r"استعداد\w{0,3} (?:\w+ ){0,3}?ل(?!لنضال|لتصعيد|خوض|لدفاع|مواجهه|لمواجهه|تنفيذ)\w"
)
_ASKED: Final = re.compile(
    r"(?P<ask>(?:ال)?(?:مطالبه|دعوه|مناشده)) (?P<who>(?:\S+ ){0,5}?)(?=ب\w|الي )(?:الي )?(?=\w)"
)
_MARKS: Final = '"،.؛'
_NEXT: Final = 45  # characters from one achievement to the clause joined to it


def by_words(outline: Outline, items: list[ItemFound], kind: str) -> None:
    """Change the type of reported positions whose words tell another, and of what is staged on a day."""
    own = kind in _OWN_KINDS
    before: ItemFound | None = None
    for item in items:
        text = outline.text[item.start : item.end].replace('"', "")
        if item.type == "position":
            item.type = _of_position(text, item, kind, own=own or _goes_on(before, item))
        elif (asked := _ASKED.match(text)) and (item.listed or item.type in _ADOPTED):
            _as_asked(item, asked, text)
        elif item.type in ("decision", "commitment") and _is_event(text, item):
            item.type = "next_event"
        elif own and item.agreed and item.type == "commitment":
            item.type = "decision"
        before = item


def _of_position(text: str, item: ItemFound, kind: str, *, own: bool) -> str:
    if item.rule in _STANCES and kind in _MET and _READY.match(text):
        return "commitment"
    return _type(text, item.type, own=own) if item.rule in _TOLD else item.type


def _as_asked(item: ItemFound, asked: re.Match[str], text: str) -> None:
    """مطالبة الوزارة بالإعلان عن …, الدعوة إلى سن …: what is asked, without the noun that asks."""
    who = asked["who"].split()
    at = asked.end() + (text[asked.end()] == "ب")
    if any(word.removeprefix("ب") in PEOPLE_GROUPS for word in who) or '"' in text[:at]:
        return
    if is_masdar(text[at:].split(" ", 1)[0].strip(_MARKS)) or asked["ask"].startswith(
        ("مطالب", "المطالب")
    ):
        item.type, item.start = "demand", item.start + at


def _goes_on(before: ItemFound | None, item: ItemFound) -> bool:
    """Whether a clause is joined to an achievement."""
    near = before is not None and before.type == "achievement" and item.start - before.end < _NEXT
    return near and item.rule == "items.goes_on"


def _is_event(text: str, item: ItemFound) -> bool:
    """عقد المجلس الوطني يوم …: staged on a day; an event decided on by a verb needs no day."""
    staged = STAGED.match(text)
    return staged is not None and bool(DATED.search(text) or item.rule == "items.decided")


def as_advice(outline: Outline, items: list[ItemFound]) -> None:
    """In a text on recommendations given out, what is asked of no authority is recommended."""
    if not _ADVICE.search(outline.text, 0, _OPENING) or outline.text.count("توصيات") < _OFTEN:
        return
    for item in items:
        if item.type == "demand" and item.addressee is None:
            item.type = "recommendation"


def _type(text: str, told: str, *, own: bool) -> str:
    if COMING.match(text):
        return "next_event"
    if UNDERTAKEN.match(text):
        return "commitment"
    if _NEEDED.match(text) or _is_asked(text):
        return "demand"
    if EARNED_BY.match(text) or (own and _is_done(text)):
        return "achievement"
    return told


def _is_done(text: str) -> bool:
    """التعاضدية قلصت الآجال, المداخيل ارتفعت: told among one's own, and not of an authority."""
    done = EARNED.match(text) or GROWN.match(text)
    return done is not None and not any(word in AUTHORITIES for word in done[0].split())


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
