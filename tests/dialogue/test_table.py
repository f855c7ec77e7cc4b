"""A round typed at its table: what it does in the ledgers, whatever the network did to it."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.table_worlds import OPENED, a_table, client_id, minute, said
from tests.laws import examples

from hiwar.demands.models import DemandEvent
from hiwar.dialogue import domain
from hiwar.dialogue.models import Answer, Commitment, RoundItem, Statement, StatementItem
from hiwar.dialogue.queries import state_of, table_of
from hiwar.kernel.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
LATER = AT + timedelta(hours=2)


def ledger(demand):
    """What counts, in its order: kind and words."""
    rows = DemandEvent.objects.filter(demand=demand, voided_at=None).select_related("passage")
    ordered = sorted(rows, key=lambda event: event.place_in_time)
    return [(event.kind, event.words) for event in ordered]


def kinds(demand):
    return [kind for kind, _words in ledger(demand)]


@pytest.fixture
def table(secretary, remembered):
    return remembered("table", lambda: a_table(secretary), base=secretary.workspace_id)


def test_a_round_is_planned_then_open_then_closed(secretary):
    table = a_table(secretary, open_it=False)
    assert state_of(table.round) == "planned"
    domain.open_round(actor=secretary, at=OPENED, round_=table.round)
    assert (state_of(table.round), table.round.meeting.state) == ("open", "held")
    domain.close_round(actor=secretary, at=AT, round_=table.round)
    assert state_of(table.round) == "closed"
    domain.reopen_round(actor=secretary, at=AT, round_=table.round)
    assert state_of(table.round) == "open"
    with pytest.raises(domain.NoSuchMove):
        domain.open_round(actor=secretary, at=AT, round_=table.round)


def test_a_round_whose_day_is_to_come_is_not_opened(secretary):
    table = a_table(secretary, open_it=False)
    with pytest.raises(domain.NotItsDay):
        domain.open_round(actor=secretary, at=OPENED - timedelta(days=2), round_=table.round)


def test_a_round_known_from_its_minutes_is_closed_from_the_start(secretary, world):
    assert {str(state_of(each)) for each in world.rounds} == {"closed"}


def test_a_demand_nothing_is_known_of_is_raised_by_the_table(secretary):
    table = a_table(secretary, raised=False)
    assert [kinds(demand) for demand in table.demands] == [["raised"]] * 3
    said(secretary, table, 1, "accepted", table.items[:1])
    assert kinds(table.demands[0]) == ["raised", "answered_accepted"]


def test_an_answer_stands_in_the_ledger_in_its_words_on_the_day_of_the_round(secretary, table):
    said(secretary, table, 1, "deferred", table.items[:1], "إلى حين المصادقة على الميزانية")
    event = DemandEvent.objects.get(demand=table.demands[0], kind="answered_deferred")
    assert event.words == "إلى حين المصادقة على الميزانية"
    assert (event.occurred_on, event.meeting) == (worlds.TODAY, table.round.meeting)
    assert Answer.objects.get().round == table.round


def test_a_word_with_its_owner_deadline_and_means_becomes_a_commitment(secretary, table):
    statement = said(
        secretary,
        table,
        1,
        "in_principle",
        table.items[:2],
        "تُشكَّل لجنة مشتركة",
        promises=True,
        owner_post="الكاتب العام للقطاع",
        due_on=worlds.TODAY + timedelta(days=30),
        means="في حدود الإمكانيات المتاحة",
    )
    given = Commitment.objects.get()
    assert statement.commitment == given
    assert (given.owner, given.owed_by, given.means) == (
        table.other,
        "them",
        "في حدود الإمكانيات المتاحة",
    )
    for demand in table.demands[:2]:
        assert kinds(demand) == ["raised", "answered_in_principle", "committed"]
    assert kinds(table.demands[2]) == ["raised"]


def test_what_we_promise_is_ours_to_keep_and_moves_no_demand(secretary, table):
    said(secretary, table, 1, "argued", table.items[:1], "نوافيكم باللائحة", promises=True)
    assert (Commitment.objects.get().owed_by, Commitment.objects.get().owner) == ("us", table.union)
    assert kinds(table.demands[0]) == ["raised"]


def test_one_answer_to_several_points_is_one_row_and_stands_in_each_ledger(secretary, table):
    said(secretary, table, 1, "in_principle", table.items, "مطالب مشروعة")
    assert Statement.objects.count() == 1
    for demand in table.demands:
        assert ledger(demand)[-1] == ("answered_in_principle", "مطالب مشروعة")


def test_the_same_entry_sent_twice_is_one(secretary, table):
    first = said(secretary, table, 1, "refused", table.items[:1])
    assert said(secretary, table, 1, "refused", table.items[:1]) == first
    assert kinds(table.demands[0]) == ["raised", "refused"]


def test_what_the_table_of_moves_forbids_is_kept_in_its_words_and_told(secretary, table):
    worlds.an_event(secretary, table.demands[0], "met", worlds.TODAY - timedelta(days=9))
    statement = said(secretary, table, 1, "deferred", table.items[:2], "سننظر في الأمر")
    assert kinds(table.demands[0]) == ["raised", "met"]
    assert kinds(table.demands[1]) == ["raised", "answered_deferred"]
    refused = StatementItem.objects.filter(statement=statement, is_refused=True)
    assert [point.item.demand for point in refused] == [table.demands[0]]
    assert statement.words == "سننظر في الأمر"


def test_a_correction_stands_in_the_place_of_what_it_corrects(secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1], "مقبول")
    said(secretary, table, 2, "refused", table.items[:1], "بل مرفوض")
    fixed = {"corrects": client_id(1), "said_at": minute(1), "typed_at": minute(3)}
    said(secretary, table, 3, "in_principle", table.items[:1], "مقبول مبدئيا", **fixed)
    assert ledger(table.demands[0])[1:] == [
        ("answered_in_principle", "مقبول مبدئيا"),
        ("refused", "بل مرفوض"),
    ]


def test_two_corrections_of_one_entry_wait_for_a_choice_and_none_is_lost(secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1], "مقبول")
    here = {"corrects": client_id(1), "said_at": minute(1)}
    mine = said(secretary, table, 2, "partly", table.items[:1], "صياغتي", **here)
    hers = said(secretary, table, 3, "deferred", table.items[:1], "صياغتها", **here)
    assert table_of(table.round).rivals == {client_id(1): (mine, hers)}
    assert ledger(table.demands[0])[1:] == [("answered_deferred", "صياغتها")]
    domain.keep_statement(actor=secretary, at=AT, statement=mine)
    assert table_of(table.round).rivals == {}
    assert ledger(table.demands[0])[1:] == [("answered_partly", "صياغتي")]
    assert Statement.objects.count() == 3


def test_what_is_taken_back_leaves_the_ledger_with_its_commitment(secretary, table):
    more = {"promises": True, "due_on": worlds.TODAY + timedelta(days=9)}
    statement = said(secretary, table, 1, "accepted", table.items[:1], **more)
    domain.withdraw_statement(actor=secretary, at=AT, statement=statement)
    domain.withdraw_statement(actor=secretary, at=AT, statement=statement)
    assert kinds(table.demands[0]) == ["raised"]
    assert Commitment.objects.get().withdrawn_at == AT
    said(secretary, table, 2, "accepted", table.items[:1], corrects=None)
    assert kinds(table.demands[0]) == ["raised", "answered_accepted"]


def test_an_answer_struck_by_hand_stays_struck(secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1])
    domain.withdraw_answer(actor=secretary, at=AT, answer=Answer.objects.get())
    said(secretary, table, 2, "told", table.items[:1], "كلام آخر")
    assert kinds(table.demands[0]) == ["raised"]


def test_closing_records_the_silence_and_a_late_entry_breaks_it(secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1])
    domain.close_round(actor=secretary, at=AT, round_=table.round)
    assert [kinds(demand)[-1] for demand in table.demands] == [
        "answered_accepted",
        "answered_none",
        "answered_none",
    ]
    said(secretary, table, 2, "deferred", table.items[1:2], at=LATER)
    assert kinds(table.demands[1]) == ["raised", "answered_deferred"]
    late = {"said_at": LATER, "typed_at": LATER}
    with pytest.raises(domain.RoundClosed), transaction.atomic():
        said(secretary, table, 3, "deferred", table.items[2:], at=LATER, **late)


def test_a_round_not_open_takes_no_word(secretary):
    table = a_table(secretary, open_it=False)
    with pytest.raises(domain.RoundNotOpen):
        said(secretary, table, 1, "accepted", table.items[:1])


@pytest.mark.parametrize(
    ("kind", "more", "refusal"),
    [
        ("told", {"words": " "}, domain.WordsNeeded),
        ("accepted", {"words": "", "promises": True}, domain.WordsNeeded),
        ("accepted", {"due_on": OPENED.date() - timedelta(days=1)}, domain.DeadlineBeforeWord),
        ("accepted", {"items": []}, domain.NoPoint),
    ],
)
def test_an_entry_that_says_too_little_is_refused(secretary, table, kind, more, refusal):
    items = more.pop("items", table.items[:1])
    with pytest.raises(refusal):
        said(secretary, table, 1, kind, items, **more)


def test_points_of_another_round_and_of_another_workspace_are_refused(secretary, stranger, table):
    from hiwar.kernel.scope import in_workspace

    with in_workspace(stranger.workspace_id):
        theirs = a_table(stranger, 1)
    for items in (theirs.items, [RoundItem(round_id=theirs.round.id)]):
        with pytest.raises(NotAllowed):
            said(secretary, table, 1, "accepted", items)


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_write_at_the_table(acting, secretary, table, role):
    actor = acting(role)
    with pytest.raises(NotAllowed):
        said(actor, table, 1, "accepted", table.items[:1])
    with pytest.raises(NotAllowed):
        domain.close_round(actor=actor, at=AT, round_=table.round)


def test_the_agenda_is_extended_reordered_and_shortened(secretary, table):
    subject = domain.put_on_agenda(
        actor=secretary, at=AT, round_=table.round, subject="مأسسة الحوار", head="عام"
    )
    again = domain.put_on_agenda(
        actor=secretary, at=AT, round_=table.round, demands=table.demands, subject="نقطة"
    )
    assert len(again) == 1
    order = [*subject, table.items[2]]
    domain.reorder_agenda(actor=secretary, at=AT, round_=table.round, order=order)
    standing = list(table.round.items.order_by("position"))
    assert [item.id for item in standing[:2]] == [subject[0].id, table.items[2].id]
    assert {item.head for item in table.items} == {table.theme.name_ar}
    domain.take_off_agenda(actor=secretary, at=AT, item=again[0])
    said(secretary, table, 1, "accepted", table.items[:1])
    with pytest.raises(domain.ItemSpokenOf):
        domain.take_off_agenda(actor=secretary, at=AT, item=table.items[0])
    with pytest.raises(domain.NothingToAdd):
        domain.put_on_agenda(actor=secretary, at=AT, round_=table.round)


KINDS = ["accepted", "deferred", "refused", "claimed", "met", "partly_met", "rolled_back", "asked"]


@st.composite
def outboxes(draw):
    """What two devices sent: each entry about some points, perhaps correcting an older one."""
    entries = [
        {
            "number": number,
            "kind": draw(st.sampled_from(KINDS)),
            "points": draw(st.sets(st.integers(0, 1), min_size=1)),
            "promises": draw(st.booleans()),
            "words": draw(st.sampled_from(["كلمة", "كلمة أخرى"])),
            "due": draw(st.none() | st.integers(1, 3)),
            "owner": draw(st.sampled_from(["", "الكاتب العام", "المدير"])),
            "corrects": draw(st.none() | st.integers(0, number - 1)) if number else None,
            "minute": draw(st.integers(0, 4)),
        }
        for number in range(draw(st.integers(1, 6)))
    ]
    arrivals = draw(st.permutations(entries + draw(st.lists(st.sampled_from(entries), max_size=3))))
    return entries, arrivals


def register():
    """The words that stand: how they read, what they answer, how they read before."""
    return sorted(
        (
            each.wording_ar, each.owed_by, each.owner_post, str(each.due_on),
            sorted(str(tie.demand_id) for tie in each.ties.filter(event__voided_at=None)),
            [
                (event.words, str(event.was_due_on), str(event.new_due_on), str(event.occurred_on))
                for event in each.events.filter(voided_at=None, kind="reworded")
            ],
        )
        for each in Commitment.objects.filter(withdrawn_at=None)
    )  # fmt: skip


def sent(actor, table, entries):
    """Send them, and say what the ledgers and the register of commitments come to."""
    with transaction.atomic():
        for entry in entries:
            corrects = entry["corrects"]
            said(
                actor, table, entry["number"], entry["kind"],
                [table.items[place] for place in sorted(entry["points"])],
                f"{entry['words']} {entry['number'] // 3}",
                promises=entry["promises"],
                owner_post=entry["owner"],
                due_on=entry["due"] and worlds.TODAY + timedelta(days=entry["due"]),
                corrects=None if corrects is None else client_id(corrects),
                said_at=minute(entry["minute"]),
                typed_at=minute(entry["number"]),
            )  # fmt: skip
        outcome = (
            [ledger(demand) for demand in table.demands],
            register(),
            sorted(
                StatementItem.objects.filter(is_refused=True, statement__in=[
                    each.id for each in table_of(table.round).counting
                ]).values_list("statement__client_id", "item__position")
            ),
        )  # fmt: skip
        transaction.set_rollback(True)
    return outcome


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(outboxes())
def test_the_order_of_arrival_and_what_is_sent_twice_change_nothing(secretary, table, outbox):
    entries, arrivals = outbox
    assert sent(secretary, table, arrivals) == sent(secretary, table, entries)
