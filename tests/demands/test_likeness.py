"""The same demand in other words: who is shown what, how the pool follows the register, what is saved."""

import numpy as np
import pytest
from tests.conftest import AT
from tests.demands.worlds import WORDINGS, a_demand, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.domain.vectors import embed_by
from hiwar.demands.models import Demand, DemandVector
from hiwar.demands.queries import demands_like, engine, suggested
from hiwar.demands.queries.pool import pool_of
from hiwar.demands.tasks import embed_demands
from hiwar.kernel.models import Audience
from hiwar.kernel.scope import in_workspace
from hiwar.matching import semantic

pytestmark = pytest.mark.django_db
CANTEEN = "خلق مطعم للموظفين بالأقاليم"


@pytest.fixture
def dossier(secretary):
    return an_open_dossier(secretary)


@pytest.fixture
def filled(secretary, dossier):
    return [a_demand(secretary, dossier, wording) for wording in WORDINGS]


@pytest.fixture
def embedding(settings, monkeypatch):
    """An engine that puts every text in one of 384 directions, by its length."""
    settings.HIWAR_MATCHING = "auto"
    monkeypatch.setattr(semantic, "why_off", lambda: None)

    def embedded(texts):
        return np.stack([np.eye(384, dtype=np.float32)[len(text) % 384] for text in texts])

    monkeypatch.setattr(semantic, "embedded", embedded)
    engine.embedded_query.cache_clear()
    embed_by(lambda _workspace: None)
    yield embedded
    engine.embedded_query.cache_clear()
    embed_by(embed_demands.enqueue)


def numbers(likes):
    return [like.demand.number for like in likes]


def test_a_demand_is_found_in_other_words_with_the_reasons(secretary, filled):
    like = demands_like(secretary, CANTEEN)[0]
    assert like.demand == filled[2]
    assert any("مطعم = مقصف" in line for line in like.told)
    assert "مطعم" in like.shared


def test_what_is_added_reworded_or_taken_out_is_seen_at_the_next_question(
    secretary, dossier, filled
):
    assert numbers(demands_like(secretary, CANTEEN))[:1] == [filled[2].number]
    domain.correct_demand(actor=secretary, at=AT, demand=filled[2], wording_ar="تشجير محيط الإدارة")
    assert filled[2].number not in numbers(demands_like(secretary, CANTEEN))
    newer = a_demand(secretary, dossier, "إحداث مقصف للعاملين")
    assert numbers(demands_like(secretary, CANTEEN))[:1] == [newer.number]
    domain.remove_demand(actor=secretary, at=AT, demand=newer)
    assert newer.number not in numbers(demands_like(secretary, CANTEEN))


def test_what_left_the_journal_behind_is_read_again(secretary, dossier, filled):
    demands_like(secretary, CANTEEN)
    pool_of(secretary.workspace_id)._head = (1, "another chain")
    Demand.objects.filter(id=filled[0].id).update(wording_ar="مقصف جديد للموظفين")
    assert filled[0] in [like.demand for like in demands_like(secretary, CANTEEN)]


def test_headings_and_those_left_out_are_no_candidates(secretary, dossier, filled):
    a_demand(secretary, dossier, CANTEEN, heading=True)
    assert numbers(demands_like(secretary, CANTEEN))[:1] == [filled[2].number]
    assert demands_like(secretary, CANTEEN, without=[filled[2].id]) == []


def test_a_member_is_shown_what_members_may_read_and_nothing_else(
    secretary, acting, dossier, filled
):
    member = acting("member")
    assert demands_like(member, CANTEEN) == []
    open_one = a_demand(secretary, dossier, "توفير وجبات بالمطعم الإداري للموظفين")
    domain.share_demand(actor=secretary, at=AT, demand=open_one, audience=Audience.MEMBERS)
    assert [like.demand for like in demands_like(member, CANTEEN)] == [open_one]


def test_another_workspace_is_never_searched(secretary, stranger, filled):
    with in_workspace(stranger.workspace_id):
        assert demands_like(stranger, CANTEEN) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_question_costs_two_queries_once_the_pool_is_there(
    secretary, dossier, number, django_assert_num_queries
):
    for each in range(number):
        a_demand(secretary, dossier, f"إحداث مقصف بالإقليم رقم {each}")
    demands_like(secretary, CANTEEN)
    with django_assert_num_queries(2):
        assert len(demands_like(secretary, CANTEEN)) == number


def test_the_task_embeds_what_waits_and_again_what_was_reworded(secretary, filled, embedding):
    embed_demands.func(str(secretary.workspace_id))
    assert DemandVector.objects.count() == len(WORDINGS)
    domain.correct_demand(actor=secretary, at=AT, demand=filled[0], wording_ar="قول آخر")
    assert list(engine.without_vector()) == [filled[0]]
    embed_demands.func(str(secretary.workspace_id))
    assert list(engine.without_vector()) == []
    assert DemandVector.objects.get(demand=filled[0]).words == "قول آخر"


def test_progress_is_told_and_nearness_finds_what_shares_no_word(
    secretary, dossier, filled, embedding
):
    far = a_demand(secretary, dossier, "ت" * 50)
    likes = suggested(secretary, "ك" * 50)
    assert (likes.progress.embedded, likes.progress.total) == (0, len(WORDINGS) + 1)
    assert likes.found == ()
    embed_demands.func(str(secretary.workspace_id))
    likes = suggested(secretary, "ك" * 50)
    assert likes.progress.is_whole
    assert [like.demand for like in likes.found] == [far]
    assert [reason.why.value for reason in likes.found[0].reasons] == ["near_in_meaning"]


def test_a_vector_of_former_words_is_not_used(secretary, filled, embedding):
    embed_demands.func(str(secretary.workspace_id))
    suggested(secretary, CANTEEN)
    domain.correct_demand(actor=secretary, at=AT, demand=filled[0], wording_ar="قول آخر")
    assert suggested(secretary, CANTEEN).progress.embedded == len(WORDINGS) - 1


def test_many_new_demands_ask_for_one_embedding(
    secretary, dossier, embedding, django_capture_on_commit_callbacks
):
    asked = []
    embed_by(asked.append)
    with django_capture_on_commit_callbacks(execute=True):
        for wording in WORDINGS:
            a_demand(secretary, dossier, wording)
    assert len(asked) <= 1


def typed(words, **more):
    return {"wording_ar": words, "wording_fr": "", "beneficiaries": "", **more}


def test_a_new_demand_that_looks_like_another_is_not_saved_before_it_was_shown(signed_in, filled):
    count = len(filled)
    answer = signed_in.post(signed_in.base + "dossier/add/", typed(CANTEEN))
    page = answer.content.decode()
    assert answer.status_code == 422
    with in_workspace(filled[0].workspace_id):
        assert Demand.objects.count() == count
    assert "مطعم = مقصف" in page
    assert f'name="seen" value="{filled[2].id}"' in page
    saved = signed_in.post(
        signed_in.base + "dossier/add/", typed(CANTEEN, seen=[str(filled[2].id)])
    )
    assert saved.status_code == 302
    assert Demand.objects.count() == count + 1


def test_a_new_demand_that_looks_like_none_is_saved_at_once(signed_in, filled):
    answer = signed_in.post(signed_in.base + "dossier/add/", typed("ترجمة الوثائق إلى الأمازيغية"))
    assert answer.status_code == 302


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_while_it_is_typed_candidates_come_with_the_engine_that_found_them(
    signed_in, filled, language
):
    signed_in.cookies["django_language"] = language
    answer = signed_in.get(signed_in.base + "dossier/add/similar/", {"wording_ar": CANTEEN})
    part = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "مطعم = مقصف" in part
    assert "<html" not in part
    for english in ("Compared by", "It may already", "the same"):
        assert english not in part
    empty = signed_in.get(signed_in.base + "dossier/add/similar/").content.decode()
    assert empty.strip() == ""
