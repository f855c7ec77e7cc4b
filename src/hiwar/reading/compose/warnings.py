"""What a person should look at before trusting the reading. Messages are Arabic, codes are stable."""

from datetime import date

from hiwar.reading.compose.evidence import spans_of
from hiwar.reading.finding import DayFound
from hiwar.reading.outline import Outline
from hiwar.reading.record import Kind, Warning_

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
