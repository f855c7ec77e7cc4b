"""What an item says beside its sense: amounts, legal texts, whom it is for."""

import re

from hiwar.reading.finding import ItemFound
from hiwar.reading.lexicon.words import MEMBERS
from hiwar.reading.outline import Outline
from hiwar.reading.outline.phrases import phrase_end

_AMOUNT = re.compile(
    r"(\d[\d.,]*)\s*(?:و\s?(\d[\d.,]*)\s*)?(الف\s+|مليون\s+|مليار\s+)?"
    r"(?:(درهم)|(%|في المايه|بالمايه)|(منصب|موظف|مستخدم|شخص))"
)
_DIGIT = re.compile(r"\d")
_FACTORS = {"الف": 1_000, "مليون": 1_000_000, "مليار": 1_000_000_000}
_TEXTS = r"(?:قانون|مرسوم|ظهير|قرار|مذكره|منشور|دوريه|اتفاقيه|نظام)"
_NUMBER = r"\d+(?:\s?[.\-/]\s?\d+)*"
_LAW = re.compile(
    rf"(?<![^\W\d_])[وبلف]{{0,2}}(?:ال|لل)?{_TEXTS}\s(?:\w+\s){{0,4}}?(?:رقم|عدد)\s{_NUMBER}"
    rf"|(?<![^\W\d_])[وبلف]{{0,2}}(?:ال|لل)?{_TEXTS}\s(?:\w+\s){{0,2}}?\d+\s?[.\-/]\s?\d+(?:\s?[.\-/]\s?\d+)*"
    r"|(?<![^\W\d_])[وبلف]{0,2}(?:ال|لل)?(?:فصل|ماده|فصول|مواد|بند)\s\d+(?:\s(?:و\s?)\d+)*"
    r"(?:\sمن\s(?:ال)?(?:دستور|مدونه\sالشغل|قانون|مرسوم|ظهير)(?:\s(?:رقم\s)?" + _NUMBER + r")?)?"
)
_PROCLITICS = re.compile(r"^[وبف]?(?:ل(?!ل))?")
_FOR = ("لفايده", "لصالح", "لحساب")
_GIVING = ("تمكين", "تمتيع", "ادماج", "ترقيه", "انصاف", "تشغيل", "توظيف", "ترسيم", "حمايه", "تحفيز")
_MOST = 3
_SHORT_WORD = 3


def amounts_in(folded: str) -> list[dict[str, object]]:
    """Sums in dirhams, shares and head counts; «بين 1000 و3000 درهم» is two."""
    found: list[dict[str, object]] = []
    for match in _AMOUNT.finditer(folded) if _DIGIT.search(folded) else ():
        factor = _FACTORS.get((match[3] or "").strip(), 1)
        unit = "MAD" if match[4] else "percent" if match[5] else "people"
        for written in (match[1], match[2]):
            value = _number(written) if written else None
            if value is not None:
                found.append({"value": value * factor, "unit": unit})
    return found


def _number(written: str) -> float | None:
    number = written.rstrip(".,")
    number = number.replace(",", "." if re.fullmatch(r"\d+,\d{1,2}", number) else "")
    try:
        return float(number)
    except ValueError:
        return None


def laws_in(outline: Outline, item: ItemFound) -> list[str]:
    """Legal texts cited, as written: المرسوم رقم …, القانون التنظيمي 97.15, المادة 12 من مدونة الشغل."""
    found: list[str] = []
    if not _DIGIT.search(outline.text, item.start, item.end):
        return found
    for match in _LAW.finditer(outline.text, item.start, item.end):
        start = match.start()
        glued = _PROCLITICS.match(match.group())
        start += glued.end() if glued else 0
        found.append(outline.original(start, match.end()))
    return found


def beneficiaries_in(outline: Outline, item: ItemFound) -> list[str]:
    """Whom it is for: after لفائدة, ل + a group of people, or the group an action is done to."""
    words = outline.words
    first, last = outline.word_at(item.start), outline.word_at(item.end)
    if first and words[first - 1].end > item.start:
        first -= 1
    found: list[str] = []
    place = first
    while place < last and len(found) < _MOST:
        word = words[place].text
        may = word[0] == "ل" or word in MEMBERS
        begin = _group_at(outline, place, first, last) if may else None
        if begin is None:
            place += 1
            continue
        at, start = begin
        end = max(phrase_end(words, at, last), at + 1)
        found.append(outline.original(start, words[end - 1].end))
        place = end
    return found


def _group_at(outline: Outline, place: int, first: int, last: int) -> tuple[int, int] | None:
    """The word a group of people begins at, and where its name starts."""
    words = outline.words
    word = words[place].text
    if word in _FOR and place + 1 < last:
        return place + 1, words[place + 1].start
    if word.startswith("لل") and "ال" + word[2:] in MEMBERS:
        return place, words[place].start
    if word[0] == "ل" and len(word) > _SHORT_WORD and word[1:] in MEMBERS:
        return place, words[place].start + 1
    given = place > first and words[place - 1].text.lstrip("ولب").removeprefix("ال") in _GIVING
    return (place, words[place].start) if given and word in MEMBERS else None
