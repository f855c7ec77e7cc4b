"""Bodies known by a name without a head noun, and the nicknames the press has for the others."""

# Names as one writes them: how the body is called, and what kind it is.
_NAMED = """
administration: الدرك الملكي|النيابة العامة|القوات المساعدة|المحكمة الدستورية|محكمة النقض|المحكمة الإدارية
administration: الديوان الملكي|لجنة اليقظة الاقتصادية|لجنة اليقظة|القناة الأمازيغية|القناة الثانية|القناة الأولى
administration: الخزينة العامة للمملكة|الأمم المتحدة|اليونسكو|اليونيسيف|البنك الدولي|الضابطة القضائية
administration: المحكمة الابتدائية|محكمة الاستئناف|الوقاية المدنية
employer: الخطوط الملكية المغربية|بريد المغرب|اتصالات المغرب|بنك المغرب|المجمع الشريف للفوسفاط
employer: الطرق السيارة بالمغرب|التجاري وفا بنك|البنك الشعبي|القرض الفلاحي
association: هيومن رايتس ووتش|ترانسبرانسي المغرب|أمنستي
party: العدل والإحسان|العدالة والتنمية|الأصالة والمعاصرة|التقدم والاشتراكية
"""

# What the press calls a body: the words, then the name they stand for.
_CALLED = """
البام|الجرار|الأصالة والمعاصرة = حزب الأصالة والمعاصرة
البيجيدي|المصباح|العدالة والتنمية = حزب العدالة والتنمية
الحمامة|الأحرار = حزب التجمع الوطني للأحرار
الوردة|الاتحاد الاشتراكي = حزب الاتحاد الاشتراكي للقوات الشعبية
الميزان = حزب الاستقلال
السنبلة = حزب الحركة الشعبية
الكتاب|التقدم والاشتراكية = حزب التقدم والاشتراكية
الرسالة = حزب فيدرالية اليسار الديمقراطي
الحصان = حزب الاتحاد الدستوري
لارام|RAM|الخطوط الملكية|الخطوط الملكية الجوية = الخطوط الملكية المغربية
الباطرونا|CGEM = الاتحاد العام لمقاولات المغرب
UMT|ا.م.ش = الاتحاد المغربي للشغل
CDT|ك.د.ش = الكونفدرالية الديمقراطية للشغل
UGTM|ا.ع.ش.م = الاتحاد العام للشغالين بالمغرب
UNTM|ا.و.ش.م = الاتحاد الوطني للشغل بالمغرب
FDT|ف.د.ش = الفيدرالية الديمقراطية للشغل
ODT|م.د.ش = المنظمة الديمقراطية للشغل
FNE = الجامعة الوطنية للتعليم
AMDH = الجمعية المغربية لحقوق الإنسان
OMDH = المنظمة المغربية لحقوق الإنسان
ONCF = المكتب الوطني للسكك الحديدية
CNSS = الصندوق الوطني للضمان الاجتماعي
OCP = المجمع الشريف للفوسفاط
"""


def _pairs(table: str, mark: str) -> list[tuple[str, str]]:
    rows = [line.split(mark) for line in table.strip().splitlines()]
    return [(left.strip(), right.strip()) for left, right in rows]


NAMED: dict[str, str] = {
    name: kind for kind, names in _pairs(_NAMED, ":") for name in names.split("|")
}
CALLED: dict[str, str] = {
    word: name for words, name in _pairs(_CALLED, " = ") for word in words.split("|")
}

# Nicknames that mean nothing else: they stand for the body without حزب or شركة before them.
ALONE = (
    "البام", "البيجيدي", "لارام", "الباطرونا",
)  # fmt: skip
