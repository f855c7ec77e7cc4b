"""On PostgreSQL the database itself keeps workspaces apart, whatever a query forgets."""

import pytest
from django.apps import apps
from django.db import connection

from hiwar.kernel.models import ScopedRow
from hiwar.kernel.scope import in_workspace, unscoped
from hiwar.workspaces.models import Membership

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.data,
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="row-level security is PostgreSQL's"
    ),
]


@pytest.fixture
def as_server(secretary, stranger):
    """Queries run as an ordinary role, as a server would; a superuser passes all policies."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE hiwar_server")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO hiwar_server")
        cursor.execute("SET ROLE hiwar_server")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workspaces_membership")
        return cursor.fetchone()[0]


def test_raw_sql_sees_the_current_workspace_alone(as_server, secretary, stranger):
    assert rows() == 1
    with in_workspace(stranger.workspace_id):
        assert rows() == 1
        assert Membership.objects.get().user_id == stranger.user_id
    with unscoped("the test counts all"):
        assert rows() == 2


def test_every_scoped_table_has_its_policy(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'of_this_workspace'")
        guarded = {name for (name,) in cursor.fetchall()}
    scoped = {model._meta.db_table for model in apps.get_models() if issubclass(model, ScopedRow)}
    assert scoped <= guarded
