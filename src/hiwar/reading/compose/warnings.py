"""What a person should look at before trusting the reading. Messages are Arabic, codes are stable."""

from datetime import date

from rapidfuzz import fuzz

from hiwar.language.names import name_key
from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import DayFound, PlaceFound
from hiwar.reading.outline import Outline
from hiwar.reading.record import Kind, PersonFound, Place, Warning_

_MOST_PEOPLE, _FULL_NAME, _ALIKE, _SEVERAL = 60, 2, 75, 2
_DAY_NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def warnings_of(outline: Outline, kind: Kind, days: list[DayFound]) -> tuple[Warning_, ...]:
    found = [warning for day in days if (warning := _about(outline, day))]
    if not outline.text.strip():
        found.append(Warning_("text.empty", "لا نص في هذه الوثيقة."))
    elif kind.value == "not_in_genre":
        found.append(
            Warning_(
                "kind.not_in_genre",
                "لا تبدو هذه الوثيقة بلاغا أو محضرا لهيئة، فلم تُستخرج منها بنود.",
            )
        )
    return tuple(found)


def near_names(people: tuple[PersonFound, ...]) -> tuple[Warning_, ...]:
    """Two people whose names are a letter or two apart may be one: a suggestion, never a merge."""
    named = [person for person in people if person.name][:_MOST_PEOPLE]
    found = []
    for number, one in enumerate(named):
        for other in named[number + 1 :]:
            if _may_be_one(one.name or "", other.name or ""):
                message = f"«{one.name}» و«{other.name}»: قد يكونان اسما واحدا بكتابتين."
                evidence = (one.evidence[0], other.evidence[0])
                found.append(Warning_("people.near_names", message, evidence))
    return tuple(found)


def _may_be_one(one: str, other: str) -> bool:
    """سمية الوردي and سامية الوردي: as many words, one of them nearly the same, the others equal."""
    words, known = name_key(one).split(), name_key(other).split()
    if len(words) != len(known) or len(words) < _FULL_NAME:
        return False
    apart = [pair for pair in zip(words, known, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and fuzz.ratio(*apart[0]) >= _ALIKE


def about_place(place: Place | None, found: list[PlaceFound]) -> tuple[Warning_, ...]:
    """A name that several communes bear: which one is meant is for a person to say."""
    if place is None:
        return ()
    meant = next(
        (p.area for p in found if p.area and p.area.areas[0].code == place.area_code), None
    )
    if meant is None:
        return ()
    level = meant.areas[0].level
    others = [area for area in meant.areas if area.level == level]
    if len(others) < _SEVERAL:
        return ()
    codes = "، ".join(area.code for area in others)
    message = f"«{meant.name}» اسم لأكثر من وحدة ترابية: {codes}."
    return (Warning_("places.ambiguous", message, place.evidence),)


def _about(outline: Outline, day: DayFound) -> Warning_ | None:
    evidence = spans_of(outline, [(day.start, day.end)])
    if not day.date.exists:
        return Warning_("dates.impossible", "هذا التاريخ لا وجود له في التقويم.", evidence)
    if day.date.weekday_agrees is False and day.date.iso and day.date.weekday is not None:
        real = _DAY_NAMES[date.fromisoformat(day.date.iso).weekday()]
        written = _DAY_NAMES[day.date.weekday]
        message = f"كُتب {written}، ويوم {day.date.iso} هو {real}: أحدهما خطأ."
        return Warning_("dates.weekday_conflict", message, evidence)
    return None
