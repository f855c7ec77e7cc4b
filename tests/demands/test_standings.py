"""What is kept beside a ledger is what the ledger comes to."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.demands.worlds import AT, a_demand, an_event
from tests.laws import examples

from hiwar.demands.domain import void_event
from hiwar.demands.domain.standings import keep_standings, untrue_standings
from hiwar.demands.models import DemandEvent, DemandStanding
from hiwar.demands.vocabulary import EventKind, fold, summary_of
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
SINGLE = [kind for kind in EventKind if kind not in ("merged", "split", "superseded")]
HISTORIES = some.lists(
    some.tuples(some.sampled_from(SINGLE), some.integers(0, 900)), min_size=1, max_size=7
)


def kept(demand) -> DemandStanding:
    return DemandStanding.objects.get(demand=demand)


def test_a_new_demand_stands_nowhere_yet(secretary, dossier):
    assert (kept(a_demand(secretary, dossier)).state, list(untrue_standings())) == ("", [])


def test_an_event_moves_what_is_kept(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 4, 20))
    an_event(secretary, demand, "refused", date(2021, 5, 20), words="لا")
    row = kept(demand)
    assert (row.state, row.first_on, row.last_on, row.is_unanswered) == (
        "refused", date(2021, 4, 20), date(2021, 5, 20), False,
    )  # fmt: skip


def test_a_voided_event_counts_no_more(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 4, 20))
    event = an_event(secretary, demand, "refused", date(2021, 5, 20), words="لا")
    void_event(actor=secretary, at=AT, event=event)
    assert (kept(demand).state, kept(demand).is_unanswered) == ("raised", True)


@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(history=HISTORIES, order=some.randoms(use_true_random=False))
def test_in_any_order_of_arrival_it_is_the_fold_of_the_whole(secretary, dossier, history, order):
    """Old papers arrive late: the rows are written as they come, the fold is by day."""
    with in_workspace(secretary.workspace_id):
        demand = a_demand(secretary, dossier)
        events = [
            DemandEvent(
                demand=demand, kind=kind, occurred_on=date(2020, 1, 1) + timedelta(days=days),
                recorded_at=AT, said_by="us",
            )
            for kind, days in history
        ]  # fmt: skip
        shuffled = list(events)
        order.shuffle(shuffled)
        for event in shuffled:
            event.save()
            keep_standings([demand.id])
        row, now = kept(demand), summary_of(fold(events))
        assert (row.state, row.first_on, row.last_on) == (now.state, now.first_on, now.last_on)
        assert (row.is_unanswered, row.has_gap) == (now.is_unanswered, now.has_gap)


def test_a_standing_written_past_the_ledger_is_found(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 4, 20))
    DemandStanding.objects.filter(demand=demand).update(state="met")
    assert [each.demand_id for each in untrue_standings()] == [demand.id]
    keep_standings([demand.id])
    assert list(untrue_standings()) == []
