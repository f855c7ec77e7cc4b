"""Whether a text that names unions, associations or parties is told by them, or only tells of them."""

from collections.abc import Sequence

from hiwar.reading.compose.organizations import Body
from hiwar.reading.compose.speakers import times_said
from hiwar.reading.finding import EventFound
from hiwar.reading.lexicon.events import OUTSIDE_HOLDER, OUTSIDE_SUBJECT, TOLD_BY_SOURCES
from hiwar.reading.lexicon.organizations import SPEAKING_KINDS
from hiwar.reading.outline import Outline, Sentence
from hiwar.reading.record import Kind

_OPENING = 3
_FEW = 1
_VERB_FIRST = 2
# Events that are told by whoever meets or strikes, whoever the sentence begins with.
_TOLD_ANYHOW = ("dialogue_round", "strike_or_protest", "founding", "general_assembly")
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
    if sum(said[body.id] for body in speaking) > _FEW:
        return kind
    if any(m.organ and m.start < opening[-1].end for body in speaking for m in body.mentions):
        return kind
    if kind.value not in _TOLD_ANYHOW and _others_open(outline, opening[0], bodies):
        return Kind("not_in_genre", 0.7, None, "kind.others_told_of")
    heard = [b for b in speaking if said[b.id] or len(b.mentions) > _FEW] or speaking
    if {body.kind for body in heard} == {"party"} and (
        not any(said[body.id] for body in heard)
        or TOLD_BY_SOURCES.search(outline.text, opening[0].start, opening[-1].end)
    ):
        return Kind("not_in_genre", 0.6, None, "kind.party_told_of")
    return kind


def _others_open(outline: Outline, sentence: Sentence, bodies: list[Body]) -> bool:
    """Whether an authority, a company, a court is the subject of the sentence: «قررت شركة …»."""
    starts = {m.start: body.kind for body in bodies for m in body.mentions}
    for word in outline.words[sentence.first : min(sentence.first + _VERB_FIRST, sentence.last)]:
        kind = starts.get(word.start)
        if kind is not None:
            return kind in _OUTSIDE_KINDS
        if OUTSIDE_SUBJECT.match(outline.text, word.start, sentence.end):
            return True
    return bool(OUTSIDE_HOLDER.match(outline.text, sentence.start, sentence.end))
