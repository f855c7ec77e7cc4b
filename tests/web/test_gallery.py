import pytest

from hiwar.web import registry
from hiwar.web.registry import Entry

CASES = [(1440, "ar", "light"), (390, "ar", "light"), (1440, "ar", "dark"), (390, "fr", "light")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
PAGES = ["/components/", "/accounts/login/", "/w/masalik/records/", "/w/masalik/promise/"]
WIDTHS = [360, 390, 760, 761, 800, 1024, 1199, 1280, 1366, 1399, 1440, 1920]

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _rail():
    for order, icon in enumerate(("inbox", "list-tree", "hand-helping")):
        registry.register_rail(
            Entry(icon, "room:records", icon, "الملف المطلبي", order=order, tab=order + 1)
        )
    registry.register_search("room:records")


def open_context(chromium, served, *, width=1440, language="ar", theme="light"):
    """A tab of a fresh browser session, and what it complains of."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    context.add_cookies([{"name": "django_language", "value": language, "url": served}])
    tab = context.new_page()
    complaints = []
    tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    return tab, complaints


def visit(chromium, served, page, **wanted):
    tab, complaints = open_context(chromium, served, **wanted)
    tab.goto(served + page)
    return tab, complaints


@pytest.mark.parametrize(("width", "language", "theme"), CASES)
def test_pages_break_no_accessibility_rule_and_the_policy_blocks_nothing(
    chromium, served, width, language, theme
):
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    tab, complaints = open_context(chromium, served, width=width, language=language, theme=theme)
    for page in PAGES:
        tab.goto(served + page)
        found = axe.run(tab, options=RULES).response["violations"]
        assert [(page, rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        assert (page, complaints) == (page, [])


def test_nothing_scrolls_sideways(chromium, served):
    tab, _ = open_context(chromium, served)
    for page in PAGES:
        tab.goto(served + page)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            wide = tab.evaluate("document.documentElement.scrollWidth")
            assert (page, width, wide) == (page, width, min(wide, width))


def test_the_slash_goes_to_the_search_and_the_theme_changes_in_place(chromium, served):
    tab, _ = visit(chromium, served, "/w/masalik/records/")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.click(".tools .to-dark")
    assert tab.get_attribute("html", "data-theme") == "dark"
    tab.reload()
    assert tab.get_attribute("html", "data-theme") == "dark"


def test_without_scripts_the_theme_and_the_more_sheet_still_work(chromium, served):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    tab = context.new_page()
    tab.goto(served + "/w/masalik/records/")
    tab.click(".tab-more summary")
    assert tab.is_visible(".tab-sheet .more-l")
    tab.click(".tab-sheet .to-dark")
    assert tab.get_attribute("html", "data-theme") == "dark"


def test_the_password_can_be_shown(chromium, served):
    tab, _ = visit(chromium, served, "/accounts/login/")
    tab.fill("#id_password", "طريق")
    tab.click(".pwd button")
    assert tab.get_attribute("#id_password", "type") == "text"
    assert tab.get_attribute(".pwd button", "aria-pressed") == "true"


def test_paper_is_light_and_bears_the_record_alone(chromium, served):
    tab, _ = visit(chromium, served, "/w/masalik/records/", theme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    assert not tab.is_visible(".rail")
    assert (
        tab.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--sheet')"
        ).strip()
        == "#fff"
    )
