"""Candidates while a demand is typed, in a real Chromium."""

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


@pytest.mark.parametrize(
    ("width", "language", "theme"), [(1440, "ar", "light"), (390, "fr", "dark")]
)
def test_candidates_come_while_typing_and_the_demand_is_then_added_at_once(
    chromium, served, secretary, width, language, theme
):
    dossier = worlds.an_open_dossier(secretary)
    for wording in worlds.WORDINGS:
        worlds.a_demand(secretary, dossier, wording)
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    wanted = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    context.add_cookies([{"name": k, "value": v, "url": served} for k, v in wanted.items()])
    page = context.new_page()
    with page.expect_event("requestfinished", lambda request: "htmx" in request.url):
        page.goto(f"{served}/w/masalik/dossier/add/")
    page.wait_for_load_state("networkidle")
    with page.expect_response("**/dossier/add/similar/**") as answered:
        page.locator("#id_wording_ar").press_sequentially("خلق مطعم للموظفين بالأقاليم", delay=10)
    assert answered.value.status == 200
    expect(page.locator("#similar")).to_contain_text("مطعم = مقصف")
    assert violations(page) == []
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"similar-{width}-{language}.png", full_page=True)
    page.locator("#entry .btn--p").click()
    page.wait_for_url("**/dossier/0*/")
    context.close()
