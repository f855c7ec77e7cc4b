"""Found items into the record: ids, parents, speakers, days of coming events."""

import re
from bisect import bisect_left
from collections.abc import Callable

from hiwar.language.themes import themes_of
from hiwar.reading.compose.days import recorded_day
from hiwar.reading.compose.deadlines import deadline_of
from hiwar.reading.compose.details import amounts_in, beneficiaries_in, laws_in
from hiwar.reading.compose.evidence import span_of
from hiwar.reading.compose.lengths import shorten
from hiwar.reading.compose.links import answers, repeats
from hiwar.reading.compose.parents import with_parts
from hiwar.reading.compose.standing import standing
from hiwar.reading.finding import DayFound, ItemFound, PlaceFound
from hiwar.reading.outline import Outline
from hiwar.reading.record import Day, Item

Judge = Callable[[list[ItemFound]], list[ItemFound]]
_MUCH = 0.6
_MOST = 0.4
_REPORTS = ("items.goes_on", "items.reported_that", "items.reported_words", "items.affirmed_that")
_STANCES = ("items.stance_announced", "items.expressed", "items.denounced", "items.praised")
_THEMED = ("demand", "commitment", "achievement")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def items_of(
    outline: Outline,
    found: list[ItemFound],
    days: list[DayFound],
    places: list[PlaceFound],
    judge: Judge | None = None,
) -> tuple[Item, ...]:
    """The record of what was found; `judge` may cut, drop and add before it is written down."""
    kept = with_parts(outline, _without_doubles(found))
    shorten(outline, kept)
    kept = judge(kept) if judge else kept
    kept = standing(outline, kept)
    names = {id(item): f"i{number}" for number, item in enumerate(kept, start=1)}
    texts = [outline.original(item.start, item.end) for item in kept]
    same = repeats(texts, kept)
    about = answers(kept, texts)
    return tuple(
        _recorded(outline, item, names, same[number], about[number], kept, days, places)
        for number, item in enumerate(kept)
    )


def _without_doubles(found: list[ItemFound]) -> list[ItemFound]:
    """In reading order; of two with much the same span the surer stays, an event within stays too."""
    kept: list[ItemFound] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        last = kept[-1] if kept else None
        if last is None or not _overlap(last, item):
            kept.append(item)
        elif _tells_within(last, item):
            kept[-1] = item
        elif item.type == "next_event" != last.type and item.start > last.start:
            item.parent = item.parent or last
            kept.append(item)
        elif item.certainty > last.certainty and not last.listed:
            kept[-1] = item
    return kept


def _tells_within(outer: ItemFound, inner: ItemFound) -> bool:
    """أكد أن الحكومة مطالبة ب…: what is asked or comes within a report is the item, where it is most of it."""
    if inner.rule == "frames.so_called" and outer.rule in _STANCES:
        return inner.start > outer.start
    if outer.rule not in _REPORTS or inner.rule in _REPORTS or inner.start <= outer.start:
        return False
    much = inner.end - inner.start > _MOST * (outer.end - outer.start)
    return much and inner.type in ("demand", "next_event", "commitment", "recommendation")


def _overlap(a: ItemFound, b: ItemFound) -> bool:
    both = min(a.end, b.end) - max(a.start, b.start)
    return both > _MUCH * max(1, min(a.end - a.start, b.end - b.start))


def _recorded(
    outline: Outline,
    item: ItemFound,
    names: dict[int, str],
    same: list[int],
    about: list[int],
    kept: list[ItemFound],
    days: list[DayFound],
    places: list[PlaceFound],
) -> Item:
    span = span_of(outline, item.start, item.end)
    day, where = _ahead(outline, item, days, places)
    folded = outline.text[item.start : item.end]
    parent = item.parent if item.parent is not None else None
    return Item(
        names[id(item)],
        item.type,
        outline.source[span.start : span.end],
        span,
        item.certainty,
        item.rule,
        parent=names.get(id(parent)) if parent is not None else None,
        actor=item.actor,
        addressee=item.addressee,
        beneficiaries=tuple(beneficiaries_in(outline, item)),
        due=deadline_of(outline, item, days) or _due(day, folded, item.type),
        themes=themes_of(folded) if item.type in _THEMED else (),
        same_as=tuple(names[id(kept[other])] for other in same),
        said_by=item.said_by,
        about=tuple(names[id(kept[other])] for other in about),
        answer=item.answer,
        when=day,
        where=where,
        amounts=tuple(amounts_in(folded)),
        laws=tuple(laws_in(outline, item)),
    )


def _ahead(
    outline: Outline, item: ItemFound, days: list[DayFound], places: list[PlaceFound]
) -> tuple[Day | None, str | None]:
    """Day and place of a coming event, from its own words."""
    if item.type != "next_event":
        return None, None
    place = bisect_left(days, item.start, key=lambda day: day.start)
    day = days[place] if place < len(days) and days[place].start < item.end else None
    at = bisect_left(places, item.start, key=lambda found: found.start)
    where = places[at] if at < len(places) and places[at].start < item.end else None
    return (
        recorded_day(outline, day) if day else None,
        outline.original(where.start, where.end) if where else None,
    )


def _due(day: Day | None, folded: str, kind: str) -> str | None:
    if day and day.iso:
        return day.iso
    if kind in ("commitment", "decision", "next_event"):
        year = _YEAR.search(folded)
        return year.group() if year else None
    return None
