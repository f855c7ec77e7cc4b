"""`web` alone: its own addresses, an actor made of rules, an empty registry."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import translation
from tests.web.urls import Refused

import hiwar.web
from hiwar.web import registry


@dataclass
class Person:
    name: str = "سعاد المعزوزي"
    rules: set[str] = field(default_factory=set)

    def may(self, rule, about=None):
        return rule in self.rules


@dataclass
class Union:
    slug: str = "masalik"
    name_fr: str = "Union des pistes"

    def __str__(self):
        return "نقابة المسالك"


class StandIn:
    """Puts `person` on requests of a workspace, as `site` does."""

    person = None

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_inside = request.path.startswith("/w/")
        request.actor = self.person if is_inside else None
        request.workspace = Union() if is_inside and self.person else None
        return self.get_response(request)


@pytest.fixture(autouse=True)
def _web_alone(settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.web.urls"
    settings.MIDDLEWARE = [
        "tests.web.conftest.StandIn" if name.endswith("CurrentActor") else name
        for name in settings.MIDDLEWARE
    ]
    # Whatever the order of the apps, these pages are ours.
    ours = Path(hiwar.web.__file__).parent / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [ours]}]
    monkeypatch.setattr(StandIn, "person", Person(rules={"records.read", "records.write"}))
    monkeypatch.setattr(registry, "_rail", {})
    monkeypatch.setattr(registry, "_panels", registry.defaultdict(dict))
    monkeypatch.setattr(registry, "_search", [])
    monkeypatch.setattr(registry, "_refusals", [Refused])


@pytest.fixture
def person():
    return StandIn.person


@pytest.fixture(autouse=True)
def _arabic():
    with translation.override("ar"):
        yield


@pytest.fixture
def in_french():
    with translation.override("fr"):
        yield


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):  # noqa: A002
        pass


@pytest.fixture
def served():
    """The address of a real server with these settings."""
    with make_server(
        "127.0.0.1", 0, WSGIHandler(), server_class=_Server, handler_class=_Quiet
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
