"""The slogan: after تحت شعار, in its quotes or to the end of the paragraph; شعارنا … هو …"""

import re

from hiwar.reading.finding import SloganFound
from hiwar.reading.outline import Outline

_UNDER = re.compile(
    r"(?:تحت\s+(?:ال)?شعار(?:ا|ها|ه)?|(?:ال)?شعارا?\s+(?:له|لها|للقاء|للدوره|للموتمر)?\s*تحت\s+عنوان|اختار\S*\s[^.\n]{0,60}شعارا?(?:\s+تحت\s+عنوان)?"
    r"|شعار(?:ها|ه|ا)?\s+ل(?:ها|ه))\s*(?:التالي|الاتي)?\s*[:،.]*\s*(?:من\s+قبيل\s*)?"
)
_OURS = re.compile(r"شعارنا\s[^.\n]{0,140}?\sهو\s+")
_QUOTED = re.compile(r"[\"'(\[]+\s*([^\"\n]{6,300}?)\s*[\"')\]]")
_LINE_END = ".؟!؛:"
_SHORT_LINE = 140
_SHORTEST = 6


def find_slogans(outline: Outline) -> list[SloganFound]:
    found: list[SloganFound] = []
    if "شعار" not in outline.text:
        return found
    for match in _UNDER.finditer(outline.text):
        span = _after(outline, match.end())
        if span:
            found.append(SloganFound(*span, 0.95, "slogan.under"))
    for match in _OURS.finditer(outline.text):
        place = outline.sentence_at(match.end())
        end = outline.sentences[place].end if place >= 0 else match.end()
        if end - match.end() >= _SHORTEST:
            found.append(SloganFound(match.end(), end, 0.7, "slogan.ours_is"))
    return found


def _after(outline: Outline, place: int) -> tuple[int, int] | None:
    text = outline.text
    quoted = _QUOTED.match(text, place)
    if quoted:
        return quoted.span(1)
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    first = text.find(".", place, stop)
    end = stop if first < 0 else first
    if first < 0 and text[place:stop].strip() and text[stop - 1] not in _LINE_END:
        end = _next_line(text, stop)
    body = text[place:end].rstrip(' .؛،:\n"')
    return (place, place + len(body)) if _SHORTEST <= len(body) <= 3 * _SHORT_LINE else None


def _next_line(text: str, stop: int) -> int:
    """A slogan broken over two lines goes on to the full stop of a short second line."""
    after = text.find("\n", stop + 1)
    after = len(text) if after < 0 else after
    line = text[stop + 1 : after].strip()
    return after if line and len(line) < _SHORT_LINE and line[-1] in _LINE_END else stop
