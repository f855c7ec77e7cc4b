"""Each tool as a function from a text to a reading's shape; only the facts it claims are filled in."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from benchmarks.compare.crf import NameTagger

from hiwar.language import fold
from hiwar.reading.reader import read

Reading = dict[str, Any]
Tool = Callable[[str], Reading]
_BULLET = re.compile(r"^[ \t]*(?:[•●▪■◦○*·►➢✓§-]|\d{1,2}[.)-])[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


def ours(text: str) -> Reading:
    return read(text, name="text.txt").to_json()


def bare(**facts: Any) -> Reading:
    """A reading that claims nothing but `facts`."""
    empty: Reading = {"kind": "statement", "items": [], "people": [], "organizations": []}
    return {**empty, **facts}


def bullets(text: str) -> Reading:
    """What a line with a bullet or a number says, taken for a demand."""
    items = [
        {"id": str(number), "type": "demand", "evidence": {"start": m.start(1), "end": m.end(1)}}
        for number, m in enumerate(_BULLET.finditer(text))
    ]
    return bare(items=items)


def days_by_dateparser() -> Tool:
    """`search_dates` as it is published; it takes `ar` and refuses `ar-MA`."""
    from dateparser.search import search_dates

    def tool(text: str) -> Reading:
        found = search_dates(text, languages=["ar"], settings={"PREFER_DATES_FROM": "past"}) or []
        return _dated([when for _, when in found])

    return tool


def days_by_moroccan_dateparser() -> Tool:
    """The search beneath `search_dates`, made to take Morocco's months and whole days alone: its best."""
    from dateparser.conf import apply_settings
    from dateparser.search.search import DateSearchWithDetection

    search = apply_settings(DateSearchWithDetection().search.search_parse)
    settings = {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month", "year"]}

    def tool(text: str) -> Reading:
        found = search("ar-MA", text, settings=settings) or []
        return _dated([when for _, when, *_ in found])

    return tool


def _dated(found: list[datetime]) -> Reading:
    """The first day of the text is taken for the page's, the next other one for the event's."""
    days = list(dict.fromkeys(when.date().isoformat() for when in found if _is_day(when)))
    roles = dict(zip(("publication_date", "date"), ({"iso": day} for day in days), strict=False))
    return bare(days=days, **roles)


def _is_day(day: datetime) -> bool:
    return 1900 <= day.year <= 2100


def names_by_crf(tagger: NameTagger) -> Tool:
    """Each name once, as it first stands."""

    def tool(text: str) -> Reading:
        kept: dict[str, dict[str, Any]] = {"people": {}, "organizations": {}}
        for kind, start, end in tagger.entities(text):
            name = text[start:end]
            kept[kind].setdefault(fold(name), {"name": name, "start": start, "end": end})
        return bare(**{kind: list(names.values()) for kind, names in kept.items()})

    return tool
