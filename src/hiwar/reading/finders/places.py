"""Where: a venue with the city behind it, or a city, from the gazetteer."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from hiwar.language.gazetteer import FoundArea, find_areas
from hiwar.reading.finding import PlaceFound
from hiwar.reading.outline import Outline
from hiwar.reading.outline.phrases import phrase_end

_HALLS = (
    r"مقر(?:ها|ه|ات)?|قاعه|دار|فضاء|فندق|مراكز|مركز|مركب|مدرج|رحاب|كليه|نادي|مدرسه|ثانويه|خزانه|مستشفي|منتجع|قصر|غرفه"
    r"|معهد|مقاطعه|ساحه|مسرح|ملعب|قريه|دوار"
)
# What people stand before; «أمام» alone is also "in the face of".
_OFFICES = (
    r"ولايه|عماله|بوابه|باب|مدخل|مديريه|مندوبيه|اكاديميه|برلمان|وزاره|محكمه|اداره|بلديه|جماعه|مصنع|معمل|شركه|سفاره|قنصليه"
    r"|باشويه|قياده|ملحقه|مصلحه|مفوضيه|كوميساريه|وكاله|محطه|بنايه"
)
_VENUE = re.compile(
    r"(?<![^\W\d_])(?:و?(?:ب|في\s+(?:كل\s+من\s+)?|داخل\s+|امام\s+|قباله\s+)|احتضنت?\s+|احتضنه\s+)"
    rf"(?!الدار البيضاء)(?=(?:ال)?(?:{_HALLS})\s)"
    rf"|(?<!\w)(?:امام|قباله)\s+(?=(?:ال)?(?:{_OFFICES})[\s،.])"
)
_CITY_BEHIND = re.compile(r"(?:\s(?!ان\s|في\s|من\s|الي\s|يوم\s)[^\s،.:\"()]+){0,4}\s?ب?")
_LONGEST_LINK = 2


def find_places(outline: Outline) -> list[PlaceFound]:
    """Venues and areas of the body, in order; a byline or a date line is no place."""
    areas = [(area, *_folded(outline, area)) for area in find_areas(outline.folded, outline.words)]
    areas = [hit for hit in areas if _spoken(outline, hit[1])]
    found = [_venue(outline, match.end(), areas) for match in _VENUE.finditer(outline.text)]
    starts = [place.start for place in found]
    reach = list(accumulate((place.end for place in found), max))
    for area, start, end in areas:
        before = bisect_right(starts, start) - 1
        if before < 0 or reach[before] <= start:
            certainty = 0.85 if area.in_place or area.marked else 0.6
            found.append(PlaceFound(start, end, False, area, certainty, _rule(area)))
    return sorted(found, key=lambda place: place.start)


def _rule(area: FoundArea) -> str:
    return "places.marked_area" if area.marked else "places.area"


def _folded(outline: Outline, area: FoundArea) -> tuple[int, int]:
    first = _lookup(outline, area.start)
    return first, _lookup(outline, area.end)


def _lookup(outline: Outline, place: int) -> int:
    return bisect_left(outline.folded.starts, place)


def _spoken(outline: Outline, place: int) -> bool:
    number = outline.sentence_at(place)
    return number >= 0 and place < outline.sentences[number].end


def _venue(outline: Outline, place: int, areas: list[tuple[FoundArea, int, int]]) -> PlaceFound:
    """The noun phrase of the venue, and ب + city where it follows at once."""
    first = outline.word_at(place)
    number = outline.sentence_at(place)
    last = outline.sentences[number].last if number >= 0 else len(outline.words)
    stop = phrase_end(outline.words, first, last)
    end = outline.words[stop - 1].end
    near = bisect_left(areas, place, key=lambda hit: hit[1])
    for area, start, finish in areas[near : near + 2]:
        at_once = start <= end + _LONGEST_LINK and "\n" not in outline.text[end:start]
        if at_once or (
            (area.in_place or area.marked) and _CITY_BEHIND.fullmatch(outline.text, end, start)
        ):
            return PlaceFound(place, max(end, finish), True, area, 0.95, "places.venue_in_city")
    return PlaceFound(place, end, True, None, 0.8, "places.venue")
