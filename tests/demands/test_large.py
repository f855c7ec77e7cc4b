"""What grows with the rows of a mass write: values, never statements; and what is written is true."""

from datetime import date

import pytest
from django.db import connection
from tests.conftest import AT
from tests.demands.worlds import a_demand, a_theme, an_event, an_import, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import Demand, DemandStanding
from hiwar.journal.domain import verify
from hiwar.journal.models import Entry
from hiwar.search.filling import untrue_entries

pytestmark = [pytest.mark.django_db, pytest.mark.data]
YEAR = 2024


@pytest.fixture
def dossier(secretary):
    found = an_open_dossier(secretary)
    a_theme(secretary, found)
    return found


def some(secretary, dossier, number):
    return [
        a_demand(secretary, dossier, f"مطلب {n}", raised_on=date(YEAR, 1, 1)) for n in range(number)
    ]


def all_is_true(secretary):
    assert list(untrue_standings()) == []
    assert list(untrue_entries(secretary.workspace_id)) == []
    assert verify(secretary.workspace_id) is None


@pytest.mark.parametrize("number", [1, 3])
def test_the_next_dossier_is_opened_in_as_many_statements(
    secretary, dossier, number, django_assert_num_queries
):
    some(secretary, dossier, number)
    with django_assert_num_queries(SUCCESSION):
        domain.succeed_dossier(
            actor=secretary, at=AT, dossier=dossier, opened_on=date(YEAR, 6, 1), title_ar="الموالي"
        )
    assert Entry.objects.filter(verb="demands.demand.moved").count() == number
    assert set(DemandStanding.objects.values_list("last_on", flat=True)) == {date(YEAR, 6, 1)}
    all_is_true(secretary)


@pytest.mark.parametrize("number", [1, 3])
def test_an_import_is_entered_in_as_many_statements(
    secretary, dossier, number, django_assert_num_queries
):
    lines = [f"مطلب جديد {word};2023-05-01;وعد;سندرسه;2023-06-01" for word in "ابجدهوز"[:number]]
    data = "\n".join(["المطلب;التاريخ;الحالة;الجواب;تاريخ الجواب", *lines]).encode()
    batch = an_import(secretary, dossier, data, "s.csv")
    with django_assert_num_queries(IMPORT):
        domain.commit_import(actor=secretary, at=AT, batch=batch)
    assert Demand.objects.filter(standing__state="committed").count() == number
    all_is_true(secretary)


def test_a_history_that_goes_on_after_the_day_of_the_block_is_read_whole(secretary, dossier):
    plain, later, met = some(secretary, dossier, 3)
    an_event(secretary, later, "refused", date(YEAR, 5, 1))
    an_event(secretary, met, "met", date(YEAR, 5, 1))
    domain.adopt_dossier(actor=secretary, at=AT, dossier=dossier, adopted_on=date(YEAR, 2, 1))
    told = dict(DemandStanding.objects.values_list("demand_id", "state"))
    assert told == {plain.id: "raised", later.id: "refused", met.id: "met"}
    assert later.events.filter(kind="adopted").count() == 1
    all_is_true(secretary)


def test_two_blocks_of_one_day_follow_one_another(secretary, dossier):
    demands = some(secretary, dossier, 3)
    for _time in range(2):
        domain.adopt_dossier(actor=secretary, at=AT, dossier=dossier, adopted_on=date(YEAR, 2, 1))
    assert all(each.events.filter(kind="adopted").count() == 2 for each in demands)
    all_is_true(secretary)


# On PostgreSQL the index is told whose lines it may show.
IS_POSTGRESQL = connection.vendor == "postgresql"
SUCCESSION = 46 if IS_POSTGRESQL else 44
IMPORT = 45
