"""Who issues the document, and whom it meets or addresses."""

import re
from collections import Counter
from collections.abc import Sequence

from hiwar.language.names import HONORIFICS
from hiwar.language.wordlists import word_set
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.compose.organizations import Body
from hiwar.reading.finding import EventFound, OrganizationMention
from hiwar.reading.lexicon.organizations import SPEAKING_KINDS
from hiwar.reading.lexicon.roles import ROLE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.outline import Outline
from hiwar.reading.record import Counterpart, Issuer

_FIRST_SENTENCES = 4
_BEGINNING = 5
_TITLE = 1.5
_ORGAN = 2.0
_CHILD, _MANY = 1.0, 2.0
_FREQUENT = 0.25
_MOST = 6
_SAYS = 0.8
_OPENS = 4
_ADDRESSED = 1.0
_ADDRESS_REACH = 7
_OF_OFFICES = word_set("العام العامه الوطني الوطنيه الجهوي الاقليمي المكتب اعضاء التنفيذي")
_LATE = 0.6
_BEFORE = 40
ORGANIZER = re.compile(
    r"(?:بمبادره\sمن|من\sتنظيم|بدعوه\sمن|نظمته|تنظمه|نظمه|ينظمه|عقدته|عقده)\s(?:طرف\s|لدن\s)?ل?$"
)
_IN_ROW = re.compile(r"(?:\s\([^()]{2,20}\))?(?:\s?،)?\sو$")
_ROW_GAP = 28
_SUBJECT_REACH = 8
_VERB_REACH = 16
_SAYING = ("ask", "call", "denounce", "praise", "express", "affirm", "report", "announce", "decide")
_NOT_BEFORE_SUBJECT = word_set("من الي علي ضد مع ان بان انه انها عن في حول . التي الذي الذين")


def is_early(outline: Outline, body: Body) -> bool:
    """Whether a body is named near the beginning, by its organ, or in the signature."""
    for mention in body.mentions:
        number = outline.sentence_at(mention.start)
        signed = number >= 0 and outline.lines[outline.sentences[number].line].kind == "signature"
        if number <= _BEGINNING or signed or mention.organ:
            return True
    return False


def issuer_of(
    outline: Outline,
    bodies: list[Body],
    event: EventFound | None,
    led: Sequence[tuple[int, str]] = (),
) -> tuple[Issuer | None, Body | None]:
    """The speaking body with the best standing: named early, by its organ, often, in the signature.

    `led` are the places where a leader is named, with the body led: their words count as its own.
    """
    speaking = [body for body in bodies if body.kind in SPEAKING_KINDS and is_early(outline, body)]
    speaking = [b for b in speaking if not _only_in_title(outline, b)] or speaking
    sure = 1.0
    if not speaking:
        speaking = [b for b in bodies if b.kind in SPEAKING_KINDS and not _only_under(b)]
        sure = _LATE
    if not speaking:
        return None, None
    said = times_said(outline, bodies, event, led)
    children = Counter(body.parent for body in bodies)
    best = max(
        speaking,
        key=lambda body: (
            _standing(outline, body, children, event) + _SAYS * min(said[body.id], _OPENS),
            -body.start,
        ),
    )
    if _others_act(outline, best, event) and not said[best.id]:
        return None, None
    best = _first_of_row(outline, best, speaking)
    first = min((m for m in best.mentions if m.proper), key=lambda m: m.start)
    organ = next(
        (m.organ for m in best.mentions if m.organ and outline.sentence_at(m.start) <= _BEGINNING),
        None,
    )
    words = " ".join(outline.original(*organ).split()) if organ else None
    certainty = round(sure * (0.88 if organ else 0.85), 2)
    evidence = spans_of(outline, [(first.start, first.end)])
    return Issuer(best.id, evidence, certainty, "issuer.standing", words), best


def _others_act(outline: Outline, best: Body, event: EventFound | None) -> bool:
    """Whether a protest is told of people without a name, and the body only comes up later."""
    if event is None or event.kind != "strike_or_protest":
        return False
    told = outline.sentence_at(event.start)
    return not any(m.organ or outline.sentence_at(m.start) <= told for m in best.mentions)


def _first_of_row(outline: Outline, best: Body, speaking: list[Body]) -> Body:
    """«خرج المرصد …، والكونفدرالية …»: of bodies that are named in a row, the first."""
    ends = {m.end: body for body in speaking for m in body.mentions if m.proper}
    for _ in range(_MOST):
        first = min(m.start for m in best.mentions if m.proper)
        joined = _IN_ROW.search(outline.text, max(0, first - _ROW_GAP), first)
        before = ends.get(joined.start()) if joined else None
        if before is None or before is best:
            break
        best = before
    return best


def _only_in_title(outline: Outline, body: Body) -> bool:
    """A title's own words for a body that the text names in full."""
    lines = {outline.sentence_at(m.start) for m in body.mentions if m.proper}
    return all(n >= 0 and outline.lines[outline.sentences[n].line].kind == "title" for n in lines)


def _only_under(body: Body) -> bool:
    return all(mention.under for mention in body.mentions if mention.proper)


def times_said(
    outline: Outline,
    bodies: list[Body],
    event: EventFound | None,
    led: Sequence[tuple[int, str]],
    *,
    after: bool = False,
    until: int | None = None,
) -> Counter[str]:
    """How often each body is the first one named after a verb of saying, asking, blaming.

    Whose words the text opens with counts many times over. With `after`, a body that opens a sentence is
    heard by the verb behind it too. With `until`, only what stands before that place is counted.
    """
    opening = _opening(outline, event)
    named = sorted([*((m.start, body.id) for body in bodies for m in body.mentions), *led])
    said: Counter[str] = Counter()
    taken = -1
    for start, name in named:
        if until is not None and start >= until:
            break
        place = outline.word_at(start)
        verb = _verb_before(outline, place)
        if verb < 0 and after:
            verb = _verb_after(outline, place)
        if verb >= 0 and verb != taken:
            said[name] += _OPENS if outline.words[verb].start == opening else 1
            taken = verb
    return said


def _opening(outline: Outline, event: EventFound | None) -> int:
    """Where the verb stands that opens the text with somebody's words; -1 where none does."""
    if event is None or event.rule not in ("kind.opening_stance", "kind.in_protest"):
        return -1
    return outline.sentences[outline.sentence_at(event.start)].start


def _verb_before(outline: Outline, place: int) -> int:
    """Index of the verb whose subject may stand at `place`; -1 where none does."""
    for index in range(place - 1, max(place - _SUBJECT_REACH, -1), -1):
        word = outline.words[index].text
        if word in _NOT_BEFORE_SUBJECT:
            return -1
        verb = verb_of(word)
        if verb and not verb.participle and verb.act in _SAYING:
            return -1 if _is_noun(outline, index) else index
    return -1


def _is_noun(outline: Outline, index: int) -> bool:
    """«رفضت طلب الاتحاد»: طلب after a word is what is asked, and no verb."""
    if outline.words[index].text not in ("طلب", "رفض", "دعم") or index == 0:
        return False
    before = outline.words[index - 1].text
    return before[-1].isalpha() and outline.sentence_at(outline.words[index].start) == (
        outline.sentence_at(outline.words[index - 1].start)
    )


def _verb_after(outline: Outline, place: int) -> int:
    """Index of the verb of who opens a sentence: «الجمعية ذاتها، ضمن بلاغ لها، استنكرت …»; else -1."""
    number = outline.sentence_at(outline.words[place].start)
    if number < 0 or place - outline.sentences[number].first > 1:
        return -1
    last = min(place + _VERB_REACH, outline.sentences[number].last)
    for index in range(place + 1, last):
        verb = verb_of(outline.words[index].text)
        if verb and not verb.participle and verb.act in _SAYING:
            return index
    return -1


def _standing(
    outline: Outline, body: Body, children: Counter[str | None], event: EventFound | None
) -> float:
    score = min(len(body.mentions), _MOST) * _FREQUENT
    for mention in body.mentions:
        if _is_addressed(outline, mention):
            score -= _ADDRESSED
            continue
        number = outline.sentence_at(mention.start)
        line = outline.lines[outline.sentences[number].line] if number >= 0 else None
        if mention.organ:
            score += _ORGAN if number < _FIRST_SENTENCES else 0.5
        if line and line.kind in ("title", "signature"):
            score += _TITLE
        if _on_stage(outline, event, number) and mention.proper:
            score += 1.0
        if number < _FIRST_SENTENCES and ORGANIZER.search(
            outline.text, max(0, mention.start - _BEFORE), mention.start
        ):
            score += _ORGAN
    score -= _MANY if all(m.rule == "organizations.collective" for m in body.mentions) else 0.0
    score += _CHILD if body.parent else 0.0
    score -= _CHILD * children[body.id]
    first = outline.sentence_at(body.start)
    score += max(0.0, 2.0 - 0.4 * first) - body.start / max(len(outline.text), 1)
    return score - (1.0 if _only_under(body) else 0.0)


def _on_stage(outline: Outline, event: EventFound | None, number: int) -> bool:
    """Whether the sentence tells the event; a title that only says a stance names nobody for sure."""
    if event is None or event.rule == "kind.title_stance":
        return False
    return number == outline.sentence_at(event.start)


def _is_addressed(outline: Outline, mention: OrganizationMention) -> bool:
    """رسالة إلى الجامعة …, إلى السيد الكاتب العام للجامعة …: who is written to does not write."""
    place = outline.word_at(mention.start)
    for index in range(place - 1, max(place - _ADDRESS_REACH, -1), -1):
        word = outline.words[index].text
        if word == "الي":
            return True
        if not (word in HONORIFICS or word in ROLE_HEADS or word in _OF_OFFICES):
            return False
    return False


def counterparts_of(
    outline: Outline, bodies: list[Body], event: EventFound | None, kind: str, issuer: Body | None
) -> tuple[Counterpart, ...]:
    """Administrations and employers of the event's sentence, and of the title."""
    if kind == "not_in_genre":
        return ()
    near = outline.sentence_at(event.start) if event else 0
    found = []
    for body in bodies:
        if body is issuer or body.kind not in ("administration", "employer"):
            continue
        hits = [m for m in body.mentions if _is_near(outline, m, near)]
        if hits and kind in ("dialogue_round", "statement", "strike_or_protest"):
            evidence = spans_of(outline, [(hits[0].start, hits[0].end)])
            found.append(Counterpart(body.id, evidence, 0.7, "counterparts.near_event"))
    return tuple(found[:3])


def _is_near(outline: Outline, mention: OrganizationMention, near: int) -> bool:
    number = outline.sentence_at(mention.start)
    return abs(number - near) <= 1
