"""Invented texts of the genre, as many as wanted: few words often, many seldom, as in real ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from hiwar.search.registry import THEM, US, Draft
from hiwar.search.words.lexicon import PLURALS

VERBS = (
    "الرفع من,تعميم,مراجعة,صرف,إحداث,تسوية,تحسين,توفير,تجديد,تفعيل,تسريع,مأسسة,إقرار,توحيد,الزيادة في,"
    "إشراك,تمكين,حماية,توسيع,إعادة النظر في,الإسراع بإخراج,تحيين,ملاءمة,رفع الحيف عن,فتح,تقنين,تنظيم,ضمان"
).split(",")
THINGS = (
    "التعويضات الجزافية,التعويض عن التنقل,التعويضات الكيلومترية,منحة المردودية,الأجور,المعدات المعلوماتية,"
    "وسائل العمل,سيارات المصلحة,النظام الأساسي,مباريات التوظيف,امتحانات الكفاءة المهنية,وضعية حاملي الشهادات,"
    "الحوار الاجتماعي,الملف المطلبي,اللجان المشتركة,مقرات المديريات,السكن الوظيفي,التغطية الصحية,الأعمال الاجتماعية,"
    "بطاقات الطرق السيارة,التكوين المستمر,شروط السلامة,ملابس واقية,المناصب المالية,الحركة الانتقالية,الترقية,"
    "معاشات المتقاعدين,الحريات النقابية,الاقتطاعات من الأجور,ساعات العمل,المخيمات الصيفية,قروض السكن,النقل,"
    "خارطة الطريق,مشروع القانون,الهيكل التنظيمي,رخص المرض,مكافآت الامتحانات,حصص الحراسة,عقود الخدمات"
).split(",")
WHOM = (
    "لموظفي المصالح الخارجية,للأعوان والتقنيين,لفائدة السائقين,للمتصرفين والمهندسين,للمستخدمين,لذوي الحقوق,"
    "للنساء العاملات,للمساعدين الإداريين,لحراس المسالك,للعمال الموسميين,للأطر الصحية,بالمندوبيات الإقليمية,"
    "بالمديريات الجهوية,داخل القطاع,بالوسط القروي,للمتعاقدين,للملحقين,بالإدارة المركزية"
).split(",")
ENDS = (
    "قبل متم السنة,ابتداء من فاتح يناير,وفق المرسوم رقم 2.24.{n},في أجل {n} يوما,بأثر رجعي,في إطار لجنة مختلطة,"
    "كما ورد في محضر الجولة السابقة,حسب المذكرة {n},دون تمييز,بالتشاور مع الشركاء الاجتماعيين,مع مراعاة الأقدمية,"
    "في حدود الاعتمادات المتاحة,بقرار مشترك,بشراكة مع المؤسسة,على غرار باقي القطاعات"
).split(",")
FRENCH = (
    "Revaloriser les indemnités,Généraliser la prime,Régulariser la situation,Renouveler le matériel,"
    "Améliorer les conditions de travail,Ouvrir un concours"
).split(",")
KINDS = (("demands", 44), ("answers", 26), ("commitments", 10), ("decisions", 8), ("documents", 12))
STATES = ("met", "partly_met", "committed", "in_dialogue", "raised", "refused")
TODAY = date(2026, 11, 20)


class Writer:
    """Texts from one seed: the same every time."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        letters = "بتجحخدرزسشصضطظعغفقكلمنهوي"
        rare = ["".join(self.random.choices(letters, k=self.random.randint(3, 6))) for _ in range(30_000)]
        self.words = [*PLURALS, *rare]
        self.weights = [1 / (place + 20) for place in range(len(self.words))]
        self.reserve: list[str] = []
        self.parties = [UUID(int=self.random.getrandbits(128)) for _ in range(12)]

    def _often(self, among: list[str]) -> str:
        """The first ones more often than the last."""
        return among[min(int(self.random.expovariate(1 / (len(among) / 4))), len(among) - 1)]

    def _seldom(self) -> str:
        if not self.reserve:
            self.reserve = self.random.choices(self.words, self.weights, k=20_000)
        return self.reserve.pop()

    def sentence(self) -> str:
        end = self._often(ENDS).replace("{n}", str(self.random.randint(2, 999)))
        parts = [self._often(VERBS), self._often(THINGS), self._seldom(), self._often(WHOM), self._seldom(), end]
        return " ".join(parts)

    def draft(self) -> Draft:
        random = self.random
        (source,) = random.choices([name for name, _ in KINDS], [share for _, share in KINDS])
        words = self.sentence()
        if source == "documents":
            words = "؛ ".join([words, *(self.sentence() for _ in range(5))])
        elif random.random() < 0.2:
            words += f"\n{self._often(FRENCH)} {self._seldom()}"
        is_demand = source == "demands"
        return Draft(
            UUID(int=random.getrandbits(128)), title=words if is_demand else "", body="" if is_demand else words,
            reference=random.randint(1, 5000) if is_demand else None,
            audience="members" if random.random() < 0.3 else "bureau",
            side=random.choice((US, THEM)), state=random.choice(STATES) if is_demand else "",
            day=TODAY - timedelta(days=random.randint(0, 9 * 365)),
            party_id=random.choice(self.parties),
        )  # fmt: skip

    def drafts(self, number: int) -> Iterator[Draft]:
        return (self.draft() for _ in range(number))


# What is asked, common words and rare ones, of one word and several, whole and unfinished.
QUERIES = (
    "التعويضات|تعويض|الحوار الاجتماعي|الأجور|لجنة|الرفع من التعويضات|تعويض التنقل|التعويضات الكيلومترية|"
    "موظفي المصالح الخارجية|النظام الأساسي|مباريات|تسوية الوضعية|حاملي الشهادات|السكن الوظيفي|المعدات|"
    "سيارات المصلحة للتقنيين|منحة المردودية للأعوان|الترقية بأثر رجعي|م-014|م-1203|2.24.31|indemnités|prime|"
    "conditions de travail|وسائل العمل بالوسط القروي|قوانين|صناديق|وثائق|مشاريع القانون|التكوين|تكو|التعوي|ملاب|"
    "الحريات النقابية داخل القطاع|خارطة الطريق|لجان مشتركة|اللجنة المختلطة|حراس المسالك|معاش|متقاعد|"
    "تعميم بطاقات الطرق السيارة على السائقين|رخص المرض|الاقتطاعات|مكافآت|مقرات|أساتذة|شركاء|كلمة غائبة"
).split("|")
