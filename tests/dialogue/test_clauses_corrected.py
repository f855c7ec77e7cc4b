"""A clause copied wrongly is corrected where it stands, and its commitment with it."""

from datetime import date

import pytest
from tests.conftest import AT
from tests.dialogue.worlds import a_fate

from hiwar.demands.models import DemandEvent
from hiwar.dialogue.domain.clauses import ClauseWordless, correct_clause
from hiwar.dialogue.models import Clause, Commitment, CommitmentEvent
from hiwar.kernel.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
NEW = "تُصرف التعويضات كاملة قبل منتصف شهر نونبر"


def corrected(actor, clause, **more):
    fields = {"number": clause.number, "words_ar": NEW, **more}
    correct_clause(actor=actor, at=AT, clause=clause, **fields)


def test_its_commitment_stays_with_its_history_and_says_how_it_read(secretary, told):
    clause = Clause.objects.get(pk=told.clauses[0].pk)
    before, given = clause.words_ar, told.given
    a_fate(secretary, given, "reminded", date(2025, 11, 17))
    corrected(secretary, clause, words_fr="Les indemnités sont versées")
    given.refresh_from_db()
    assert (given.wording_ar, given.wording_fr) == (NEW, "Les indemnités sont versées")
    kinds = CommitmentEvent.objects.filter(commitment=given).values_list("kind", "words")
    assert set(kinds) == {("reminded", ""), ("reworded", before)}
    assert Commitment.objects.filter(clause=clause).get() == given
    assert (clause.passage, given.passage) == (None, None)


def test_the_ledgers_of_its_demands_stand_in_the_new_words(secretary, told):
    tie = told.given.ties.get()
    old = tie.event
    corrected(secretary, Clause.objects.get(pk=told.clauses[0].pk))
    old.refresh_from_db()
    assert old.voided_at == AT
    fresh = DemandEvent.objects.get(commitment_tie=tie)
    assert (fresh.kind, fresh.words, fresh.occurred_on) == (old.kind, NEW, old.occurred_on)


def test_its_place_in_the_paper_is_found_again(secretary, told):
    clause = Clause.objects.get(pk=told.clauses[0].pk)
    text = clause.agreement.document.text
    other = told.clauses[2].words_ar
    start = text.index(other)
    corrected(secretary, clause, words_ar=other, span=(start, start + len(other)))
    told.given.refresh_from_db()
    assert told.given.passage == clause.passage
    assert clause.passage.words == other


def test_a_number_alone_or_a_clause_without_a_commitment_writes_no_history(secretary, told):
    clause = Clause.objects.get(pk=told.clauses[0].pk)
    passage = clause.passage
    corrected(secretary, clause, number="المادة 9", words_ar=clause.words_ar)
    corrected(secretary, Clause.objects.get(pk=told.clauses[1].pk))
    assert (clause.number, clause.passage) == ("المادة 9", passage)
    assert not CommitmentEvent.objects.filter(kind="reworded").exists()


def test_without_words_or_the_right_it_is_refused(secretary, acting, stranger, told):
    with pytest.raises(ClauseWordless):
        corrected(secretary, told.clauses[0], words_ar=" ")
    for actor in (acting("member"), stranger):
        with pytest.raises(NotAllowed):
            corrected(actor, told.clauses[0])


def test_the_page_sends_the_clause_as_it_stands_and_finds_it_in_the_paper(signed_in, told):
    clause = told.clauses[2]
    address = f"/w/masalik/dialogue/clauses/{clause.pk}/correct/"
    form = signed_in.get(address).context["form"]
    assert form.initial["words_ar"] == clause.words_ar
    words = clause.words_ar.replace(" قبل", "\r\nقبل")
    assert signed_in.post(address, {"number": "3", "words_ar": words}).status_code == 302
    clause.refresh_from_db()
    assert (clause.number, "\r" in clause.words_ar) == ("3", False)
    page = signed_in.get(f"/w/masalik/dialogue/agreements/{clause.agreement_id}/")
    assert address in page.content.decode()
    assert signed_in.post(address, {"words_ar": ""}).status_code == 422
