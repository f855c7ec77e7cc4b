"""The choice among thousands as a combobox, in a real Chromium, and without JavaScript."""

import os
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.browser import violations
from tests.demands import worlds

from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SHOTS = os.environ.get("HIWAR_SHOTS")


def shot(page, name):
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"pick-{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("width", "language", "theme"), [(1440, "ar", "light"), (390, "fr", "dark")]
)
def test_a_demand_is_found_by_its_words_and_taken_by_the_keyboard(
    chromium, served, secretary, width, language, theme
):
    dossier = worlds.an_open_dossier(secretary)
    made = [worlds.a_demand(secretary, dossier, f"مراجعة التعويض رقم {n}") for n in range(31)]
    for wording in worlds.WORDINGS:
        worlds.a_demand(secretary, dossier, wording)
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    wanted = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    cookies = [{"name": k, "value": v, "url": served} for k, v in wanted.items()]
    screen = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
    address = f"{served}/w/masalik/dossier/{made[0].pk}/move/"

    context = chromium.new_context(**screen)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(address)
    box = page.get_by_role("combobox").last
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("المقاصف", delay=10)
    option = page.locator(".pick-c [role=option]")
    expect(option).to_have_count(1)
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    assert violations(page) == []
    shot(page, f"open-{width}-{language}")
    box.press("Enter")
    expect(page.locator(".pick-o :checked")).to_have_count(1)
    expect(page.locator(".pick-o")).to_have_count(2)
    expect(page.locator(".pick-o").last).to_contain_text("مقصف")
    expect(box).to_have_value("")
    assert violations(page) == []
    shot(page, f"chosen-{width}-{language}")
    page.locator("form.form .btn--p, form .btn--p").last.click()
    page.wait_for_url(lambda url: "/move/" not in url)
    made[0].refresh_from_db()
    assert "مقصف" in made[0].parent.wording_ar
    context.close()

    plain = chromium.new_context(java_script_enabled=False, **screen)
    plain.add_cookies(cookies)
    page = plain.new_page()
    page.goto(f"{served}/w/masalik/dossier/{made[1].pk}/move/")
    page.locator('[name="parent-words"]').fill("33")
    page.locator('[name="parent-words"]').press("Enter")
    expect(page.locator(".pick-o")).to_have_count(2)
    shot(page, f"plain-{width}-{language}")
    page.locator(".pick-o").last.click()
    page.locator('[name="parent-words"]').press("Enter")
    page.wait_for_url(lambda url: "/move/" not in url)
    made[1].refresh_from_db()
    assert made[1].parent.number == 33
    plain.close()
