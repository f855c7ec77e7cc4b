"""Speech acts of a sentence: who does what to whom, and the words of the content."""

from dataclasses import dataclass

from hiwar.language.tokens import Token
from hiwar.reading.finding.clauses import PRONOUNED, clause_end, opens_clause
from hiwar.reading.finding.cues import cue_at, may_be_cue
from hiwar.reading.finding.links import content_of
from hiwar.reading.finding.predicates import resumed
from hiwar.reading.lexicon.organizations import HEADS, SPEAKING_KINDS
from hiwar.reading.lexicon.verbs import Verb, is_own_stance
from hiwar.reading.lexicon.words import AUTHORITIES, PEOPLE_GROUPS, SUBORDINATE

_NOT_RELATIVE = ("decide", "announce", "ask", "call", "hold")
_RELATIVES = ("التي", "الذي", "الذين")
_EVERYONE = ("كافه", "جميع", "كل", "عموم", "سايير")
_SPOKEN_TO = AUTHORITIES | PEOPLE_GROUPS | frozenset(_EVERYONE)
_SHORT_CONTENT = 6
_SAID_ENOUGH = 4
_NESTED = ("announce", "affirm", "express", "report")
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Act:
    """A cue verb at word `at`; content in words `first` to `last`; between them who and to whom.

    What is joined to the content may go on to `stop`, the end of the sentence.

    link: that (أن), need (على ضرورة), to (إلى), with (ب), on (على), about (عن), plain.
    """

    at: int
    verb: Verb
    link: str
    first: int
    last: int
    stop: int

    def between(self, words: list[Token]) -> list[str]:
        return [_bare(words[index].text) for index in range(self.at + 1, self.first)]

    def parties(self, words: list[Token]) -> list[str]:
        """The words between without relative clauses (التي تضم نقابات …، )."""
        names: list[str] = []
        described = False
        for name in self.between(words):
            described = name in _RELATIVES or (described and name not in ("،", ","))
            if not described:
                names.append(name)
        return names


def acts_in(words: list[Token], first: int, last: int) -> list[Act]:
    """The acts of a sentence in order; a verb inside another's content is not one."""
    found: list[Act] = []
    places = [
        (place, verb)
        for place, word in enumerate(words[first:last], first)
        if may_be_cue(word.text) and (verb := cue_at(words, place)) is not None
    ]
    for place, verb in places:
        inside = bool(found) and place < found[-1].last
        if found and place == found[-1].first and words[place - 1].text in PRONOUNED:
            inner = _act(words, place, last, verb)
            if inner and (_says_it_itself(inner) or _is_to_come(words, inner)):
                found[-1] = inner
            continue
        if inside and _takes_over(words, place, found[-1]):
            found.pop()
        elif inside and verb.act != "achieve" and not opens_clause(words, place, first):
            continue
        if is_own_stance(words[place].text) and not _stands_alone(words, place, first):
            continue
        if verb.act in ("denounce", "praise") and _describes(words, place, first, verb):
            continue
        if verb.act in _NOT_RELATIVE and place > first and words[place - 1].text in _RELATIVES:
            continue
        act = _act(words, place, last, verb)
        if act:
            found.append(act)
    return found


def _says_it_itself(inner: Act) -> bool:
    """أضافت أنها ترفض …: the inner verb is the act where it has a content of its own."""
    return inner.link != "plain" or inner.verb.act in ("denounce", "promise")


def _is_to_come(words: list[Token], inner: Act) -> bool:
    """أعلنت أنها ستنظم …"""
    return inner.verb.act == "hold" and words[inner.at].text.startswith("س")


def _stands_alone(words: list[Token], place: int, first: int) -> bool:
    """خلص إلى استنكارها …، ورفضها …: a noun tells a stance only where a clause may begin."""
    return opens_clause(words, place, first) or words[place - 1].text == "الي"


def _describes(words: list[Token], place: int, first: int, verb: Verb) -> bool:
    """ردود فعل رافضة, مما يهدد ب…: a quality of the noun before it, not what somebody says."""
    if place == first:
        return False
    before = words[place - 1].text
    if before in ("مما", "ما", "بما", "الذي", "التي"):
        return True
    joined = words[place].text[0] in "وف" or not before[-1].isalnum() or before in ("كما", "و")
    return verb.participle and not joined and not before.startswith("ال")


def _takes_over(words: list[Token], place: int, outer: Act) -> bool:
    """جددت مطالبتها ب…: the noun inside is the act."""
    own = words[place].text.endswith(("تها", "ته", "تهم"))
    return own and outer.verb.act in _NESTED and place - outer.at <= _SHORT_CONTENT


def _act(words: list[Token], place: int, last: int, verb: Verb) -> Act | None:
    link, begin = content_of(words, place, last, verb)
    if begin >= last:
        return None
    end = clause_end(words, begin, last)
    if link == "that" and end - begin < _SHORT_CONTENT and _interrupted(words, begin, end, last):
        end = clause_end(words, end + 1, last)
    if link == "that":
        end = _with_predicate(words, begin, end, last)
    return Act(place, verb, link, begin, end, last)


def _with_predicate(words: list[Token], begin: int, end: int, last: int) -> int:
    """Past the aside that stands between a subject and what is said of it."""
    goes_on = resumed(words, begin, end, last)
    return clause_end(words, goes_on, last) if goes_on else end


def _interrupted(words: list[Token], begin: int, end: int, last: int) -> bool:
    """Whether a clause is cut by a comma before it has said much; a reason does not go on with it."""
    if end + 1 >= last or words[end].text != "،":
        return False
    after = words[end + 1].text
    aside = after not in SUBORDINATE or after.startswith("باعتبار")
    return aside or end - begin < _SAID_ENOUGH


def _bare(word: str) -> str:
    if word.startswith("لل"):
        return "ال" + word[2:]
    if word[:1] == "ب" and word[1:] in _SPOKEN_TO:
        return word[1:]
    return word[1:] if word[:1] == "و" and len(word) > _SHORT_WORD + 1 else word


def spoken_to(act: Act, words: list[Token]) -> str | None:
    """Whom the words between verb and content address: "authority" or "members".

    The last one named is addressed; the first word after a finite verb is its subject.
    """
    names = act.parties(words)
    everyone = next((n for n, name in enumerate(names) if name in _EVERYONE), None)
    if everyone is not None and any(n in PEOPLE_GROUPS for n in names[everyone + 1 : everyone + 2]):
        return "members"
    hit = None
    for name in names if _speaks_for_itself(act, words) else names[1:]:
        if name in AUTHORITIES:
            hit = "authority"
        elif name in PEOPLE_GROUPS:
            hit = "members"
    return hit


def _speaks_for_itself(act: Act, words: list[Token]) -> bool:
    """داعيا, ندعو, ليدعو: no subject stands after the verb."""
    text = words[act.at].text
    return act.verb.participle or text.lstrip("وفل")[:1] == "ن" or text[0] == "ل"


def spoken_to_own(act: Act, words: list[Token]) -> bool:
    """Whether own members are asked: كافة المناضلين, منخرطيها, after a participle any group of people."""
    names = act.parties(words)
    if act.verb.participle or any(name in _EVERYONE for name in names):
        return spoken_to(act, words) == "members"
    return any(name in PEOPLE_GROUPS and name.endswith(("ها", "ه")) for name in names[1:])


def side_of(names: list[str]) -> str | None:
    """Whether words name an authority, a group of members, or an organization that speaks."""
    for word in names:
        if HEADS.get(word) in SPEAKING_KINDS or word in ("المكتب", "النقابي", "نقابتنا"):
            return "issuer"
    if any(word in AUTHORITIES for word in names):
        return "counterpart"
    return "members" if any(word in PEOPLE_GROUPS for word in names) else None
