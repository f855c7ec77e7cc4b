"""Worlds of the whole site."""

import pytest
from django.test import Client
from tests.conftest import make_user
from tests.site.worlds import a_full_register

from hiwar.demands.models import Demand
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now, today
from hiwar.web.templatetags.web import drawn_map, drawn_rounds
from hiwar.workspaces.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def world(secretary, remembered, settings, tmp_path):
    """A register with every kind of row, placed around today."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    settings.JOURNAL_HEADS = tmp_path / "heads"
    return remembered(
        f"full {today()}", lambda: a_full_register(secretary, now(), today()),
        base=secretary.workspace_id, media=settings.MEDIA_ROOT,
    )  # fmt: skip


@pytest.fixture
def browse(client):
    """`browse(actor)`: the browser session of any actor, without JavaScript."""

    def make(actor):
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        return client

    return make


@pytest.fixture
def visit(chromium, served, settings):
    """`visit(path, actor=…, width=…, dark=…, language=…)`: the page open in a real browser. `visit(path,
    tab=page)` goes on in a tab that is open already, at a fifth of the price.
    """
    contexts = []

    def open_tab(actor, width, *, dark, language):
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
        return context.new_page()

    def open_page(path, *, tab=None, actor=None, width=1440, dark=False, language="ar"):
        page = tab or open_tab(actor, width, dark=dark, language=language)
        page.goto(served + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _session_of(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client.session.session_key


@pytest.fixture
def rendered():
    """`names` of the templates rendered during the test; `deeds` shows those that answer a deed."""
    from django.test.signals import template_rendered

    class Rendered:
        def __init__(self):
            self.names = set()

        def note(self, template, **_kwargs):
            self.names.add(template.name)

        def deeds(self, client, world):
            base = "/w/masalik"
            for demand in Demand.objects.exclude(number=None):
                client.get(f"{base}/dossier/{demand.pk}/")
            for query in ({"verify": "1"}, {}):
                client.get(f"{base}/journal/", query)
            for words in ("لجنة", "تعويض", "الحوار الاجتماعي", "لاشيءهنا"):
                client.get(f"{base}/search/", {"q": words})
            client.post(f"{base}/dossier/recommend/{world.silent.pk}/", {"outcome": "nothing"})
            client.post(f"{base}/people-here/invite/", {"email": "x@example.org", "role": "member"})

    drawn_rounds.cache_clear()
    drawn_map.cache_clear()
    found = Rendered()
    template_rendered.connect(found.note)
    yield found
    template_rendered.disconnect(found.note)


@pytest.fixture
def nobody_yet(db):
    """Somebody with an account and no place in any register."""
    user = make_user("رقية بوتشكيل", "nobody")
    return Actor(user_id=user.id, workspace_id=None, name=str(user), roles=frozenset())
