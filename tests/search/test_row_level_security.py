"""On PostgreSQL the index is used under its policy, and shows an ordinary role its workspace alone."""

import pytest
from django.db import connection
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import TODAY

from hiwar.demands.domain import correct_demand
from hiwar.kernel.scope import in_workspace
from hiwar.search import analyse
from hiwar.search.engine import ASKS
from hiwar.search.finding import Chosen, find

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.data,
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="row-level security is PostgreSQL's"
    ),
]


@pytest.fixture
def as_server(secretary, stranger):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE hiwar_searcher")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO hiwar_searcher")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO hiwar_searcher")
        cursor.execute("SET ROLE hiwar_searcher")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def total(actor, words):
    return find(actor, analyse(words), Chosen(), TODAY).total


def test_an_ordinary_role_writes_and_finds_in_its_workspace_alone(as_server, secretary, stranger):
    demand = worlds.a_demand(secretary, worlds.an_open_dossier(secretary), "صرف التعويضات")
    assert total(secretary, "تعويض") == 1
    with in_workspace(stranger.workspace_id):
        assert total(stranger, "تعويض") == 0
        assert total(secretary, "تعويض") == 0, "the policy holds whatever the query asks"
    correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="إحداث مقصف")
    assert (total(secretary, "تعويض"), total(secretary, "مقصف")) == (0, 1)


def test_raw_sql_sees_no_entry_that_was_not_asked_for(as_server, secretary):
    worlds.a_demand(secretary, worlds.an_open_dossier(secretary), "صرف التعويضات")
    with connection.cursor() as cursor:
        for asked in ASKS:
            cursor.execute("SELECT set_config(%s, '', false)", [asked])
        cursor.execute("SELECT count(*) FROM search_entry")
        assert cursor.fetchone() == (0,)


def test_the_index_serves_under_the_policy(as_server, secretary):
    with connection.cursor() as cursor:
        for asked in ASKS:
            cursor.execute("SELECT set_config(%s, 'a', false)", [asked])
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM search_entry WHERE "
            + " AND ".join(f"terms @@ current_setting('{name}', true)::tsquery" for name in ASKS)
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "search_entry_terms" in plan
    (told,) = [line for line in plan.splitlines() if "Index Cond" in line]
    assert told.count("terms @@") >= len(ASKS), "all are conditions of the index, and none a filter"
    assert not [line for line in plan.splitlines() if "Filter" in line and "terms @@" in line]
