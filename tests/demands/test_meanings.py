"""Embeddings searched by PostgreSQL find what is found in memory, inside one workspace, and follow rewording.

Needs a PostgreSQL that has pgvector: `tools/run_tests.py` starts one where the package is installed.
"""

import hashlib

import numpy as np
import pytest
from click.testing import CliRunner
from django.db import connection
from tests.conftest import AT
from tests.demands.worlds import WORDINGS, a_demand, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.domain import meanings
from hiwar.demands.domain.vectors import embed_by
from hiwar.demands.models import DemandVector
from hiwar.demands.queries import demands_like, engine, suggested
from hiwar.demands.queries.meaning import TABLE, type_in_database
from hiwar.demands.queries.pool import pool_of
from hiwar.demands.tasks import embed_demands
from hiwar.kernel.models import Audience
from hiwar.kernel.scope import in_workspace
from hiwar.matching import semantic

pytestmark = [pytest.mark.django_db, pytest.mark.vectors]
ASKED = "خلق مطعم للموظفين بالأقاليم"
SUBJECTS = ("الأجور", "السكن", "التكوين", "النقل", "الصحة", "الترقية", "العطل", "المعاش")
MANY = [f"{start} {subject}" for start in WORDINGS for subject in SUBJECTS]


def direction(text):
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    numbers = np.random.default_rng(seed).normal(size=384).astype(np.float32)
    return numbers / np.linalg.norm(numbers)


@pytest.fixture
def embedding(settings, monkeypatch):
    """Every text in a direction of its own; nothing embeds in the background."""
    settings.HIWAR_MATCHING = "auto"
    monkeypatch.setattr(semantic, "why_off", lambda: None)
    monkeypatch.setattr(semantic, "embedded", lambda texts: np.stack([direction(t) for t in texts]))
    engine.embedded_query.cache_clear()
    embed_by(lambda _workspace: None)
    yield
    engine.embedded_query.cache_clear()
    embed_by(embed_demands.enqueue)


@pytest.fixture
def pgvector(db):
    if connection.vendor != "postgresql":
        pytest.skip("vectors are searched in the database on PostgreSQL alone")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'")
        if cursor.fetchone() is None:
            pytest.skip("this PostgreSQL does not have pgvector")
        cursor.execute("CREATE EXTENSION vector")


@pytest.fixture
def dossier(secretary):
    return an_open_dossier(secretary)


@pytest.fixture
def filled(secretary, dossier, embedding):
    demands = [a_demand(secretary, dossier, wording) for wording in MANY]
    embed_demands.func(str(secretary.workspace_id))
    return demands


def told(likes):
    return [(like.demand.id, like.reasons) for like in likes.found]


def scores(likes):
    return [like.score for like in likes.found]


def rows():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("kind", ["halfvec", "vector"])
def test_the_database_finds_what_memory_finds(pgvector, secretary, filled, monkeypatch, kind):
    asked = [ASKED, *WORDINGS, "ترجمة الأفلام", MANY[7][::-1]]
    before = [suggested(secretary, text) for text in asked]
    assert all(likes.found for likes in before[:3])
    monkeypatch.setattr(meanings, "_type_of_extension", lambda: kind)
    meanings.lay_out_meanings()
    assert type_in_database() == kind
    assert meanings.fill_meanings() == len(MANY) == rows()
    after = [suggested(secretary, text) for text in asked]
    assert pool_of(secretary.workspace_id)._vectors is None
    for one, other in zip(before, after, strict=True):
        assert told(one) == told(other)
        assert scores(other) == pytest.approx(scores(one), abs=1e-3)
        assert other.progress == one.progress


def test_nearness_alone_finds_in_the_database_what_shares_no_word(
    pgvector, secretary, dossier, embedding, monkeypatch
):
    meanings.lay_out_meanings()
    one = a_demand(secretary, dossier, "تشجير المحيط")
    a_demand(secretary, dossier, "صيانة القناطر")
    embed_demands.func(str(secretary.workspace_id))
    monkeypatch.setattr(semantic, "embedded", lambda texts: np.stack([direction("تشجير المحيط")]))
    found = suggested(secretary, "كلام مغاير").found
    assert [like.demand for like in found] == [one]


def test_a_new_wording_replaces_its_row_and_what_is_laid_out_twice_is_laid_out_once(
    pgvector, secretary, filled
):
    for _again in range(2):
        meanings.lay_out_meanings()
        meanings.fill_meanings()
    domain.correct_demand(actor=secretary, at=AT, demand=filled[0], wording_ar="تشجير المحيط")
    assert suggested(secretary, ASKED).progress.embedded == len(MANY) - 1
    embed_demands.func(str(secretary.workspace_id))
    assert rows() == len(MANY)
    assert suggested(secretary, "تشجير المحيط").found[0].demand == filled[0]
    DemandVector.objects.all().delete()
    assert rows() == 0


def test_the_command_lays_out_fills_and_gives_up(pgvector, secretary, filled):
    from hiwar.site.commands.vectors import command

    told = CliRunner().invoke(command, ["--pgvector"])
    assert (told.exit_code, rows()) == (0, len(MANY))
    assert str(len(MANY)) in told.output
    assert "halfvec" in CliRunner().invoke(command, []).output
    assert CliRunner().invoke(command, ["--memory"]).exit_code == 0
    assert type_in_database() is None


def test_the_command_refuses_where_the_extension_is_not(db):
    from hiwar.site.commands.vectors import command

    told = CliRunner().invoke(command, ["--pgvector"])
    assert told.exit_code == 1
    assert "hiwar vectors: " in told.output
    assert CliRunner().invoke(command, []).exit_code == 0


def test_given_up_it_is_searched_in_memory_again(pgvector, secretary, filled):
    meanings.lay_out_meanings()
    meanings.fill_meanings()
    there = told(suggested(secretary, ASKED))
    meanings.give_up_meanings()
    assert type_in_database() is None
    assert told(suggested(secretary, ASKED)) == there
    assert pool_of(secretary.workspace_id)._vectors is not None


def test_who_may_read_little_is_searched_among_that_alone(pgvector, secretary, acting, filled):
    meanings.lay_out_meanings()
    meanings.fill_meanings()
    domain.share_demand(actor=secretary, at=AT, demand=filled[9], audience=Audience.MEMBERS)
    assert [like.demand for like in suggested(acting("member"), MANY[9]).found] == [filled[9]]
    assert suggested(acting("member"), MANY[30]).found == ()


def test_another_workspace_is_never_searched_nor_read_by_raw_sql(
    pgvector, secretary, stranger, filled
):
    meanings.lay_out_meanings()
    meanings.fill_meanings()
    with in_workspace(stranger.workspace_id):
        assert suggested(stranger, MANY[0]).found == ()
        assert meanings.fill_meanings() == 0
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE hiwar_reader")
            cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO hiwar_reader")
            cursor.execute("SET ROLE hiwar_reader")
        assert rows() == 0
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def test_without_the_extension_it_is_refused_and_memory_searched(secretary, filled):
    with pytest.raises(meanings.NoVectorType):
        meanings.lay_out_meanings()
    assert type_in_database() is None
    assert meanings.fill_meanings() == 0
    assert suggested(secretary, MANY[3]).found[0].demand == filled[3]
    assert demands_like(secretary, MANY[3])[0].demand == filled[3]
