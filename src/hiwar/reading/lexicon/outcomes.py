"""Verbs of what a meeting brings about: adopted, formed, entrusted, honored, set for a day. Over folded words."""

from typing import Final

from hiwar.language.wordlists import word_set
from hiwar.reading.lexicon.verbs import VERBS


def _past(*stems: str) -> frozenset[str]:
    forms = {stem + ending for stem in stems for ending in ("", "ت", "وا", "ا", "نا")}
    return frozenset(forms | {"و" + form for form in forms} | {"ف" + form for form in forms})


def _ahead(*stems: str) -> frozenset[str]:
    forms = {f"س{prefix}{stem}" for stem in stems for prefix in "ينت"}
    return frozenset(forms | {"و" + form for form in forms}) - frozenset(VERBS)


# The verb and what it is said of are the fact: صودق على التقريرين, أفرز الجمع مكتبا, عهد إليه ب….
ADOPTED: Final = _past("صودق", "صوت")
BROUGHT: Final = _past("افرز", "شكل", "كون", "احدث", "انبثق", "زكي", "اقر", "اعتمد")
FORMED: Final = word_set(
    """
    مكتبا مكتب المكتب لجنه اللجنه لجنتين لجانا لجان مجلسا مجلس المجلس خليه لجينه امانه سكرتاريه هييه التقريرين
    التقرير البرنامج القانون النظام المشروع الميزانيه برنامج رييسا رييسه
    """
)
ENTRUSTED: Final = _past("عهد", "اسند", "اوكل", "فوض", "كلف", "انيط", "خول")
HONORED: Final = _past("كرم")
TRUSTED: Final = _past("جدد", "منح", "وضع")
# What closes with an outcome: انتهى ب…, أسفر عن …, أفضى إلى ….
ENDED: Final = _past("انتهي", "انته", "اسفر", "افضي", "افض", "تمخض", "توج")
ENDED_WITH: Final = ("ب", "عن", "الي")
RESULTS: Final = word_set(
    """
    انتخاب تشكيل تكليف احداث تعيين تجديد اعتماد اقرار تفويض تكوين اختيار تاسيس انتداب تزكيه
    """
)
# Who is honored or entrusted; no one's own words.
MEETS: Final = word_set(
    """
    الجمع الموتمر المجلس المكتب الملتقي اللقاء الحفل الاجتماع الحاضرون المشاركون الموتمرون الاعضاء اعضاء المجتمعون
    المنخرطون المندوبون الجمعيه النقابه الاتحاد الرابطه التعاضديه الهييه اللجنه الدوره المنظمون القاعه الموتمرات
    """
)
AHEAD: Final = _ahead(
    "لتيم", "جتمع", "نطلق", "ستانف", "جري", "قام", "كون", "نظم", "عقد", "نعقد", "حتضن", "شارك"
)
SET: Final = _past("ضرب", "حدد", "حددوا", "ضربوا", "عين")
SET_FOR: Final = word_set("موعدا موعد تاريخ تاريخا يوم")
READY: Final = word_set(
    "تستعد يستعد نستعد وتستعد ويستعد تعتزم يعتزم نعتزم وتعتزم ويعتزم تتهيا يتهيا"
)
STAGINGS: Final = word_set("لعقد لتنظيم لخوض لتنفيذ عقد تنظيم خوض تنفيذ نصب اقامه القيام")
