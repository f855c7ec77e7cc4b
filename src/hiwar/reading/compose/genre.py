"""Whether a text that names unions, associations or parties is told by them, or only tells of them."""

from collections import Counter
from collections.abc import Sequence

from hiwar.language.wordlists import word_set
from hiwar.reading.compose.organizations import Body
from hiwar.reading.compose.speakers import ORGANIZER, times_said
from hiwar.reading.finding import EventFound, OrganizationMention
from hiwar.reading.lexicon.events import (
    OF_LABOR,
    OUTSIDE_HOLDER,
    OUTSIDE_SUBJECT,
    TOLD_BY_SOURCES,
)
from hiwar.reading.lexicon.organizations import SPEAKING_KINDS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.record import Kind

_OPENING = 3
_FEW, _SOME = 1, 2
_VERB_FIRST = 2
_ACTS = word_set("اصدر اصدرت عقد عقدت نظم نظمت خاض خاضت راسل راسلت وجه وجهت اجتمع اجتمعت")
# Events that are told by whoever meets or strikes, whoever the sentence begins with.
_TOLD_ANYHOW = ("dialogue_round", "strike_or_protest", "founding", "general_assembly")
# Meetings that administrations hold too.
_HELD_BY_ANY = ("outreach_meeting", "consultative_meeting", "council", "other")
_OWN_EVENTS = ("congress", "council", "bureau_meeting")
_BEFORE = 40
_OUTSIDE_KINDS = ("administration", "employer")


def settled(
    outline: Outline,
    kind: Kind,
    event: EventFound | None,
    bodies: list[Body],
    led: Sequence[tuple[int, str]],
) -> Kind:
    """The kind, or `not_in_genre` where others act and no body of the field says more than a word."""
    opening = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"][:_OPENING]
    if kind.value == "not_in_genre" or not opening:
        return kind
    speaking = [body for body in bodies if body.kind in SPEAKING_KINDS]
    said = times_said(outline, bodies, event, led, after=True)
    of_two = event is not None and event.rule == "kind.told_consultative_meeting"
    if not of_two and _is_party_news(outline, opening, speaking, said, led):
        return Kind("not_in_genre", 0.6, None, "kind.party_told_of")
    if kind.value in _HELD_BY_ANY and _named_late(outline, opening, speaking, said):
        return Kind("not_in_genre", 0.6, None, "kind.others_told_of")
    others = kind.value not in _TOLD_ANYHOW and not _is_told_of_own(outline, event, speaking)
    if others and _others_open(outline, opening[0], bodies):
        return _opened_by_others(outline, kind, event, bodies, led)
    if _heard(speaking, said) <= _SOME and _sources_open(outline, opening, speaking):
        return Kind("not_in_genre", 0.6, None, "kind.others_told_of")
    return kind


def _named_late(
    outline: Outline, opening: list[Sentence], speaking: list[Body], said: Counter[str]
) -> bool:
    """An open day of the police where an association says a word of thanks far below."""
    named = any(m.start < opening[-1].end for body in speaking for m in body.mentions)
    first = opening[0]
    return (
        bool(speaking)
        and not named
        and _heard(speaking, said) <= _SOME
        and bool(OUTSIDE_SUBJECT.search(outline.text, first.start, first.end))
    )


def _opened_by_others(
    outline: Outline,
    kind: Kind,
    event: EventFound | None,
    bodies: list[Body],
    led: Sequence[tuple[int, str]],
) -> Kind:
    opening = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"][:_OPENING]
    speaking = [body for body in bodies if body.kind in SPEAKING_KINDS]
    if any(_organ_acts(outline, m, opening[-1].end) for body in speaking for m in body.mentions):
        return kind
    first = times_said(outline, bodies, event, led, after=True, until=opening[-1].end)
    said = times_said(outline, bodies, event, led, after=True)
    leaders = _heard(speaking, times_said(outline, [], event, led, after=True))
    more = 0 if leaders else _SOME
    few = max(_heard(speaking, first), _heard(speaking, said) - more) <= _FEW
    return Kind("not_in_genre", 0.7, None, "kind.others_told_of") if few else kind


def _is_told_of_own(outline: Outline, event: EventFound | None, speaking: list[Body]) -> bool:
    """Whether the sentence tells of a body's own congress, council or bureau, or of what it organizes."""
    if event is None or not event.rule.startswith("kind.told_"):
        return False
    number = outline.sentence_at(event.start)
    here = [m for b in speaking for m in b.mentions if outline.sentence_at(m.start) == number]
    if event.kind in _OWN_EVENTS:
        return bool(here)
    return any(ORGANIZER.search(outline.text, max(0, m.start - _BEFORE), m.start) for m in here)


def _organ_acts(outline: Outline, mention: OrganizationMention, until: int) -> bool:
    """«أصدر المكتب الوطني للنقابة …»: its organ stands behind a verb, early."""
    if mention.organ is None or mention.start >= until:
        return False
    place = outline.word_at(mention.organ[0])
    before = outline.words[place - 1].text if place else ""
    return verb_of(before) is not None or before.lstrip("وف") in _ACTS


def _heard(speaking: list[Body], said: Counter[str]) -> int:
    return sum(said[body.id] for body in speaking)


def _sources_open(outline: Outline, opening: list[Sentence], speaking: list[Body]) -> bool:
    """«كشفت مصادر مطلعة أن …», and no body of the field is named before the text is well under way."""
    named = any(m.start < opening[-1].end for body in speaking for m in body.mentions)
    first = opening[0]
    return (
        bool(speaking)
        and not named
        and bool(TOLD_BY_SOURCES.search(outline.text, first.start, first.end))
    )


def _is_party_news(
    outline: Outline,
    opening: list[Sentence],
    speaking: list[Body],
    said: Counter[str],
    led: Sequence[tuple[int, str]],
) -> bool:
    """Whether a party leads the text and does not itself open it: its leaders, its quarrels, its fairs.

    A party that speaks of labor without naming a leader first stays in the genre.
    """
    lead = min(speaking, key=lambda body: body.start, default=None)
    if lead is None or lead.kind != "party":
        return False
    if sum(said[body.id] for body in speaking if body.kind != "party") > _FEW:
        return False
    first = opening[0]
    if OF_LABOR.search(outline.text, first.start, opening[-1].end) and not any(
        start < first.end for start, _ in led
    ):
        return False
    place = min(first.first + _VERB_FIRST, first.last - 1)
    named = ((m.organ or (m.start,))[0] for m in lead.mentions if m.end > first.start)
    if min(named, default=first.end) > outline.words[place].start:
        return True
    return verb_of(outline.words[first.first].text) is None


def _others_open(outline: Outline, sentence: Sentence, bodies: list[Body]) -> bool:
    """Whether an authority, a company, a court is the subject of the sentence: «قررت شركة …»."""
    starts = {m.start: body.kind for body in bodies for m in body.mentions}
    first = sentence.first
    if [word.text for word in outline.words[first : first + 2]] == ["يبدو", "ان"]:
        first += 2
    for word in outline.words[first : min(first + _VERB_FIRST, sentence.last)]:
        kind = starts.get(word.start)
        if kind is not None:
            return kind in _OUTSIDE_KINDS
        if OUTSIDE_SUBJECT.match(outline.text, word.start, sentence.end):
            return True
    return bool(OUTSIDE_HOLDER.match(outline.text, sentence.start, sentence.end))
