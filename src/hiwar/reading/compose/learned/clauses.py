"""Many more clauses than there are items: every place one may begin, with each of its likely ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.learned.wordclasses import THAT
from hiwar.reading.finding.clauses import clause_end, core_end, parts
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.verbs import Verb, is_stance_noun
from hiwar.reading.lexicon.words import AFTER_COMMA, SUBORDINATE, is_lack, is_masdar
from hiwar.reading.outline import Outline, Sentence

MARKS: Final = ("،", ",", "؛", ":", ".", "؟", "!")
DENIALS: Final = word_set("لا لم لن عدم غياب ليس ليست غير ما")
RELATIVES: Final = word_set("التي الذي الذين اللذين والتي والذي")
LINKS: Final = word_set("علي الي من عن في كون مع خلال عبر غير")
_OPENING_LINKS = word_set("علي الي عن كون غير")
_ENDERS = (
    SUBORDINATE
    | AFTER_COMMA
    | RELATIVES
    | word_set("بعد قبل منذ جراء نتيجه بسبب عقب خلال وفق وفقا ابتداء مما لما قصد")
) - {"ما"}
_CUES_THAT_STAY = ("denounce", "decide", "hold", "promise", "achieve", "praise")
_SHORTEST, LONGEST = 2, 60
_NEAR_ACTION, _NEAR_LACK = 14, 10
_SHORT_WORD = 3
_MARKS_TRIED, _ENDERS_TRIED, _JOINS_TRIED = 3, 3, 2
QUOTE: Final = '"'


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentence has told up to a word: the last cue, how far back, its link, quoted or not."""

    act: str = "none"
    lemma: str = "none"
    before: str = "none"
    at: int = -1
    since: int = 0
    link: str = ""
    quoted: bool = False
    cues: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """A word where a clause may begin, what opens it there, and its ends: word index to what ends it."""

    place: int
    sentence: int
    by: str
    said: Said
    ends: dict[int, str] = field(compare=False)


def openings(outline: Outline, rules: dict[int, list[int]]) -> list[Opening]:
    """Of every sentence but titles; `rules` are the items already found, first word to words after."""
    found: list[Opening] = []
    for number, sentence in enumerate(outline.sentences):
        if outline.lines[sentence.line].kind != "title":
            found += _of_sentence(outline.words, number, sentence, rules)
    return found


def bare(word: str) -> str:
    """Without a joined و or ف."""
    return word[1:] if len(word) > _SHORT_WORD and word[0] in "وف" else word


def _of_sentence(
    words: list[Token], number: int, sentence: Sentence, rules: dict[int, list[int]]
) -> Iterator[Opening]:
    said = Said()
    for place in range(sentence.first, sentence.last):
        verb = cue_at(words, place)
        own = rules.get(place, [])
        by = _opened(words, place, sentence.first, said, verb) or ("rules" if own else "")
        if by:
            ends = dict.fromkeys((end for end in own if end <= sentence.last), "rules")
            ends |= _ends(words, place, sentence.last)
            yield Opening(place, number, by, said, ends)
        said = _heard(said, words[place].text, verb, place)


def _heard(said: Said, word: str, verb: Verb | None, place: int) -> Said:
    quoted = said.quoted != (word == QUOTE)
    if verb:
        act = verb.act + (":participle" if verb.participle else "")
        return Said(act, verb.lemma, said.act, place, 0, "", quoted, said.cues + 1)
    link = said.link
    if not link and (word in THAT or word in LINKS):
        link = "that" if word in THAT else word
    return Said(said.act, said.lemma, said.before, said.at, said.since + 1, link, quoted, said.cues)


def _opened(words: list[Token], place: int, first: int, said: Said, verb: Verb | None) -> str:
    word = words[place].text
    if not word[0].isalnum():
        return ""
    if place == first:
        return "first"
    before = words[place - 1].text
    if before == QUOTE:
        return "quotation"
    if before in THAT:
        return "that"
    return (
        _joined(word, before)
        or _with_letter(word)
        or _linked(before, said, verb)
        or _beside(word, before, said)
    )


def _joined(word: str, before: str) -> str:
    stripped = bare(word)
    if stripped is word and before != "و":
        return ""
    if is_masdar(stripped):
        return "joined action"
    if is_lack(stripped) or stripped in DENIALS:
        return "joined lack"
    if stripped[:1] in "يتنس" and len(stripped) > _SHORT_WORD:
        return "joined present"
    if is_stance_noun(stripped):
        return "joined stance"
    return "joined" if stripped.startswith("ال") else ""


def _with_letter(word: str) -> str:
    if word[0] == "ب" and (is_masdar(word[1:]) or word[1:3] == "ال"):
        return "with"
    return "for" if word[0] == "ل" and is_masdar(word[1:]) else ""


def _linked(before: str, said: Said, verb: Verb | None) -> str:
    if before in _OPENING_LINKS:
        return "link " + before
    if verb is not None and verb.act in _CUES_THAT_STAY:
        return "cue"
    return "after the cue" if said.since == 0 and said.cues else ""


def _beside(word: str, before: str, said: Said) -> str:
    action = is_masdar(word)
    if before in MARKS:
        return "mark action" if action else "mark"
    if action and said.cues and said.since < _NEAR_ACTION:
        return "action near"
    return "lack near" if said.cues and said.since < _NEAR_LACK and is_lack(word) else ""


def _ends(words: list[Token], first: int, last: int) -> dict[int, str]:
    whole = clause_end(words, first, min(last, first + LONGEST + 1))
    ends = {core_end(words, first, whole): "core"}
    ends.setdefault(whole, "clause")
    for _, end in parts(words, first, whole)[:1]:
        ends.setdefault(end, "part")
    for end, how in _breaks(words, first, last):
        ends.setdefault(end, how)
    trimmed: dict[int, str] = {}
    for end, how in ends.items():
        stop = _trimmed(words, first, end)
        if _SHORTEST <= stop - first <= LONGEST:
            trimmed.setdefault(stop, how)
    return trimmed


def _breaks(words: list[Token], first: int, last: int) -> Iterator[tuple[int, str]]:
    """The first marks, reasons and joined actions, and the end of a sentence without many marks."""
    marks = enders = joins = 0
    for place in range(first + 2, min(last, first + LONGEST + 1)):
        word = words[place].text
        if word in MARKS or word == QUOTE:
            marks += 1
            if marks <= _MARKS_TRIED:
                yield place, "mark"
        elif enders < _ENDERS_TRIED and _turns(word):
            enders += 1
            yield place, "ender"
        elif joins < _JOINS_TRIED and word[0] == "و" and _joined(word, ""):
            joins += 1
            yield place, "join"
        if marks >= _MARKS_TRIED and enders >= _ENDERS_TRIED:
            return
    if marks < _MARKS_TRIED:
        yield last, "sentence"


def _turns(word: str) -> bool:
    """A reason, an aside, a relative clause, an aim."""
    if word in _ENDERS or bare(word) in SUBORDINATE:
        return True
    return word[0] == "ل" and word[1:2] != "ل" and is_masdar(word[1:])


def _trimmed(words: list[Token], first: int, last: int) -> int:
    while last > first + 1 and not words[last - 1].text[-1].isalnum():
        last -= 1
    return last - 1 if last > first + 1 and words[last - 1].text in ("و", "لا") else last
