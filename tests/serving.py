"""A real server inside the test's own transaction. A plugin of the whole suite."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections, transaction

from hiwar.web import finders


class _Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):  # noqa: A002
        pass


@pytest.fixture
def served(db, monkeypatch):
    """Its address. It shares the test's transaction, so nothing is flushed; what waits for a commit,
    which never comes, runs at once.
    """
    monkeypatch.setattr(transaction, "on_commit", lambda function, **_more: function())
    # What is built is looked for once, not at each file of each page.
    built = finders.built_directories()
    monkeypatch.setattr(finders, "built_directories", lambda: built)
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
