"""What the dialogue refuses, and what its writes do in the ledgers of demands."""

from datetime import date, timedelta

import pytest
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate, a_round, an_answer

from hiwar.demands.models import DemandEvent
from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.dialogue import domain
from hiwar.dialogue.models import Commitment, Dialogue, Round
from hiwar.dialogue.vocabulary import (
    AnswerKind,
    CommitmentFate,
    fold_commitment,
    last_day,
)
from hiwar.kernel.errors import NotAllowed

TODAY = worlds.TODAY
GIVEN = date(2025, 10, 21)


@pytest.mark.parametrize(
    ("due_on", "fate"),
    [
        (None, CommitmentFate.RUNNING),
        (TODAY, CommitmentFate.SOON),
        (TODAY - timedelta(days=1), CommitmentFate.OVERDUE),
        (TODAY + timedelta(days=15), CommitmentFate.SOON),
        (TODAY + timedelta(days=16), CommitmentFate.RUNNING),
    ],
)
def test_where_a_word_stands_depends_on_the_day(due_on, fate):
    assert fold_commitment(due_on, []).fate(TODAY) == fate


@pytest.mark.parametrize(
    ("precision", "end"),
    [("day", (2024, 2, 1)), ("month", (2024, 2, 29)), ("year", (2024, 12, 31))],
)
def test_a_deadline_given_by_its_month_or_year_runs_to_its_end(precision, end):
    assert last_day(date(2024, 2, 1), precision) == date(*end)


@pytest.fixture
def demand(secretary, dossier):
    return worlds.a_demand(secretary, dossier, raised_on=date(2021, 4, 20))


@pytest.fixture
def sides(secretary):
    return worlds.our_union(secretary), worlds.an_administration(secretary)


def state_of(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get()).state


@pytest.mark.django_db
def test_a_round_needs_another_side(secretary, sides):
    meeting = worlds.a_round_meeting(secretary, sides[0], None, GIVEN)
    with pytest.raises(domain.NotARound) as refusal:
        domain.record_round(actor=secretary, at=worlds.AT, meeting=meeting)
    assert refusal.value.field == "counterpart"
    with pytest.raises(domain.NotARound):
        domain.hold_round(actor=secretary, at=worlds.AT, organization=sides[0], held_on=GIVEN)


@pytest.mark.django_db
def test_a_meeting_is_a_round_once_and_may_be_again_when_taken_back(secretary, at, sides):
    round_ = a_round(secretary, *sides, GIVEN, 1)
    with pytest.raises(domain.RoundRecorded):
        domain.record_round(actor=secretary, at=at, meeting=round_.meeting)
    domain.withdraw_round(actor=secretary, at=at, round_=round_)
    again = domain.record_round(actor=secretary, at=at, meeting=round_.meeting)
    assert Round.objects.filter(withdrawn_at=None).get() == again
    assert Dialogue.objects.get().withdrawn_at is None


@pytest.mark.django_db
def test_rounds_with_one_administration_make_one_dialogue(secretary, sides):
    a_round(secretary, *sides, GIVEN, 2)
    a_round(secretary, *sides, date(2025, 4, 15), 1)
    assert Dialogue.objects.get().rounds.count() == 2


@pytest.mark.django_db
def test_a_round_on_which_answers_rest_is_not_taken_back(secretary, at, sides, demand):
    round_ = a_round(secretary, *sides, GIVEN, 1)
    answer = an_answer(secretary, demand, "deferred", round_)
    with pytest.raises(domain.RoundInUse):
        domain.withdraw_round(actor=secretary, at=at, round_=round_)
    domain.withdraw_answer(actor=secretary, at=at, answer=answer)
    domain.withdraw_round(actor=secretary, at=at, round_=round_)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", AnswerKind.values)
def test_an_answer_writes_its_event_in_the_ledger_of_its_demand(secretary, sides, demand, kind):
    round_ = a_round(secretary, *sides, GIVEN, 1)
    answer = an_answer(secretary, demand, kind, round_, "كما جاء في المحضر")
    event = DemandEvent.objects.get(pk=answer.event_id)
    assert (event.words, event.meeting, event.said_by) == (
        "كما جاء في المحضر", round_.meeting, "other_side",
    )  # fmt: skip
    assert state_of(secretary, demand) == ("refused" if kind == "refused" else "in_dialogue")


@pytest.mark.django_db
def test_an_answer_taken_back_is_struck_in_the_ledger(secretary, at, sides, demand):
    answer = an_answer(secretary, demand, "refused", a_round(secretary, *sides, GIVEN, 1))
    domain.withdraw_answer(actor=secretary, at=at, answer=answer)
    assert state_of(secretary, demand) == "raised"


@pytest.mark.django_db
def test_a_commitment_commits_its_demands_and_its_withdrawal_uncommits_them(secretary, at, demand):
    commitment = a_commitment(secretary, "تلتزم الإدارة", GIVEN, [demand])
    assert state_of(secretary, demand) == "committed"
    domain.withdraw_commitment(actor=secretary, at=at, commitment=commitment)
    assert state_of(secretary, demand) == "raised"


@pytest.mark.django_db
def test_a_word_that_only_opens_the_way_leaves_its_demands_in_dialogue(secretary, demand):
    a_commitment(
        secretary, "تُعقد لقاءات دورية", GIVEN, [demand], event_kind="answered_in_principle"
    )
    assert state_of(secretary, demand) == "in_dialogue"


@pytest.mark.django_db
def test_a_demand_is_tied_once(secretary, at, demand):
    commitment = a_commitment(secretary, "تلتزم الإدارة", GIVEN, [demand])
    domain.tie_demands(actor=secretary, at=at, commitment=commitment, demands=[demand])
    assert demand.events.filter(kind="committed").count() == 1


@pytest.mark.django_db
def test_a_deadline_does_not_stand_before_the_word(secretary, at):
    with pytest.raises(domain.DeadlineBeforeWord) as refusal:
        a_commitment(secretary, "تلتزم الإدارة", GIVEN, due_on=date(2025, 10, 1))
    assert refusal.value.field == "due_on"
    commitment = a_commitment(
        secretary, "تلتزم الإدارة", GIVEN, due_on=date(2025, 10, 1), due_precision="month"
    )
    assert commitment.deadline == date(2025, 10, 31)
    with pytest.raises(domain.DeadlineBeforeWord):
        domain.correct_commitment(
            actor=secretary, at=at, commitment=commitment, due_on=date(2025, 1, 1),
            due_precision="day",
        )  # fmt: skip
    assert Commitment.objects.get().deadline == date(2025, 10, 31)


@pytest.mark.django_db
def test_a_renewal_needs_a_later_deadline_and_opens_the_word_again(secretary):
    commitment = a_commitment(secretary, "تلتزم الإدارة", GIVEN, due_on=date(2025, 11, 1))
    with pytest.raises(domain.DeadlineNeeded):
        a_fate(secretary, commitment, "renewed", date(2025, 11, 10))
    with pytest.raises(domain.DeadlineBeforeWord) as refusal:
        a_fate(secretary, commitment, "renewed", date(2025, 11, 10), new_due_on=date(2025, 11, 1))
    assert refusal.value.field == "new_due_on"
    a_fate(secretary, commitment, "broken", date(2025, 11, 5))
    a_fate(secretary, commitment, "renewed", date(2025, 11, 10), new_due_on=date(2026, 3, 1))
    assert commitment.fold().fate(TODAY) == CommitmentFate.RUNNING


@pytest.mark.django_db
def test_nobody_is_reminded_of_a_settled_word_or_before_it_was_given(secretary, at):
    commitment = a_commitment(secretary, "تلتزم الإدارة", GIVEN)
    with pytest.raises(domain.BeforeWord):
        a_fate(secretary, commitment, "reminded", date(2025, 1, 1))
    kept = a_fate(secretary, commitment, "kept", date(2025, 11, 5))
    with pytest.raises(domain.CommitmentSettled):
        a_fate(secretary, commitment, "reminded", date(2025, 11, 10))
    domain.void_commitment_event(actor=secretary, at=at, event=kept)
    with pytest.raises(domain.FateVoided):
        domain.void_commitment_event(actor=secretary, at=at, event=kept)
    a_fate(secretary, commitment, "reminded", date(2025, 11, 10))


@pytest.mark.django_db
def test_one_reminder_about_several_is_recorded_on_all_or_on_none(secretary, at):
    first, second = (a_commitment(secretary, f"وعد {n}", GIVEN) for n in range(2))
    a_fate(secretary, second, "kept", date(2025, 11, 5))
    with pytest.raises(domain.CommitmentSettled):
        domain.remind_of(actor=secretary, at=at, commitments=[first, second], occurred_on=TODAY)
    assert first.fold().reminders == 0


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_write_in_the_dialogue(acting, secretary, demand, role):
    actor = acting(role)
    with pytest.raises(NotAllowed):
        a_commitment(actor, "تلتزم الإدارة", GIVEN, [demand])
    with pytest.raises(NotAllowed):
        domain.record_answer(
            actor=actor, at=worlds.AT, demand=demand, kind="refused", answered_on=GIVEN
        )


@pytest.mark.django_db
def test_nothing_is_written_about_another_workspace(secretary, stranger, demand):
    commitment = a_commitment(secretary, "تلتزم الإدارة", GIVEN, [demand])
    for attempt in (
        lambda: a_fate(stranger, commitment, "kept", GIVEN),
        lambda: domain.share_commitment(
            actor=stranger, at=worlds.AT, commitment=commitment, audience="members"
        ),
        lambda: domain.withdraw_commitment(actor=stranger, at=worlds.AT, commitment=commitment),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_commitment_keeps_its_means_who_said_it_and_whose_debt_it_is(secretary):
    ours, theirs = worlds.our_union(secretary), worlds.an_administration(secretary)
    commitment = a_commitment(
        secretary, "نوافيكم باللائحة في حدود الإمكانيات المتاحة", GIVEN, owner=ours, owed_by="us",
        recipient=theirs, means="في حدود الإمكانيات المتاحة", due_from=date(2026, 1, 1),
        due_on=date(2026, 3, 1), due_precision="month",
    )  # fmt: skip
    commitment.refresh_from_db()
    assert (commitment.owed_by, commitment.recipient, commitment.deadline) == (
        "us", theirs, date(2026, 3, 31),
    )  # fmt: skip


@pytest.mark.parametrize("due_on", [None, date(2025, 12, 31)])
def test_a_term_does_not_end_before_it_begins(secretary, due_on):
    with pytest.raises(domain.TermUpsideDown):
        a_commitment(
            secretary, "وعد", GIVEN, due_from=date(2026, 1, 1), due_on=due_on, due_precision="day"
        )
