"""Thousands of rows in one statement: whole, claimed, and equal to what `save` would have written."""

import pytest
from tests.conftest import AT

from hiwar.demands.models import Demand, DemandStanding, Dossier, ImportRow
from hiwar.kernel.bulk import insert_rows, put_rows, update_rows
from hiwar.kernel.scope import Unscoped

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def dossier(secretary):
    return Dossier.objects.create(title_ar="الملف", opened_at=AT)


def some_demands(dossier, number):
    return [
        Demand(dossier=dossier, wording_ar=f"مطلب <b>{n}</b> %s", number=n + 1, entered_at=AT)
        for n in range(number)
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_rows_are_written_whole_in_one_statement(dossier, number, django_assert_num_queries):
    rows = some_demands(dossier, number)
    with django_assert_num_queries(1):
        insert_rows(rows)
    for row in rows:
        kept = Demand.objects.get(pk=row.pk)
        assert all(
            getattr(kept, field.attname) == getattr(row, field.attname)
            for field in Demand._meta.concrete_fields
        )
    rows[0].save()
    assert Demand.objects.count() == number


def test_columns_are_changed_and_no_other(dossier, django_assert_num_queries):
    rows = some_demands(dossier, 3)
    insert_rows(rows)
    for row in rows:
        row.wording_ar, row.parent, row.wording_fr = "بلفظ آخر", rows[0], "not this"
    with django_assert_num_queries(1):
        update_rows(rows, ["wording_ar", "parent"])
    told = set(Demand.objects.values_list("wording_ar", "parent_id", "wording_fr"))
    assert told == {("بلفظ آخر", rows[0].pk, "")}


def test_a_row_that_stands_already_takes_the_new_columns(secretary, dossier):
    insert_rows(some_demands(dossier, 2))
    for state in ("raised", "met"):
        made = [DemandStanding(demand=each, state=state) for each in Demand.objects.all()]
        put_rows(made, unique="demand", columns=["state"])
    assert list(DemandStanding.objects.values_list("state", flat=True)) == ["met", "met"]


def test_nothing_is_written_outside_its_workspace(dossier, stranger):
    rows = some_demands(dossier, 2)
    rows[1].workspace_id = stranger.workspace_id
    with pytest.raises(Unscoped):
        insert_rows(rows)
    assert not Demand.objects.exists()


def test_nothing_asks_nothing(dossier, django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])
        update_rows([], ["state"])
        put_rows([], unique="demand", columns=["state"])


def test_words_of_json_come_back(dossier):
    details = {"كلمة": "«%s»", "n": [1, None]}
    assert ImportRow._meta.get_field("details").get_internal_type() == "JSONField"
    from tests.demands.worlds import a_document

    from hiwar.demands.models import ImportBatch
    from hiwar.kernel.actors import Actor
    from hiwar.kernel.ids import new_id

    actor = Actor(
        user_id=new_id(), workspace_id=dossier.workspace_id, name="", roles=frozenset(),
        branches=frozenset(),
    )  # fmt: skip
    batch = ImportBatch.objects.create(
        dossier=dossier, document=a_document(actor, "نص"), opened_by=actor.user_id, opened_at=AT
    )
    row = ImportRow(batch=batch, position=0, line=1, kind="demand", mark="new", details=details)
    insert_rows([row])
    assert ImportRow.objects.get(pk=row.pk).details == details
