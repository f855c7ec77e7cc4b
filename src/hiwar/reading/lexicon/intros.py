"""What introduces a list. A verb outranks a noun, the last cue before the colon outranks the first."""

import re

_B = r"(?<!\w)[وفبل]{0,2}(?:ال)?"
_TEXTS = r"(?:محضر|اتفاق|وثيقه|بروتوكول|مذكره تفاهم)"

_DECIDED = (
    r"قرارات|مقررات|قرر|خطوات|برنامج\w* (?:ال)?(?:نضالي|احتجاجي)|محطات|اشكال\w? (?:ال)?(?:نضالي|احتجاجي)"
    rf"|اهداف|{_B}غايات|{_B}مقاصد|اولويات|(?<!\w)و?[يت](?:هدف|روم|توخي)(?!\w)|(?<!\w)و?[يت]سعي (?:\S+ )+الي"
    r"|(?<!\w)و?س[يت](?:عمل|سعي|تولي)(?!\w)"
)
_UNDERTAKEN = (
    rf"التزامات|وعود|التزم|(?<!\w)و?[يت]?نصت? (?:\S+ )?(?:ال)?{_TEXTS}|بنود"
    rf"|{_B}{_TEXTS}\w* (?:\S+ ){{0,9}}?[يت]?(?:تضمن|نص)|{_B}(?:رد|ردود|اجوبه|جواب|اجابات)(?:ه|ها|هم)?(?!\w)"
)
_AGREED = (
    r"تم الاتفاق|الاتفاق علي|(?:ال)?توافق علي|اتفق|مخرجات"
    rf"|{_B}(?:اسفرت?|تمخضت?|خلصت?|انتهي|انتهت) |{_B}نتايج"
)
_POINTS = r"(?:النقط|النقاط|القضايا) (?:التاليه|الاتيه)"

NOUN_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "achievement",
            r"انجاز|منجزات|مكتسبات|مكاسب|استجابت|تحقق من|النتايج المحققه|تم تحقيق|ما تحقق",
        ),
        ("demand", r"مطالب|الملف المطلبي|مطلبي|نطالب"),
        (
            "recommendation",
            r"توصيات|توصي|خلاصات|دعوه|المنتظر من|المطلوب من(?! ال(?:حكوم|وزار|ادار|سلط))",
        ),
        ("decision", _DECIDED),
        ("commitment", _UNDERTAKEN),
        ("agreed", _AGREED),
        ("points", _POINTS),
        (
            "position",
            r"مبادي|مواقف|ثوابت|اسباب|ما يلي|مشاكل|اكراهات|معيقات|صعوبات|اختلالات|خروقات|تجاوزات|ملاحظات",
        ),
        ("agenda", r"جدول (?:ال)?اعمال"),
    )
)
# Of several cues the last one of these outranks the rest, in this order.
RANKS: tuple[tuple[str, ...], ...] = (
    ("achievement",),
    ("demand", "recommendation", "decision", "commitment", "agreed"),
    ("agenda",),
    ("points",),
    ("position",),
)
