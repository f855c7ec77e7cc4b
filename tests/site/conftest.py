"""Worlds of the whole site."""

import pytest

from hiwar.kernel.clock import now, today
from hiwar.workspaces.models import User
from tests.site.worlds import a_full_register

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
