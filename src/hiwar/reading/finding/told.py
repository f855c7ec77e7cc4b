"""What is reported, a clause at a time: أكد أن X، وأن Y، كما أن Z، غير أن W، وستواصل V."""

import re

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.acts import Act
from hiwar.reading.finding.clauses import clause_end, core_end, opens_clause
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.finding.predicates import resumed
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.finding.wording import items_at
from hiwar.reading.lexicon.words import AFTER_COMMA, is_masdar

_COMMAS = ("،", ",", "؛")
_QUOTE = '"'
_THAT = word_set("ان انه انها انهم بان بانه بانها بانهم")
_AND_THAT = word_set("وان وانه وانها وانهم وبان وبانه وبانها")
_EXCEPT = ("غير", "الا", "بيد")
_NEW_CLAUSE = word_set(
    """
    ولم ولن وليست ولسنا وقد وهناك وسوف ومازال ولازال ولازالت واليوم وسيتم ويتم
    """
)
_REASONS = word_set("بسبب نتيجه جراء بحسب نظرا رغم")
_ASIDES = (AFTER_COMMA | word_set("بحسب تحت امام نتيجه بعدما وفقا ارضاء البالغ")) - word_set(
    "باعتبارها باعتبارهم باعتباره باعتبار"
)
_STATE = re.compile(r"م\w{3,6}(?:ه|ا|ين)")
_NEEDED = word_set(
    "يجب ينبغي يتعين يستوجب تستوجب يستدعي تستدعي يتطلب تتطلب يتوجب وجب ويجب وينبغي مطالبه"
)
_OWED = {("من", "واجب"), ("في", "حاجه"), ("من", "الضروري"), ("من", "الواجب"), ("بحاجه", "الي")}
_NOT = ("لا", "لم")
_NEED_REACH = 5
_LONGEST = 120
_MOST = 6
_FEWEST = 3
_ENOUGH = 4
_SHORT_WORD = 4


def told(words: list[Token], act: Act, certainty: float, rule: str) -> list[ItemFound]:
    """What is reported: the first clause, and those joined to it up to the next act."""
    stop = _stop(words, act)
    joints = _joints(words, act.first, stop)[:_MOST]
    limits = [joint for joint, _ in joints] + [stop]
    first = (act.first, _core_end(words, act.first, min(act.last, limits[0])))
    found = items_at(words, [first], _kind(words, *first), certainty, rule)
    for (joint, start), limit in zip(joints, limits[1:], strict=True):
        end = _core_end(words, start, clause_end(words, start, limit))
        if end - start >= _FEWEST:
            begin = words[start].start + (
                1 if words[start].text[0] == "و" and start == joint else 0
            )
            kind = _kind(words, start, end)
            goes_on = (begin, words[end - 1].end, kind, certainty, "items.goes_on")
            found.append(ItemFound(*goes_on))
    return found


def _kind(words: list[Token], first: int, last: int) -> str:
    """What somebody says is needed is asked for; the rest is where he stands."""
    for place in range(first, min(last, first + _NEED_REACH)):
        word = words[place].text
        after = words[place + 1].text if place + 1 < last else ""
        if (word in _NEEDED and words[place - 1].text not in _NOT) or (word, after) in _OWED:
            return "demand"
    return "position"


def _stop(words: list[Token], act: Act) -> int:
    """Where the report ends: at the quotation's end, else at the next act."""
    quoted = _QUOTE in (words[act.first].text, words[act.first - 1].text)
    last = min(act.stop, act.first + _LONGEST)
    for place in range(act.first + 1, last):
        if quoted and words[place].text == _QUOTE:
            return place
        if place >= act.last and cue_at(words, place) and opens_clause(words, place, act.first):
            return place
    return last


def _joints(words: list[Token], first: int, stop: int) -> list[tuple[int, int]]:
    """Where each joined clause is joined, and where its words begin."""
    joints: list[tuple[int, int]] = []
    last = first
    for place in range(first + 2, stop - 2):
        begin = _clause_at(words, place)
        if begin is not None and begin - last >= _FEWEST:
            joints.append((place, begin))
            last = begin
    return joints


def _clause_at(words: list[Token], place: int) -> int | None:
    """The first word of a clause that what stands at `place` joins to the one before."""
    word, after = words[place].text, words[place + 1].text
    if (word in _EXCEPT and after in _THAT) or (word == "كما" and after in ("ان", "بان")):
        return place + 2
    if (word, after) == ("في", "حين"):
        return place + (3 if words[place + 2].text == "ان" else 2)
    if word in _AND_THAT or (word == "كما" and after in _THAT):
        return place + 1
    if words[place - 1].text not in (*_COMMAS, _QUOTE):
        return None
    if word == "بينما":
        return place + 1
    return place if _and_verb(word) or _and_not(word, after) else None


def _and_not(word: str, after: str) -> bool:
    """ولا يتقاضون, ولا يمكن"""
    return word == "ولا" and after[:1] in ("ي", "ت") and not is_masdar(after)


def _and_verb(word: str) -> bool:
    """ويعيشون, وتواصل, وأصبحت: و + a verb, as far as its shape tells."""
    if word in _NEW_CLAUSE:
        return True
    if word[0] != "و" or len(word) <= _SHORT_WORD:
        return False
    if word[1] in "يتن":
        return not is_masdar(word[1:]) and word[-1] != "ه"
    return word[-1] == "ت" and word[-2] not in "اي"


def _core_end(words: list[Token], start: int, limit: int) -> int:
    """Index after the clause without its reason, its asides and its aims."""
    end = core_end(words, start, limit)
    goes_on = resumed(words, start, end, limit)
    end = core_end(words, goes_on, limit) if goes_on else end
    for place in range(start + _ENOUGH, end - 1):
        aside = words[place].text in _COMMAS and _is_aside(words, place + 1, end)
        reason = words[place].text in _REASONS and place > start + _ENOUGH
        if (aside or reason) and not resumed(words, start, place, end):
            end = place
            break
    while end > start + 1 and (not words[end - 1].text.isalnum() or words[end - 1].text == "و"):
        if words[end - 1].text == ")":
            break
        end -= 1
    return end


def _is_aside(words: list[Token], place: int, end: int) -> bool:
    if words[place].text == _QUOTE and place + 1 < end:
        place += 1
    word = words[place].text
    return word in _ASIDES or (_STATE.fullmatch(word) is not None and not is_masdar(word))
