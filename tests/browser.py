"""A real Chromium for tests, and what axe says of a page. A plugin of the whole suite: one browser a worker."""

import os
from functools import partial
from shutil import which

import pytest

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 180_000  # milliseconds: a busy machine is slow, and no fault of the page
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"],
}  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    # Playwright's own loop runs in the thread of the test, where Django refuses to be called.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=which("chromium") or which("chromium-browser"), args=FLAGS
        )
        expect.set_options(timeout=PATIENCE)
        make = browser.new_context

        def new_context(**options):
            # A page kept for no network would answer for a server that a test stops or changes.
            context = make(**{"service_workers": "block", **options})
            context.set_default_timeout(PATIENCE)
            return context

        browser.new_context = new_context
        browser.new_page = partial(browser.new_page, service_workers="block")
        yield browser
        browser.close()


def violations(tab):
    """The rules broken on the page open in `tab`, each with its first culprit."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
