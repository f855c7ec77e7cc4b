"""Who said an item, to whom, and which item it stands under."""

from bisect import bisect_left
from dataclasses import dataclass

from hiwar.reading.compose.organizations import Body
from hiwar.reading.finding import ItemFound
from hiwar.reading.lexicon.words import AUTHORITIES
from hiwar.reading.outline import Outline

_ASKING_KINDS = ("statement", "dialogue_round", "strike_or_protest", "congress")
_NEEDS = (
    "items.necessity", "frames.required", "items.called_in_general", "frames.need", "items.affirmed_on",
)  # fmt: skip
_NOT_SPEAKERS = ("القطاع", "الجهات", "الجهه", "الجماعه", "الجماعات")
_REACH = 110
_GUESTS = frozenset(("المندوبون", "المشاركون", "الحاضرون", "المنخرطون", "المتدخلون"))


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of somebody who may speak: side is issuer, counterpart or third."""

    start: int
    end: int
    id: str
    side: str


def by_occasion(items: list[ItemFound], kind: str) -> None:
    """What is needed is asked of others in a statement or a dialogue, of one's own in a meeting."""
    if kind in _ASKING_KINDS:
        for item in items:
            if item.rule in _NEEDS and item.type == "recommendation":
                item.type = "demand"


def link_parents(items: list[list[ItemFound]]) -> list[ItemFound]:
    """Resolve `head`, an index within the items found together, to the item itself."""
    joined: list[ItemFound] = []
    for group in items:
        for item in group:
            if item.head is not None:
                item.parent = group[item.head]
        joined += group
    return sorted(joined, key=lambda item: (item.start, -item.end))


def parties_of(
    bodies: list[Body], people: list[tuple[int, int, str, str | None]], issuer: Body | None
) -> list[Party]:
    """Mentions of bodies and people by place; `people` are spans with id and side."""
    found = [Party(start, end, name, _person_side(side)) for start, end, name, side in people]
    for body in bodies:
        own = body is issuer or (issuer is not None and body.id == issuer.parent)
        side = "issuer" if own else "counterpart" if body.kind == "administration" else "third"
        found += [Party(m.start, m.end, body.id, side) for m in body.mentions]
    return sorted(found, key=lambda party: party.start)


def _person_side(side: str | None) -> str:
    return "counterpart" if side == "counterpart" else "issuer" if side == "issuer" else "third"


def name_speakers(
    outline: Outline, items: list[ItemFound], parties: list[Party], issuer: Body | None
) -> None:
    """Fill said_by, actor and addressee from the words after the verb, else from the verb before."""
    starts = [party.start for party in parties]
    last: tuple[int, Party | None] = (-1, None)
    for item in items:
        line = _line(outline, item.start)
        speaker, other = _named(outline, item, parties, starts)
        if item.follows and speaker and not other:
            speaker, other = None, speaker
        if speaker is None and last[0] == line:
            speaker = last[1]
        last = (line, speaker)
        authority = speaker is None and _authority_speaks(outline, item)
        item.said_by = speaker.side if speaker else "counterpart" if authority else "issuer"
        item.actor = speaker.id if speaker else (issuer.id if issuer and not authority else None)
        item.addressee = other.id if other else _written(outline, item)
        if item.rule == "items.guests_call" and _guests_speak(outline, line):
            item.type, item.said_by, item.actor = "demand", "third", None
            item.addressee = issuer.id if issuer else None


def _authority_speaks(outline: Outline, item: ItemFound) -> bool:
    """التزمت الوزارة, أكد المدير: an authority nobody named stands right after the verb."""
    if item.voice is None or item.follows or item.listed:
        return False
    place = outline.word_at(item.voice[0])
    word = outline.words[place].text if place < len(outline.words) else ""
    return word.startswith("ال") and word in AUTHORITIES and word not in _NOT_SPEAKERS


def _line(outline: Outline, place: int) -> int:
    number = outline.sentence_at(place)
    return outline.sentences[number].line if number >= 0 else -1


def _named(
    outline: Outline, item: ItemFound, parties: list[Party], starts: list[int]
) -> tuple[Party | None, Party | None]:
    """The first party after the verb, and the first other one that is spoken to."""
    if item.voice is None:
        return None, None
    words = outline.text[item.voice[0] : item.voice[0] + _REACH // 2].split()
    if words and words[0].endswith("نا") and len(words[0]) > len("نحننا"):
        return None, None
    place = bisect_left(starts, item.voice[0])
    limit = min(item.voice[1], item.voice[0] + 3 * _REACH)
    speaker: Party | None = None
    for party in parties[place : place + 12]:
        if party.start > limit:
            break
        if speaker is None:
            if party.start - item.voice[0] > _REACH // 2:
                break
            speaker = party
        elif party.start >= speaker.end and party.side != speaker.side:
            return speaker, party
    return speaker, None


def _written(outline: Outline, item: ItemFound) -> str | None:
    """An authority named in general (الحكومة): the word as written."""
    if item.type != "demand" or item.voice is None or item.listed:
        return None
    place = outline.word_at(item.voice[0])
    while place < len(outline.words) and outline.words[place].start < item.voice[1]:
        word = outline.words[place]
        if word.text in AUTHORITIES and word.text.startswith("ال"):
            return outline.original(word.start, word.end)
        place += 1
    return None


def _guests_speak(outline: Outline, line: int) -> bool:
    if line < 0:
        return False
    words = outline.text[outline.lines[line].start : outline.lines[line].end].split()[:4]
    return any(word in _GUESTS for word in words)
