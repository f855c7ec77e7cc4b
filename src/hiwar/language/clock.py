"""Hours as communiqués write them: الساعة الخامسة, العاشرة والنصف صباحا, 17:30, 10h."""

import re

_HOURS = {
    "الواحده": 1, "الثانيه عشره": 12, "الثانيه عشر": 12, "الحاديه عشره": 11, "الحاديه عشر": 11,
    "الثانيه": 2, "الثالثه": 3, "الرابعه": 4, "الخامسه": 5, "السادسه": 6, "السابعه": 7,
    "الثامنه": 8, "التاسعه": 9, "العاشره": 10,
}  # fmt: skip
_PARTS = {
    "والنصف": 30,
    "ونصف": 30,
    "والربع": 15,
    "وربع": 15,
    "والثلث": 20,
    "وثلث": 20,
    "الا ثلثا": -20,
    "الا ربعا": -15,
    "الا الربع": -15,
}
_MORNING = ("صباحا", "صباح", "فجرا")
_FRENCH = ("h", "heure", "heures")
_NOON = 12
_EARLIEST_BARE_HOUR = 8

_PERIOD = r"(?:صباحا|صباح|ظهرا|زوالا|بعد الزوال|زوال|مساء|ليلا|عشيه|فجرا)"
_WORDS = "|".join(sorted(_HOURS, key=len, reverse=True))
_CLOCK = re.compile(
    rf"(?<![^\W\d_])(?:(?:علي |في |ب)?(?P<saa>الساعه)\s+(?:تمام\s+)?)?"
    rf"(?:(?P<word>{_WORDS})|(?<!\d)(?P<hour>[01]?\d|2[0-3])(?:\s*(?P<mark>:|h|س|heures?)\s*(?P<minute>[0-5]\d)?)?)"
    rf"(?:\s+(?P<part>{'|'.join(_PARTS)})|\s+و\s?(?P<minutes>[0-5]?\d)\s+دقيقه)?"
    rf"(?:\s+(?:من\s+)?(?P<period>{_PERIOD}))?(?!\w)"
    r"|(?<!\w)(?P<noon>منتصف النهار|midi)(?!\w)"
)


def find_time(text: str, start: int = 0, end: int | None = None) -> tuple[int, int, str] | None:
    """The first hour in folded `text[start:end]`: its span and HH:MM.

    A bare hour from one to seven is in the afternoon: nobody convenes at five in the morning.
    """
    for match in _CLOCK.finditer(text, start, len(text) if end is None else end):
        if match["noon"]:
            return match.start(), match.end(), "12:00"
        marked = match["mark"] in _FRENCH
        timed = match["minute"] and (match["mark"] == ":" or marked)
        explicit = match["saa"] or match["period"] or timed or marked or match["part"]
        if explicit:
            return match.start(), match.end(), _hhmm(match)
    return None


def _hhmm(match: re.Match[str]) -> str:
    hour = _HOURS[match["word"]] if match["word"] else int(match["hour"])
    minute = int(match["minute"] or match["minutes"] or 0) + _PARTS.get(match["part"] or "", 0)
    period = match["period"] or ""
    if hour < _NOON and (
        (period and period not in _MORNING)
        or (not period and hour < _EARLIEST_BARE_HOUR and match["mark"] not in _FRENCH)
    ):
        hour += 0 if match["hour"] and len(match["hour"]) > 1 else _NOON
    minutes = (hour * 60 + minute) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
