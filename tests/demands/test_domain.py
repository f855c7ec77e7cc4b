"""What the ledger refuses, and what it keeps."""

from datetime import date

import pytest
from tests.demands.worlds import (
    a_demand,
    a_demand_with_history,
    a_document,
    a_passage,
    a_theme,
    an_event,
    an_open_dossier,
    our_union,
)

from hiwar.demands import domain
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.demands.vocabulary import EventKind
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = date(2025, 3, 1)


def state_of(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get()).state


def test_a_move_the_table_does_not_know_is_refused_by_hand(secretary, dossier):
    demand = a_demand(secretary, dossier)
    with pytest.raises(domain.MoveRefused) as refusal:
        an_event(secretary, demand, "met", DAY)
    assert refusal.value.field == "kind"
    assert not DemandEvent.objects.exists()


def test_the_same_move_read_from_a_paper_is_kept_and_told_as_a_gap(secretary, dossier):
    demand = a_demand(secretary, dossier)
    paper = a_document(secretary, "وقد تحقق هذا المطلب سنة 2020.")
    event = an_event(secretary, demand, "met", DAY, passage=a_passage(paper, "تحقق هذا المطلب"))
    found = standing_of(with_ledger(visible_to(secretary)).get())
    assert found.state == "met"
    assert [(gap.before, gap.after) for gap in found.fold.gaps] == [(None, event)]


def test_an_old_event_may_be_entered_by_hand_in_the_midst_of_a_history(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    an_event(secretary, demand, "met", date(2024, 1, 1))
    an_event(secretary, demand, "committed", date(2022, 1, 1))
    assert state_of(secretary, demand) == "met"


def test_what_happened_by_hand_on_the_day_of_a_paper_comes_after_it(secretary, dossier):
    demand = a_demand(secretary, dossier)
    paper = a_document(secretary, "نطالب بتعميم البطائق على السائقين.")
    an_event(secretary, demand, "raised", DAY, passage=a_passage(paper, "نطالب بتعميم البطائق"))
    an_event(secretary, demand, "answered_deferred", DAY)
    assert state_of(secretary, demand) == "in_dialogue"


@pytest.mark.parametrize("kind", ["met", "partly_met"])
def test_the_other_side_cannot_acknowledge(secretary, dossier, kind):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    with pytest.raises(domain.NotTheirsToSay) as refusal:
        an_event(secretary, demand, kind, DAY, said_by="other_side")
    assert refusal.value.field == "said_by"


def test_a_claim_of_the_other_side_never_meets_a_demand(secretary, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    claim = an_event(secretary, demand, "claimed", DAY)
    found = standing_of(with_ledger(visible_to(secretary)).get())
    assert (found.state, found.fold.claimed) == ("raised", claim)


@pytest.mark.parametrize("kind", ["merged", "split", "superseded"])
def test_a_demand_is_not_closed_into_nothing_or_into_itself(secretary, dossier, kind):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    for other in (None, demand):
        with pytest.raises(domain.OtherDemandNeeded):
            an_event(secretary, demand, kind, DAY, other=other)


def test_a_heading_has_no_history(secretary, dossier):
    heading = a_demand(secretary, dossier, "مطالب الأعوان", heading=True)
    with pytest.raises(domain.HeadingHasNoHistory):
        an_event(secretary, heading, "raised", DAY)


def test_a_voided_event_stays_struck_and_counts_no_more(secretary, at, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    event = an_event(secretary, demand, "refused", DAY)
    domain.void_event(actor=secretary, at=at, event=event)
    assert state_of(secretary, demand) == "raised"
    assert DemandEvent.objects.filter(pk=event.pk).exists()
    with pytest.raises(domain.EventVoided):
        domain.void_event(actor=secretary, at=at, event=event)


def test_a_demand_cannot_stand_under_itself_or_in_another_dossier(secretary, at, dossier):
    first = a_demand(secretary, dossier)
    child = a_demand(secretary, dossier, "فرع", parent=first)
    other = an_open_dossier(secretary)
    elsewhere = a_demand(secretary, other, "بعيد")
    for parent in (first, child, elsewhere):
        with pytest.raises(domain.NotAHeading):
            domain.place_demand(actor=secretary, at=at, demand=first, theme=None, parent=parent)
    with pytest.raises(domain.NotAHeading):
        a_demand(secretary, other, "ضائع", theme=a_theme(secretary, dossier))


def test_what_stands_under_a_demand_follows_it_to_another_theme(secretary, at, dossier):
    old, new = a_theme(secretary, dossier), a_theme(secretary, dossier, "الباب الثاني")
    first = a_demand(secretary, dossier, theme=old)
    child = a_demand(secretary, dossier, "فرع", parent=first)
    below = a_demand(secretary, dossier, "فرع الفرع", parent=child)
    domain.place_demand(actor=secretary, at=at, demand=first, theme=new, parent=None)
    assert Demand.objects.get(pk=below.pk).theme == new


def test_a_demand_on_which_something_rests_is_not_taken_out(secretary, at, dossier):
    demand = a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    with pytest.raises(domain.DemandInUse):
        domain.remove_demand(actor=secretary, at=at, demand=demand)
    domain.void_event(actor=secretary, at=at, event=demand.events.get())
    domain.remove_demand(actor=secretary, at=at, demand=demand)
    assert not visible_to(secretary).exists()


def test_the_number_of_a_demand_taken_out_is_not_given_again(secretary, at, dossier):
    first = a_demand(secretary, dossier)
    domain.remove_demand(actor=secretary, at=at, demand=first)
    assert a_demand(secretary, dossier).number == first.number + 1


def test_the_regions_of_a_demand_stand_in_the_journal(secretary, at, dossier):
    from hiwar.places.models import Area

    demand = a_demand(secretary, dossier)
    areas = Area.objects.filter(code__in=("04", "09"))
    domain.correct_demand(
        actor=secretary, at=at, demand=demand, wording_ar=demand.wording_ar, areas=areas
    )
    newest = history(secretary, object_type="demands.demand", object_id=demand.pk)[0]
    assert [(c.field, c.before, c.after) for c in newest.changes] == [("areas", "", "04 09")]


def test_papers_entered_in_any_order_give_the_same_history(secretary, dossier):
    from itertools import permutations

    kinds = [("raised", 2019), ("refused", 2021), ("restated", 2022), ("committed", 2024)]
    papers = [
        (kind, date(year, 5, 1), a_document(secretary, f"نص الوثيقة المؤرخة في {year}"))
        for kind, year in kinds
    ]
    told = set()
    for number, order in enumerate(permutations(papers)):
        demand = a_demand(secretary, dossier, f"مطلب {number}")
        for kind, day, paper in order:
            an_event(secretary, demand, kind, day, passage=a_passage(paper, "نص الوثيقة"))
        found = standing_of(with_ledger(visible_to(secretary).filter(pk=demand.pk)).get())
        told.add(
            (found.state, tuple(move.event.kind for move in found.fold.moves), found.fold.gaps)
        )
    assert told == {("committed", tuple(kind for kind, _year in kinds), ())}


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_write_in_the_ledger(acting, secretary, dossier, role):
    demand = a_demand(secretary, dossier)
    with pytest.raises(NotAllowed):
        an_event(acting(role), demand, "raised", DAY)


def test_a_coordinator_enters_demands_of_their_branch_alone(acting, secretary, dossier):
    union = our_union(secretary)
    coordinator = acting("coordinator", union.pk)
    demand = a_demand(coordinator, dossier, raised_first_by=union, raised_on=date(2025, 1, 1))
    assert demand.events.get().kind == EventKind.RAISED
    with pytest.raises(NotAllowed):
        a_demand(coordinator, dossier, "من غير فرعه")


def test_nothing_is_written_about_the_demands_of_another_workspace(secretary, stranger, dossier):
    demand = a_demand_with_history(secretary, dossier)
    with pytest.raises(NotAllowed):
        an_event(stranger, demand, "met", DAY)
    with in_workspace(stranger.workspace_id):
        foreign = an_open_dossier(stranger)
    with pytest.raises(NotAllowed):
        a_demand(secretary, foreign, "في ملف غيرنا")
