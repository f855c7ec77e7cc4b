"""The pages of the loop in a real Chromium: no accessibility rule broken, nothing scrolls sideways."""

import pytest
from django.test import Client
from tests.browser import violations

from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CASES = [
    (1440, "light", "ar"), (1440, "dark", "ar"), (390, "light", "ar"), (390, "dark", "fr"),
    (1440, "light", "fr"),
]  # fmt: skip


@pytest.fixture
def pages(secretary, world):
    return [
        "dossier/", f"dossier/{world.demands[0].pk}/", f"dossier/{world.claimed.pk}/",
        f"dossier/{world.gapped.pk}/", "dialogue/commitments/",
        f"dialogue/commitments/{world.late.pk}/", f"dialogue/rounds/{world.rounds[-1].pk}/",
        "dialogue/", "dossier/add/", f"dossier/{world.demands[0].pk}/record/",
    ]  # fmt: skip


@pytest.fixture
def session(secretary):
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    return client.cookies["sessionid"].value


@pytest.mark.parametrize(("width", "theme", "language"), CASES)
def test_no_rule_is_broken_and_nothing_scrolls_sideways(
    chromium, served, session, pages, width, theme, language
):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    context.add_cookies(
        [
            {"name": "sessionid", "value": session, "url": served},
            {"name": "django_language", "value": language, "url": served},
        ]
    )
    tab = context.new_page()
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    for page in pages:
        tab.goto(f"{served}/w/masalik/{page}")
        assert (page, violations(tab)) == (page, [])
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert (page, wide) == (page, min(wide, width))
    context.close()
    assert faults == []
