"""A real browser before the real pages: `visit` is signed in as the secretary of a union."""

import json
import time
from pathlib import Path

import pytest
from django.test import Client

from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace, unscoped
from hiwar.organizations.domain import add_organization
from hiwar.organizations.queries import our_organization
from hiwar.site.founding import found
from hiwar.workspaces.models import User

PAPERS = Path(__file__).resolve().parents[1] / "documents"


@pytest.fixture
def union(served, settings, tmp_path):
    """The workspace `twins`, with its own organization, in the transaction the server shares."""
    settings.MEDIA_ROOT = tmp_path
    return found(
        name_ar="هيئة التجربة", name_fr="", slug="twins", kind="union", email="k@example.org",
        full_name="كريمة الصنهاجي", password="only-for-tests",
    )  # fmt: skip


def session_of(actor) -> str:
    """A session begun now: one of months ago has run out."""
    client = Client()
    with unscoped("the test signs in"):
        client.force_login(
            User.objects.get(pk=actor.user_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
    return client.cookies["sessionid"].value


@pytest.fixture
def visit(chromium, served, union):
    """`visit("/readings/", width=390)` opens a page of the workspace; errors of the page fail the test."""
    faults: list[str] = []
    contexts = []

    def open_page(path: str, *, width: int = 1440, **more):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **more)
        cookie = {"name": "sessionid", "value": session_of(union), "url": served}
        contexts.append(context)
        context.add_cookies([cookie])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{served}/w/twins{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def press(page, key: str) -> bool:
    """Press once the page listens, and wait for the next page; False where no fact waits any more."""
    page.wait_for_selector("#review[data-keys=on]")
    if not page.locator("#fact [data-key=refuse]").count():
        return False
    with page.expect_navigation():
        page.keyboard.press(key)
    return True


def _speak_as_its_issuer(union, name: str) -> None:
    """The paper is the workspace's own."""
    gold = json.loads((PAPERS / f"{name}.gold.json").read_text("utf-8"))
    issuer = gold["issuer"].get("name") or gold["issuer"]["text"]
    with in_workspace(union.workspace_id):
        add_organization(
            actor=union, at=now(), name_ar=issuer, kind="union", is_ours=True,
            parent=our_organization(union),
        )  # fmt: skip


@pytest.fixture
def review_by_keyboard(visit, union):
    """Paste the paper, then press Enter until nothing waits; returns the page and the seconds it took."""

    def review(name: str):
        _speak_as_its_issuer(union, name)
        page = visit("/readings/new/")
        page.fill("textarea[name=pasted]", (PAPERS / f"{name}.txt").read_text("utf-8"))
        page.click(".form button.btn--p")
        page.wait_for_url("**/readings/*-*/")
        began = time.monotonic()
        while press(page, "Enter"):
            if page.locator("#fact [role=alert]").count():
                press(page, "Delete")
        return page, time.monotonic() - began

    return review
