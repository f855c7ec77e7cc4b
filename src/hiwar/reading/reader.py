"""Text to facts: `read` runs the finders over the outline and composes the record."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol

from hiwar.reading.compose.certainty import weighed
from hiwar.reading.compose.days import day_of, publication_day
from hiwar.reading.compose.doubt import doubted
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.compose.genre import settled
from hiwar.reading.compose.items import items_of
from hiwar.reading.compose.learned.judge import KINDS as JUDGED
from hiwar.reading.compose.learned.judge import judged
from hiwar.reading.compose.learned.kinds import retold
from hiwar.reading.compose.meeting import (
    kind_of,
    outside_names,
    place_of,
    slogan_of,
)
from hiwar.reading.compose.membership import with_membership
from hiwar.reading.compose.organizations import Body, gather, recorded
from hiwar.reading.compose.people import (
    Holder,
    gather_people,
    led_by,
    recorded_people,
    spoken_places,
    words_of_names,
)
from hiwar.reading.compose.retyping import as_advice, by_words
from hiwar.reading.compose.speakers import counterparts_of, issuer_of
from hiwar.reading.compose.threads import by_occasion, link_parents, name_speakers, parties_of
from hiwar.reading.compose.warnings import about_place, near_names, warnings_of
from hiwar.reading.finders.attendees import find_attendees
from hiwar.reading.finders.days import find_days
from hiwar.reading.finders.enumerations import find_enumerations
from hiwar.reading.finders.events import find_events
from hiwar.reading.finders.frames import find_frames
from hiwar.reading.finders.lists import find_list_items
from hiwar.reading.finders.organizations import find_organizations
from hiwar.reading.finders.outcomes import find_outcomes
from hiwar.reading.finders.people import find_people
from hiwar.reading.finders.places import find_places
from hiwar.reading.finders.slogans import find_slogans
from hiwar.reading.finders.statements import find_statements
from hiwar.reading.finding import DayFound, EventFound, PersonMention, PlaceFound
from hiwar.reading.french.reading import read_french, with_letterhead
from hiwar.reading.outline import Outline, outline_of
from hiwar.reading.record import Attendee, Kind, Page, Reading, Source

_ARABIC = re.compile(r"[\u0620-\u064a]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u017f]+")
_MOSTLY = 0.85
_SOME = 0.15


class PageLike(Protocol):
    """What `read` needs of a page: where its text stands, its size, the boxes of its words on a scan."""

    @property
    def number(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def width(self) -> float | None: ...
    @property
    def height(self) -> float | None: ...
    @property
    def words(self) -> Sequence[Sequence[float]] | None: ...


def read(
    text: str,
    *,
    name: str,
    media_type: str = "text/plain",
    sha256: str | None = None,
    pages: Sequence[PageLike] | None = None,
) -> Reading:
    """Read one document. Never raises on any `str`; what is unsure says so by its certainty.

    `sha256` is that of the file; without it, of the text in UTF-8.
    """
    source = _source(text, name, media_type, sha256, pages)
    return doubted(weighed(_by_language(outline_of(text), source, _pages(pages), judging=True)))


def ruled(
    text: str,
    *,
    name: str,
    media_type: str = "text/plain",
    sha256: str | None = None,
    pages: Sequence[PageLike] | None = None,
) -> Reading:
    """What the rules alone find, as sure as each states itself: nothing judged, weighed or doubted."""
    source = _source(text, name, media_type, sha256, pages)
    return _by_language(outline_of(text), source, _pages(pages), judging=False)


def _source(
    text: str, name: str, media_type: str, sha256: str | None, pages: Sequence[PageLike] | None
) -> Source:
    return Source(
        name,
        media_type,
        sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        _language(text),
        len(text),
        len(pages) if pages is not None else None,
        ocr=any(page.words for page in pages or ()),
    )


def _pages(pages: Sequence[PageLike] | None) -> tuple[Page, ...] | None:
    return None if pages is None else tuple(map(_page, pages))


def _by_language(
    outline: Outline, source: Source, pages: tuple[Page, ...] | None, *, judging: bool
) -> Reading:
    """French has rules of its own; on a mixed page they fill what the Arabic ones leave open."""
    if source.language == "ar":
        return _composed(outline, source, pages, judging=judging)
    days = find_days(outline)
    if source.language == "fr":
        unread = Kind("not_in_genre", 0.8, None, "kind.no_speaking_organization")
        blank = Reading(
            source, outline.source, unread, None, (), None, None, None, None, (), (), (), (), (), pages
        )  # fmt: skip
        return read_french(outline, blank, days)
    reading = _composed(outline, source, pages, judging=judging)
    return with_letterhead(reading, outline, days) if source.language == "mixed" else reading


def _page(page: PageLike) -> Page:
    words = tuple(map(tuple, page.words or ())) or None
    return Page(page.number, page.start, page.end, page.width, page.height, words)


def _composed(
    outline: Outline, source: Source, pages: tuple[Page, ...] | None, *, judging: bool
) -> Reading:
    days = find_days(outline)
    mentioned, bodies, holders, led, kind, event = _acting(outline)
    if judging:
        kind, event = retold(outline, kind, event)
    published = publication_day(outline, days)
    warnings = warnings_of(outline, kind, days)
    blank = Reading(
        source, outline.source, kind, None, (), None, published, None, None, (), (), (), warnings,
        (), pages,
    )  # fmt: skip
    if kind.value == "not_in_genre":
        return blank
    places = outside_names(outline, find_places(outline), mentioned)
    held = replace(
        blank,
        date=day_of(outline, days, event, kind.value),
        place=place_of(outline, places, event, kind.value),
        slogan=slogan_of(outline, find_slogans(outline)),
        attendees=_attendees(outline),
    )
    return _peopled(outline, held, bodies, event, days, places, holders, led, judging=judging)


class _Acting(NamedTuple):
    """Who is named, who acts, whom they lead, and in what kind of event, by the rules alone."""

    mentioned: list[PersonMention]
    bodies: list[Body]
    holders: list[Holder]
    led: list[tuple[int, str]]
    kind: Kind
    event: EventFound | None


def _acting(outline: Outline) -> _Acting:
    mentioned = with_membership(outline, find_people(outline))
    bodies = gather(find_organizations(outline), words_of_names(outline, mentioned))
    holders = gather_people(outline, mentioned)
    led = led_by(outline, holders, bodies)
    kind, event = kind_of(outline, find_events(outline), bodies)
    kind = settled(outline, kind, event, bodies, led)
    return _Acting(mentioned, bodies, holders, led, kind, event)


def ruled_kind(outline: Outline) -> Kind:
    """What kind of event the rules alone see."""
    return _acting(outline).kind


def _peopled(
    outline: Outline,
    held: Reading,
    bodies: list[Body],
    event: EventFound | None,
    days: list[DayFound],
    places: list[PlaceFound],
    holders: list[Holder],
    led: list[tuple[int, str]],
    *,
    judging: bool,
) -> Reading:
    """The reading with who speaks, who is named, and what each says."""
    kind = held.kind.value
    issuer, speaker = issuer_of(outline, bodies, event, led)
    people = recorded_people(outline, holders, bodies, speaker.id if speaker else None)
    items = link_parents(
        [
            find_list_items(outline),
            find_enumerations(outline),
            find_statements(outline),
            find_frames(outline),
            find_outcomes(outline),
        ]
    )
    by_words(outline, items, kind)
    by_occasion(items, kind)
    parties = parties_of(bodies, spoken_places(holders, people), speaker)
    name_speakers(outline, items, parties, speaker)
    as_advice(outline, items)
    judge = partial(judged, outline, bodies=bodies) if judging and kind in JUDGED else None
    return replace(
        held,
        issuer=issuer,
        counterparts=counterparts_of(outline, bodies, event, kind, speaker),
        organizations=tuple(recorded(outline, body) for body in bodies),
        people=tuple(people),
        warnings=(*held.warnings, *near_names(tuple(people)), *about_place(held.place, places)),
        items=items_of(outline, items, days, places, judge),
    )


def _attendees(outline: Outline) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(
            " ".join(outline.original(found.start, found.end).split()),
            found.side,
            spans_of(outline, [(found.start, found.end)]),
            found.certainty,
            found.rule,
            found.count,
        )
        for found in find_attendees(outline)
    )


def _language(text: str) -> str:
    arabic, latin = (sum(map(len, letters.findall(text))) for letters in (_ARABIC, _LATIN))
    letters = arabic + latin
    if not letters:
        return "other"
    if arabic / letters >= _MOSTLY:
        return "ar"
    return "fr" if arabic / letters <= _SOME else "mixed"
