"""The reading of a French text, and what a French letterhead adds to an Arabic one."""

import re
from dataclasses import replace

from hiwar.language.folding import fold
from hiwar.reading.compose.days import recorded_day
from hiwar.reading.compose.evidence import span_of, spans_of
from hiwar.reading.compose.items import items_of
from hiwar.reading.compose.warnings import warnings_of
from hiwar.reading.finding import DayFound, EventFound
from hiwar.reading.french.bodies import FrenchBody, find_bodies, issuer_among
from hiwar.reading.french.events import find_french_events, french_day, french_place, published_day
from hiwar.reading.french.items import find_french_items
from hiwar.reading.french.people import FrenchPerson, find_french_people
from hiwar.reading.french.words import ARABIC, LETTERS
from hiwar.reading.outline import Outline
from hiwar.reading.record import (
    Counterpart,
    Issuer,
    Item,
    Kind,
    OrganizationFound,
    PersonFound,
    Reading,
)

_SURE = 0.85
_MET = ("dialogue_round", "statement", "strike_or_protest")
_LETTERHEAD = 6
_BEFORE = 30
_UNTIL = re.compile(
    r"(?:avant|d\W?ici|au\s+plus\s+tard|jusqu\W?au|echeance\s+du)\s+(?:le\s+|au\s+)?(?:\w+di\s+)?$"
)


def read_french(outline: Outline, blank: Reading, days: list[DayFound]) -> Reading:
    """The facts of a French text, laid over `blank`, which has its source and text."""
    bodies = find_bodies(outline)
    issuer = issuer_among(outline, bodies)
    kind, event = _kind(outline, issuer)
    published = published_day(days, outline)
    held = replace(
        blank,
        kind=kind,
        publication_date=recorded_day(outline, published) if published else None,
        warnings=warnings_of(outline, kind, days),
    )
    if issuer is None:
        return held
    day = french_day([d for d in days if d is not published], event, outline)
    ids = {id(body): f"o{number}" for number, body in enumerate(bodies, start=1)}
    return replace(
        held,
        issuer=_issuer(outline, issuer, ids),
        counterparts=_counterparts(outline, bodies, event, kind.value, ids),
        date=recorded_day(outline, day) if day else None,
        place=french_place(outline, event),
        organizations=tuple(_recorded(outline, body, bodies, ids) for body in bodies),
        people=_people(outline, bodies, issuer, ids),
        items=_items(outline, days),
    )


def with_letterhead(reading: Reading, outline: Outline, days: list[DayFound]) -> Reading:
    """An Arabic reading of a mixed page, with what only the French above it tells.

    A body of the letterhead that the text names in Arabic is not a second one.
    """
    if reading.kind.value == "not_in_genre":
        french = read_french(outline, replace(reading, warnings=()), days)
        return french if french.issuer else reading
    if reading.publication_date is None:
        published = published_day(days, outline)
        if published:
            reading = replace(reading, publication_date=recorded_day(outline, published))
    if reading.issuer is not None:
        return reading
    known = {fold(body.name) for body in reading.organizations}
    bodies = [body for body in find_bodies(outline) if not _is_known(body, known)]
    issuer = issuer_among(outline, bodies)
    if issuer is None or outline.sentence_at(min(issuer.spans)[0]) > _LETTERHEAD:
        return reading
    ids = {id(issuer): f"o{len(reading.organizations) + 1}"}
    issuer.parent = None
    return replace(
        reading,
        issuer=_issuer(outline, issuer, ids),
        organizations=(*reading.organizations, _recorded(outline, issuer, [issuer], ids)),
    )


def _is_known(body: FrenchBody, known: set[str]) -> bool:
    full = fold(LETTERS[body.letters][0]) if body.letters in LETTERS else fold(body.name)
    arabic = ARABIC.get(full)
    return arabic is not None and fold(arabic) in known


def _kind(outline: Outline, issuer: FrenchBody | None) -> tuple[Kind, EventFound | None]:
    if issuer is None:
        return Kind("not_in_genre", 0.7, None, "kind.no_speaking_organization"), None
    events = find_french_events(outline)
    if not events:
        return Kind("statement", 0.4, None, "kind.default_statement"), None
    lead = events[0]
    certainty = 0.85 if lead.weight >= _SURE else 0.6
    evidence = spans_of(outline, [(lead.start, lead.end)])
    return Kind(lead.kind, certainty, evidence, lead.rule), lead


def _issuer(outline: Outline, body: FrenchBody, ids: dict[int, str]) -> Issuer:
    organ = " ".join(outline.original(*body.organ).split()) if body.organ else None
    evidence = spans_of(outline, [min(body.spans)])
    return Issuer(ids[id(body)], evidence, 0.9 if organ else 0.8, "issuer.standing", organ)


def _items(outline: Outline, days: list[DayFound]) -> tuple[Item, ...]:
    """Items with the day that «avant le …» or «d'ici le …» sets them."""
    found = items_of(outline, find_french_items(outline), days, [])
    return tuple(replace(item, due=_due(outline, item, days)) for item in found)


def _due(outline: Outline, item: Item, days: list[DayFound]) -> str | None:
    for day in days:
        inside = item.evidence.start <= day.date.start < item.evidence.end
        if inside and _UNTIL.search(outline.text, max(0, day.start - _BEFORE), day.start):
            return day.date.iso
    return None


def _counterparts(
    outline: Outline,
    bodies: list[FrenchBody],
    event: EventFound | None,
    kind: str,
    ids: dict[int, str],
) -> tuple[Counterpart, ...]:
    if event is None or kind not in _MET:
        return ()
    near = outline.sentence_at(event.start)
    met = [
        body
        for body in bodies
        if body.kind in ("administration", "employer")
        and any(abs(outline.sentence_at(start) - near) <= 1 for start, _ in body.spans)
    ]
    return tuple(
        Counterpart(
            ids[id(body)], spans_of(outline, body.spans[:1]), 0.7, "counterparts.near_event"
        )
        for body in met[:3]
    )


def _recorded(
    outline: Outline, body: FrenchBody, bodies: list[FrenchBody], ids: dict[int, str]
) -> OrganizationFound:
    parent = ids.get(id(bodies[body.parent])) if body.parent is not None else None
    return OrganizationFound(
        ids[id(body)], body.name, body.kind, spans_of(outline, body.spans),
        round(body.certainty, 2), "organizations.french", parent,
    )  # fmt: skip


def _people(
    outline: Outline, bodies: list[FrenchBody], issuer: FrenchBody, ids: dict[int, str]
) -> tuple[PersonFound, ...]:
    return tuple(
        _person(outline, found, f"p{number}", bodies, issuer, ids)
        for number, found in enumerate(find_french_people(outline), start=1)
    )


def _person(
    outline: Outline,
    found: FrenchPerson,
    name: str,
    bodies: list[FrenchBody],
    issuer: FrenchBody,
    ids: dict[int, str],
) -> PersonFound:
    role = " ".join(outline.original(*found.role).split()) if found.role else None
    body = _body_of(found, bodies) or (issuer if role else None)
    office = fold(role or "").split()
    administrative = bool(office) and office[0] in ("ministre", "wali", "gouverneur")
    side = None
    if administrative or (body and body.kind == "administration"):
        side = "counterpart"
    elif body:
        side = "issuer" if body is issuer else "other"
    return PersonFound(
        name,
        " ".join(outline.original(*found.name).split()),
        spans_of(outline, [found.name]),
        found.certainty,
        found.rule,
        found.title,
        role,
        tuple(" ".join(outline.original(*other).split()) for other in found.others),
        ids[id(body)] if body and not administrative else None,
        span_of(outline, *found.role) if found.role else None,
        side,
        found.event,
    )


def _body_of(found: FrenchPerson, bodies: list[FrenchBody]) -> FrenchBody | None:
    spans = [found.role, *found.others] if found.role else []
    for start, end in spans:
        for body in bodies:
            if any(start <= first < end for first, _ in body.spans):
                return body
    return None
