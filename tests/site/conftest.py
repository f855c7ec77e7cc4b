"""Worlds of the whole site."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from tests.site.worlds import a_full_register

from hiwar.kernel.clock import now, today
from hiwar.workspaces.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(secretary, settings, tmp_path):
    """A register with every kind of row, placed around today."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    settings.JOURNAL_HEADS = tmp_path / "heads"
    return a_full_register(secretary, now(), today())


@pytest.fixture
def browse(client):
    """`browse(actor)`: the browser session of any actor, without JavaScript."""

    def make(actor):
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        return client

    return make


class _Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):  # noqa: A002
        pass


@pytest.fixture
def served(db):
    """The address of a real server that sees what the test wrote, inside the same transaction."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet)

    def serve():
        connections["default"] = shared
        server.serve_forever(poll_interval=0.05)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    shared.dec_thread_sharing()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-sync", "--disable-background-networking",
                "--disable-component-update",
            ],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, served, settings):
    """`visit(path, actor=…, width=…, dark=…, language=…)`: the page open in a real browser."""
    contexts = []

    def open_page(path, *, actor=None, width=1440, dark=False, language="ar"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if actor is not None:
            cookies[settings.SESSION_COOKIE_NAME] = _session_of(actor)
        context.add_cookies(
            [{"name": name, "value": value, "url": served} for name, value in cookies.items()]
        )
        page = context.new_page()
        page.goto(served + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _session_of(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client.session.session_key
