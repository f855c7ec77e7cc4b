"""Stances told: announced, denounced, praised, expressed, affirmed, reported."""

import re

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.acts import Act, spoken_to
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import clause_end, core_end
from hiwar.reading.finding.deeds import decided
from hiwar.reading.finding.told import told
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.finding.wording import core, is_noun_of_act, items_at, stances, whole
from hiwar.reading.lexicon.organizations import HEADS
from hiwar.reading.lexicon.verbs import is_stance_noun
from hiwar.reading.lexicon.words import AUTHORITIES, is_masdar

_MODAL = word_set(
    """
    يجب ينبغي لابد لن لا يلزم
    """
)
_COURTESIES = word_set(
    """
    سعادته سعادتها سعادتهم شكره شكرها شكرهم امتنانه امتنانها ترحيبه ترحيبها سروره سرورها اسفه
    """
)
_DONE = word_set(
    """
    انجزت انجز احدثت احدث صرفت وفرت خصصت شيدت جهزت عممت انهت استكملت اطلقت سوت رفعت
    """
)
_DONE_REACH = 5
_POINTING_BACK = ("لهذا", "لهذه", "لذلك", "الشخصي", "لهذين", "لتلك")
_POINTING = {
    "need": ("demand", "items.necessity"),
    "with": ("position", "items.closed_saying"),
    "to": ("position", "items.pointed_to"),
    "stance": ("position", "items.stance_announced"),
}
_SHORT_WORD = 3
_BLAME_REACH = 22
_BLAME = re.compile(r"مسوولي|تبعات")


def announced(words: list[Token], act: Act) -> list[ItemFound]:
    begin = act.first + (words[act.first].text == '"')
    if begin < act.stop and is_stance_noun(words[begin].text):
        spans = chain(words, begin, act.stop)
        return items_at(words, spans, "position", 0.8, "items.stance_announced")
    if act.link == "that":
        return items_at(words, [core(words, act)], "position", 0.6, "items.announced_that")
    if not is_masdar(words[act.first].text):
        return []
    return decided(words, act)


def denounced(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma == "حمل":
        return _blamed(words, act)
    return stances(words, act, "items.denounced")


def _blamed(words: list[Token], act: Act) -> list[ItemFound]:
    """حمّل X Y المسؤولية: from the verb to the blame."""
    for place in range(act.at + 1, min(len(words), act.at + _BLAME_REACH)):
        if _BLAME.search(words[place].text):
            skip = 1 if words[act.at].text[0] in "وف" else 0
            last = core_end(words, place, clause_end(words, place, act.stop))
            span = (words[act.at].start + skip, words[last - 1].end)
            return [ItemFound(*span, "position", 0.85, "items.blamed")]
    return []


def praised(words: list[Token], act: Act) -> list[ItemFound]:
    made = stances(words, act, "items.praised")
    welcomed = act.verb.lemma == "رحب"
    return [item for item in made if not welcomed or item.start >= words[act.at].end]


def expressed(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link != "about" or words[act.first].text in _COURTESIES:
        return []
    if words[act.first + 1 : act.first + 2] and words[act.first + 1].text in _POINTING_BACK:
        return []
    spans = chain(words, act.first, act.stop)
    return items_at(words, spans, "position", 0.75, "items.expressed")


def affirmed(words: list[Token], act: Act) -> list[ItemFound]:
    if act.verb.lemma == "سجل" and act.link != "that":
        return _grievances(words, act)
    if act.link == "that":
        return told_done(words, act) or told(words, act, 0.65, "items.affirmed_that")
    if act.link == "plain" or (act.link == "on" and act.verb.lemma == "اعتبر"):
        return _held(words, act)
    spans = chain(words, act.first, act.stop)
    if act.link in ("stance", "to"):
        return items_at(words, spans, "position", 0.7, "items.stance_announced")
    if act.link == "need":
        return items_at(words, spans, "recommendation", 0.7, "items.necessity")
    begin = act.first + (1 if words[act.first].text == '"' else 0)
    text = words[begin].text if begin < act.stop else ""
    masdar = is_masdar(text) and not is_stance_noun(text)
    kind = "recommendation" if masdar and act.verb.lemma in ("اكد", "شدد") else "position"
    return items_at(words, spans, kind, 0.65, "items.affirmed_on")


def _held(words: list[Token], act: Act) -> list[ItemFound]:
    """تعتبر القرار مجحفا, تتشبث بالملف: the verb belongs to what is held."""
    passive = act.verb.lemma == "اعتبر" and words[act.at].text.lstrip("وف")[:1] in ("ي", "ت")
    if act.verb.lemma in ("اعتبر", "تشبث", "تمسك") and not passive:
        return [whole(words, act, "position", 0.6, "items.held_that")]
    return []


def _grievances(words: list[Token], act: Act) -> list[ItemFound]:
    """سجلت النقابة غياب X، وخصاص Y: each a position."""
    for place in range(act.at + 1, min(act.stop, act.at + _BLAME_REACH)):
        subject = words[place].text in HEADS and place == act.at + 1
        if is_noun_of_act(words[place].text.removeprefix("ب")) and not subject:
            spans = chain(words, place, act.stop)
            return items_at(words, spans, "position", 0.7, "items.grievances")
    return []


def told_done(words: list[Token], act: Act) -> list[ItemFound]:
    """أكد المدير أن الإدارة أنجزت …: what an authority says it has done."""
    if spoken_to(act, words) != "authority" and _bare(words[act.at + 1].text) not in AUTHORITIES:
        return []
    near = {_bare(words[i].text) for i in range(act.first, min(act.first + _DONE_REACH, act.last))}
    if not near & _DONE:
        return []
    return items_at(words, [core(words, act)], "achievement", 0.6, "items.told_done")


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وف" and len(word) > _SHORT_WORD else word


def reported(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link in _POINTING:
        kind, rule = _POINTING[act.link]
        return items_at(words, chain(words, act.first, act.stop), kind, 0.55, rule)
    if act.link != "that":
        return []
    done = told_done(words, act)
    if done:
        return done
    certainty, rule = 0.5, "items.reported_that"
    if any(words[i].text in _MODAL for i in range(act.first, min(act.first + 3, act.last))):
        certainty, rule = 0.62, "items.reported_stance"
    elif '"' in (words[act.first].text, words[act.first - 1].text):
        certainty, rule = 0.55, "items.reported_words"
    return told(words, act, certainty, rule)


def described(words: list[Token], act: Act) -> list[ItemFound]:
    """واصفا الأمر بإقصاء …: what it is called."""
    if act.link != "with" or act.last - act.first < _SHORT_WORD:
        return []
    spans = chain(words, act.first, act.stop)[:1]
    return items_at(words, spans, "position", 0.55, "items.described")
