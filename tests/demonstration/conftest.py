"""The demonstration loaded once for a module; each test then works in a savepoint of its own."""

import time

import pytest
from django.db import transaction
from django.test import override_settings

from hiwar.kernel.scope import in_workspace


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demonstration's workspace, made on an empty database."""
    from hiwar.site import demonstration
    from hiwar.site.demonstration.telling import demonstration_workspace

    home = tmp_path_factory.mktemp("demonstration")
    folders = override_settings(MEDIA_ROOT=home / "documents", JOURNAL_HEADS=home / "heads")
    with django_db_blocker.unblock(), folders, transaction.atomic():
        started = time.perf_counter()
        demonstration.load(reset=False)
        print(f"\nthe demonstration took {time.perf_counter() - started:.1f} s to load")  # noqa: T201 - a figure to look at, held by nothing
        yield demonstration_workspace()
        transaction.set_rollback(True)


@pytest.fixture
def inside(told, db):
    """The demonstration's workspace, entered."""
    with in_workspace(told.id):
        yield told
