"""People of a French text: after a title, beside a role, before a role and a comma."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from hiwar.language.folding import fold
from hiwar.language.wordlists import word_set
from hiwar.reading.french.words import HEADS, name_end
from hiwar.reading.outline import Outline

Span = tuple[int, int]
_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_PART = rf"(?:(?!(?:M|MM|Mme|Mlle|Dr|Pr|Me)\b){_UPPER}[\w'’-]+|{_UPPER}\.)"
_PARTICLE = r"(?:El|Al|Ben|Ait|Aït|Abou|Abd|Ould|Sidi|Moulay|Lalla|Bint|ben|el|al)"
_NAME = rf"{_PART}(?:[ \t]+(?:{_PARTICLE}[ \t]+)?{_PART}){{1,3}}"
_TITLE = r"(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Dr\.?|Pr\.?|Me|le camarade|la camarade|Le camarade|La camarade)"
_ROLE = (
    r"(?:secr[ée]taire\s+(?:g[ée]n[ée]rale?|nationale?|r[ée]gionale?|provinciale?|locale?|d'[ÉEée]tat)(?:\s+adjointe?)?"
    r"|vice-pr[ée]sidente?|pr[ée]sidente?|tr[ée]sori[eè]re?|rapporteure?|coordinat(?:eur|rice)(?:\s+\w+ale?)?"
    r"|membre\s+du\s+(?:bureau|conseil|secr[ée]tariat|comit[ée])(?:\s+\w+)?|direct(?:eur|rice)(?:\s+\w+ale?)?"
    r"|ministre|wali|gouverneure?|d[ée]l[ée]gu[ée]e?(?:\s+\w+ale?)?|porte-parole|conseill[eè]re?|d[ée]put[ée]e?)"
)
_AFTER_TITLE = re.compile(rf"(?<!\w)(?P<title>{_TITLE})[ \t]+(?P<name>{_NAME}|{_PART})")
_ROLE_THEN_NAME = re.compile(
    rf"(?<!\w)(?P<role>(?i:{_ROLE}))"
    rf"(?P<rest>[^.,;:\n]{{0,90}}?)[ \t]*[:,]?[ \t]+(?:{_TITLE}[ \t]+)?(?P<name>{_NAME})(?=[\s,.;)]|$)"
)
_NAME_THEN_ROLE = re.compile(
    rf"(?<!\w)(?:(?P<title>{_TITLE})[ \t]+)?(?P<name>{_NAME})[ \t]*(?:,|:|\(|-|–)[ \t]*(?P<role>(?i:{_ROLE}))"
)
_AND_ROLE = re.compile(rf"\s+et\s+(?P<role>{_ROLE})")
_EVENTS = (
    ("reelected", re.compile(r"(?:reelu|reelection|reconduit)\w*\W+(?:\w+\W+){0,2}$")),
    ("elected", re.compile(r"(?:elu|election|elit)\w{0,2}\W+(?:\w+\W+){0,3}$")),
    (
        "appointed",
        re.compile(r"(?:nomme|nomination|designe|designation)\w{0,2}\W+(?:\w+\W+){0,2}$"),
    ),
    ("resigned", re.compile(r"(?:demission)\w*\W+(?:\w+\W+){0,2}$")),
    ("removed", re.compile(r"(?:revocation|limogeage|licenciement)\W+(?:\w+\W+){0,2}$")),
    ("deceased", re.compile(r"(?:deces|feu|defunt)e?\W+(?:\w+\W+){0,2}$")),
)
_ELECTED_AFTER = re.compile(r"\s*,?\s*(?:a\s+ete\s+)?(re)?elue?\b")
_NOT_NAMES = word_set(
    "bureau conseil comite union syndicat communique maroc royaume objet reference"
)


@dataclass(slots=True)
class FrenchPerson:
    """Folded spans; `role` ends with the organization it is held in."""

    name: Span
    title: str | None
    role: Span | None
    others: tuple[Span, ...]
    certainty: float
    rule: str
    event: str | None = None


def find_french_people(outline: Outline) -> list[FrenchPerson]:
    """Each person once, with the role that stands beside the name."""
    source = outline.source
    found: dict[str, FrenchPerson] = {}
    for pattern, certainty, rule in (
        (_NAME_THEN_ROLE, 0.92, "people.name_role"),
        (_ROLE_THEN_NAME, 0.9, "people.name_role"),
        (_AFTER_TITLE, 0.9, "people.title_name"),
    ):
        for match in pattern.finditer(source):
            key = fold(match["name"])
            if set(key.split()) & (_NOT_NAMES | set(HEADS)) or _same(key, found):
                continue
            found[key] = _person(outline, match, certainty, rule)
    return sorted(found.values(), key=lambda person: person.name)


def _same(key: str, found: dict[str, FrenchPerson]) -> bool:
    words = set(key.split())
    return any(words <= set(other.split()) for other in found)


def _person(outline: Outline, match: re.Match[str], certainty: float, rule: str) -> FrenchPerson:
    groups = match.groupdict()
    name = _folded(outline, *match.span("name"))
    role: Span | None = None
    others: tuple[Span, ...] = ()
    if groups.get("role"):
        begin, stop = match.span("role")
        if groups.get("rest"):
            stop = match.end("rest")
        role = _folded(outline, begin, stop)
        if stop > match.end("name"):
            role = (role[0], _into_body(outline, role[1]))
            joined = _AND_ROLE.match(outline.text, role[1])
            if joined:
                first, end = joined.span("role")
                others = ((first, _into_body(outline, end)),)
    event = _event(outline, name)
    return FrenchPerson(name, groups.get("title"), role, others, certainty, rule, event)


def _into_body(outline: Outline, end: int) -> int:
    """secrétaire général du syndicat national …: the body the office is in."""
    first = outline.word_at(end)
    number = outline.sentence_at(end)
    last = outline.sentences[number].last if number >= 0 else len(outline.words)
    for place in range(first, min(first + 4, last)):
        if outline.words[place].text in HEADS:
            return outline.words[name_end(outline.words, place, last, outline) - 1].end
        if outline.words[place].text not in ("du", "de", "la", "l", "'", "d", "des", "a"):
            return end
    return end


def _event(outline: Outline, name: Span) -> str | None:
    before = outline.text[max(0, name[0] - 60) : name[0]].split("\n")[-1]
    for event, pattern in _EVENTS:
        if pattern.search(before):
            return event
    after = _ELECTED_AFTER.match(outline.text, name[1])
    if after:
        return "reelected" if after[1] else "elected"
    return None


def _folded(outline: Outline, start: int, end: int) -> Span:
    return bisect_left(outline.folded.starts, start), bisect_left(outline.folded.starts, end)
