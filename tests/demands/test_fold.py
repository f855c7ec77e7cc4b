"""The laws of the ledger: what a history comes to, in whatever order its papers arrived."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.demands.vocabulary import (
    DemandState,
    EventKind,
    allowed,
    fold,
    follows,
    summary_after,
    summary_of,
)
from hiwar.demands.vocabulary.events import ACKNOWLEDGEMENTS, CLOSING, SHOWN_AS
from hiwar.demands.vocabulary.fold import TABLE

START = date(2021, 4, 1)


@dataclass(frozen=True)
class Paper:
    kind: str
    place_in_time: tuple

    @property
    def occurred_on(self):
        return self.place_in_time[0]


ANY_KIND = st.sampled_from(EventKind)


@st.composite
def histories(draw, kinds=ANY_KIND):
    chosen = draw(st.lists(st.tuples(kinds, st.integers(0, 40), st.integers(0, 3)), max_size=14))
    return [
        Paper(kind, (START + timedelta(days=30 * day), place, arrival))
        for arrival, (kind, day, place) in enumerate(chosen)
    ]


def history(*kinds):
    return [
        Paper(kind, (START + timedelta(days=day), 0, day))
        for day, kind in enumerate(EventKind(name) for name in kinds)
    ]


@given(histories(), st.randoms())
def test_the_order_in_which_papers_arrive_does_not_matter(papers, chance):
    shuffled = list(papers)
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(papers)


@given(histories())
def test_a_fold_is_the_replay_of_the_moves_the_table_allows(papers):
    result = fold(papers)
    state, previous, gaps = None, None, {id(gap.after) for gap in result.gaps}
    for move in result.moves:
        kind = EventKind(move.event.kind)
        if id(move.event) not in gaps:
            assert follows(state, previous, kind)
            state = TABLE[state].get(kind, state)
        elif state is None:
            state = move.state
        assert move.state == state
        previous = move.event
    assert result.state == state


@given(histories())
def test_every_move_is_told_as_a_gap_exactly_where_the_table_forbids_it(papers):
    result = fold(papers)
    state, previous, forbidden = None, None, []
    for move in result.moves:
        if not follows(state, previous, EventKind(move.event.kind)):
            forbidden.append(move.event)
        state, previous = move.state, move.event
    assert [gap.after for gap in result.gaps] == forbidden


@given(histories(st.sampled_from([kind for kind in EventKind if kind not in ACKNOWLEDGEMENTS])))
def test_nothing_but_our_acknowledgement_makes_a_demand_met(papers):
    assert fold(papers).state not in (DemandState.MET, DemandState.PARTLY_MET)


@given(histories(), st.integers(0, 40))
def test_a_claim_added_to_any_history_that_has_begun_leaves_its_state(papers, day):
    newest = Paper(EventKind.CLAIMED, (START + timedelta(days=2000 + day), 0, 99))
    if papers:
        assert fold([*papers, newest]).state == fold(papers).state


@given(histories())
def test_two_papers_that_disagree_are_named_together(papers):
    result = fold(papers)
    order = [move.event for move in result.moves]
    for gap in result.gaps:
        place = order.index(gap.after)
        assert gap.before == (order[place - 1] if place else None)


@given(histories())
def test_a_claim_waits_only_on_a_demand_that_is_neither_met_nor_closed(papers):
    result = fold(papers)
    if result.claimed is not None:
        assert result.state not in (DemandState.MET, DemandState.CLOSED)
        assert result.claimed.kind == EventKind.CLAIMED


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        (["raised"], DemandState.RAISED),
        (["adopted", "submitted"], DemandState.IN_DIALOGUE),
        (["raised", "answered_in_principle"], DemandState.IN_DIALOGUE),
        (["raised", "answered_none"], DemandState.IN_DIALOGUE),
        (["raised", "committed"], DemandState.COMMITTED),
        (["raised", "committed", "claimed"], DemandState.COMMITTED),
        (["raised", "partly_met", "restated"], DemandState.PARTLY_MET),
        (["raised", "partly_met", "refused"], DemandState.PARTLY_MET),
        (["raised", "claimed", "met"], DemandState.MET),
        (["raised", "refused", "restated"], DemandState.RAISED),
        (["raised", "met", "rolled_back"], DemandState.ROLLED_BACK),
        (["raised", "merged"], DemandState.CLOSED),
        (["rolled_back"], DemandState.ROLLED_BACK),
        (["committed"], DemandState.COMMITTED),
    ],
)
def test_a_history_comes_to_the_state_that_the_house_says(kinds, state):
    assert fold(history(*kinds)).state == state


def test_a_demand_rolled_back_that_nobody_had_granted_is_a_gap_between_the_two_papers():
    papers = history("raised", "rolled_back")
    (gap,) = fold(papers).gaps
    assert (gap.before, gap.after) == (papers[0], papers[1])
    assert fold(papers).state == DemandState.RAISED


def test_a_history_that_begins_in_its_middle_is_a_gap_with_nothing_before_it():
    (gap,) = fold(history("met")).gaps
    assert gap.before is None


def test_nothing_moves_a_demand_that_is_closed():
    assert all(not allowed(DemandState.CLOSED, kind) for kind in EventKind)
    assert fold(history("raised", "merged", "met")).state == DemandState.CLOSED


def test_a_demand_split_into_several_is_closed_by_the_first_and_gapless():
    result = fold(history("raised", "split", "split", "split"))
    assert (result.state, result.gaps) == (DemandState.CLOSED, ())
    assert fold(history("raised", "withdrawn", "split")).gaps
    assert fold(history("raised", "split", "met", "split")).gaps


def test_what_is_sent_up_stands_where_it_stood_until_it_is_met_or_closed():
    for state in set(TABLE) - {None, DemandState.MET, DemandState.CLOSED}:
        assert TABLE[state][EventKind.SENT_UP] == state


def test_every_state_has_its_row_and_every_event_its_glyph():
    assert set(TABLE) == {None, *DemandState}
    assert set(SHOWN_AS) == set(EventKind)
    for state in set(TABLE) - {None, DemandState.CLOSED}:
        assert set(TABLE[state]) >= CLOSING


def test_a_paper_found_late_closes_the_gap_it_left():
    papers = history("raised", "rolled_back")
    found = Paper(EventKind.MET, (START, 5, 9))
    whole = fold([*papers, found])
    assert whole.gaps == ()
    assert whole.state == DemandState.ROLLED_BACK


@given(histories(), ANY_KIND)
def test_one_event_more_at_the_end_needs_no_ledger(papers, kind):
    last = Paper(kind, (START + timedelta(days=4000), 0, 0))
    before, after = fold(papers), fold([*papers, last])
    told = summary_after(summary_of(before), kind, last.occurred_on)
    if allowed(before.state, kind):
        assert told == summary_of(after)
    else:
        assert told is None
