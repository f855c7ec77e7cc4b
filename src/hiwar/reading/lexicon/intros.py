"""What introduces a list. A verb outranks a noun, the last cue before the colon outranks the first."""

import re

NOUN_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("achievement", r"انجاز|مكتسبات|مكاسب|استجابت|تحقق من|النتايج المحققه|تم تحقيق|ما تحقق"),
        ("demand", r"مطالب|الملف المطلبي|مطلبي|نطالب|النقط التاليه|النقاط التاليه|القضايا التاليه"),
        ("recommendation", r"توصيات|توصي|خلاصات|دعوه"),
        ("decision", r"قرارات|قرر|خطوات|البرنامج النضالي|برنامج نضالي|تم الاتفاق علي ما يلي_"),
        ("commitment", r"التزامات|وعود|تم الاتفاق|الاتفاق علي|التزم"),
        ("position", r"مبادي|مواقف|ثوابت|اسباب|ما يلي"),
    )
)
