"""Items of bulleted lists as trees: the class of a list comes from what introduces it."""

import re

from hiwar.language.tokens import Token
from hiwar.reading.finding import ItemFound
from hiwar.reading.finding.acts import Act, acts_in, spoken_to
from hiwar.reading.finding.clauses import clause_end
from hiwar.reading.finding.rosters import roster_lines
from hiwar.reading.finding.sayings import statements_of
from hiwar.reading.lexicon.intros import NOUN_CUES, RANKS
from hiwar.reading.lexicon.verbs import is_stance_noun
from hiwar.reading.lexicon.words import is_masdar
from hiwar.reading.outline import Line, Outline

_TYPE_OF_ACT = {
    "ask": "demand",
    "decide": "decision",
    "announce": "decision",
    "promise": "commitment",
    "denounce": "position",
    "achieve": "achievement",
    "agree": "agreed",
}
_TYPE_OF_CUE = {"agreed": "commitment", "points": "demand"}
_WEAK_ACTS = ("praise", "express", "affirm", "report", "discuss", "hold", "close")
_HEADING = re.compile(r"علي (?:المستوي|الصعيد)\s\S+(?:\sو\S+)?\s*:?$")
_SENTENCE_ACTS = ("ask", "call", "denounce", "praise", "announce", "decide", "affirm", "express")
_FEWEST_ACTS = 2
_OWN = ""  # what concludes or affirms only: each bullet takes its class from its own words
_LOOKBACK = 3
_EARLY = 4
_TAIL = 40
_SITS = ("تتكون", "يتكون", "مكونه", "مكونا", "تتالف", "يتالف", "متكونه")
_THEM = (
    "الاخوه", "الاخوات", "السيدات", "الساده", "السيد", "السيده", "الاساتذه", "الاخ", "الاخت", "كل", "الرفاق",
    "الاستاذ",
)  # fmt: skip
_SIDES = re.compile(r"(?:ال)?(?:طرف|جانب)(?:ان|ين)(?!\w)")


def find_list_items(outline: Outline) -> list[ItemFound]:
    """Bullets in order; `head` is the index in this list of the group a bullet stands under."""
    found: list[ItemFound] = []
    stack: list[tuple[int, str, int | None, float]] = []
    voice: tuple[int, int] | None = None
    names = roster_lines(outline)
    for number, line in enumerate(outline.lines):
        if number in names:
            continue
        if line.kind != "bullet":
            if line.kind == "paragraph":
                stack = []
            continue
        if not stack:
            kind, certainty, voice = _introduced(outline, number)
            stack = [(0, kind, None, certainty)]
        stack = [entry for entry in stack if entry[0] < line.level]
        _, kind, head, certainty = stack[-1]
        several = _several(outline, line)
        if several:
            for one in several:
                one.head, one.voice, one.listed = head, one.voice or voice, True
            found += several
            stack.append((line.level, several[-1].type, len(found) - 1, certainty))
            continue
        item, inner = _bullet(outline, line, kind, certainty)
        if item and kind == "agenda":
            continue
        if item:
            item.head = head
            item.voice = voice
            found.append(item)
            stack.append((line.level, kind if inner is None else inner, len(found) - 1, certainty))
        else:
            stack.append((line.level, inner or kind, head, 0.9))
    return found


def _several(outline: Outline, line: Line) -> list[ItemFound]:
    """A bullet of whole sentences (يثمن …، ويطالب …): its items as in running text."""
    first, last = outline.word_at(line.start), outline.word_at(line.end)
    if outline.text[line.start : line.end].rstrip().endswith((":", ":-")):
        return []
    acts = [act for act in acts_in(outline.words, first, last) if act.verb.act in _SENTENCE_ACTS]
    if len(acts) < _FEWEST_ACTS or acts[0].at - first > _EARLY:
        return []
    sentence = outline.sentences[outline.sentence_at(line.start)]
    return statements_of(outline, sentence)


def _introduced(outline: Outline, number: int) -> tuple[str, float, tuple[int, int] | None]:
    """The class of the list that begins at line `number`, how sure it is, and whose words."""
    for before in range(number - 1, max(number - 1 - _LOOKBACK, -1), -1):
        line = outline.lines[before]
        if line.kind in ("paragraph", "title", "signature"):
            kind = _class_of(outline, line)
            if kind == "agreed" and _SIDES.search(outline.text, line.start, line.end):
                kind = "commitment"
            if kind is not None:
                return kind, 0.93, _voice(outline, line)
            break
    bodies = [line for line in outline.lines[number : number + 6] if line.kind == "bullet"]
    asking = sum(is_masdar(_first_word(outline, line)) for line in bodies)
    return ("demand", 0.5, None) if asking * 2 >= len(bodies) else ("position", 0.4, None)


def _voice(outline: Outline, line: Line) -> tuple[int, int] | None:
    """The words after the first verb of the introduction."""
    first, last = outline.word_at(line.start), outline.word_at(line.end)
    acts = acts_in(outline.words, first, last)
    strong = [act for act in acts if act.verb.act in _TYPE_OF_ACT]
    lead = (strong or acts)[:1]
    return (outline.words[lead[0].at].end, line.end) if lead else None


def _first_word(outline: Outline, line: Line) -> str:
    place = outline.word_at(line.start)
    return outline.words[place].text if place < len(outline.words) else ""


def _class_of(outline: Outline, line: Line) -> str | None:
    first, last = outline.word_at(line.start), outline.word_at(line.end)
    start = line.start
    acts = acts_in(outline.words, first, last)
    for act in reversed(acts):
        if act.verb.lemma == "اجمع":
            return "position"
        if act.verb.act in _TYPE_OF_ACT:
            return _TYPE_OF_ACT[act.verb.act]
        if act.verb.act == "call":
            return _called(spoken_to(act, outline.words))
        if act.verb.act in _WEAK_ACTS:
            start = outline.words[act.at].start
            break
    told = _cued(outline.text[start : line.end])
    return told if told or not acts else _OWN


def _cued(text: str) -> str | None:
    """The class that the nouns of an introduction tell: the strongest, of equals the last."""
    hits = [(m.start(), kind) for kind, pattern in NOUN_CUES for m in pattern.finditer(text)]
    for rank in RANKS:
        found = [hit for hit in hits if hit[1] in rank]
        if found:
            return max(found)[1]
    return None


def _called(addressed: str | None) -> str:
    return "demand" if addressed == "authority" else "recommendation"


def _bullet(
    outline: Outline, line: Line, kind: str, certainty: float
) -> tuple[ItemFound | None, str | None]:
    """The item of a bullet and the class its children take; no item where it only introduces."""
    words: list[Token] = outline.words
    first, last = outline.word_at(line.start), outline.word_at(line.end)
    text = outline.text[line.start : line.end]
    opens = text.rstrip().endswith(":") or text.rstrip().endswith(":-")
    while (
        last > first and not words[last - 1].text[-1].isalnum() and words[last - 1].text not in ')"'
    ):
        last -= 1
    if last <= first or _HEADING.match(text):
        return None, None
    last = _before_names(words, first, last)
    acts = [act for act in acts_in(words, first, last) if act.at - first <= _EARLY]
    lead = acts[0] if acts else None
    if lead and lead.verb.act in ("ask", "call", "denounce", "praise", "announce", "decide"):
        own = _own_type(words, lead)
        if opens:
            return None, own
        begin = _begin(words, lead, first)
        if begin > first and words[begin].text[0] == "ب" and is_masdar(words[begin].text[1:]):
            last = clause_end(words, begin, last)
        return _item(words, begin, last, own, min(certainty, 0.85), "lists.bullet_with_verb"), None
    if lead and lead.verb.act == "affirm" and lead.link == "that":
        return _item(
            words, lead.first, lead.last, "position", certainty, "lists.bullet_affirms"
        ), None
    if words[first].text in ("ان", "انه", "انها", "وان") and last - first > _EARLY:
        first += 1
    if kind == _OWN and is_masdar(words[first].text) and not is_stance_noun(words[first].text):
        kind = "demand"
    kind = "position" if kind == _OWN else kind
    if opens:
        inner = _announced(text, kind)
        return _item(words, first, last, kind, certainty, "lists.group"), inner
    return _item(words, first, last, kind, certainty, "lists.bullet"), None


def _announced(text: str, kind: str) -> str:
    """رفع مذكرة تتضمن المطالب التالية: what a group announces at its end is the class of what stands under it."""
    named = _cued(text[-_TAIL:])
    return named if named in ("demand", "decision", "commitment", "recommendation") else kind


def _begin(words: list[Token], lead: Act, first: int) -> int:
    """A bullet's item without the verb that asks, calls or decides; with one that takes a stance."""
    if lead.verb.act in ("ask", "call"):
        return lead.first if lead.link != "plain" else first
    content = lead.verb.act in ("decide", "announce") and lead.first > first
    return lead.first if content and is_masdar(words[lead.first].text) else first


def _before_names(words: list[Token], first: int, last: int) -> int:
    """تشكيل لجنة تتكون من السادة …: up to who sits in it."""
    near = range(first + _EARLY - 1, last - 2)
    end = next((i for i in near if words[i].text in _SITS and words[i + 2].text in _THEM), last)
    return end - (words[end - 1].text in ("،", ","))


def _own_type(words: list[Token], act: Act) -> str:
    verb = act.verb
    if verb.act == "call":
        return _called(spoken_to(act, words))
    if verb.act == "announce" and is_stance_noun(words[act.first].text):
        return "position"
    return _TYPE_OF_ACT.get(verb.act, "position")


def _item(
    words: list[Token], first: int, last: int, kind: str, certainty: float, rule: str
) -> ItemFound:
    item = ItemFound(words[first].start, words[last - 1].end, kind, certainty, rule, listed=True)
    item.type, item.act_at, item.agreed = _TYPE_OF_CUE.get(kind, kind), first, kind == "agreed"
    return item
