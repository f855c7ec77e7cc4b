"""Lineage: parts, mergers, successors, demands asked again elsewhere and sent up."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands.worlds import (
    a_demand,
    a_document,
    a_passage,
    an_event,
    an_open_dossier,
    our_union,
)
from tests.laws import examples

from hiwar.demands import domain
from hiwar.demands.domain import Wording
from hiwar.demands.models import Demand, DemandEvent
from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.demands.queries.lineage import descends_from
from hiwar.demands.vocabulary import CLOSING, DemandState, EventKind, allowed
from hiwar.journal.queries import history
from hiwar.kernel.errors import NotAllowed, Refused
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = date(2025, 3, 1)
PARTS = (Wording("الرفع من تعويضات التنقل"), Wording("الرفع من تعويضات الإقامة", "Séjour"))


def raised(actor, dossier, wording="الرفع من التعويضات", **more):
    return a_demand(actor, dossier, wording, raised_on=date(2021, 1, 1), **more)


def standing(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get())


def split(actor, demand, parts=PARTS, **more):
    return domain.split_demand(
        actor=actor, at=AT, demand=demand, parts=parts, **{"occurred_on": DAY, **more}
    )


def merge(actor, demands, into, **more):
    return domain.merge_demands(
        actor=actor, at=AT, demands=demands, into=into, **{"occurred_on": DAY, **more}
    )


def test_a_demand_split_into_three_is_closed_once_and_its_history_has_no_gap(secretary, dossier):
    demand = raised(secretary, dossier)
    parts = split(secretary, demand, (*PARTS, Wording("توحيدها")))
    found = standing(secretary, demand)
    assert (found.state, found.fold.gaps) == (DemandState.CLOSED, ())
    given = demand.events.filter(kind=EventKind.SPLIT).order_by("id")
    assert [event.other for event in given] == list(parts)
    assert [part.wording_ar for part in parts][2] == "توحيدها"


def test_the_parts_stand_in_its_place_with_its_fields_and_know_their_origin(secretary, dossier):
    union = our_union(secretary)
    head = a_demand(secretary, dossier, "التعويضات", heading=True)
    demand = raised(
        secretary, dossier, parent=head, beneficiaries="التقنيون", raised_first_by=union
    )
    domain.share_demand(actor=secretary, at=AT, demand=demand, audience="members")
    after = raised(secretary, dossier, "بعده", parent=head)
    parts = split(secretary, demand)
    rows = list(Demand.objects.filter(parent=head))
    assert rows == [demand, *parts, after]
    for part in parts:
        assert (part.beneficiaries, part.raised_first_by) == ("التقنيون", union)
        assert part.audience == "members"
        born = part.events.get()
        assert (born.kind, born.other, born.occurred_on) == (EventKind.RAISED, demand, DAY)


def test_one_part_is_no_split(secretary, dossier):
    demand = raised(secretary, dossier)
    with pytest.raises(domain.TooFewParts):
        split(secretary, demand, PARTS[:1])
    assert Demand.objects.count() == 1


def test_a_split_that_the_table_refuses_leaves_nothing_behind(secretary, dossier):
    demand = raised(secretary, dossier)
    an_event(secretary, demand, "withdrawn", date(2024, 1, 1))
    before = (Demand.objects.count(), DemandEvent.objects.count())
    with pytest.raises(domain.MoveRefused):
        split(secretary, demand)
    assert (Demand.objects.count(), DemandEvent.objects.count()) == before


def test_nothing_is_split_by_hand_before_what_happened_to_it_later(secretary, dossier):
    demand = raised(secretary, dossier)
    an_event(secretary, demand, "answered_deferred", date(2025, 6, 1))
    with pytest.raises(domain.MoveRefused):
        split(secretary, demand)


def test_a_split_read_from_a_paper_is_kept_where_the_table_forbids_it(secretary, dossier):
    demand = raised(secretary, dossier)
    an_event(secretary, demand, "withdrawn", date(2024, 1, 1))
    paper = a_document(secretary, "وقد جزئ المطلب إلى مطلبين اثنين.")
    split(secretary, demand, passage=a_passage(paper, "جزئ المطلب"))
    found = standing(secretary, demand)
    assert found.state == DemandState.CLOSED
    assert found.fold.gaps


def test_three_demands_merged_into_a_new_one_stand_where_the_first_stood(secretary, dossier):
    demands = [
        raised(secretary, dossier, f"مطلب {name}", beneficiaries=name)
        for name in ("السائقون", "التقنيون", "السائقون")
    ]
    target = merge(secretary, demands, Wording("مطلب واحد"))
    assert target.beneficiaries == "السائقون، التقنيون"
    assert target.position == demands[0].position
    assert [standing(secretary, each).state for each in demands] == [DemandState.CLOSED] * 3
    assert standing(secretary, target).state == DemandState.RAISED
    assert all(descends_from(target, each) for each in demands)


def test_what_is_merged_is_read_by_those_who_could_read_it_all(secretary, dossier):
    open_one, closed_one = raised(secretary, dossier), raised(secretary, dossier, "مطلب سري")
    domain.share_demand(actor=secretary, at=AT, demand=open_one, audience="members")
    assert merge(secretary, [open_one, closed_one], Wording("واحد")).audience == "bureau"


def test_demands_are_merged_into_one_of_the_register(secretary, dossier):
    one, other = raised(secretary, dossier), raised(secretary, dossier, "الثاني")
    assert merge(secretary, [one], other) == other
    assert standing(secretary, other).state == DemandState.RAISED
    assert one.events.get(kind=EventKind.MERGED).other == other


def test_too_few_are_no_merger(secretary, dossier):
    one, other = raised(secretary, dossier), raised(secretary, dossier, "الثاني")
    for demands, into in (([one], Wording("واحد")), ([], other), ([one, one], other)):
        with pytest.raises(domain.TooFewMerged):
            merge(secretary, demands, into)


def test_nothing_is_merged_into_what_is_closed_or_taken_out(secretary, dossier):
    one, closed, gone = (raised(secretary, dossier, f"مطلب {n}") for n in range(3))
    an_event(secretary, closed, "withdrawn", date(2024, 1, 1))
    domain.void_event(actor=secretary, at=AT, event=gone.events.get())
    domain.remove_demand(actor=secretary, at=AT, demand=gone)
    for target in (closed, gone):
        with pytest.raises(domain.DemandClosed):
            merge(secretary, [one], target)


def test_a_successor_takes_the_place_of_the_demand_it_supersedes(secretary, dossier):
    demand = raised(secretary, dossier)
    newer = domain.supersede_demand(
        actor=secretary, at=AT, demand=demand, by=Wording("صيغة جديدة"), occurred_on=DAY
    )
    assert standing(secretary, demand).state == DemandState.CLOSED
    assert newer.events.get().other == demand


def test_a_demand_asked_again_in_a_round_is_no_new_demand(secretary, dossier):
    demand = raised(secretary, dossier)
    again = domain.restate_demand(
        actor=secretary, at=AT, demand=demand, occurred_on=DAY, words="نجدد مطالبتنا"
    )
    assert again == demand
    assert demand.events.get(kind=EventKind.RESTATED).words == "نجدد مطالبتنا"


def test_a_demand_asked_again_in_the_next_dossier_stands_there_with_its_origin(secretary, dossier):
    demand = raised(secretary, dossier)
    an_event(secretary, demand, "partly_met", date(2024, 1, 1))
    following = an_open_dossier(secretary)
    again = domain.restate_demand(
        actor=secretary, at=AT, demand=demand, dossier=following, occurred_on=DAY
    )
    assert again.dossier == following
    assert standing(secretary, demand).state == DemandState.PARTLY_MET
    assert demand.events.get(kind=EventKind.RESTATED).other == again
    with pytest.raises(domain.SentUpAlready):
        domain.restate_demand(
            actor=secretary, at=AT, demand=demand, dossier=following, occurred_on=DAY
        )


def test_what_is_met_is_not_asked_again(secretary, dossier):
    demand = raised(secretary, dossier)
    an_event(secretary, demand, "met", date(2024, 1, 1))
    with pytest.raises(domain.MoveRefused):
        domain.restate_demand(
            actor=secretary, at=AT, demand=demand, dossier=an_open_dossier(secretary),
            occurred_on=DAY,
        )  # fmt: skip
    assert Demand.objects.count() == 1


def test_a_branch_sends_its_own_demand_up_and_both_stand(acting, secretary, dossier):
    branch = our_union(secretary)
    coordinator = acting("coordinator", branch.pk)
    demand = raised(coordinator, dossier, raised_first_by=branch)
    national = an_open_dossier(secretary)
    copy = domain.send_up(
        actor=coordinator, at=AT, demand=demand, dossier=national, occurred_on=DAY
    )
    assert (copy.raised_first_by, copy.dossier) == (branch, national)
    assert copy.events.get().other == demand
    assert standing(secretary, demand).state == DemandState.RAISED
    for dossier_again in (national, dossier):
        with pytest.raises(domain.SentUpAlready):
            domain.send_up(
                actor=secretary, at=AT, demand=demand, dossier=dossier_again, occurred_on=DAY
            )


def test_a_coordinator_sends_up_no_demand_of_another_branch(acting, secretary, dossier):
    coordinator = acting("coordinator", our_union(secretary).pk)
    with pytest.raises(NotAllowed):
        domain.send_up(
            actor=coordinator, at=AT, demand=raised(secretary, dossier),
            dossier=an_open_dossier(secretary), occurred_on=DAY,
        )  # fmt: skip


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_split_and_merge(acting, secretary, dossier, role):
    one, other = raised(secretary, dossier), raised(secretary, dossier, "الثاني")
    with pytest.raises(NotAllowed):
        split(acting(role), one)
    with pytest.raises(NotAllowed):
        merge(acting(role), [one], other)


def test_no_tie_leads_into_another_workspace(secretary, stranger, dossier):
    demand = raised(secretary, dossier)
    with in_workspace(stranger.workspace_id):
        theirs = an_open_dossier(stranger)
        foreign = raised(stranger, theirs)
    with pytest.raises(NotAllowed):
        merge(secretary, [demand], foreign)
    with pytest.raises(NotAllowed):
        merge(secretary, [foreign], demand)
    with pytest.raises(NotAllowed):
        domain.send_up(actor=secretary, at=AT, demand=demand, dossier=theirs, occurred_on=DAY)
    with pytest.raises(NotAllowed):
        split(stranger, demand)


def test_a_demand_never_comes_from_what_came_of_it(secretary, dossier):
    demand = raised(secretary, dossier)
    parts = split(secretary, demand)
    joined = merge(secretary, parts, Wording("جمع"), occurred_on=date(2025, 4, 1))
    paper = a_document(secretary, "وقد أدمج المطلب في أصله.")
    passage = a_passage(paper, "أدمج المطلب")
    with pytest.raises(domain.LineageLoops):
        merge(secretary, [joined], demand, passage=passage)
    with pytest.raises(domain.LineageLoops):
        an_event(secretary, demand, "raised", DAY, other=joined, passage=passage)


def test_a_tie_voided_frees_the_two(secretary, dossier):
    one, other = raised(secretary, dossier), raised(secretary, dossier, "الثاني")
    merge(secretary, [one], other)
    domain.void_event(actor=secretary, at=AT, event=one.events.get(kind=EventKind.MERGED))
    merge(secretary, [other], one)
    assert descends_from(one, other)
    assert not descends_from(other, one)


def test_each_deed_stands_in_the_journal_in_words(secretary, dossier):
    demand = raised(secretary, dossier)
    parts = split(secretary, demand)
    merge(secretary, parts, Wording("جمع"), occurred_on=date(2025, 4, 1))
    verbs = [
        entry.verb
        for entry in history(secretary, object_type="demands.demand", object_id=demand.pk)
    ]
    assert "demands.demand.split" in verbs


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("split", "merge", "supersede", "restate", "answer", "meet", "void")),
        st.integers(0, 30), st.integers(0, 30), st.integers(0, 60),
    ),
    max_size=9,
)  # fmt: skip


def _step(actor, deed, demands, one, other, day):
    where = {"actor": actor, "at": AT, "occurred_on": day}
    if deed == "split":
        domain.split_demand(**where, demand=one, parts=PARTS)
    elif deed == "merge":
        domain.merge_demands(**where, demands=[one], into=other)
    elif deed == "supersede":
        domain.supersede_demand(**where, demand=one, by=other)
    elif deed == "restate":
        domain.restate_demand(**where, demand=one)
    elif deed == "void":
        live = one.events.filter(voided_at=None).exclude(kind=EventKind.RAISED)
        if event := live.last():
            domain.void_event(actor=actor, at=AT, event=event)
    else:
        an_event(actor, one, "met" if deed == "meet" else "answered_deferred", day)


@settings(
    max_examples=examples(25), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(STEPS)
def test_whatever_is_done_the_ledger_replays_and_no_lineage_turns_back(secretary, dossier, steps):
    with transaction.atomic():
        for number in range(3):
            raised(secretary, dossier, f"مطلب {number}")
        for deed, first, second, days in steps:
            demands = list(Demand.objects.order_by("number"))
            one, other = demands[first % len(demands)], demands[second % len(demands)]
            count, told = DemandEvent.objects.count(), _ledgers(secretary)
            try:
                _step(secretary, deed, demands, one, other, DAY + timedelta(days=days))
            except Refused:
                assert (DemandEvent.objects.count(), _ledgers(secretary)) == (count, told)
            assert DemandEvent.objects.count() >= count
        _every_state_is_what_the_table_says(secretary)
        _no_lineage_turns_back()
        transaction.set_rollback(True)


def _ledgers(actor):
    rows = with_ledger(visible_to(actor))
    return {row.pk: (standing_of(row).state, len(row.ledger)) for row in rows}


def _every_state_is_what_the_table_says(actor):
    for row in with_ledger(visible_to(actor)):
        state, previous, moves = None, None, standing_of(row).fold.moves
        assert len(moves) == len(row.ledger)
        gaps = [gap.after for gap in standing_of(row).fold.gaps]
        for move in moves:
            kind = EventKind(move.event.kind)
            again = kind is EventKind.SPLIT and previous == EventKind.SPLIT
            assert (move.event in gaps) == (not allowed(state, kind) and not again)
            state, previous = move.state, kind
        assert (state is DemandState.CLOSED) == any(e.kind in CLOSING for e in row.ledger)


def _no_lineage_turns_back():
    for event in DemandEvent.objects.filter(voided_at=None, other__isnull=False):
        first, second = event.demand, event.other
        assert not (descends_from(first, second) and descends_from(second, first))
