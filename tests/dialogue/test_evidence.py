"""Fates refused and judged, evidence shown, demands acknowledged, replies recorded."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate

from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.dialogue import domain
from hiwar.dialogue.models import CommitmentStanding, Evidence
from hiwar.dialogue.queries.visible import visible_standings
from hiwar.documents.models import Document
from hiwar.kernel.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
GIVEN = date(2025, 1, 10)
DUE = date(2025, 6, 30)


@pytest.fixture
def demand(secretary, dossier):
    return worlds.a_demand(secretary, dossier, "تعميم التعويض", raised_on=date(2021, 1, 1))


@pytest.fixture
def word(secretary, demand):
    return a_commitment(secretary, "يُعمَّم التعويض قبل متم يونيو", GIVEN, [demand], due_on=DUE)


def state_of(actor, demand):
    return standing_of(with_ledger(visible_to(actor).filter(pk=demand.pk)).get()).state


def standing(commitment):
    return CommitmentStanding.objects.get(commitment=commitment)


@pytest.mark.parametrize("kind", ["partly_kept", "renewed", "reminded", "lapsed"])
def test_a_word_kept_in_full_is_neither_reminded_of_nor_given_again(secretary, word, kind):
    a_fate(secretary, word, "kept", date(2025, 6, 1))
    with pytest.raises(domain.KeptInFull):
        a_fate(secretary, word, kind, date(2025, 7, 2), new_due_on=date(2025, 9, 1))


def test_a_word_is_judged_not_kept_only_after_its_deadline(secretary, word):
    with pytest.raises(domain.StillInTime):
        a_fate(secretary, word, "lapsed", DUE)
    a_fate(secretary, word, "renewed", date(2025, 6, 30), new_due_on=date(2025, 9, 30))
    with pytest.raises(domain.StillInTime):
        a_fate(secretary, word, "lapsed", date(2025, 7, 1))
    judged = a_fate(secretary, word, "lapsed", date(2025, 10, 1))
    assert judged.said_by == "us"
    kept = standing(word)
    assert (kept.settled, kept.settled_on, kept.renewals) == ("broken", date(2025, 10, 1), 1)


def test_an_undated_word_is_never_judged_late(secretary):
    word = a_commitment(secretary, "تُدرس المسألة", GIVEN)
    with pytest.raises(domain.StillInTime):
        a_fate(secretary, word, "lapsed", date(2030, 1, 1))


def test_a_dispute_may_come_from_either_side_and_other_words_only_from_theirs(secretary, word):
    assert a_fate(secretary, word, "disputed", date(2025, 7, 1), said_by="them").said_by == "them"
    assert a_fate(secretary, word, "broken", date(2025, 7, 2)).said_by == "them"
    with pytest.raises(domain.NotTheirWord):
        a_fate(secretary, word, "kept", date(2025, 7, 3), said_by="them")


def test_a_paper_that_disagrees_is_kept_and_told_as_a_gap(secretary, word):
    paper = worlds.a_document(secretary, "ذكّرنا بالوعد يوم السبت", "مراسلة")
    a_fate(secretary, word, "kept", date(2025, 6, 1))
    a_fate(secretary, word, "reminded", date(2025, 7, 5), passage=worlds.a_passage(paper, "ذكّرنا"))
    kept = standing(word)
    assert (kept.settled, kept.has_gap, kept.last_kind) == ("kept", True, "reminded")


def test_the_kept_standing_follows_voiding_and_correction(secretary, at, word):
    first = a_fate(secretary, word, "reminded", date(2025, 7, 5))
    a_fate(secretary, word, "reminded", date(2025, 8, 5))
    assert (standing(word).reminders, standing(word).due_on) == (2, DUE)
    domain.void_commitment_event(actor=secretary, at=at, event=first)
    domain.correct_commitment(actor=secretary, at=at, commitment=word, due_on=date(2025, 12, 31))
    assert (standing(word).reminders, standing(word).due_on) == (1, date(2025, 12, 31))
    assert list(domain.untrue_standings()) == []
    CommitmentStanding.objects.update(reminders=9)
    assert [row.commitment for row in domain.untrue_standings()] == [word]


def test_the_kept_standing_repeats_what_registers_choose_by(secretary, acting, at, word):
    deed = {"actor": secretary, "at": at, "commitment": word}
    member = acting("member")
    assert list(visible_standings(member)) == []
    domain.share_commitment(**deed, audience="members")
    assert [row.commitment for row in visible_standings(member)] == [word]
    domain.correct_commitment(**deed, owed_by="us", owner=None, owner_post="الكتابة العامة")
    kept = standing(word)
    assert (kept.owed_by, kept.owner, kept.owner_post) == ("us", None, "الكتابة العامة")
    assert (kept.year, kept.audience) == (word.given_on.year, "members")
    domain.withdraw_commitment(**deed)
    assert list(visible_standings(secretary)) == list(domain.untrue_standings()) == []
    CommitmentStanding.objects.update(owner_post="غيرها")
    assert [row.commitment for row in domain.untrue_standings()] == [word]


def test_standings_of_before_learn_what_they_repeat(secretary, at, word):
    domain.share_commitment(actor=secretary, at=at, commitment=word, audience="members")
    CommitmentStanding.objects.update(owed_by="us", owner_post="", year=0, audience="bureau")
    migration = import_module("hiwar.dialogue.migrations.0007_standing_repeats")
    migration.fill(apps, connection.schema_editor())
    assert list(domain.untrue_standings()) == []


def test_a_photograph_becomes_a_document_and_evidence_of_what_happened(secretary, at, word):
    event = a_fate(secretary, word, "partly_kept", date(2025, 6, 1))
    shown = domain.show_evidence(
        actor=secretary, at=at, event=event, kind="photo", file=("ورش.jpg", b"\xff\xd8\xff photo")
    )
    again = domain.show_evidence(
        actor=secretary, at=at, event=event, kind="photo", file=("نسخة.jpg", b"\xff\xd8\xff photo")
    )
    assert shown.document == again.document == Document.objects.get()
    domain.withdraw_evidence(actor=secretary, at=at, evidence=again)
    assert Evidence.objects.filter(withdrawn_at=None).count() == 1


def test_evidence_shows_something(secretary, at, word):
    event = a_fate(secretary, word, "kept", date(2025, 6, 1))
    with pytest.raises(domain.NothingShown):
        domain.show_evidence(actor=secretary, at=at, event=event, kind="decree", source="الجريدة")
    shown = domain.show_evidence(
        actor=secretary, at=at, event=event, kind="decree", reference="2.25.310",
        published_on=date(2025, 5, 29), source="الجريدة الرسمية عدد 7405",
    )  # fmt: skip
    assert str(shown).endswith("2.25.310")


@pytest.mark.parametrize(("kind", "state"), [("kept", "met"), ("partly_kept", "partly_met")])
def test_a_kept_word_acknowledges_its_demand_only_when_asked(
    secretary, at, word, demand, kind, state
):
    event = a_fate(secretary, word, kind, date(2025, 6, 1))
    assert state_of(secretary, demand) == "committed"
    domain.acknowledge_demands(actor=secretary, at=at, event=event, demands=[demand])
    assert state_of(secretary, demand) == state


def test_nothing_is_acknowledged_of_a_word_taken_back(secretary, at, word, demand):
    event = a_fate(secretary, word, "broken", date(2025, 6, 1))
    with pytest.raises(domain.NothingToAcknowledge):
        domain.acknowledge_demands(actor=secretary, at=at, event=event, demands=[demand])


def test_their_reply_stands_whole_beside_each_commitment(secretary, at, word):
    other = a_commitment(secretary, "تُفتح المباراة", GIVEN, due_on=DUE)
    with pytest.raises(domain.NoWordsOfReply):
        domain.record_reply(actor=secretary, at=at, commitments=[word], occurred_on=DUE)
    replies = domain.record_reply(
        actor=secretary, at=at, commitments=[word, other], occurred_on=date(2025, 7, 9),
        words="الملف لدى المصالح المالية", speaker="مدير الموارد",
    )  # fmt: skip
    assert [reply.event.words for reply in replies] == ["الملف لدى المصالح المالية"] * 2
    assert standing(word).last_kind == "replied"


@pytest.mark.parametrize("role", ["member", "auditor", "coordinator"])
def test_only_those_who_keep_the_record_show_evidence(acting, secretary, word, role):
    event = a_fate(secretary, word, "kept", date(2025, 6, 1))
    with pytest.raises(NotAllowed):
        domain.show_evidence(actor=acting(role), at=AT, event=event, kind="other", reference="1")
