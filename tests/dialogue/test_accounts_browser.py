"""Two accounts side by side in a real Chromium: a divergence is marked by the keyboard alone."""

import pytest
from django.test import Client
from tests.browser import violations

from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def open_as(secretary, chromium, served):
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    wanted = {"sessionid": client.cookies["sessionid"].value}
    opened = []

    def make(width, language):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        cookies = {**wanted, "django_language": language}
        context.add_cookies([{"name": k, "value": v, "url": served} for k, v in cookies.items()])
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def test_a_divergence_is_marked_by_keyboard_and_no_rule_is_broken(open_as, served, told):
    address = f"{served}/w/masalik/dialogue/rounds/{told.rounds[3].id}/accounts/"
    tab = open_as(1440, "ar")
    tab.goto(address)
    tab.locator(".jdg > summary").first.focus()
    for key in ("Enter", "Tab", "Space", "ArrowDown", "Tab"):
        tab.keyboard.press(key)
    tab.keyboard.type("النسبة والأجل")
    assert violations(tab) == []
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".vd--divergent")
    assert "النسبة والأجل" in tab.locator("tr.is-dv").inner_text()
    phone = open_as(390, "fr")
    for path in told.paths:
        phone.goto(f"{served}/w/masalik/{path}")
        assert (path, violations(phone)) == (path, [])
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
