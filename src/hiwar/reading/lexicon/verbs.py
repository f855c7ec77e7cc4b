"""Cue verbs by act, every form generated once: قال، قالت، يقول، قائلا."""

from functools import lru_cache
from typing import NamedTuple

from hiwar.language.wordlists import word_set

_REMEMBERED = 32768
PRESENT = "يتن"
_PAST_ENDINGS = ("", "ت", "وا", "ا", "تا", "نا", "ن")
_PRESENT_ENDINGS = ("", "ون", "وا", "ان", "ين", "ن")
_PARTICIPLE_ENDINGS = ("ا", "ه", "ين", "ون", "ات", "ان", "تين")


class Verb(NamedTuple):
    """A cue: what it does, the verb it belongs to, and whether it is a participle (مؤكدا)."""

    act: str
    lemma: str
    participle: bool


# act: past, present without its prefix, participle; "-" where a form misleads. Then forms as they are.
_TABLE = """
ask: طالب طالب مطالب للمطالبه المطالبه لمطالبه بالمطالبه مطالبتها مطالبته مطالبتهم
ask: طلب طلب -
ask: ناشد ناشد مناشد
ask: التمس لتمس ملتمس
ask: اشترط شترط مشترط
ask: استعجل ستعجل -
ask: اقترح قترح - مقترحا مقترحه
ask: نادي نادي مناد نادت نادوا مناديا مناديه
ask: ترافع ترافع -
ask: دافع دافع مدافع
ask: راسل راسل -
call: - دعو - دعا دعت دعوا دعتا داعيا داعيه داعين داعيتا نهيب دعوتها دعوته دعوتهم
call: حث حث حاث
call: اهاب هيب مهيب
call: اوصي وصي موصي اوصت اوصوا
decide: قرر قرر -
decide: تقرر - -
decide: انتخب نتخب -
decide: صادق صادق -
decide: انتدب نتدب -
decide: اعتزم عتزم معتزم
decide: عزم - عازم
announce: اعلن علن معلن
promise: - - - وعد وعدت وعدوا واعدا واعده متعهدا متعهده
promise: تعهد تعهد -
promise: التزم لتزم ملتزم
promise: استجاب - -
promise: وافق - -
agree: اتفق تفق متفق
agree: اجمع جمع مجمع
announce: ابدي بدي - ابدت ابدوا مبديا مبديه
announce: لوح لوح ملوح
announce: توعد توعد متوعد
describe: وصف صف واصف
describe: فسر فسر مفسر
describe: نعت نعت ناعت
denounce: ندد ندد مندد تنديدها تنديده تنديدهم
denounce: ادان دين مدين ادانت ادانتها ادانته ادانتهم
denounce: استنكر ستنكر مستنكر استنكارها استنكاره استنكارهم
denounce: شجب شجب شاجب شجبها شجبه شجبهم
denounce: رفض رفض رافض رفضها رفضه رفضهم
denounce: احتج حتج محتج احتجاجها احتجاجه احتجاجهم
denounce: حذر حذر محذر
denounce: انتقد نتقد منتقد
denounce: اتهم تهم متهم باتهام اتهامات واتهامها
denounce: استغرب ستغرب مستغرب استغرابها استغرابه استغرابهم
denounce: هدد هدد مهدد
denounce: حمل حمل محمل
denounce: استهجن ستهجن مستهجن
denounce: اشتكي شتكي - اشتكت اشتكوا
denounce: تاسف تاسف متاسف
praise: ثمن ثمن مثمن تثمينها تثمينه تثمينهم
praise: نوه نوه منوه تنويهها تنويهه تنويههم
praise: اشاد شيد مشيد اشادتها اشادته اشادتهم
praise: حيا حيي محيي حيت
praise: اثني - - اثنت اثنوا مثنيا مثنيه
denounce: عاب عيب -
praise: هنا هني - هنات مهنيا
thank: شكر شكر شاكر
praise: رحب رحب مرحب
praise: تضامن تضامن متضامن
praise: ساند ساند مساند
praise: دعم دعم داعم
praise: بارك بارك مبارك
praise: اعتز عتز معتز
express: عبر عبر معبر التعبير تعبيرها تعبيره تعبيرهم
express: اعرب عرب معرب
affirm: اكد وكد موكد اكدوا
affirm: شدد شدد مشدد
affirm: اعتبر عتبر معتبر
affirm: جدد جدد مجدد
affirm: تشبث تشبث متشبث
affirm: تمسك تمسك متمسك
affirm: راي ري - رات راوا يرون
affirm: سجل سجل مسجل
report: قال قول قايل القول بالقول بقولها بقوله بقولهم
report: اوضح وضح موضح
report: اضاف ضيف مضيف
report: اشار شير مشير
report: ابرز برز مبرز
report: كشف كشف كاشف
report: لفت لفت لافت
report: ذكر ذكر مذكر
report: تابع تابع متابع
report: اورد ورد مورد
report: صرح صرح مصرح
report: افاد فيد مفيد
report: زاد زيد -
report: استطرد ستطرد مستطرد
report: استعرض ستعرض مستعرض
report: ختم - خاتم
report: نبه نبه منبه
report: اردف ردف مردف
report: استرسل سترسل مسترسل
report: خلص خلص - خالصا خالصه
report: نفي نفي - نفت نافيا نافيه
report: لاحظ لاحظ ملاحظ
report: اقر قر مقر
report: طمان طمين مطمين
report: شرح شرح شارح
report: اكمل كمل -
report: اجاب جيب مجيب
report: تساءل تساءل متسايل
report: اخبر خبر مخبر
report: ابلغ بلغ مبلغ
report: الح لح ملح
report: اثار ثير مثير
affirm: رصد رصد راصد
affirm: عاين عاين معاين
achieve: حقق حقق -
achieve: تحقق - -
achieve: تمكن تمكن متمكن
achieve: استفاد ستفيد مستفيد
achieve: انتزع نتزع -
achieve: شهد شهد -
discuss: ناقش ناقش -
discuss: تدارس تدارس -
discuss: تداول تداول متداول
discuss: تطرق تطرق متطرق
discuss: تناول تناول متناول
discuss: تمحور تمحور متمحور
hold: انعقد نعقد منعقد
hold: عقد عقد عاقد
hold: تراس تراس مترءس يتراس
hold: استقبل ستقبل -
hold: نظم نظم -
hold: احتضن حتضن -
hold: التقي لتقي - التقت التقوا
hold: اجتمع جتمع مجتمع
hold: خاض خوض -
hold: نفذ نفذ -
hold: اشرف شرف مشرف
hold: افتتح - -
close: اختتم ختتم - اختتمت
"""


def _forms(past: str, present: str, participle: str) -> list[tuple[str, bool]]:
    forms: list[tuple[str, bool]] = []
    if past != "-":
        forms += [(past + ending, False) for ending in _PAST_ENDINGS]
    if present != "-":
        forms += [
            (prefix + present + ending, False) for prefix in PRESENT for ending in _PRESENT_ENDINGS
        ]
    if participle != "-":
        forms += [(participle + ending, True) for ending in _PARTICIPLE_ENDINGS]
    return forms


def _build() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for line in _TABLE.strip().splitlines():
        act, rest = line.split(":")
        past, present, participle, *more = rest.split()
        lemma = past if past != "-" else (more or [present])[0]
        for form, is_participle in _forms(past, present, participle):
            verbs.setdefault(form, Verb(act, lemma, is_participle))
        for form in more:
            verbs[form] = Verb(act, lemma, form.endswith(("ا", "ه", "ين")) and form[1:2] == "ا")
    for word in _NOT_VERBS:
        verbs.pop(word, None)
    return verbs


# Nouns, names and particles that a generated form would catch.
_NOT_VERBS = word_set(
    """
    حملا حملن عبرا عبرن عقدا طلبا حقا شهدا مطالبات مجتمع مجتمعا مجتمعات مجتمعين مجتمعون
    مبارك مباركه دعما رفضا شكرا تدعم تورد ترد نورد يرد زادا نظما نضيف مضيفا مضيفه محمله ترين
    سجلا سجلات حثا ذكرا يذكر تذكر تزيد يزيد تهم نهم يهم تهمين مستفيدين مستفيدا مستفيده
    مستفيدات مستفيدون دعم يدعم داعم داعمه تحمل نحمل تحملا مدينه مدينتين مدينات مدينين مدينون حملات
    تحيي تحيين يحيين حيينا متمكن متابعه متابعات متابعين مشرفه مشرفين مشرفون محتجات تطلب
    """
)

VERBS = _build()
_OWNERS = ("ها", "ه", "هم", "هما", "نا")
_OWN_STANCES = word_set(
    " ".join(
        f"{noun}{owner}"
        for noun in ("تنديد", "ادانت", "استنكار", "شجب", "رفض", "احتجاج", "استغراب")
        for owner in _OWNERS
    )
)
_STANCE_NOUNS = word_set(
    " ".join(
        f"{noun}{owner}"
        for noun in (
            "تنديد", "ادانت", "استنكار", "شجب", "رفض", "احتجاج", "استغراب", "استعداد", "تضامن", "تشبث",
            "دعم", "مساندت", "انخراط", "مقاطعت", "تمسك", "مءازرت", "موازرت", "تثمين", "اعتزاز", "استياء",
            "قلق", "امتعاض", "اسف", "ارتياح", "عزم", "حرص", "اصرار", "ترحيب", "تحفظ", "تخوف", "استعدادات",
            "تفهم", "مناصرت", "اعتزام",
            "وقوف", "ايمان", "وفاء", "تجند", "افتخار", "تقدير", "انشغال", "تشبثت", "معارضت",
        )
        for owner in ("", *_OWNERS)
    )
)  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def is_stance_noun(word: str) -> bool:
    """Whether a word names where somebody stands: تضامنها، استعدادهم، رفضه."""
    return word in _STANCE_NOUNS


@lru_cache(maxsize=_REMEMBERED)
def is_own_stance(word: str) -> bool:
    """Whether a word is a stance as a noun with its owner: استنكارها، ورفضه."""
    bare = word[1:] if word[:1] in "وف" and word not in VERBS else word
    return bare in _OWN_STANCES


@lru_cache(maxsize=_REMEMBERED)
def verb_of(word: str) -> Verb | None:
    """The cue behind a folded word, و ف س and ل before it allowed."""
    hit = VERBS.get(word)
    if hit or not word:
        return hit
    if word[0] in "وف":
        return VERBS.get(word[1:]) or (VERBS.get(word[2:]) if word[1:2] == "س" else None)
    if word[0] in "سل" and word[1:2] in PRESENT:
        return VERBS.get(word[1:])
    return None
