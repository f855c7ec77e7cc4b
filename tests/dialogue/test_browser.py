"""The pages of the loop in a real Chromium: no accessibility rule broken, nothing scrolls sideways."""

from datetime import date

import pytest
from django.test import Client
from tests.browser import violations
from tests.dialogue import worlds

from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CASES = [(1440, "light", "ar"), (390, "light", "ar"), (1440, "dark", "ar"), (390, "dark", "ar")]


@pytest.fixture
def main_pages(world):
    return [
        "dossier/", f"dossier/{world.demands[0].pk}/", "dialogue/commitments/",
        f"dialogue/rounds/{world.rounds[-1].pk}/",
    ]  # fmt: skip


@pytest.fixture
def all_pages(world, main_pages):
    return [
        *main_pages, f"dossier/{world.claimed.pk}/", f"dossier/{world.gapped.pk}/", "dialogue/",
        f"dialogue/commitments/{world.late.pk}/", "dossier/add/",
        f"dossier/{world.demands[0].pk}/record/",
    ]  # fmt: skip


@pytest.fixture
def session(secretary):
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)
    return client.cookies["sessionid"].value


@pytest.fixture
def context_of(chromium, served, session):
    """`context_of(390, "dark", "fr")`: the secretary's browser."""
    opened = []

    def make(width, theme, language):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        wanted = {"sessionid": session, "django_language": language}
        context.add_cookies([{"name": k, "value": v, "url": served} for k, v in wanted.items()])
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def look(context_of, served):
    """`look(paths, 390, "dark", "fr")`: what is wrong with each page, and what the console says."""

    def walk(paths, width, theme, language):
        tab, found = context_of(width, theme, language).new_page(), []
        tab.on("pageerror", lambda error: found.append(str(error)))
        tab.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
        for path in paths:
            tab.goto(f"{served}/w/masalik/{path}")
            found += [(path, broken) for broken in violations(tab)]
            if tab.evaluate("document.documentElement.scrollWidth") > width:
                found.append((path, "scrolls sideways"))
        return found

    return walk


@pytest.mark.parametrize(("width", "theme", "language"), CASES)
def test_the_main_pages_break_no_rule(look, main_pages, width, theme, language):
    assert look(main_pages, width, theme, language) == []


def test_every_page_fits_a_phone_in_french(look, all_pages):
    assert look(all_pages, 390, "light", "fr") == []


def test_the_glyphs_of_a_full_year_wrap_before_their_count(context_of, served, secretary, world):
    for number in range(30):
        worlds.a_commitment(
            secretary, f"تجهيز المديرية رقم {number}", date(2024, 2, 1), due_on=date(2024, 6, 1)
        )
    tab = context_of(1440, "light", "ar").new_page()
    tab.goto(f"{served}/w/masalik/dialogue/commitments/")
    row = tab.locator(".by--y li", has=tab.get_by_text("2024", exact=True))
    count, glyphs = row.locator(".n").bounding_box(), row.locator(".dia svg, .dia .g")
    boxes = [glyph.bounding_box() for glyph in glyphs.all()]
    assert len(boxes) >= 30
    assert all(box["x"] >= count["x"] + count["width"] for box in boxes)
