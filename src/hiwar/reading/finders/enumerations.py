"""Enumerations without bullets: a noun says what is listed, a word opens the list («مطالبها، أبرزها X، وY»)."""

import re

from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import char_span
from hiwar.reading.lexicon.words import is_lack, is_masdar
from hiwar.reading.outline import Outline, Sentence

_B = r"(?<![^\W\d_])"
_TYPE_OF_NOUN = (
    ("demand", r"مطالب|مطلب|ملفات?\sمطلبي|ملفات?\sالمطلبي|القضايا\sالمطلبي|قضايا\sمطلبي"),
    ("decision", r"اهداف"),
    ("position", r"اسباب|اختلالات|خروقات|تجاوزات|مبادي"),
    ("achievement", r"انجازات|مكتسبات|مكاسب|حصيل"),
    ("recommendation", r"توصيات"),
    ("decision", r"قرارات|خطوات\sنضالي|برنامجها?\sالنضالي"),
    ("commitment", r"التزامات|وعود|تعديلات"),
)
_NOUNS = "|".join(f"(?P<n{number}>{nouns})" for number, (_, nouns) in enumerate(_TYPE_OF_NOUN))
_OPENERS = (
    r"(?:و?في مقدمتها|و?علي راسها|و?ابرزها|و?اهمها|و?منها|و?من بينها|من ضمنها|من جملتها|المتمثله في|ممثله في"
    r"|و?المتمثل في|تتمثل في|تمثلت في|تتلخص في|يتضمن|تتضمن|تضمنت|يشمل|تشمل|شملت|يضم|من قبيل"
    r"|و?المتعلقه ب|كالتالي|التاليه|الاتيه|و?(?:الذي|التي) يتجلي بالخصوص، في|يتحلي بالخصوص، في)"
)
_LISTED = re.compile(
    rf"{_B}(?:[وبل]|لل)?(?:ال)?(?:{_NOUNS})\w*[^.\n]{{0,110}}?{_OPENERS}\s*:?\s*\"?"
)
_PARTITIVE = re.compile(
    rf"{_B}و?(?:من\s(?:بين|ضمن|جمله|ابرز|اهم)\s(?:ابرز\s|اهم\s)?|[يت]تضمن\s|تضمنت\s|شملت\s|[يت]شمل\s)"
    rf"(?:ال)?(?:{_NOUNS})\w*"
)
_ONE_DEMAND = re.compile(rf"{_B}ب?مطلب\s(?=\w)")
_HINTS = (
    "مطالب", "مطلب", "اهداف", "اسباب", "اختلالات", "خروقات", "تجاوزات", "مبادي", "انجازات", "مكتسبات",
    "مكاسب", "حصيل", "توصيات", "قرارات", "خطوات", "برنامج", "التزامات", "وعود", "تعديلات",
)  # fmt: skip
_FAR = 24
_SHORTEST = 2
_NOT_FIRST = ("التي", "الذي", "تم")


def find_enumerations(outline: Outline) -> list[ItemFound]:
    found: list[ItemFound] = []
    for sentence in outline.sentences:
        if outline.lines[sentence.line].kind != "paragraph" or _opens_list(outline, sentence):
            continue
        text = outline.text[sentence.start : sentence.end]
        if not any(map(text.__contains__, _HINTS)):
            continue
        for match in _LISTED.finditer(outline.text, sentence.start, sentence.end):
            found += _listed(outline, sentence, match)
        for match in _PARTITIVE.finditer(outline.text, sentence.start, sentence.end):
            found += _partitive(outline, sentence, match)
        for match in _ONE_DEMAND.finditer(outline.text, sentence.start, sentence.end):
            first = outline.word_at(match.end())
            if first < sentence.last and is_masdar(outline.words[first].text):
                found += _items(outline, first, sentence.last, "demand", "lists.told")
    return found


def _opens_list(outline: Outline, sentence: Sentence) -> bool:
    line = outline.lines[sentence.line]
    return sentence.end >= line.end - 2 and outline.text[line.end - 1] == ":"


def _listed(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    first = outline.word_at(match.end())
    kind = _kind(match)
    return _items(outline, first, sentence.last, kind, "lists.told")


def _kind(match: re.Match[str]) -> str:
    return next(kind for n, (kind, _) in enumerate(_TYPE_OF_NOUN) if match[f"n{n}"])


def _partitive(outline: Outline, sentence: Sentence, match: re.Match[str]) -> list[ItemFound]:
    """من ضمن أهداف الجمعية X، وY: the list begins at the colon, the quotation, or the first action."""
    words = outline.words
    first = outline.word_at(match.end())
    for place in range(first, min(sentence.last - 1, first + _FAR)):
        if words[place].text in (":", '"'):
            return _items(outline, place + 1, sentence.last, _kind(match), "lists.told")
        if words[place].text in _NOT_FIRST:
            continue
        if is_masdar(words[place].text) or is_lack(words[place].text):
            return _items(outline, place, sentence.last, _kind(match), "lists.told")
    return []


def _items(outline: Outline, first: int, last: int, kind: str, rule: str) -> list[ItemFound]:
    words = outline.words
    while first < last and words[first].text in ('"', ":"):
        first += 1
    if first >= last:
        return []
    action = is_masdar(words[first].text) or is_lack(words[first].text)
    spans = chain(words, first, last, nouns=not action)
    certainty = 0.7 if action else 0.6
    return [
        ItemFound(*char_span(words, begin, end), kind, certainty, rule, act_at=begin)
        for begin, end in spans
        if end - begin >= _SHORTEST
    ]
