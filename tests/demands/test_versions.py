"""A dossier frozen, submitted, succeeded: what is written, what is refused, what stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import a_demand, a_theme, an_administration, an_event, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import DemandEvent, Dossier, DossierEvent, DossierItem, DossierVersion
from hiwar.demands.queries import current_dossier, standing_of, visible_to, with_ledger
from hiwar.demands.queries.versions import state_of_dossier
from hiwar.demands.vocabulary import DossierEventKind, DossierState, dossier_state
from hiwar.journal.domain import verify
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
OCTOBER, NOVEMBER = date(2025, 10, 4), date(2025, 11, 3)


@pytest.fixture
def four(secretary, dossier):
    """Two themes: a head with two demands, and a demand that is met; one under the second."""
    first, second = a_theme(secretary, dossier), a_theme(secretary, dossier, "المسار المهني", "")
    head = a_demand(secretary, dossier, "في مجال التعويضات", theme=first, heading=True)
    a, b = (
        a_demand(secretary, dossier, words, parent=head, raised_on=date(2024, 1, n + 1))
        for n, words in enumerate(worlds.WORDINGS[:2])
    )
    met = a_demand(secretary, dossier, worlds.WORDINGS[2], theme=first, raised_on=date(2024, 2, 1))
    an_event(secretary, met, "met", date(2025, 1, 1))
    c = a_demand(secretary, dossier, worlds.WORDINGS[3], theme=second, raised_on=date(2024, 3, 1))
    return {"head": head, "a": a, "b": b, "met": met, "c": c}


def events_of(submission):
    return submission.event.demand_events.values("id")


def lines_of(version):
    return [(item.demand_id, item.parent and item.parent.demand_id) for item in version.items.all()]


def state_of(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get()).state


def frozen(actor, dossier, day=OCTOBER):
    return domain.freeze_dossier(actor=actor, at=AT, dossier=dossier, as_of=day)


def submitted(actor, dossier, administration, day=OCTOBER, **letter):
    return domain.submit_dossier(
        actor=actor, at=AT, dossier=dossier, administration=administration, sent_on=day, **letter
    )


def succeeded(actor, dossier, day=NOVEMBER, **more):
    return domain.succeed_dossier(
        actor=actor, at=AT, dossier=dossier, opened_on=day, title_ar="الملف المطلبي 2026", **more
    )


def test_a_version_keeps_the_tree_without_what_is_met(secretary, dossier, four):
    version = frozen(secretary, dossier)
    head, a, b, c = (four[name].id for name in ("head", "a", "b", "c"))
    assert lines_of(version) == [(head, None), (a, head), (b, head), (c, None)]
    assert version.demand_count == 3
    assert [(i.theme_place, i.theme_ar) for i in version.items.all()][-1] == (1, "المسار المهني")


def test_a_version_does_not_follow_the_register(secretary, dossier, four):
    version = frozen(secretary, dossier)
    domain.correct_demand(actor=secretary, at=AT, demand=four["a"], wording_ar="لفظ آخر")
    assert version.items.get(demand=four["a"]).wording_ar == worlds.WORDINGS[0]


def test_a_demand_in_a_version_is_not_taken_out_of_the_register(secretary, dossier):
    bare = a_demand(secretary, dossier)
    frozen(secretary, dossier)
    with pytest.raises(domain.DemandInUse):
        domain.remove_demand(actor=secretary, at=AT, demand=bare)


def test_a_demand_stands_under_the_nearest_that_is_left(secretary, dossier):
    top = a_demand(secretary, dossier, "في مجال التعويضات", heading=True)
    middle = a_demand(secretary, dossier, parent=top, raised_on=date(2024, 1, 1))
    low = a_demand(secretary, dossier, worlds.WORDINGS[1], parent=middle)
    an_event(secretary, middle, "met", date(2025, 1, 1))
    assert lines_of(frozen(secretary, dossier)) == [(top.id, None), (low.id, top.id)]


def test_nothing_to_freeze_is_said(secretary, dossier):
    a_demand(secretary, dossier, "عنوان", heading=True)
    with pytest.raises(domain.NothingToFreeze):
        frozen(secretary, dossier)


def test_submitting_writes_on_every_demand_and_in_the_ledger(secretary, dossier, four):
    ministry = an_administration(secretary)
    found = submitted(secretary, dossier, ministry, our_number="118/2025")
    assert (found.put, found.left) == (3, 0)
    assert found.event.version.demand_count == found.event.demand_count == 3
    assert state_of(secretary, four["a"]) == "in_dialogue"
    assert {event.demand_id for event in found.event.demand_events.all()} == {
        four[name].id for name in "abc"
    }
    told = Entry.objects.filter(verb="demands.event.recorded", object_id__in=events_of(found))
    assert told.count() == 3
    assert verify(secretary.workspace_id) is None
    assert list(untrue_standings()) == []


def test_what_was_met_since_is_not_put_again(secretary, dossier, four):
    version = frozen(secretary, dossier)
    an_event(secretary, four["c"], "met", date(2025, 10, 20))
    found = submitted(secretary, dossier, an_administration(secretary), NOVEMBER, version=version)
    assert (found.put, found.left) == (2, 1)
    assert state_of(secretary, four["c"]) == "met"


def test_a_dossier_goes_to_another_administration_in_part(secretary, dossier, four):
    version = submitted(secretary, dossier, an_administration(secretary)).event.version
    other = an_administration(secretary, "وزارة المالية")
    found = submitted(secretary, dossier, other, NOVEMBER, version=version, themes=[1])
    assert [event.demand_id for event in found.event.demand_events.all()] == [four["c"].id]
    assert DossierVersion.objects.count() == 1


def test_a_theme_that_the_version_does_not_have_is_refused_whole(secretary, dossier, four):
    with pytest.raises(domain.NothingToSubmit):
        submitted(secretary, dossier, an_administration(secretary), themes=[7])
    assert not DossierVersion.objects.exists()


def test_the_stamp_comes_later(secretary, dossier, four):
    letter = submitted(secretary, dossier, an_administration(secretary)).event
    receipt = domain.record_receipt(
        actor=secretary, at=AT, submission=letter, received_on=NOVEMBER, their_number="4411"
    )
    assert list(letter.receipts.all()) == [receipt]
    with pytest.raises(domain.NotASubmission):
        domain.record_receipt(actor=secretary, at=AT, submission=receipt, received_on=NOVEMBER)


def test_the_next_dossier_takes_over_what_is_open_with_its_numbers(secretary, dossier, four):
    found = succeeded(secretary, dossier)
    newer = found.dossier
    assert (current_dossier(), newer.predecessor) == (newer, dossier)
    assert (found.carried, found.left) == (3, 1)
    moved = {d.number: d for d in visible_to(secretary).filter(dossier=newer).exclude(number=None)}
    assert set(moved) == {four[name].number for name in "abc"}
    assert moved[four["c"].number].theme.dossier_id == newer.id
    assert moved[four["a"].number].parent.dossier_id == newer.id
    assert moved[four["a"].number].events.filter(kind="restated").count() == 1
    assert visible_to(secretary).get(pk=four["met"].pk).dossier_id == dossier.id


def test_the_old_dossier_stays_readable_as_it_was_left(secretary, dossier, four):
    found = succeeded(secretary, dossier)
    assert found.version.dossier_id == dossier.id
    assert len(lines_of(found.version)) == 4


def test_a_version_that_says_it_already_is_not_frozen_again(secretary, dossier, four):
    version = frozen(secretary, dossier)
    assert succeeded(secretary, dossier).version == version
    assert DossierVersion.objects.count() == 1


def test_each_choice_may_be_turned_around(secretary, dossier, four):
    found = succeeded(secretary, dossier, reversed_choices=[four["a"].id, four["met"].id])
    went = visible_to(secretary).filter(dossier=found.dossier).exclude(number=None)
    assert {d.id for d in went} == {four["b"].id, four["met"].id, four["c"].id}
    stayed = visible_to(secretary).get(pk=four["a"].pk)
    assert (stayed.dossier_id, stayed.parent_id) == (dossier.id, None)
    assert state_of(secretary, four["met"]) == "met"


def test_an_old_dossier_is_neither_submitted_nor_succeeded_again(secretary, dossier, four):
    version = succeeded(secretary, dossier).version
    with pytest.raises(domain.DossierMoveRefused):
        submitted(secretary, dossier, an_administration(secretary), version=version)
    with pytest.raises(domain.DossierMoveRefused):
        succeeded(secretary, dossier)


def test_a_version_of_another_dossier_is_refused(secretary, dossier, four):
    old = frozen(secretary, dossier)
    newer = succeeded(secretary, dossier).dossier
    with pytest.raises(domain.VersionOfAnother):
        submitted(secretary, newer, an_administration(secretary), version=old)


def test_a_member_writes_nothing(secretary, dossier, four, acting):
    member = acting("member")
    ministry = an_administration(secretary)
    for write in (
        lambda: frozen(member, dossier),
        lambda: submitted(member, dossier, ministry),
        lambda: succeeded(member, dossier),
    ):
        with pytest.raises(NotAllowed):
            write()
    assert not DossierVersion.objects.exists()


def test_another_union_cannot_be_written_to(secretary, dossier, four, stranger):
    with in_workspace(stranger.workspace_id):
        theirs = an_open_dossier(stranger)
        foreign = an_administration(stranger)
    with pytest.raises(NotAllowed):
        frozen(secretary, theirs)
    with pytest.raises(NotAllowed):
        submitted(secretary, dossier, foreign)
    assert not DossierItem.objects.exists()


def test_a_submission_takes_as_many_queries_for_three_demands_as_for_thirty(
    secretary, dossier, django_assert_num_queries
):
    ministry = an_administration(secretary)
    for n in range(3):
        a_demand(secretary, dossier, f"مطلب {n}", raised_on=date(2024, 1, 1))
    with django_assert_num_queries(QUERIES):
        submitted(secretary, dossier, ministry)
    for n in range(27):
        a_demand(secretary, dossier, f"مطلب آخر {n}", raised_on=date(2024, 1, 1))
    with django_assert_num_queries(QUERIES):
        submitted(secretary, dossier, ministry, NOVEMBER)
    assert DemandEvent.objects.filter(kind="submitted").count() == 33


QUERIES = 50

HAPPENINGS = st.lists(st.tuples(st.sampled_from(DossierEventKind), st.integers(1, 27)), max_size=8)


def happened(pairs):
    return [DossierEvent(kind=kind, occurred_on=date(2025, 3, day)) for kind, day in pairs]


@given(HAPPENINGS, st.randoms())
def test_the_order_of_arrival_does_not_change_where_a_dossier_stands(pairs, chance):
    events = happened(pairs)
    state = dossier_state(events)
    chance.shuffle(events)
    assert dossier_state(events) == state


@given(HAPPENINGS)
def test_a_succeeded_dossier_stays_so(pairs):
    events = happened([*pairs, (DossierEventKind.SUCCEEDED, 28)])
    assert dossier_state(events) == DossierState.SUCCEEDED
    later = DossierEvent(kind="adopted", occurred_on=date(2025, 4, 1))
    assert dossier_state([*events, later]) == DossierState.SUCCEEDED


def test_a_dossier_entered_as_adopted_begins_there(secretary, dossier):
    assert state_of_dossier(dossier) == DossierState.ADOPTED
    draft = domain.open_dossier(actor=secretary, at=AT, title_ar="مسودة")
    assert state_of_dossier(Dossier.objects.get(pk=draft.pk)) == DossierState.DRAFTED
