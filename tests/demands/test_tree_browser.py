"""The tree under the keys, in a real Chromium."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect
from tests.browser import violations
from tests.demands import worlds
from tests.demands.test_imports import TABLE, sheet_of

from hiwar.demands.queries.forest import forest_of
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def tab(chromium, served, secretary):
    """`tab(390, "fr")`: the secretary's browser; what goes wrong in it fails the test."""
    client, opened, wrong = Client(), [], []
    client.force_login(User.objects.get(pk=secretary.user_id), backend=BACKEND)

    def make(width=1440, language="ar", theme="light"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        wanted = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
        context.add_cookies([{"name": k, "value": v, "url": served} for k, v in wanted.items()])
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield make
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture
def tree(secretary, dossier):
    first = worlds.a_theme(secretary, dossier)
    second = worlds.a_theme(secretary, dossier, "وسائل العمل", "Moyens")
    made = [
        worlds.a_demand(secretary, dossier, words, theme=first if at < 4 else second)
        for at, words in enumerate(worlds.WORDINGS)
    ]
    worlds.an_event(secretary, made[5], "raised", date(2025, 1, 1))
    return made


def shown(actor, dossier):
    """«1 2(3) | 4»: the numbers of the lines as the tree has them now."""

    def of(node):
        below = " ".join(of(each) for each in node.below)
        return str(node.demand.number) + (f"({below})" if below else "")

    tops = forest_of(actor, dossier).tops.values()
    return " | ".join(" ".join(of(node) for node in group) for group in tops if group)


def test_the_tree_is_arranged_with_the_keys_alone(tab, served, secretary, dossier, tree):
    page = tab()
    page.goto(f"{served}/w/masalik/dossier/arrange/")
    live, keys = page.locator("[data-live]"), page.keyboard
    page.locator(f"#d-{tree[2].pk}").focus()
    keys.press("Alt+ArrowUp")
    expect(page.locator("[data-live]")).to_contain_text("2 من 4")
    assert "م-003: المرتبة 2 من 4 في باب التعويضات والتنقل" in live.text_content()
    assert shown(secretary, dossier) == "1 3 2 4 | 5 6"
    keys.press("Alt+ArrowLeft")
    expect(page.locator("[data-live]")).to_contain_text("تحت م-001")
    assert shown(secretary, dossier) == "1(3) 2 4 | 5 6"
    assert page.evaluate("document.activeElement.getAttribute('aria-level')") == "3"
    keys.press("ArrowDown")
    keys.press("Shift+ArrowDown")
    keys.press("Alt+ArrowDown")
    expect(page.locator(":focus")).to_have_attribute("data-place", "1")
    keys.press("Escape")
    keys.press("Control+z")
    keys.press("Control+z")
    expect(live).to_contain_text("أُلغيت الخطوة. م-003: المرتبة 2 من 4")
    assert shown(secretary, dossier) == "1 3 2 4 | 5 6"
    keys.press("Control+Shift+z")
    expect(page.locator("[data-live]")).to_contain_text("تحت م-001")
    page.locator(f"#d-{tree[3].pk}").focus()
    keys.press("F2")
    keys.press("End")
    keys.press("Shift+Enter")
    keys.insert_text("إحداث خلية للحوار")
    keys.press("Control+Enter")
    page.wait_for_selector("text=إحداث خلية للحوار")
    assert shown(secretary, dossier) == "1(3) 2 4 7 | 5 6"
    page.locator(".arr-r", has_text="إحداث خلية للحوار").focus()
    keys.press("Alt+Backspace")
    expect(page.locator("[data-live]")).to_contain_text("أُدمج")
    assert shown(secretary, dossier) == "1(3) 2 4 | 5 6"
    assert violations(page) == []


def test_lines_are_dragged_and_the_page_fits_a_phone(tab, served, secretary, dossier, tree):
    page = tab()
    page.goto(f"{served}/w/masalik/dossier/arrange/")
    grip, goal = page.locator(f"#d-{tree[0].pk} [data-grip]"), page.locator(f"#d-{tree[5].pk}")
    grip.hover()
    page.mouse.down()
    box = goal.bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("[data-live]")).to_contain_text("تحت م-006")
    assert shown(secretary, dossier) == "2 3 4 | 5 6(1)"
    phone = tab(390, "fr", "dark")
    phone.goto(f"{served}/w/masalik/dossier/arrange/")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.goto(f"{served}/w/masalik/dossier/arrange/{tree[1].pk}/")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_sheet_is_imported_and_put_in_order(tab, served, secretary, dossier, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = tab()
    page.goto(f"{served}/w/masalik/dossier/import/")
    sheet = {"name": "2019.xlsx", "mimeType": "application/octet-stream", "buffer": sheet_of(TABLE)}
    page.locator("input[type=file]").set_input_files(sheet)
    page.locator("form.form button.btn--p").click()
    expect(page.locator(".imp-s")).to_contain_text("مطلبان جديدان")
    assert violations(page) == []
    page.locator(".top button[value=commit]").click()
    expect(page.locator(".toasts")).to_contain_text("أُدخل مطلبان")
    assert shown(secretary, dossier) == "1 2"
    page.goto(f"{served}/w/masalik/dossier/arrange/")
    page.locator(".arr-r").nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-live]")).to_contain_text("م-002: المرتبة 1 من 2")
    assert shown(secretary, dossier) == "2 1"
