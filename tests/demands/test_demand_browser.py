"""A demand with all that belongs to it, its lineage and its gain, as a browser shows them."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.browser import violations
from tests.conftest import AT
from tests.demands.worlds import a_demand_with_history, a_document, a_theme, our_union

from hiwar.demands import domain
from hiwar.demands.domain import Wording
from hiwar.organizations.domain import add_organization

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SHOTS = os.environ.get("HIWAR_SHOTS")


@pytest.fixture
def pages(secretary, dossier):
    theme = a_theme(secretary, dossier)
    union = our_union(secretary)
    branch = add_organization(
        actor=secretary, at=AT, name_ar="فرع سوس - ماسة", kind="union", is_ours=True, parent=union
    )
    deed = {"actor": secretary, "at": AT}
    demand = a_demand_with_history(
        secretary, dossier, "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية إلى مستوى الإدارة المركزية",
        theme=theme, beneficiaries="التقنيون، السائقون", raised_first_by=union,
    )  # fmt: skip
    domain.weigh_demand(
        **deed, demand=demand, kind="wages", priority="urgent", people=312, cost=Decimal(1250000),
        cost_period="yearly", cost_source="تقدير لجنة التعويضات", counts={"التقنيون": 120},
    )  # fmt: skip
    domain.add_basis(
        **deed, demand=demand, text_kind="decree", text_number="2.97.1052", text_article="4",
        text_on=date(1998, 2, 2), words="تحدد التعويضات عن التنقل",
    )  # fmt: skip
    domain.attach_document(
        **deed, demand=demand, document=a_document(secretary, "جدول"), label="جدول مقارنة التعويضات"
    )
    domain.sign_demand(**deed, demand=demand, branch=branch)
    older = a_demand_with_history(secretary, dossier, "الرفع من تعويضات الأقاليم النائية")
    domain.merge_demands(**deed, demands=[older], into=demand, occurred_on=date(2025, 1, 5))
    first = a_demand_with_history(secretary, dossier, "تعويض التنقل والسيارة الشخصية")
    domain.split_demand(
        **deed, demand=first, occurred_on=date(2025, 2, 1), words="جُزّئ بطلب من الفروع",
        parts=[Wording("ملاءمة تعويض التنقل"), Wording("تعويض السيارة الشخصية")],
    )  # fmt: skip
    gain = domain.record_gain(
        **deed, wording_ar="الحق في الترقية بالشهادات", said_by="us", since=date(2011, 11, 25),
        text_kind="decree", text_number="2.11.621",
    )  # fmt: skip
    bill = a_document(
        secretary, "مشروع مرسوم بتغيير المرسوم رقم 2-11-621 بتحديد شروط المباريات.", "مشروع مرسوم"
    )
    domain.watch_document(secretary, AT, bill)
    return {
        "demand": f"dossier/{demand.pk}/", "lineage": f"dossier/{first.pk}/lineage/",
        "supporters": f"dossier/{demand.pk}/supporters/", "weight": f"dossier/{demand.pk}/weight/",
        "merge": f"dossier/{demand.pk}/merge/", "gain": f"dossier/gains/{gain.pk}/",
    }  # fmt: skip


def test_its_pages_read_well_in_every_size_and_break_no_rule(chromium, served, signed_in, pages):
    session = signed_in.cookies["sessionid"].value
    for width, language, theme in (
        (1440, "ar", "light"), (390, "ar", "light"), (1440, "ar", "dark"), (390, "fr", "dark"),
    ):  # fmt: skip
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        context.add_cookies(
            [
                {"name": "sessionid", "value": session, "url": served},
                {"name": "django_language", "value": language, "url": served},
            ]
        )
        tab = context.new_page()
        for name, path in pages.items():
            tab.goto(f"{served}/w/masalik/{path}")
            if SHOTS:
                shot = Path(SHOTS) / f"{name}-{width}-{language}-{theme}.png"
                tab.screenshot(path=str(shot), full_page=True)
            wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert (name, width, wide) == (name, width, False)
            assert (name, violations(tab)) == (name, [])
        context.close()
