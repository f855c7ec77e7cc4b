"""A real browser before the real pages: `visit` is signed in as the secretary of a union."""

import pytest
from django.test import Client

from hiwar.kernel.scope import unscoped
from hiwar.site.founding import found
from hiwar.workspaces.models import User


@pytest.fixture
def union(served, settings, tmp_path):
    """The workspace `twins`, with its own organization, in the transaction the server shares."""
    settings.MEDIA_ROOT = tmp_path
    return found(
        name_ar="هيئة التجربة", name_fr="", slug="twins", kind="union", email="k@example.org",
        full_name="كريمة الصنهاجي", password="only-for-tests",
    )  # fmt: skip


@pytest.fixture
def visit(chromium, served, union):
    """`visit("/readings/", width=390)` opens a page of the workspace; errors of the page fail the test."""
    client = Client()
    with unscoped("the test signs in"):
        client.force_login(
            User.objects.get(pk=union.user_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": served}
    faults: list[str] = []
    contexts = []

    def open_page(path: str, *, width: int = 1440, **more):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **more)
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
