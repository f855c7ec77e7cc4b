"""What each act states: asked, called for, decided, promised, achieved, held."""

from hiwar.language.tokens import Token
from hiwar.reading.finding.acts import Act, acts_in, spoken_to, spoken_to_own
from hiwar.reading.finding.chains import chain
from hiwar.reading.finding.clauses import clause_end, core_end
from hiwar.reading.finding.deeds import (
    achieved,
    agreed,
    closed,
    decided,
    discussed,
    held,
    is_event,
    promised,
)
from hiwar.reading.finding.predicates import has_predicate
from hiwar.reading.finding.stances import (
    affirmed,
    announced,
    denounced,
    described,
    expressed,
    praised,
    reported,
)
from hiwar.reading.finding.types import ItemFound
from hiwar.reading.finding.wording import SHORTEST, items_at, voice, whole
from hiwar.reading.lexicon.words import AUTHORITIES
from hiwar.reading.outline import Outline, Sentence

_TOLD = (
    "items.goes_on",
    "items.reported_that",
    "items.reported_words",
    "items.affirmed_that",
    "items.denounced",
)
_SHORTEST_TOLD = 3
_SHORT_CLAUSE = 6
_POINTS_BACK = ("ذلك", "اذا")
_SHORTEST_QUOTE = 8
_DANGLING = (
    "بخصوص",
    "بشان",
    "تاتي",
    "ياتي",
    "جاء",
    "جاءت",
    "يدخل",
    "تدخل",
    "فانها",
    "فانه",
    "قد",
    "من",
    "في",
    "علي",
)


def statements_of(outline: Outline, sentence: Sentence) -> list[ItemFound]:
    words = outline.words
    ends_open = _introduces(outline, sentence)
    found: list[ItemFound] = []
    acts = acts_in(words, sentence.first, sentence.last)
    for number, act in enumerate(acts):
        if ends_open and number == len(acts) - 1:
            break
        made = _made(words, act)
        for item in made:
            item.act_at = act.at
            item.voice = voice(words, act)
            item.follows = act.verb.participle
        found += made
    found = found or _quoted_alone(words, sentence)
    return [item for item in found if not _says_nothing(outline, item)]


def _quoted_alone(words: list[Token], sentence: Sentence) -> list[ItemFound]:
    """A sentence that is a quotation, nobody's verb before it: the words of who spoke last."""
    first = sentence.first
    if words[first].text != '"' or sentence.last - first < _SHORTEST_QUOTE:
        return []
    end = clause_end(words, first + 1, sentence.last)
    return items_at(words, [(first + 1, end)], "position", 0.5, "items.quoted_alone")


def _says_nothing(outline: Outline, item: ItemFound) -> bool:
    """Whether a report is cut off before it says anything (أن هذا يأتي)."""
    if item.rule in _TOLD:
        words = outline.text[item.start : item.end].split()
        if len(words) < _SHORTEST_TOLD or words[-1] in _DANGLING or words[0] in _POINTS_BACK:
            return True
        return len(words) < _SHORT_CLAUSE and not _has_predicate(outline, item)
    return item.end - item.start <= SHORTEST


def _has_predicate(outline: Outline, item: ItemFound) -> bool:
    if item.rule in ("items.denounced", "items.affirmed_that"):
        return True
    first = outline.word_at(item.start + 1) - 1
    return has_predicate(outline.words, max(first, 0), outline.word_at(item.end))


def _introduces(outline: Outline, sentence: Sentence) -> bool:
    """Whether a list follows: the sentence is then its introduction."""
    line = outline.lines[sentence.line]
    return sentence.end >= line.end - 2 and outline.text[line.end - 1] == ":"


def _asked(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link == "plain":
        return []
    if act.verb.lemma == "اقترح" and _authority_proposes(words, act):
        return items_at(words, _contents(words, act), "commitment", 0.6, "items.proposed")
    pronoun = words[act.at].text.endswith("هم")
    members = pronoun or spoken_to_own(act, words)
    kind = "recommendation" if members and act.link != "about" else "demand"
    return items_at(words, _contents(words, act), kind, 0.75, "items.asked")


def _authority_proposes(words: list[Token], act: Act) -> bool:
    """اقترح الوزير على النقابات منح …"""
    return any(name in AUTHORITIES for name in act.between(words)[:2])


def _called(words: list[Token], act: Act) -> list[ItemFound]:
    if act.link == "plain":
        return []
    names = act.between(words)
    if names in ([], ["الي"]) and words[act.at].text.endswith("وا"):
        return [whole(words, act, "recommendation", 0.7, "items.guests_call")]
    if is_event(words, act):
        span = (act.first, core_end(words, act.first, act.last))
        return items_at(words, [span], "next_event", 0.75, "items.called_to_event")
    asked = spoken_to(act, words)
    kind = "demand" if asked == "authority" else "recommendation"
    rule = "items.called_for" if asked else "items.called_in_general"
    return items_at(words, _contents(words, act), kind, 0.8 if asked else 0.65, rule)


def _contents(words: list[Token], act: Act) -> list[tuple[int, int]]:
    """The content, and what is joined to it."""
    return chain(words, act.first, act.stop)


def _made(words: list[Token], act: Act) -> list[ItemFound]:
    maker = _MAKERS.get(act.verb.act)
    return maker(words, act) if maker else []


_MAKERS = {
    "ask": _asked,
    "call": _called,
    "decide": decided,
    "announce": announced,
    "promise": promised,
    "agree": agreed,
    "denounce": denounced,
    "describe": described,
    "praise": praised,
    "express": expressed,
    "affirm": affirmed,
    "report": reported,
    "achieve": achieved,
    "discuss": discussed,
    "hold": held,
    "close": closed,
}
