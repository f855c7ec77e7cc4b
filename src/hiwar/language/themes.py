"""The themes of labour relations that `docs/themes.md` lists and maps to the ILO's, told by their words."""

import re
from typing import Final

THEMES: Final = (
    "wages", "status", "career", "conditions", "training", "social_works", "liberties",
    "health_safety", "pensions",
)  # fmt: skip

# Over folded words; the proclitics و ف ب ل ك and ال may stand before each.
_CUES: Final = {
    "wages": (
        "اجور|اجر|راتب|رواتب|تعويض|تعويضات|منحه|منح|علاوه|علاوات|مكافاه|مكافات|زياده في الاجور|التحفيز المادي"
        "|تحفيزات|مستحقات|ساعات اضافيه|الضريبه علي الدخل"
    ),
    "status": (
        "نظام اساسي|انظمه اساسيه|النظام الاساسي|تسويه وضعيه|وضعيه اداريه|ترسيم|تشغيل|توظيف|ادماج|تعاقد|طرد|تسريح"
        "|تسريحات|مطرودين|مناصب الشغل|مناصب الماليه|عقود الشغل|عقد الشغل|استقرار الشغل|ارجاع المطرودين"
    ),
    "career": "ترقيه|ترقي|ترقيات|مسار مهني|سلم|سلالم|درجه|اقدميه|امتحانات مهنيه|الكفاءه المهنيه|خارج السلم",
    "conditions": (
        "ظروف العمل|ظروف الاشتغال|شروط العمل|ساعات العمل|رخص|عطله|عطل|الوسائل اللوجستيكيه|تجهيزات|تجهيز|مقرات|نقل"
        "|حركه انتقاليه|خصاص|الموارد البشريه|اكتظاظ"
    ),
    "training": "تكوين|تكوينات|التكوين المستمر|دورات تكوينيه|تدريب",
    "social_works": "اعمال اجتماعيه|الاعمال الاجتماعيه|السكن|مخيمات|حضانه|مطاعم|منح دراسيه|الاصطياف|قروض السكن",
    "liberties": (
        "حريات نقابيه|الحريات النقابيه|حق الاضراب|الحق في الاضراب|قانون الاضراب|حوار|تفاوض|مفاوضات|تنظيم نقابي"
        "|العمل النقابي|تضييق|حريه التعبير|تعسف|انتخابات مهنيه"
    ),
    "health_safety": (
        "السلامه|الصحه والسلامه|حفظ الصحه|شروط السلامه|حوادث الشغل|امراض مهنيه|الاخطار المهنيه"
        "|وقايه|تعقيم|كمامات|طب الشغل"
    ),
    "pensions": (
        "تقاعد|معاش|معاشات|حمايه اجتماعيه|الحمايه الاجتماعيه|ضمان اجتماعي|الضمان الاجتماعي"
        "|تغطيه صحيه|التغطيه الصحيه|تعاضديه"
        "|التامين الاجباري"
    ),
}
_PATTERN: Final = re.compile(
    r"(?<![^\W\d_])[وف]?(?:[بلك]?(?:ال)?|لل)(?:"
    + "|".join(
        f"(?P<{theme}>{'|'.join(sorted(cues.split('|'), key=len, reverse=True))})"
        for theme, cues in _CUES.items()
    )
    + r")(?:ها|هم|ه|نا)?(?![^\W\d_])"
)


def themes_of(folded: str) -> tuple[str, ...]:
    """The themes folded words speak of, the one they ask for first; none where they name none.

    An allowance for dangerous work is `wages`: the earliest word decides what is asked for.
    """
    return tuple(dict.fromkeys(match.lastgroup or "" for match in _PATTERN.finditer(folded)))
