"""A photographed communiqué from the phone to its facts: real form, real Tesseract, real browser."""

import os
from pathlib import Path

import pytest
from benchmarks import sheets
from tests.browser import violations
from tests.review.conftest import COMMUNIQUE

from hiwar.review.models import Reading

SHOTS = os.environ.get("HIWAR_SHOTS", "")
FIRST, _, REST = COMMUNIQUE.partition("ومن جانبها")


@pytest.fixture
def photographs(tmp_path):
    paths = []
    for number, text in enumerate((FIRST, REST[: REST.index("وفي رده")]), 1):
        (page, *_) = sheets.scanned(sheets.printed(text), 150)
        paths.append(tmp_path / f"IMG_{number}.jpg")
        paths[-1].write_bytes(sheets.photographed(page))
    return paths


def look(tab, name):
    if SHOTS:
        tab.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


@pytest.mark.browser
def test_two_photographs_become_a_document_whose_facts_point_at_the_picture(
    chromium, served, signed_in, own_union, settings, tmp_path, photographs
):
    settings.MEDIA_ROOT = tmp_path / "vault"
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    cookie = {"name": "sessionid", "value": signed_in.cookies["sessionid"].value, "url": served}
    context.add_cookies([cookie])
    tab = context.new_page()
    tab.goto(f"{served}/w/masalik/readings/new/")
    for path in photographs:  # a phone hands over one picture at a time
        tab.set_input_files("[data-pages]", path)
    assert tab.locator(".pic-l li").count() == 2
    look(tab, "new")
    tab.set_default_timeout(180_000)
    tab.click("form.form .btn--p")
    tab.wait_for_load_state()
    reading = Reading.objects.get()
    assert [bool(page.words) for page in reading.document.pages.all()] == [True, True]
    demand = reading.findings.filter(kind="demand").last()
    url = f"{served}/w/masalik/readings/{reading.pk}/?at={demand.pk}"
    tab.goto(url)
    shown = tab.locator(".pic-s img")
    assert "/pages/2/" in shown.get_attribute("src")
    assert shown.evaluate("image => image.complete && image.naturalWidth > 500")
    place, sheet = tab.locator(".pic-m.is-on").bounding_box(), shown.bounding_box()
    assert sheet["y"] < place["y"] < sheet["y"] + sheet["height"]
    assert tab.locator(".pic-c svg").is_visible()
    pages(context, url, served)
    context.close()


def pages(context, url, served):
    """Wide, on a phone, in the dark, in French, without JavaScript: nothing broken, nothing cut off."""
    browser = context.browser
    for name, options, language in (
        ("wide", {"viewport": {"width": 1440, "height": 900}}, "ar"),
        ("phone", {"viewport": {"width": 390, "height": 844}}, "ar"),
        ("dark", {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"}, "ar"),
        ("french", {"viewport": {"width": 1440, "height": 900}}, "fr"),
        ("plain", {"viewport": {"width": 1440, "height": 900}, "java_script_enabled": False}, "ar"),
    ):
        other = browser.new_context(**options)
        other.add_cookies(
            [
                *context.cookies(),
                {"name": "django_language", "value": language, "url": served},
            ]
        )
        tab = other.new_page()
        tab.goto(url)
        look(tab, name)
        if name != "plain":
            assert violations(tab) == [], name
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        other.close()
