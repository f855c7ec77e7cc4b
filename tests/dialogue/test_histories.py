"""The table of moves of a commitment, over random histories."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.dialogue.vocabulary import (
    OPEN_FATES,
    CommitmentEventKind,
    CommitmentFate,
    allowed,
    fold_commitment,
    whose_word,
)
from hiwar.dialogue.vocabulary.commitments import TABLE
from hiwar.dialogue.vocabulary.standing import summary_of

GIVEN = date(2025, 10, 21)
SETTLE = {
    "kept": CommitmentFate.KEPT,
    "partly_kept": CommitmentFate.PARTLY_KEPT,
    "broken": CommitmentFate.BROKEN,
    "lapsed": CommitmentFate.BROKEN,
}


@dataclass(frozen=True)
class Happened:
    kind: str
    occurred_on: date
    arrival: int
    new_due_on: date | None = None

    @property
    def place_in_time(self):
        return (self.occurred_on, self.arrival)


@st.composite
def histories(draw):
    """Up to a dozen events over sixty days; what the table does not allow among them."""
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(CommitmentEventKind), st.integers(0, 60)), max_size=12)
    )
    return [
        Happened(
            kind, GIVEN + timedelta(days=day), place,
            GIVEN + timedelta(days=day + 30) if kind == "renewed" else None,
        )
        for place, (kind, day) in enumerate(chosen)
    ]  # fmt: skip


@given(histories(), st.randoms())
def test_a_commitment_comes_to_the_same_in_whatever_order_its_papers_arrive(events, chance):
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert fold_commitment(GIVEN, shuffled) == fold_commitment(GIVEN, events)


@given(histories())
def test_no_event_is_lost(events):
    told = [move.event for move in fold_commitment(GIVEN, events).moves]
    assert told == sorted(events, key=lambda each: each.place_in_time)


@given(histories())
def test_the_fold_equals_the_replay_of_its_moves_one_by_one(events):
    state, due_on, reminders = None, GIVEN, 0
    for event in sorted(events, key=lambda each: each.place_in_time):
        if not allowed(state, event.kind):
            continue
        state = SETTLE.get(event.kind, state)
        if event.kind == "renewed":
            state, due_on, reminders = None, event.new_due_on, 0
        reminders += event.kind == "reminded"
    folded = fold_commitment(GIVEN, events)
    assert (folded.settled, folded.due_on, folded.reminders) == (state, due_on, reminders)
    kept = summary_of(folded)
    assert (kept.settled, kept.due_on) == (state or "", due_on)


@given(histories())
def test_every_gap_is_a_move_the_table_does_not_know_and_changes_nothing(events):
    folded = fold_commitment(GIVEN, events)
    states = [None, *(move.state for move in folded.moves)]
    for before, move in zip(states, folded.moves, strict=False):
        assert move.is_gap is not allowed(before, move.event.kind)
        assert not move.is_gap or move.state == before
    without = fold_commitment(GIVEN, [move.event for move in folded.moves if not move.is_gap])
    assert replace(without, moves=folded.moves) == folded


@given(histories(), st.integers(0, 400))
def test_a_fate_is_the_last_settlement_or_depends_on_the_day(events, later):
    folded = fold_commitment(GIVEN, events)
    fate = folded.fate(GIVEN + timedelta(days=later))
    assert fate == folded.settled if folded.settled else fate in OPEN_FATES


@given(histories())
def test_what_was_kept_in_full_is_undone_only_by_being_taken_back(events):
    folded = fold_commitment(GIVEN, events)
    states = [None, *(move.state for move in folded.moves)]
    for before, move in zip(states, folded.moves, strict=False):
        if before == CommitmentFate.KEPT and move.state != before:
            assert move.event.kind == "broken"


@pytest.mark.parametrize("state", list(TABLE))
@pytest.mark.parametrize("kind", ["replied", "claimed", "disputed"])
def test_either_side_may_always_speak_and_its_word_settles_nothing(state, kind):
    assert TABLE[state][CommitmentEventKind(kind)] == state


@pytest.mark.parametrize(
    ("kind", "they_owe", "we_owe"),
    [("kept", "us", "them"), ("lapsed", "us", "them"), ("reminded", "us", "them"),
     ("broken", "them", "us"), ("renewed", "them", "us"), ("claimed", "them", "us"),
     ("disputed", None, None)],
)  # fmt: skip
def test_who_owes_says_what_it_does_and_who_is_owed_judges_it(kind, they_owe, we_owe):
    assert (whose_word(kind, "them"), whose_word(kind, "us")) == (they_owe, we_owe)
