"""Our pages in a real browser: no rule of accessibility broken, no sideways scroll, at each size."""

import pytest
from tests.browser import violations

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

PAGES = {
    "desk": "/w/masalik/",
    "search": "/w/masalik/search/?q=تعويض",
    "journal": "/w/masalik/journal/?verify=1",
    "object": "/w/masalik/journal/demands.demand/{demand}/",
    "members": "/w/masalik/people-here/",
    "invite": "/w/masalik/people-here/invite/",
    "organisation": "/w/masalik/people-here/organisation/",
}
LOOKS = [(1440, False, "ar"), (390, False, "ar"), (1440, True, "fr")]


def faults(page):
    found = violations(page)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(("scrolls sideways", page.url))
    return found


@pytest.mark.parametrize(("width", "dark", "language"), LOOKS)
def test_pages_of_a_register_break_no_rule(visit, world, width, dark, language):
    found, tab = {}, None
    look = {"actor": world.actor, "width": width, "dark": dark, "language": language}
    for name, path in PAGES.items():
        tab = visit(path.format(demand=world.demand.pk), tab=tab, **look)
        found[name] = faults(tab)
    assert {name: broken for name, broken in found.items() if broken} == {}


@pytest.mark.parametrize(("width", "dark", "language"), LOOKS)
def test_pages_of_the_door_break_no_rule(visit, world, stranger, width, dark, language):
    found = {}
    for actor, paths in (
        (None, ("/accounts/login/", f"/invitation/{world.token}/", "/invitation/no-token/")),
        (stranger, ("/w/tilal/", "/w/tilal/nothing/")),
    ):
        tab = None
        for path in paths:
            tab = visit(path, tab=tab, actor=actor, width=width, dark=dark, language=language)
            found[path] = faults(tab)
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_the_slash_leads_to_search_and_the_hit_is_marked(visit, world):
    page = visit("/w/masalik/", actor=world.actor)
    page.keyboard.press("/")
    page.keyboard.type("الاجتماعي")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator("mark.hit").first.inner_text() == "الإجتماعي"
