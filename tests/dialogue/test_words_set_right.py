"""A word corrected at the table stays the same commitment, with all that was recorded of it."""

import re
from datetime import date, timedelta

import pytest
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.table_worlds import a_table, client_id, minute, said

from hiwar.demands.models import DemandEvent
from hiwar.dialogue import domain
from hiwar.dialogue.models import Commitment, CommitmentEvent
from hiwar.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.data]
SOON, LATER = worlds.TODAY + timedelta(days=9), worlds.TODAY + timedelta(days=40)
OWNER = "الكاتب العام للقطاع"


@pytest.fixture
def table(secretary, remembered):
    return remembered("table", lambda: a_table(secretary), base=secretary.workspace_id)


def promised(actor, table, number, words, *, about=None, corrects=None, **more):
    more = {"promises": True, "owner_post": OWNER, "due_on": SOON, "said_at": minute(1), **more}
    items = table.items[:1] if about is None else about
    named = None if corrects is None else client_id(corrects)
    return said(actor, table, number, "accepted", items, words, corrects=named, **more)


def history(commitment):
    rows = CommitmentEvent.objects.filter(commitment=commitment, voided_at=None)
    return [(each.kind, each.words) for each in sorted(rows, key=lambda each: each.place_in_time)]


def reminded(actor, commitment):
    return domain.record_commitment_event(
        actor=actor, at=AT, commitment=commitment, kind="reminded", occurred_on=worlds.TODAY
    )


def test_a_correction_of_the_words_keeps_the_commitment_its_reminders_and_says_how_it_read(
    secretary, table
):
    first = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    reminded(secretary, first)
    after = promised(secretary, table, 2, "نسوّي الوضعية كاملة", corrects=1)
    given = Commitment.objects.get()
    assert after.commitment == given == first
    assert (given.wording_ar, given.due_on, given.withdrawn_at) == (
        "نسوّي الوضعية كاملة",
        SOON,
        None,
    )
    assert sorted(history(given)) == [("reminded", ""), ("reworded", "نسوّي الوضعية")]
    assert given.standing.reminders == 1
    committed = DemandEvent.objects.get(kind="committed", voided_at=None)
    assert (committed.words, committed.commitment_tie.commitment) == (given.wording_ar, given)


def test_a_correction_of_the_deadline_says_which_stood_before(secretary, table):
    promised(secretary, table, 1, "نسوّي الوضعية")
    promised(secretary, table, 2, "نسوّي الوضعية", corrects=1, due_on=LATER)
    event = CommitmentEvent.objects.get()
    assert (event.kind, event.words, event.was_due_on, event.new_due_on) == (
        "reworded", "", SOON, LATER,
    )  # fmt: skip
    assert Commitment.objects.get().standing.due_on == LATER


def test_a_renewal_recorded_since_still_sets_the_deadline(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    domain.record_commitment_event(
        actor=secretary, at=AT, commitment=given, kind="renewed", occurred_on=worlds.TODAY,
        new_due_on=date(2026, 3, 1),
    )  # fmt: skip
    promised(secretary, table, 2, "نسوّيها", corrects=1, due_on=LATER)
    assert Commitment.objects.get().standing.due_on == date(2026, 3, 1)


def test_what_was_set_right_by_hand_is_left_where_the_table_says_nothing_new(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    domain.correct_commitment(
        actor=secretary, at=AT, commitment=given, due_on=LATER, wording_fr="Nous régularisons"
    )
    promised(secretary, table, 2, "نسوّي الوضعية كاملة", corrects=1)
    given = Commitment.objects.get()
    assert (given.due_on, given.wording_fr) == (LATER, "")


@pytest.mark.parametrize("more", [{"owner_post": "مدير الميزانية"}, {"about": "the third"}])
def test_another_owner_or_another_point_is_another_word(secretary, table, more):
    first = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    if "about" in more:
        more = {"about": table.items[2:]}
    second = promised(secretary, table, 2, "نسوّي الوضعية", corrects=1, **more).commitment
    first.refresh_from_db()
    assert second != first
    assert first.withdrawn_at == AT
    assert history(second) == []


def test_fewer_points_are_the_same_word_and_the_others_are_untied(secretary, table):
    given = promised(secretary, table, 1, "نسوّي", about=table.items[:2]).commitment
    promised(secretary, table, 2, "نسوّي", about=table.items[:1], corrects=1)
    assert [tie.demand for tie in given.ties.filter(event__voided_at=None)] == table.demands[:1]


def test_a_word_no_more_given_is_taken_back_and_stands_again_with_its_history(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    reminded(secretary, given)
    none = promised(secretary, table, 2, "ننظر في الأمر", corrects=1, promises=False)
    given.refresh_from_db()
    assert given.withdrawn_at == AT
    domain.withdraw_statement(actor=secretary, at=AT, statement=none)
    assert Commitment.objects.get().withdrawn_at is None
    assert history(given) == [("reminded", "")]
    assert given.ties.get(event__voided_at=None).demand == table.demands[0]
    assert Entry.objects.filter(verb="dialogue.commitment.reinstated").count() == 1


def test_promised_again_by_a_later_correction_it_is_the_same_word(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    promised(secretary, table, 2, "ننظر في الأمر", corrects=1, promises=False)
    promised(secretary, table, 3, "نسوّيها", corrects=2)
    assert Commitment.objects.get() == given
    assert history(given) == [("reworded", "نسوّي الوضعية")]


def test_of_two_corrections_the_one_chosen_is_the_one_the_history_tells(secretary, table):
    given = promised(secretary, table, 1, "الأصل").commitment
    mine = promised(secretary, table, 2, "صياغتي", corrects=1, due_on=LATER)
    promised(secretary, table, 3, "صياغتها", corrects=1)
    assert history(given) == [("reworded", "الأصل")]
    assert CommitmentEvent.objects.get(voided_at=None).was_due_on is None
    domain.keep_statement(actor=secretary, at=AT, statement=mine)
    assert Commitment.objects.get().wording_ar == "صياغتي"
    assert CommitmentEvent.objects.get(voided_at=None).was_due_on == SOON


def test_taken_out_of_the_register_by_hand_it_comes_back_only_as_a_word_said_anew(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    domain.withdraw_commitment(actor=secretary, at=AT, commitment=given)
    again = promised(secretary, table, 2, "نسوّيها", corrects=1).commitment
    given.refresh_from_db()
    assert given.withdrawn_at == AT
    assert Commitment.objects.get(withdrawn_at=None) == again != given


def test_the_page_tells_how_it_read_and_offers_neither_to_void_it_nor_to_record_another(
    signed_in, secretary, table
):
    given = promised(secretary, table, 1, "نسوّي <الوضعية>").commitment
    promised(secretary, table, 2, "نسوّيها", corrects=1, due_on=LATER)
    event = CommitmentEvent.objects.get()
    address = f"/w/masalik/dialogue/commitments/{given.pk}/"
    page = signed_in.get(address).content.decode()
    assert "نسوّي &lt;الوضعية&gt;" in page
    told = re.sub("<[^>]+>", "", page).partition("صُحّح الأجل من")[2][:60]
    assert "29 نونبر" in told
    assert "30 دجنبر" in told
    assert str(event.pk) not in page
    assert "record/reworded" not in page
    assert signed_in.get(f"{address}record/reworded/").status_code == 404


def test_a_rewording_is_neither_recorded_nor_voided_by_hand(secretary, table):
    given = promised(secretary, table, 1, "نسوّي الوضعية").commitment
    promised(secretary, table, 2, "نسوّيها", corrects=1)
    with pytest.raises(domain.WordsSetRightElsewhere):
        domain.record_commitment_event(
            actor=secretary, at=AT, commitment=given, kind="reworded", occurred_on=worlds.TODAY
        )
    with pytest.raises(domain.WordsSetRightElsewhere):
        domain.void_commitment_event(actor=secretary, at=AT, event=CommitmentEvent.objects.get())
