"""A union about to sit for its second round of the year: its dossier of 33 demands under 7 heads."""

from datetime import date
from types import SimpleNamespace

from hiwar.demands import domain as demands
from hiwar.dialogue import domain
from hiwar.kernel.clock import now
from hiwar.meetings.domain import record_attendance
from hiwar.organizations.domain import add_organization
from hiwar.organizations.queries import our_organization

APRIL, OCTOBER = date(2025, 4, 15), date(2025, 10, 21)
FORFAITS = "مساواة أعوان المصالح الخارجية في التعويض الجزافي بزملائهم في المركز"
BUDGET = "الكشف عن الاعتمادات المرصودة للتعويضات وقواعد صرفها"
HOUSING = "تعويض عن السكن لمن لا سكن وظيفيا له"
CARDS = "بطاقات الوقود للفرق المتنقلة"
CARS = "سيارة مصلحة لكل مقاطعة"
CANTEEN = "مقاصف في المديريات الإقليمية"
CHECKUPS = "فحص طبي سنوي للعاملين في الأوراش"
BONUS = "صرف منحة نصف سنوية للمتعاقدين"
HEADS = {
    "التعويضات": (FORFAITS, BUDGET, HOUSING, "تعويض عن العمل ليلا", "تعويض عن الأخطار", BONUS),
    "وسائل العمل": (
        CARDS, CARS, "حواسيب محمولة للتقنيين", "ألبسة واقية كل سنة", "ترميم مكاتب الأقاليم",
        "تجهيز الأوراش بالماء والكهرباء",
    ),
    "التكوين": (
        "برنامج تكوين لكل ثلاث سنوات", "تكوين السائقين في السلامة", "منح لمتابعة الدراسة",
        "تكوين في المعلوميات", "إشهاد على الدورات", "تكوين المكونين", "خزانة مهنية رقمية",
    ),
    "السلامة": (CHECKUPS, "لجان للصحة والسلامة في كل ورش"),
    "الأعمال الاجتماعية": (CANTEEN, "مخيمات لأبناء الأعوان", "قروض سكن ميسرة"),
    "الهيكلة": ("إصدار هيكل تنظيمي للمصالح الإقليمية",),
    "المسار المهني": (
        "تسريع الترقية بالاختيار", "امتحان مهني كل سنة", "تسوية ملفات حاملي الشهادات",
        "حركة انتقالية معلنة", "احتساب سنوات العمل المؤقت", "نظام أساسي للأعوان",
        "معايير للمسؤولية", "مراجعة نقط التقييم",
    ),
}  # fmt: skip


def a_union_before_its_second_round(actor):
    """The first round of the year behind it, with one promise; the second planned for today."""
    deed = {"actor": actor, "at": now()}
    ours = our_organization(actor)
    other = add_organization(**deed, name_ar="إدارة التجهيز القروي", kind="administration")
    dossier = demands.open_dossier(**deed, title_ar="الملف المطلبي", title_fr="")
    for head, wordings in HEADS.items():
        theme = demands.add_theme(**deed, dossier=dossier, name_ar=head, name_fr="")
        for wording in wordings:
            demands.add_demand(
                **deed, dossier=dossier, wording_ar=wording, theme=theme,
                raised_on=date(2025, 1, 11),
            )  # fmt: skip
    first = domain.hold_round(
        **deed, organization=ours, counterpart=other, held_on=APRIL, ordinal=1
    )
    domain.record_commitment(
        **deed, wording_ar="نصرف تعويض السكن ابتداء من الدخول المقبل", given_on=APRIL,
        meeting=first.meeting, owner=other, owner_post="المدير العام", due_on=date(2025, 9, 30),
        demands=[dossier.demands.get(wording_ar=HOUSING)],
    )  # fmt: skip
    second = domain.plan_round(
        **deed, organization=ours, counterpart=other, held_on=OCTOBER, ordinal=2
    )
    for side, post in (("issuer", "الكاتبة العامة"), ("counterpart", "المدير العام")):
        record_attendance(**deed, meeting=second.meeting, post_text=post, side=side)
    return SimpleNamespace(dossier=dossier, first=first, second=second)
