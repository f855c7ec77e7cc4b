"""Mentions into people: one entry a person, an office linked to the one who holds it."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import islice

from hiwar.language.folding import fold
from hiwar.language.names import name_key
from hiwar.language.stems import light_stem
from hiwar.reading.compose.careers import last_event
from hiwar.reading.compose.evidence import span_of, spans_of
from hiwar.reading.compose.organizations import Body
from hiwar.reading.finding import PersonMention
from hiwar.reading.finding.rosters import roster_lines
from hiwar.reading.lexicon.roles import ADMINISTRATIVE_HEADS
from hiwar.reading.lexicon.verbs import verb_of
from hiwar.reading.outline import Outline
from hiwar.reading.record import PersonFound

_MINISTERS = (("الوزير", "وزير "), ("الوزيره", "وزيره "))
_SURE = 0.5
_TELLING = 2
_KNOWN_ONLY = 0.7
_MOST_NAMESAKES = 30
_MOST_COMPARED = 200


@dataclass(slots=True)
class Holder:
    """A person or an office while mentions are gathered."""

    key: str
    mentions: list[PersonMention] = field(default_factory=list)

    def best(self) -> PersonMention:
        return max(self.mentions, key=lambda m: (m.role is not None, m.certainty, -m.start))


class _Known:
    """The organizations by place, id and kind, so that each person need not pass them all."""

    def __init__(self, bodies: list[Body]) -> None:
        self.bodies = bodies
        self.kinds = {body.id: body.kind for body in bodies}
        self.starts = sorted(
            (mention.start, number)
            for number, body in enumerate(bodies)
            for mention in body.mentions
        )
        often = [body for body in bodies if body.kind == "administration"]
        if len(often) > _MOST_COMPARED:
            often = sorted(often, key=lambda body: -len(body.mentions))[:_MOST_COMPARED]
            often.sort(key=lambda body: body.start)
        self.administrations = often

    def within(self, start: int, end: int) -> Body | None:
        """The first organization that is named between two places."""
        place = bisect_left(self.starts, (start, -1))
        stop = bisect_left(self.starts, (end, -1))
        numbers = [number for _, number in self.starts[place:stop]]
        return self.bodies[min(numbers)] if numbers else None


class _Register:
    """Holders by the words of their names, so that a long document is read in proportion."""

    def __init__(self) -> None:
        self.holders: list[Holder] = []
        self.by_word: dict[str, list[Holder]] = defaultdict(list)

    def place(self, mention: PersonMention, key: str) -> None:
        words = set(key.split())
        for holder in self._sharing(words):
            known = set(holder.key.split())
            several = len(words) > 1 and len(known) > 1 and (words <= known or known <= words)
            if words == known or several or (len(words) == 1 and words <= known):
                holder.mentions.append(mention)
                return
        if len(words) > 1 or mention.certainty >= _KNOWN_ONLY:
            holder = Holder(key, [mention])
            self.holders.append(holder)
            for word in words:
                self.by_word[word].append(holder)

    def _sharing(self, words: set[str]) -> list[Holder]:
        rarest = min(words, key=lambda word: len(self.by_word[word]), default="")
        return self.by_word[rarest][:_MOST_NAMESAKES] or [
            holder for word in words for holder in self.by_word[word][:_MOST_NAMESAKES]
        ]


def words_of_names(outline: Outline, mentions: list[PersonMention]) -> frozenset[str]:
    """The folded words that stand in somebody's name."""
    names = (outline.text[slice(*mention.name)] for mention in mentions if mention.name)
    return frozenset(word for name in names for word in fold(name).split())


def gather_people(outline: Outline, mentions: list[PersonMention]) -> list[Holder]:
    register = _Register()
    for mention in mentions:
        if mention.name:
            register.place(mention, name_key(outline.text[slice(*mention.name)]))
    offices: dict[str, Holder] = {}
    held = _roles(outline, register.holders)
    for mention in mentions:
        if not mention.name and mention.role:
            _place_office(outline, held, offices, mention)
    _name_ministries(outline, register.holders, offices)
    return register.holders + list(offices.values())


def _name_ministries(outline: Outline, holders: list[Holder], offices: dict[str, Holder]) -> None:
    """«الوزير فلان» holds the one ministry whose minister is named without a name: «وزير …»."""
    for bare, full in _MINISTERS:
        led = [title for title in offices if title.startswith(full)]
        called = [
            holder
            for holder in holders
            if (role := holder.best().role) and fold(outline.text[slice(*role)]) == bare
        ]
        if len(led) == len(called) == 1:
            office = offices.pop(led[0])
            role = office.best().role
            called[0].mentions = [
                replace(mention, role=role) if mention.role else mention
                for mention in called[0].mentions
            ]
            called[0].mentions += office.mentions


def _roles(outline: Outline, holders: list[Holder]) -> list[tuple[str, Holder]]:
    """The roles of named people, folded and sorted."""
    found: dict[str, Holder] = {}
    for holder in holders:
        for mention in holder.mentions:
            if mention.role:
                found.setdefault(fold(outline.text[slice(*mention.role)]), holder)
    return sorted(found.items(), key=lambda pair: pair[0])


def _place_office(
    outline: Outline,
    held: list[tuple[str, Holder]],
    offices: dict[str, Holder],
    mention: PersonMention,
) -> None:
    """An office is its holder where its words begin a named person's role."""
    role = fold(outline.text[slice(*mention.role)] if mention.role else "")
    place = bisect_left(held, role, key=lambda pair: pair[0])
    if place < len(held) and held[place][0].startswith(role):
        held[place][1].mentions.append(mention)
        return
    words = role.split()
    if len(words) < _TELLING or mention.certainty < _SURE:
        return
    key = role if len(words) > _TELLING else f"{role} "
    office = offices.get(role) or next(
        (
            known
            for title, known in islice(offices.items(), _MOST_COMPARED)
            if title.startswith(key)
        ),
        None,
    )
    if office is None:
        offices[role] = Holder(role, [mention])
    else:
        office.mentions.append(mention)


def spoken_places(
    holders: list[Holder], people: list[PersonFound]
) -> list[tuple[int, int, str, str | None]]:
    """Every mention of every person: its span, the person's id and side."""
    found = []
    for holder, person in zip(in_order(holders), people, strict=True):
        found += [(m.start, m.end, person.id, person.side) for m in holder.mentions]
        found += [(m.role[0], m.role[1], person.id, person.side) for m in holder.mentions if m.role]
    return found


def led_by(outline: Outline, holders: list[Holder], bodies: list[Body]) -> list[tuple[int, str]]:
    """Where a leader speaks again, by full name or surname («وأكد الراضي»), with the organization led."""
    known = _Known(bodies)
    surnames: dict[str, str] = {}
    found = []
    for holder in holders:
        best = holder.best()
        led = known.within(*best.role) if best.role and best.name else None
        if led is not None and best.name:
            found += [(m.start, led.id) for m in holder.mentions if m.name]
            surnames[outline.text[slice(*best.name)].split()[-1]] = led.id
    spoken = {start for start, _ in found}
    for place, word in enumerate(outline.words[1:], start=1) if surnames else ():
        if (
            word.text in surnames
            and word.start not in spoken
            and verb_of(outline.words[place - 1].text)
        ):
            found.append((word.start, surnames[word.text]))
    return found


def in_order(holders: list[Holder]) -> list[Holder]:
    return sorted(holders, key=lambda holder: min(m.start for m in holder.mentions))


def recorded_people(
    outline: Outline, holders: list[Holder], bodies: list[Body], issuer: str | None
) -> list[PersonFound]:
    elected = {number for number, by_vote in roster_lines(outline).items() if by_vote}
    known = _Known(bodies)
    return [
        _recorded(outline, holder, f"p{number}", known, issuer, elected)
        for number, holder in enumerate(in_order(holders), start=1)
    ]


def _recorded(
    outline: Outline,
    holder: Holder,
    name: str,
    known: _Known,
    issuer: str | None,
    elected: set[int],
) -> PersonFound:
    best = holder.best()
    full = max((m for m in holder.mentions if m.name), key=_length, default=None)
    role = outline.original(*best.role) if best.role else None
    organization = _organization(best, known, issuer)
    side = _side(role, organization, known, issuer)
    if side == "counterpart" and organization == issuer:
        organization = _department(role or "", known)
    pairs = [
        (m.name or (m.start, m.end)) for m in [best, *(m for m in holder.mentions if m is not best)]
    ]
    others = tuple(_one_line(outline.original(*span)) for span in best.other_roles)
    return PersonFound(
        name,
        _one_line(outline.original(*full.name)) if full and full.name else None,
        spans_of(outline, pairs),
        best.certainty,
        best.rule,
        next((m.honorific for m in holder.mentions if m.honorific), None),
        _one_line(role) if role else None,
        others,
        organization,
        span_of(outline, *best.role) if best.role else None,
        side,
        last_event(outline, holder.mentions, elected),
    )


_DEPARTMENT = re.compile(r"كاتب الدوله|كاتبه الدوله|^الكاتب\w* العام\w* (?:لل?قطاع|لل?وزار)")


def _is_administrative(role: str) -> bool:
    return role.split(maxsplit=1)[0] in ADMINISTRATIVE_HEADS or bool(_DEPARTMENT.search(role))


def _length(mention: PersonMention) -> int:
    return mention.name[1] - mention.name[0] if mention.name else 0


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    return "ال" + text[2:] if text.startswith("لل") else text


def _organization(mention: PersonMention, known: _Known, issuer: str | None) -> str | None:
    if not mention.role:
        return None
    named = known.within(*mention.role)
    return named.id if named else issuer


def _department(role: str, known: _Known) -> str | None:
    """The administration whose name shares most words with the role, else the one named most."""
    if not known.administrations:
        return None
    stems = {light_stem(word) for word in fold(role).split()}
    best = max(
        known.administrations, key=lambda body: (len(stems & body.stems), len(body.mentions))
    )
    return best.id


def _side(
    role: str | None, organization: str | None, known: _Known, issuer: str | None
) -> str | None:
    if role and _is_administrative(fold(role)):
        return "counterpart"
    if known.kinds.get(organization or "") == "administration":
        return "counterpart"
    return (
        "issuer" if organization and organization == issuer else "other" if organization else None
    )
