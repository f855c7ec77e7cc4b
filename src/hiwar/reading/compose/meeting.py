"""The event: its kind, place and slogan."""

import re
from bisect import bisect_right

from hiwar.language.folding import fold
from hiwar.language.gazetteer import city_name
from hiwar.reading.compose.evidence import span_of, spans_of
from hiwar.reading.compose.organizations import Body
from hiwar.reading.compose.speakers import is_early
from hiwar.reading.finding import EventFound, PersonMention, PlaceFound, SloganFound
from hiwar.reading.lexicon.events import BODIES_IN_GENERAL, COLLECTIVE_SPEAKS, MEETINGS
from hiwar.reading.lexicon.organizations import SPEAKING_KINDS
from hiwar.reading.outline import Outline
from hiwar.reading.record import Kind, Place, Slogan

_NEAR, _BESIDE = 350, 60
_OPENING = 3
_OPENING_TALK = 5
_OWN_WORDS = re.compile(r"نقابتنا|جمعيتنا|تعاضديتنا|رابطتنا")
_EVENT_WEIGHT_SURE = 0.85
_STATEMENT = 0.6
_TITLE_REACH = 40
_GOVERNED = re.compile(
    r"(?<![^\W\d_])[ولب]?(?:ل?ل|ال)?(?:رييسه?|والي|عامل|عمده|باشا|قايد|نايبه?|برلمانيه?)\s(?:ال\S+\s){0,2}(?:مجلس\s)?(?:ل|عن\s)?$"
)
_GATHERED = re.compile(r"ندوه|لقاء|اجتماع|وقفه|تجمع|جهه|منطقه")
_LOCAL_SENTENCES, _BRANCH_SENTENCES, _LOCAL_LOWER = 2, 5, 0.2
_OPENING_PLACES = 8
# «عبر فرعها بإقليم …»: where a branch of who speaks is.
_BRANCH = re.compile(r"(?<!\w)[وبلف]?(?:فرع|مكتب|تنسيقيت)(?:ها|ه|هم)\s(?:(?:ال)\S+\s){0,2}ب?$")
_SPEAKING = re.compile(
    r"(?:بيان|بلاغ)\s(?:ال)?(?:فرع|مكتب|تنسيقيه|نقابه|جمعيه|تنسيق)(?:\s\S+){0,5}\sب$"
)
_REMOTE = re.compile(
    r"عن بعد|عبر (?:تقنيه|منصه|تطبيق)|(?:تقنيه|بتقنيه) (?:التناظر|التواصل|الفيديو)"
)


def kind_of(
    outline: Outline, events: list[EventFound], bodies: list[Body]
) -> tuple[Kind, EventFound | None]:
    """The kind; `not_in_genre` where no organization of the field speaks."""
    speaking = [body for body in bodies if body.kind in SPEAKING_KINDS]
    if not any(is_early(outline, body) for body in speaking) and _collective_speaks(outline):
        speaking = []
    elif not speaking and not _unnamed_act(outline, events):
        return Kind("not_in_genre", 0.8, None, "kind.no_speaking_organization"), None
    early = any(is_early(outline, body) for body in speaking)
    if speaking and not early and not _general_mentions(outline):
        return Kind("not_in_genre", 0.6, None, "kind.organization_only_mentioned"), None
    if not events and speaking and all(body.kind == "party" for body in speaking):
        return Kind("not_in_genre", 0.55, None, "kind.party_told_of"), None
    if not events:
        return Kind("statement", 0.4, None, "kind.default_statement"), None
    lead = events[0]
    certainty = 0.92 if lead.weight >= _EVENT_WEIGHT_SURE else _STATEMENT
    evidence = spans_of(outline, [(lead.start, lead.end)])
    return Kind(lead.kind, certainty, evidence, lead.rule, lead.ordinal), lead


def _unnamed_act(outline: Outline, events: list[EventFound]) -> bool:
    """Whether what is told is done by a body that says "our union"."""
    return bool(events and _OWN_WORDS.search(outline.text))


def _collective_speaks(outline: Outline) -> bool:
    """Whether unions, teachers, workers in general act in the first sentences."""
    if not outline.sentences:
        return False
    last = outline.sentences[:_OPENING][-1].end
    return bool(COLLECTIVE_SPEAKS.search(outline.text, outline.sentences[0].start, last))


def _general_mentions(outline: Outline) -> int:
    """How often the opening speaks of unions or associations in general, the named ones coming later."""
    if not outline.sentences:
        return 0
    last = outline.sentences[:_OPENING_TALK][-1].end
    return len(BODIES_IN_GENERAL.findall(outline.text, 0, last))


def outside_names(
    outline: Outline, places: list[PlaceFound], mentioned: list[PersonMention]
) -> list[PlaceFound]:
    """The places that are no part of a person's name, and not what an official is over: «والي جهة …»."""
    names = sorted(mention.name for mention in mentioned if mention.name)
    return [
        place
        for place in places
        if not _is_within(names, place.start)
        and not _GOVERNED.search(outline.text, max(0, place.start - _TITLE_REACH), place.start)
    ]


def _is_within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]


def place_of(
    outline: Outline, places: list[PlaceFound], event: EventFound | None, kind: str
) -> Place | None:
    """A venue near the trigger, else a city near it, else (a meeting) a city of the text."""
    if kind == "statement":
        return _local_place(outline, places)
    if kind == "not_in_genre" or event is None:
        return None
    near = [place for place in places if -_NEAR <= place.start - event.start <= _NEAR]
    if _REMOTE.search(sentence_text(outline, event.start)):
        near = [place for place in near if place.venue]
        places = near
    chosen = next(
        (place for place in near if place.venue and _same_sentence(outline, place, event)), None
    )
    chosen = chosen or next(
        (p for p in near if not p.venue and _same_sentence(outline, p, event)), None
    )
    chosen = chosen or next((p for p in near if p.venue), None)
    lower = 0.0
    if chosen is None and kind in MEETINGS and kind != "dialogue_round":
        last = outline.sentences[:_OPENING_PLACES][-1].end
        told = (p for p in places if p.start < last and p.area)
        chosen = next((p for p in told if p.area and (p.area.in_place or p.area.marked)), None)
        lower = 0.4
    return _recorded_place(outline, chosen, lower) if chosen else None


def _local_place(outline: Outline, places: list[PlaceFound]) -> Place | None:
    """Where a statement is from: the city behind who speaks, or the town its first sentences are about."""
    body = [s for s in outline.sentences if outline.lines[s.line].kind == "paragraph"]
    if not body:
        return None
    last = body[:_LOCAL_SENTENCES][-1].end
    far = body[:_BRANCH_SENTENCES][-1].end
    for place in places:
        if place.area is None or not body[0].start <= place.start < far:
            continue
        before = outline.text[max(0, place.start - _BESIDE) : place.start]
        if place.start >= last and not (_BRANCH.search(before) and not place.venue):
            continue
        if not _is_local(outline, place, body[0].start):
            continue
        near = place.start < body[0].end or place.start >= last
        if near or _GATHERED.search(before) or _SPEAKING.search(before):
            return _recorded_place(outline, place, _LOCAL_LOWER)
    return None


def _is_local(outline: Outline, place: PlaceFound, start: int) -> bool:
    """بتازة, في الرباط, مدينة سلا; not inside a quotation, which tells of elsewhere."""
    said = outline.text[start : place.start]
    if said.count('"') % 2:
        return False
    area = place.area
    told = bool(area and (area.marked or area.in_place))
    return told or place.venue or said.endswith(("في ", "فرع "))


def _same_sentence(outline: Outline, place: PlaceFound, event: EventFound) -> bool:
    return outline.sentence_at(place.start) == outline.sentence_at(event.start)


def _recorded_place(outline: Outline, place: PlaceFound, lower: float) -> Place:
    area = place.area.areas[0] if place.area else None
    return Place(
        " ".join(outline.original(place.start, place.end).split()),
        city_name(area) if area else None,
        spans_of(outline, [(place.start, place.end)]),
        round(place.certainty - lower, 2),
        place.rule,
        area.code if area else None,
        area.level if area else None,
    )


def slogan_of(outline: Outline, slogans: list[SloganFound]) -> Slogan | None:
    if not slogans:
        return None
    best = max(slogans, key=lambda slogan: (slogan.certainty, -slogan.start))
    span = span_of(outline, best.start, best.end)
    return Slogan(outline.source[span.start : span.end], (span,), best.certainty, best.rule)


def sentence_text(outline: Outline, place: int) -> str:
    """The folded sentence that holds a place."""
    number = bisect_right(outline.sentences, place, key=lambda s: s.start) - 1
    if number < 0:
        return ""
    sentence = outline.sentences[number]
    return fold(outline.text[sentence.start : sentence.end])
