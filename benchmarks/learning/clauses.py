"""Many more clauses than there are items, and what is known of each: the candidates of a classifier."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from benchmarks.learning.words import THAT, word_class

from hiwar.language.tokens import Token
from hiwar.language.wordlists import word_set
from hiwar.reading.finding.clauses import char_span, clause_end, core_end, parts
from hiwar.reading.finding.cues import cue_at
from hiwar.reading.lexicon.words import SUBORDINATE, is_masdar
from hiwar.reading.outline import Outline, Sentence

_MARKS = ("،", ",", "؛", ":", ".")
_LINKS = word_set("علي الي من عن في كون")
_DENIALS = word_set("لا لم لن عدم غياب ليس ليست غير")
_DUTIES = word_set("يجب ينبغي ضروره مطالبه مطالب يتعين لابد بد تستحق")
_SHORTEST, _LONGEST, _REACH = 2, 60, 30


class Candidate(NamedTuple):
    """Words `first` to `last`, their span in the original text, and the features."""

    start: int
    end: int
    features: list[str]


@dataclass(slots=True)
class _Said:
    """What the sentence has told up to a word: the last cue, how far, its link, quoted or not."""

    act: str = "none"
    lemma: str = "none"
    since: int = 0
    link: str = ""
    quoted: bool = False
    cues: int = 0


def candidates(outline: Outline) -> list[Candidate]:
    """Every clause that a cue, a link, a quotation mark or a joined action may open, to each of its likely ends."""
    found: list[Candidate] = []
    for number, sentence in enumerate(outline.sentences):
        if outline.lines[sentence.line].kind == "title":
            continue
        for first, opened, said in _starts(outline.words, sentence):
            for last in _ends(outline.words, first, sentence.last):
                told = [f"opened {opened}", f"sentence {min(number, 8)}"]
                told += _features(outline.words, sentence, first, last, said, opened)
                start, end = char_span(outline.words, first, last)
                found.append(Candidate(*outline.span(start, end), told))
    return found


def _starts(words: list[Token], sentence: Sentence) -> Iterator[tuple[int, str, _Said]]:
    said = _Said()
    for place in range(sentence.first, sentence.last):
        word = words[place].text
        before = words[place - 1].text if place > sentence.first else ""
        opened = _opened(words, place, before, said) if word[0].isalnum() else ""
        if opened:
            yield place, opened, replace(said)
        verb = cue_at(words, place)
        if verb:
            said.act = verb.act + (":participle" if verb.participle else "")
            said.lemma, said.since, said.link = verb.lemma, 0, ""
            said.cues += 1
        else:
            said.since += 1
        if word == '"':
            said.quoted = not said.quoted
        if not said.link and (word in THAT or word in _LINKS):
            said.link = "that" if word in THAT else word


def _opened(words: list[Token], place: int, before: str, said: _Said) -> str:
    word = words[place].text
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    joined = bare is not word or before == "و"
    verb = cue_at(words, place)
    tests = (
        (before == '"' and said.quoted, "quotation"),
        (before in THAT, "that"),
        (joined and is_masdar(bare), "joined action"),
        (joined and (bare.startswith("ال") or bare in _DENIALS), "joined"),
        (word[0] == "ب" and (is_masdar(word[1:]) or word[1:3] == "ال"), "with"),
        (before in _LINKS and said.since < _REACH, "link " + before),
        (said.since == 0 and said.cues > 0, "after the cue"),
        (before in _MARKS and is_masdar(bare), "comma"),
        (verb is not None and verb.act in ("denounce", "decide", "hold", "promise"), "cue"),
    )
    return next((name for holds, name in tests if holds), "")


def _ends(words: list[Token], first: int, last: int) -> list[int]:
    whole = clause_end(words, first, last)
    ends = {core_end(words, first, whole), whole}
    ends |= {end for _, end in parts(words, first, whole)[:1]}
    marks = [place for place in range(first + 2, last) if words[place].text in (*_MARKS, '"')]
    ends |= set(marks[:2]) | (set() if len(marks) > 1 else {last})
    return sorted(
        {
            end
            for end in (_trimmed(words, first, end) for end in ends)
            if _SHORTEST <= end - first <= _LONGEST
        }
    )


def _trimmed(words: list[Token], first: int, last: int) -> int:
    while last > first + 1 and not words[last - 1].text[-1].isalnum():
        last -= 1
    return last


def _features(
    words: list[Token], sentence: Sentence, first: int, last: int, said: _Said, opened: str
) -> list[str]:
    def at(place: int) -> str:
        return word_class(words, place) if sentence.first <= place < sentence.last else "#"

    inner = [words[place].text for place in range(first, last)]
    before, after, lead = at(first - 1), at(last), at(first)
    act, since, length = said.act, min(said.since // 4, 8), last - first
    duty = any(word in _DUTIES for word in inner)
    return [
        f"act {act}", f"lemma {said.lemma}", f"act {act} link {said.link}", f"act {act} {opened}",
        f"lemma {said.lemma} {opened}", f"since {since}", f"act {act} since {since}",
        f"quoted {said.quoted} {opened}", f"quoted {said.quoted} {act}", f"cues {min(said.cues, 4)}",
        f"lead {lead}", f"second {at(first + 1)}", f"before {before}", f"before that {at(first - 2)}",
        f"lead {lead} before {before}", f"before {at(first - 2)} {before}", f"act {act} lead {lead}",
        f"after {after}", f"after {after} {at(last + 1)}", f"after {after} of {min(length // 4, 4)}",
        f"length {min(length // 2, 10)}", f"ends {at(last - 1)[:3]}", f"duty {duty} {act}",
        f"commas {min(inner.count('،'), 3)}", f"quotes {inner.count(chr(34))}",
        f"relatives {sum(word in ('التي', 'الذي') for word in inner)}",
        f"goes on {any(word in SUBORDINATE for word in inner[2:])}",
        f"denies {any(word in _DENIALS for word in inner[:6])}",
    ]  # fmt: skip
