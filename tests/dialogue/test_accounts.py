"""Two accounts of a round: neither overwritten, set side by side, compared by machine and by people."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import AT
from tests.demands import worlds as demand_worlds
from tests.dialogue import worlds
from tests.dialogue.accounts_worlds import a_signature, an_account

from hiwar.demands.models import DemandEvent
from hiwar.dialogue.domain import accounts, divergences, signatures
from hiwar.dialogue.models import AccountLine
from hiwar.dialogue.queries.accounts import accounts_page
from hiwar.dialogue.queries.seam import differences, facts_of, pieces
from hiwar.dialogue.vocabulary.accounts import PaperState, fold_signatures
from hiwar.journal.models import Entry
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = date(2025, 10, 21)
TWENTY = "ترفع التعويضات بنسبة 20% قبل متم نونبر"
TEN = "ترفع التعويضات بنسبة 10% قبل متم دجنبر"


@pytest.fixture
def round_(secretary, dossier):
    del dossier
    union, other = demand_worlds.our_union(secretary), demand_worlds.an_administration(secretary)
    return worlds.a_round(secretary, union, other, DAY, 2)


@pytest.fixture
def demand(secretary, dossier):
    return demand_worlds.a_demand(secretary, dossier, raised_on=date(2024, 1, 1))


def judged(actor, page, verdict, remark=""):
    pair = page.pairs[0]
    return divergences.judge_lines(
        actor=actor, at=AT, round_=page.round, verdict=verdict, remark=remark,
        ours=pair.ours and pair.ours.line, theirs=pair.theirs and pair.theirs.line,
    )  # fmt: skip


def test_the_same_demand_stands_side_by_side_and_what_differs_is_named(secretary, round_, demand):
    an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    an_account(secretary, round_, "them", (demand, "in_principle", TEN))
    page = accounts_page(secretary, round_)
    assert page.pairs[0].differences == ("answer", "date", "amount")
    assert (page.waiting, page.divergent, page.silent) == (1, 0, 0)
    assert [piece.text for piece in page.pairs[0].ours.pieces if piece.differs] == ["20%", "نونبر"]


def test_what_one_side_alone_tells_is_shown_as_absent_from_the_other(secretary, round_, demand):
    an_account(secretary, round_, "us", (demand, "refused", "لا"))
    an_account(secretary, round_, "them", (None, "", "أجواء اللقاء"))
    page = accounts_page(secretary, round_)
    assert [pair.differences for pair in page.pairs] == [("only_ours",), ("only_theirs",)]
    assert page.silent == 2


def test_spelling_is_no_difference_and_other_words_are_a_mild_one():
    assert differences(("", "لا يسمح النصّ بذلك"), ("", "لا يسمح النص بذلك")) == ()
    assert differences(("", "لا يسمح النص"), ("", "لا يأذن النص")) == ("wording",)
    assert differences(("accepted", "نعم"), ("accepted", "")) == ()


@pytest.mark.parametrize(
    ("words", "days", "amounts", "numbers"),
    [
        ("في 15 نونبر 2025 مبلغ 1 200 درهم لفائدة 33 عونا", {"2025-11-15"}, {"1200"}, {"33"}),
        ("قبل منتصف شهر دجنبر", {"12"}, set(), set()),
        ("زيادة ٢٠٪ ثم 1.200,50 درهم", set(), {"1200.50"}, {"20"}),
        ("3 أعضاء عن كل طرف", set(), set(), {"3"}),
    ],
)
def test_days_amounts_and_numbers_are_read_from_the_words(words, days, amounts, numbers):
    facts = facts_of(words, DAY)
    assert (facts.days, facts.amounts, facts.numbers) == (days, amounts, numbers)


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_come_back_whole_whatever_they_are_compared_with(words, other):
    assert " ".join(piece.text for piece in pieces(words, other)).split() == words.split()


def test_a_person_judges_and_a_later_correction_asks_for_it_again(secretary, round_, demand):
    an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    an_account(secretary, round_, "them", (demand, "accepted", TEN))
    judged(secretary, accounts_page(secretary, round_), "divergent", "النسبة والأجل")
    pair = accounts_page(secretary, round_).pairs[0]
    assert (pair.verdict, pair.waits, pair.judged.remark) == ("divergent", False, "النسبة والأجل")
    accounts.correct_line(actor=secretary, at=AT, line=pair.theirs.line, words="ترفع بنسبة 15%")
    pair = accounts_page(secretary, round_).pairs[0]
    assert (pair.verdict, pair.is_stale, pair.waits) == (None, True, True)


def test_a_change_of_mind_is_a_new_row_and_the_last_one_stands(secretary, round_, demand):
    an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    for verdict in ("divergent", "noted"):
        judged(secretary, accounts_page(secretary, round_), verdict)
    assert accounts_page(secretary, round_).pairs[0].verdict == "noted"
    assert round_.divergences.count() == 2


def test_a_correction_keeps_the_line_it_corrects(secretary, round_, demand):
    account = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    old = account.lines.get()
    new = accounts.correct_line(actor=secretary, at=AT, line=old, kind="partly")
    old.refresh_from_db()
    assert (old.kind, old.words, new.words, new.thread) == ("accepted", TWENTY, TWENTY, old.id)
    with pytest.raises(accounts.LineReplaced):
        accounts.correct_line(actor=secretary, at=AT, line=old, kind="refused")


def test_a_new_version_starts_from_the_lines_of_the_one_before(secretary, round_, demand):
    first = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    an_account(secretary, round_, "them", (demand, "accepted", TEN))
    judged(secretary, accounts_page(secretary, round_), "divergent")
    second = an_account(secretary, round_, "us", (None, "", "نقطة أخرى"))
    page = accounts_page(secretary, round_)
    assert (second.version, page.ours.account, page.ours.older) == (2, second, (first,))
    assert [line.words for line in second.lines.all()] == [TWENTY, "نقطة أخرى"]
    assert page.pairs[0].verdict == "divergent"
    accounts.withdraw_account(actor=secretary, at=AT, account=second)
    assert accounts_page(secretary, round_).ours.account == first


def test_a_signed_account_takes_no_line_and_an_older_version_neither(secretary, round_, demand):
    account = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    line = account.lines.get()
    a_signature(secretary, account, round_.meeting.organization)
    with pytest.raises(accounts.AccountSigned):
        accounts.correct_line(actor=secretary, at=AT, line=line, words="غير ذلك")
    an_account(secretary, round_, "us")
    with pytest.raises(accounts.AccountSuperseded):
        accounts.record_lines(actor=secretary, at=AT, account=account, lines=[{"words": "زيادة"}])


def test_lines_are_set_side_by_side_by_hand_and_apart_again(secretary, round_, demand):
    ours = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    theirs = an_account(secretary, round_, "them", (None, "", TEN))
    beside = divergences.align_lines(
        actor=secretary, at=AT, ours=ours.lines.get(), theirs=theirs.lines.get()
    )
    page = accounts_page(secretary, round_)
    assert (len(page.pairs), page.pairs[0].alignment) == (1, beside)
    accounts.correct_line(actor=secretary, at=AT, line=theirs.lines.get(), words="غيره")
    assert len(accounts_page(secretary, round_).pairs) == 1
    divergences.part_lines(actor=secretary, at=AT, alignment=beside)
    assert len(accounts_page(secretary, round_).pairs) == 2
    with pytest.raises(divergences.NotTwoSides):
        divergences.align_lines(
            actor=secretary, at=AT, ours=theirs.lines.first(), theirs=ours.lines.get()
        )


def test_our_account_is_drawn_from_the_answers_once(secretary, round_, dossier, demand):
    silent = demand_worlds.a_demand(secretary, dossier, "مطلب بلا جواب", raised_on=DAY)
    worlds.an_answer(secretary, demand, "deferred", round_, "يؤجل")
    worlds.restated(secretary, silent, round_)
    events = DemandEvent.objects.count()
    drawn = accounts.draw_our_account(actor=secretary, at=AT, round_=round_)
    assert {(line.kind, line.words) for line in drawn.lines.all()} == {
        ("deferred", "يؤجل"),
        ("none", ""),
    }
    assert DemandEvent.objects.count() == events
    with pytest.raises(accounts.NothingToDraw):
        accounts.draw_our_account(actor=secretary, at=AT, round_=round_)


def test_signatures_of_both_sides_make_an_account_signed(secretary, round_, demand):
    account = an_account(secretary, round_, "them", (demand, "accepted", TEN))
    union, other = round_.meeting.organization, round_.meeting.counterpart
    assert accounts_page(secretary, round_).theirs.is_bare
    a_signature(secretary, account, other, signed_by="الكاتب العام")
    assert accounts_page(secretary, round_).theirs.state == "one_sided"
    a_signature(secretary, account, union, "refused", words="لا تطابق ما قيل")
    assert accounts_page(secretary, round_).theirs.state == "refused"
    with pytest.raises(signatures.ReservationsMissing):
        a_signature(secretary, account, union, "reserved")
    last = a_signature(secretary, account, union, "reserved", words="مع التحفظ على النقطة 1")
    page = accounts_page(secretary, round_)
    assert (page.theirs.state, page.theirs.is_bare) == ("reserved", False)
    signatures.withdraw_signature(actor=secretary, at=AT, signature=last)
    assert accounts_page(secretary, round_).theirs.state == "refused"


class _Hand:
    def __init__(self, place, party, state):
        self.organization_id, self.state = party, state
        self.side = "us" if party < 2 else "them"
        self.place_in_time = (place,)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(("awaiting", "signed", "refused")))),
    st.randoms(),
)
def test_the_state_of_a_paper_does_not_depend_on_the_order_of_arrival(told, random):
    hands = [_Hand(place, *each) for place, each in enumerate(told)]
    shuffled = random.sample(hands, len(hands))
    assert fold_signatures(shuffled, range(4)) is fold_signatures(hands, range(4))
    last = {hand.organization_id: hand.state for hand in hands}
    everybody = len(last) == 4 and set(last.values()) == {"signed"}
    assert (fold_signatures(hands, range(4)) is PaperState.SIGNED) == everybody


def test_who_only_reads_cannot_write_and_a_member_sees_nothing(acting, round_, demand, secretary):
    account = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    auditor, member = acting("auditor"), acting("member")
    assert accounts_page(auditor, round_).ours.account == account
    assert accounts_page(member, round_).pairs == ()
    for deed in (
        lambda: an_account(auditor, round_, "them"),
        lambda: accounts.draw_our_account(actor=auditor, at=AT, round_=round_),
        lambda: judged(auditor, accounts_page(auditor, round_), "same"),
        lambda: a_signature(auditor, account, round_.meeting.organization),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_demand_or_document_of_another_workspace_is_refused(secretary, round_, stranger):
    with in_workspace(stranger.workspace_id):
        foreign = demand_worlds.a_demand(stranger, demand_worlds.an_open_dossier(stranger))
        paper = demand_worlds.a_document(stranger, "نص")
    with pytest.raises(NotAllowed):
        an_account(secretary, round_, "us", (foreign, "accepted", "لا"))
    with pytest.raises(NotAllowed):
        an_account(secretary, round_, "them", document=paper)
    assert not AccountLine.objects.exists()


def test_every_write_leaves_its_entry(secretary, round_, demand):
    account = an_account(secretary, round_, "us", (demand, "accepted", TWENTY))
    accounts.correct_line(actor=secretary, at=AT, line=account.lines.get(), kind="refused")
    verbs = set(
        Entry.objects.filter(object_type="dialogue.accountline").values_list("verb", flat=True)
    )
    assert verbs == {"dialogue.account_line.recorded", "dialogue.account_line.corrected"}
