"""Six months after the round, in a real Chromium: what is overdue, and the letter about it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from tests.browser import violations

from hiwar.dialogue.models import Letter
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def six_months_later(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 4, 21, 10, 42, tzinfo=UTC))


@pytest.fixture
def tab(chromium, served, secretary, world, six_months_later):
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    wanted = {"sessionid": client.cookies["sessionid"].value, "django_language": "ar"}
    context.add_cookies([{"name": k, "value": v, "url": served} for k, v in wanted.items()])
    yield context.new_page()
    context.close()


def file_behind(tab, button, language):
    """Open the menu and take the file it offers in that language."""
    tab.locator("summary.btn", has_text=button).click()
    with tab.expect_download() as caught:
        tab.get_by_role("link", name=language, exact=True).locator("visible=true").click()
    tab.locator("summary.btn", has_text=button).click()
    return caught.value


def test_overdue_words_make_a_letter_with_its_number_and_papers(tab, served, world):
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    register = f"{served}/w/masalik/dialogue/commitments/"
    tab.goto(register)
    assert "متأخر 157 يوما" in tab.content()
    mine = tab.locator(f'input[name=c][data-owner="{world.older.owner_post}"]')
    assert mine.count() == 2
    for box in mine.all():
        box.check()
    assert "وعدان محددان" in tab.locator(".selbar").inner_text()
    tab.get_by_role("button", name="حرّر رسالة التذكير").click()
    assert tab.locator("input[name=tone]:checked").get_attribute("value") == "note"
    faults += violations(tab)
    tab.get_by_role("button", name="حرّر المسودة").click()
    tab.wait_for_selector(".a4--fr")
    assert tab.locator(".a4 .ver").count() == 4
    assert tab.locator(".chk .wr").count() == 1
    tab.get_by_role("link", name="اعتمد").click()
    tab.get_by_role("button", name="اعتمد").click()
    tab.wait_for_selector(".a4--fr")
    assert "1/2026" in tab.locator(".lh-r").first.inner_text()
    assert file_behind(tab, "PDF", "العربية").suggested_filename == "letter-1-2026-ar.pdf"
    assert file_behind(tab, "DOCX", "الفرنسية").suggested_filename == "letter-1-2026-fr.docx"
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        pages = (
            f"commitments/{world.older.pk}/",
            "commitments/kept/",
            f"letters/{Letter.objects.get().pk}/",
        )
        for path in pages:
            tab.goto(f"{served}/w/masalik/dialogue/{path}")
            faults += [(path, *broken) for broken in violations(tab)]
            if tab.evaluate("document.documentElement.scrollWidth") > width:
                faults.append((path, width))
    assert faults == []
