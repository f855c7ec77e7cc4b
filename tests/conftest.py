"""Worlds shared by all rooms."""

from datetime import UTC, datetime

import pytest

from hiwar.kernel.actors import Actor
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.domain import found_workspace
from hiwar.workspaces.models import User

pytest_plugins = [
    "tests.browser", "tests.databases", "tests.ordering", "tests.remembered", "tests.serving",
]  # fmt: skip

AT = datetime(2025, 11, 20, 10, 42, tzinfo=UTC)


def make_user(name: str, username: str | None = None) -> User:
    username = username or name.replace(" ", "_").lower()
    return User.objects.create_user(
        username=username,
        email=f"{username}@example.org",
        password="only-for-tests",
        full_name=name,
    )


def make_workspace(
    slug: str = "masalik", name: str = "النقابة الوطنية لموظفي المسالك القروية"
) -> Actor:
    """A workspace and its secretary; not entered."""
    _, actor = found_workspace(
        founder=make_user("كريمة الصنهاجي", f"{slug}-secretary"),
        at=AT, name_ar=name, slug=slug, kind="union",
    )  # fmt: skip
    return actor


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def secretary(remembered):
    """The secretary of a union, inside its workspace for the length of the test."""
    actor = remembered("secretary", make_workspace)
    with in_workspace(actor.workspace_id):
        yield actor


@pytest.fixture
def lived_in(secretary, remembered):
    """The secretary's union with four rounds behind it."""
    from tests.dialogue.worlds import a_lived_in_dossier

    return remembered(
        "lived_in", lambda: a_lived_in_dossier(secretary), base=secretary.workspace_id
    )


@pytest.fixture
def acting(secretary):
    """`acting("member")`: somebody of the same workspace with that role (and those branches)."""

    def make(role: str, *branches) -> Actor:
        user = make_user(f"{role} {User.objects.count()}")
        from hiwar.workspaces.domain import grant_membership

        grant_membership(actor=secretary, at=AT, user=user, role=role)
        return Actor(
            user_id=user.id, workspace_id=secretary.workspace_id, name=str(user),
            roles=frozenset({role}), branches=frozenset(branches),
        )  # fmt: skip

    return make


@pytest.fixture
def stranger(db) -> Actor:
    """The secretary of another workspace."""
    return make_workspace("tilal", "النقابة الوطنية لأعوان التلال")


@pytest.fixture
def signed_in(client, secretary):
    """A browser session of the secretary, without JavaScript; `signed_in.base` is `/w/<slug>/`."""
    client.force_login(
        User.objects.get(pk=secretary.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    client.base = "/w/masalik/"
    return client


@pytest.fixture
def journal_guard():
    """The guard of the journal, `shut()` and `open()` on the connection at hand."""
    from importlib import import_module

    from django.db import connection as database

    module = import_module("hiwar.journal.migrations.0002_append_only")

    class Editor:
        connection = database

        @staticmethod
        def execute(sql: str) -> None:
            with database.cursor() as cursor:
                cursor.execute(sql)

    class Guard:
        @staticmethod
        def shut() -> None:
            module.guard(None, Editor)

        @staticmethod
        def open() -> None:
            module.open_again(None, Editor)

    return Guard
