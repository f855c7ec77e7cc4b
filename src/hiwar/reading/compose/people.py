"""Mentions into people: one entry a person, an office linked to the one who holds it."""

import re
from dataclasses import dataclass, field

from hiwar.language.folding import fold
from hiwar.language.names import name_key
from hiwar.reading.compose.evidence import span_of, spans_of
from hiwar.reading.compose.organizations import Body
from hiwar.reading.finding import PersonMention
from hiwar.reading.lexicon.roles import ADMINISTRATIVE_HEADS
from hiwar.reading.outline import Outline
from hiwar.reading.record import PersonFound

_SURE = 0.5


@dataclass(slots=True)
class Holder:
    """A person or an office while mentions are gathered."""

    key: str
    mentions: list[PersonMention] = field(default_factory=list)

    def best(self) -> PersonMention:
        return max(self.mentions, key=lambda m: (m.role is not None, m.certainty, -m.start))


def gather_people(outline: Outline, mentions: list[PersonMention]) -> list[Holder]:
    named: list[Holder] = []
    for mention in mentions:
        if mention.name:
            _place_name(named, mention, name_key(outline.text[slice(*mention.name)]))
    offices: list[Holder] = []
    for mention in mentions:
        if not mention.name and mention.role:
            _place_office(outline, named, offices, mention)
    return named + offices


def _place_name(holders: list[Holder], mention: PersonMention, key: str) -> None:
    words = set(key.split())
    for holder in holders:
        known = set(holder.key.split())
        if words == known or (
            len(words) > 1 and len(known) > 1 and (words <= known or known <= words)
        ):
            holder.mentions.append(mention)
            return
    if len(words) == 1:
        for holder in holders:
            if key in holder.key.split():
                holder.mentions.append(mention)
                return
        if mention.certainty < 0.7:
            return
    holders.append(Holder(key, [mention]))


def _place_office(
    outline: Outline, named: list[Holder], offices: list[Holder], mention: PersonMention
) -> None:
    """An office is its holder where its words begin a named person's role."""
    role = fold(outline.text[slice(*mention.role)] if mention.role else "")
    for holder in named:
        for known in holder.mentions:
            if known.role and fold(outline.text[slice(*known.role)]).startswith(role):
                holder.mentions.append(mention)
                return
    for office in offices:
        if office.key == role or office.key.startswith(role):
            office.mentions.append(mention)
            return
    if mention.certainty >= _SURE and len(role.split()) > 1:
        offices.append(Holder(role, [mention]))


def spoken_places(
    holders: list[Holder], people: list[PersonFound]
) -> list[tuple[int, int, str, str | None]]:
    """Every mention of every person: its span, the person's id and side."""
    found = []
    for holder, person in zip(in_order(holders), people, strict=True):
        found += [(m.start, m.end, person.id, person.side) for m in holder.mentions]
        found += [(m.role[0], m.role[1], person.id, person.side) for m in holder.mentions if m.role]
    return found


def in_order(holders: list[Holder]) -> list[Holder]:
    return sorted(holders, key=lambda holder: min(m.start for m in holder.mentions))


def recorded_people(
    outline: Outline, holders: list[Holder], bodies: list[Body], issuer: str | None
) -> list[PersonFound]:
    return [
        _recorded(outline, holder, f"p{number}", bodies, issuer)
        for number, holder in enumerate(in_order(holders), start=1)
    ]


def _recorded(
    outline: Outline, holder: Holder, name: str, bodies: list[Body], issuer: str | None
) -> PersonFound:
    best = holder.best()
    full = max((m for m in holder.mentions if m.name), key=_length, default=None)
    role = outline.original(*best.role) if best.role else None
    organization = _organization(best, bodies, issuer)
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
        _side(role, organization, bodies, issuer),
    )


_DEPARTMENT = re.compile(r"كاتب الدوله|كاتبه الدوله|^الكاتب\w* العام\w* (?:لل?قطاع|لل?وزار)")


def _is_administrative(role: str) -> bool:
    return role.split()[0] in ADMINISTRATIVE_HEADS or bool(_DEPARTMENT.search(role))


def _length(mention: PersonMention) -> int:
    return mention.name[1] - mention.name[0] if mention.name else 0


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    return "ال" + text[2:] if text.startswith("لل") else text


def _organization(mention: PersonMention, bodies: list[Body], issuer: str | None) -> str | None:
    if mention.role:
        for body in bodies:
            for known in body.mentions:
                if mention.role[0] <= known.start < mention.role[1]:
                    return body.id
    return issuer if mention.role else None


def _side(
    role: str | None, organization: str | None, bodies: list[Body], issuer: str | None
) -> str | None:
    if role and _is_administrative(fold(role)):
        return "counterpart"
    kind = next((body.kind for body in bodies if body.id == organization), None)
    if kind == "administration":
        return "counterpart"
    return (
        "issuer" if organization and organization == issuer else "other" if organization else None
    )
