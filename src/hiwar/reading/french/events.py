"""What kind of event a French text tells, when and where."""

import re
from functools import cache

from hiwar.language.folding import fold
from hiwar.language.gazetteer import Area, all_areas, city_name
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import DayFound, EventFound
from hiwar.reading.french.cues import EVENTS
from hiwar.reading.outline import Outline
from hiwar.reading.record import Place

_LATER = 0.07
_FIRST = 14
_NOT_THE_EVENT = 0.4
_PAST = re.compile(r"(?:apres|suite\s+a|depuis|a\s+la\s+veille)\s(?:\S+\s){0,3}$")
_NEAR = 350
_AHEAD = re.compile(
    r"prevu|prochain|aura\s+lieu|se\s+tiendra|organisera|tiendra|a\s+partir\s+du|jusqu|appelle"
    r"|decide\s+d|observer|avant\s+le|au\s+plus\s+tard"
)
_FAIT = re.compile(r"(?:^|\n)\s*(?:fait\s+)?a?\s*[a-z' -]{3,25},?\s+le\s*$")
_VENUES = "siege|maison|salle|hotel|local|bourse|centre|theatre|chambre|complexe|faculte"
_VENUE = re.compile(
    r"(?<!\w)(?:au|a\s+la|a\s+l\W?|dans\s+la|devant\s+le|devant\s+la|devant\s+l\W?)\s*"
    rf"(?P<venue>(?:{_VENUES})(?:\s+(?:du|de|des|d|la|l|le|\W)?\s*(?!a\s)[\w'’-]+){{0,7}}?)"
    r"(?=\s+a\s+\w|\s*[,.;\n]|\s+(?:le|la|une|un|sa|son|en|pour|sous)\s|$)"
)
_IN = re.compile(
    r"(?<!\w)(?P<in>(?:(?:province|prefecture|region|ville|commune)\s+(?:de|d\W))|a|au|de|d\W)\s*$"
)


def find_french_events(outline: Outline) -> list[EventFound]:
    """Triggers of the first sentences, heaviest and earliest first."""
    found = []
    for place, sentence in enumerate(outline.sentences[:_FIRST]):
        for kind, rule, weight, pattern in EVENTS:
            match = pattern.search(outline.text, sentence.start, sentence.end)
            if match:
                score = (
                    weight - _LATER * place - _set_back(outline.text, sentence.start, match, kind)
                )
                found.append(EventFound(match.start(), match.end(), kind, round(score, 4), rule))
    return sorted(found, key=lambda event: -event.weight)


def _set_back(text: str, start: int, match: re.Match[str], kind: str) -> float:
    """An event to come, or one after which something else is told, is not what the text is about."""
    begin = max(start, match.start() - 30)
    ahead = kind != "strike_or_protest" and _AHEAD.search(text, begin, match.end())
    return _NOT_THE_EVENT if ahead or _PAST.search(text, begin, match.start()) else 0.0


def french_day(days: list[DayFound], event: EventFound | None, outline: Outline) -> DayFound | None:
    """The day nearest to the event that does not lie ahead."""
    if event is None or event.kind == "statement":
        return None
    published = outline.published.start if outline.published else -1
    near = [
        day for day in days
        if day.date.precision == "day" and day.date.start != published
        and abs(day.start - event.start) <= _NEAR and not _is_ahead(outline, day)
    ]  # fmt: skip
    return min(near, key=lambda day: abs(day.start - event.start), default=None)


def _is_ahead(outline: Outline, day: DayFound) -> bool:
    begin = max(outline.text.rfind(mark, 0, day.start) for mark in ".\n;")
    return bool(_AHEAD.search(outline.text, max(begin, 0), day.start))


def published_day(days: list[DayFound], outline: Outline) -> DayFound | None:
    """The date line's day: «Rabat, le 5 mars 2021» above the text or below it."""
    if outline.published:
        start = outline.published.start
        return next((day for day in days if day.date.start == start), None)
    for day in days:
        line = outline.text[max(0, day.start - 45) : day.start]
        if (
            day.date.iso
            and day.date.precision == "day"
            and _FAIT.search("\n" + line.split("\n")[-1])
        ):
            return day
    return None


def french_place(outline: Outline, event: EventFound | None) -> Place | None:
    """A venue near the event with the town behind it, else a town that «à» stands before."""
    if event is None:
        return None
    begin = max(0, event.start - _NEAR)
    stop = min(len(outline.text), event.end + _NEAR)
    towns = [town for town in find_towns(outline) if begin <= town[0] <= stop]
    number = outline.sentence_at(event.start)
    within = (
        (outline.sentences[number].start, outline.sentences[number].end)
        if number >= 0
        else (begin, stop)
    )
    venue = _VENUE.search(outline.text, *within) if event.kind != "statement" else None
    if venue:
        start = venue.start("venue")
        end = start + len(venue["venue"].rstrip(" ,.;"))
        town = next((town for town in towns if 0 <= town[0] - end <= 4), None)  # noqa: PLR2004
        return _place(
            outline,
            (start, max(end, town[1]) if town else end),
            town[2] if town else None,
            0.9,
            "places.venue",
        )
    plain = [town for town in towns if town[3]]
    if not plain:
        return None
    start, end, area, _ = plain[0]
    return _place(
        outline, (start, end), area, 0.6 if event.kind == "statement" else 0.85, "places.area"
    )


def _place(
    outline: Outline, span: tuple[int, int], area: Area | None, certainty: float, rule: str
) -> Place:
    name = " ".join(outline.original(*span).split())
    return Place(
        name, city_name(area) if area else None, spans_of(outline, [span]), certainty, rule,
        area.code if area else None, area.level if area else None,
    )  # fmt: skip


def find_towns(outline: Outline) -> list[tuple[int, int, Area, bool]]:
    """Span, area, and whether a preposition of place stands before it; date lines are no places."""
    index, found = _by_name(), []
    for place, word in enumerate(outline.words):
        if word.text not in _first_words():
            continue
        for size in (4, 3, 2, 1):
            end = outline.words[place + size - 1].end if place + size <= len(outline.words) else -1
            area = index.get(_key(outline.text[word.start : end])) if end > 0 else None
            if area and outline.original(word.start, word.end)[:1].isupper():
                before = _IN.search(outline.text, max(0, word.start - 25), word.start)
                found.append((word.start, end, area, bool(before and before["in"].strip() != "de")))
                break
    return found


def _key(name: str) -> str:
    return fold(name).replace(" ", "")


@cache
def _by_name() -> dict[str, Area]:
    """The widest area of each French name below the regions; the first of a hyphenated province."""
    index: dict[str, Area] = {}
    for area in all_areas():
        if area.level == "region":
            continue
        names = [area.name_fr]
        if area.level == "province" and "-" in area.name_fr:
            names.append(area.name_fr.split("-")[0])
        for name in names:
            if len(_key(name)) > 2:  # noqa: PLR2004
                index.setdefault(_key(name), area)
    return index


@cache
def _first_words() -> frozenset[str]:
    return frozenset(fold(area.name_fr).split()[0] for area in all_areas() if area.name_fr.strip())
