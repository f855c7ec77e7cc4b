"""Letters: composed from the register, twins that agree, numbers without gaps, sent, answered."""

from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from docx import Document as Docx
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate

from hiwar.dialogue.domain import evidence, letters
from hiwar.dialogue.domain.fates import CommitmentSettled
from hiwar.dialogue.models import CommitmentStanding, Letter
from hiwar.dialogue.queries.letters import (
    letter_page,
    lines_of_letter,
    next_step,
    steps_in_force,
)
from hiwar.dialogue.queries.twin import differences, facts_in
from hiwar.kernel.errors import NotAllowed
from hiwar.paper import letter_docx, letter_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.data]
GIVEN, DUE = date(2024, 10, 22), date(2024, 12, 31)
TODAY = worlds.TODAY
WORDS = "تُسوّى وضعية أعوان الصيانة قبل نهاية السنة"


@pytest.fixture
def ours(secretary):
    return worlds.our_union(secretary)


@pytest.fixture
def theirs(secretary):
    return worlds.an_administration(secretary)


@pytest.fixture
def word(secretary, theirs):
    return a_commitment(
        secretary, WORDS, GIVEN, owner=theirs, owner_post="الكاتب العام للقطاع", due_on=DUE,
        wording_fr="régulariser les agents d’entretien avant la fin de l’année",
    )  # fmt: skip


def drafted(actor, ours, *commitments, **fields):
    return letters.draft_letters(
        actor=actor, at=AT, organization=ours, commitments=commitments, drafted_on=TODAY, **fields
    )


def approved(actor, letter, on=TODAY):
    letters.approve_letter(actor=actor, at=AT, letter=letter, approved_on=on)
    letter.refresh_from_db()
    return letter


def sent(actor, letter, on=TODAY):
    letters.send_letter(
        actor=actor, at=AT, letter=approved(actor, letter, on), sent_on=on, channel="registry"
    )


def test_one_letter_for_each_who_owes(secretary, ours, theirs, word):
    same = a_commitment(
        secretary, "وعد ثان", GIVEN, owner=theirs, owner_post=word.owner_post, due_on=DUE
    )
    other = a_commitment(secretary, "وعد ثالث", GIVEN, owner_post="قسم الميزانية", due_on=DUE)
    made = drafted(secretary, ours, word, other, same)
    assert [[str(row) for row in letter.commitments.all()] for letter in made] == [
        [WORDS, "وعد ثان"], ["وعد ثالث"],
    ]  # fmt: skip
    assert [letter.recipient for letter in made] == [theirs, None]


def test_settled_words_ours_and_none_make_no_letter(secretary, ours, word):
    mine = a_commitment(secretary, "نوافيكم", GIVEN, owner=ours, owed_by="us")
    with pytest.raises(letters.OursToKeep):
        drafted(secretary, ours, word, mine)
    with pytest.raises(letters.NothingToWriteAbout):
        drafted(secretary, ours)
    a_fate(secretary, word, "kept", date(2025, 1, 2))
    with pytest.raises(CommitmentSettled):
        drafted(secretary, ours, word)
    assert not Letter.objects.exists()


def test_both_texts_state_the_same_facts_and_the_words_verbatim(secretary, ours, word):
    a_fate(secretary, word, "reminded", date(2025, 5, 1))
    a_fate(secretary, word, "reminded", date(2025, 10, 27))
    [letter] = drafted(secretary, ours, word, answer_by=date(2025, 12, 16), place_ar="الرباط")
    page = letter_page(secretary, letter.pk, TODAY)
    assert page.differences == ()
    arabic, french = page.arabic, page.french
    assert arabic.items[0].quote == french.items[0].quote == WORDS
    assert (arabic.items[0].translation, french.items[0].translation) == ("", word.wording_fr)
    assert "الأجل: 31 دجنبر 2024" in arabic.items[0].facts
    assert "échéance : 31 décembre 2024" in french.items[0].facts
    assert "1 ماي 2025 و27 أكتوبر 2025" in arabic.items[0].facts[-1]
    assert "1er mai 2025 et 27 octobre 2025" in french.items[0].facts[-1]
    assert "16 دجنبر 2025" in arabic.asking
    assert "16 décembre 2025" in french.asking
    assert arabic.dated == "الرباط في 20 نونبر 2025"


@pytest.mark.parametrize("count", [1, 2, 3, 11])
@pytest.mark.parametrize("tone", ["remind", "clarify", "note"])
@pytest.mark.parametrize("kind", ["reminder", "authority"])
def test_the_twins_agree_in_every_tone_and_number(secretary, ours, theirs, count, tone, kind):
    words = [
        a_commitment(
            secretary, f"وعد {each}", GIVEN + timedelta(days=each), owner=theirs, due_on=DUE,
            due_precision=("day", "month")[each % 2],
        )
        for each in range(count)
    ]  # fmt: skip
    a_fate(secretary, words[0], "renewed", date(2025, 1, 5), new_due_on=date(2025, 6, 1))
    [letter] = drafted(secretary, ours, *words, tone=tone, kind=kind, answer_by=date(2026, 1, 1))
    assert letter_page(secretary, letter.pk, TODAY).differences == ()


def test_a_day_changed_in_one_text_alone_is_caught_and_stops_approval(secretary, ours, word):
    [letter] = drafted(secretary, ours, word)
    letters.correct_letter(
        actor=secretary, at=AT, letter=letter, asking_ar="ننتظر جوابكم قبل 16 دجنبر 2025.",
        asking_fr="Nous attendons votre réponse avant le 17 décembre 2025.",
    )  # fmt: skip
    found = letter_page(secretary, letter.pk, TODAY).differences
    assert [(each.fact, each.arabic, each.french) for each in found] == [
        ("2025-12-16", 1, 0), ("2025-12-17", 0, 1),
    ]  # fmt: skip
    with pytest.raises(letters.TwinDiffers):
        approved(secretary, letter)
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("drafted", None)


def test_days_are_read_in_both_languages_and_numbers_beside_them():
    arabic = facts_in(["في 1 ماي 2025 و27 أكتوبر 2025، عدد 31/2025، بنسبة 2.5، ودجنبر 2024"])
    french = facts_in(["le 1er mai 2025 et 27 octobre 2025, n° 31/2025, de 2,5, décembre 2024"])
    assert arabic == french
    assert set(arabic) == {"2025-05-01", "2025-10-27", "31/2025", "2.5", "2024-12"}
    assert differences(["3 وعود"], ["3 promesses"]) == []


def test_numbers_are_taken_at_approval_in_order_and_stay_taken(secretary, ours, word):
    made = [drafted(secretary, ours, word)[0] for _each in range(4)]
    first, second = approved(secretary, made[3]), approved(secretary, made[0])
    letters.withdraw_letter(actor=secretary, at=AT, letter=second)
    third = approved(secretary, made[1])
    next_year = approved(secretary, made[2], date(2026, 1, 2))
    assert [each.outgoing for each in (first, second, third, next_year)] == [
        "1/2025", "2/2025", "3/2025", "1/2026",
    ]  # fmt: skip


def test_what_was_approved_never_changes(secretary, ours, word):
    [letter] = drafted(secretary, ours, word)
    approved(secretary, letter)
    before = letter_page(secretary, letter.pk, TODAY)
    a_fate(secretary, word, "renewed", date(2025, 11, 21), new_due_on=date(2026, 6, 1))
    after = letter_page(secretary, letter.pk, TODAY + timedelta(days=40))
    assert after.arabic == before.arabic
    assert (after.arabic.number, after.french.number) == ("1/2025", "1/2025")
    with pytest.raises(letters.NotThisState):
        letters.correct_letter(actor=secretary, at=AT, letter=letter, tone="note")


def test_sending_records_a_reminder_on_each_commitment(secretary, ours, theirs, word):
    other = a_commitment(
        secretary, "وعد ثان", GIVEN, owner=theirs, owner_post=word.owner_post, due_on=DUE
    )
    [letter] = drafted(secretary, ours, word, other)
    with pytest.raises(letters.NotThisState):
        letters.send_letter(actor=secretary, at=AT, letter=letter, sent_on=TODAY, channel="post")
    approved(secretary, letter)
    with pytest.raises(letters.SentBeforeApproval):
        letters.send_letter(
            actor=secretary, at=AT, letter=letter, sent_on=TODAY - timedelta(days=1), channel="post"
        )
    letter.refresh_from_db()
    letters.send_letter(actor=secretary, at=AT, letter=letter, sent_on=TODAY, channel="post")
    assert list(CommitmentStanding.objects.values_list("reminders", flat=True)) == [1, 1]
    assert [item.event.kind for item in letter.items.all()] == ["reminded", "reminded"]


def test_a_third_unanswered_reminder_changes_the_tone_offered_never_the_one_sent(
    secretary, ours, word
):
    offered = []
    for each in range(3):
        [letter] = drafted(secretary, ours, word)
        offered.append(letter_page(secretary, letter.pk, TODAY).offered)
        sent(secretary, letter, TODAY + timedelta(days=each))
    assert offered == ["remind", "clarify", "note"]
    kept = Letter.objects.order_by("sent_on").values_list("tone", flat=True)
    assert list(kept) == ["remind", "clarify", "note"]
    evidence.record_reply(
        actor=secretary, at=AT, commitments=[word], occurred_on=TODAY + timedelta(days=9),
        words="قيد الدراسة",
    )  # fmt: skip
    [letter] = drafted(secretary, ours, word)
    assert letter_page(secretary, letter.pk, TODAY).offered == "remind"


def test_their_answer_closes_the_letter_and_stands_beside_its_words(secretary, ours, word):
    [letter] = drafted(secretary, ours, word)
    sent(secretary, letter)
    letter.refresh_from_db()
    with pytest.raises(letters.AnsweredBeforeSending):
        letters.answer_letter(
            actor=secretary, at=AT, letter=letter, occurred_on=date(2025, 11, 1), words="نعم"
        )
    letters.answer_letter(
        actor=secretary, at=AT, letter=letter, occurred_on=date(2025, 12, 1),
        words="الملف لدى المصالح المالية", speaker="الكاتب العام",
    )  # fmt: skip
    assert letter.state == "answered"
    assert [reply.event.words for reply in word.replies.all()] == ["الملف لدى المصالح المالية"]


def test_the_next_step_follows_the_steps_of_the_workspace(secretary, ours, word):
    def proposed():
        [letter] = Letter.objects.all()[:1] or drafted(secretary, ours, word)
        [line] = lines_of_letter(secretary, letter, TODAY)
        step = next_step(line, steps_in_force())
        return (step.step, step.from_on) if step else None

    assert proposed() == ("reminder", date(2025, 1, 1))
    a_fate(secretary, word, "reminded", date(2025, 2, 1))
    assert proposed() == ("second", date(2025, 3, 3))
    letters.set_escalation(
        actor=secretary, at=AT, steps=[("reminder", 10), ("authority", 60), ("communique", 5)]
    )
    assert proposed() == ("authority", date(2025, 4, 2))
    a_fate(secretary, word, "reminded", date(2025, 4, 3))
    assert proposed() == ("communique", date(2025, 4, 8))
    a_fate(secretary, word, "kept", date(2025, 5, 1))
    assert proposed() is None


@pytest.mark.parametrize("steps", [[], [("reminder", -1)], [("second", 1), ("second", 2)]])
def test_steps_that_make_no_sense_are_refused(secretary, steps):
    with pytest.raises(letters.StepsOutOfOrder):
        letters.set_escalation(actor=secretary, at=AT, steps=steps)


def test_the_rapporteur_drafts_and_the_secretary_approves(acting, secretary, ours, word):
    rapporteur = acting("rapporteur")
    [letter] = drafted(rapporteur, ours, word)
    with pytest.raises(NotAllowed):
        approved(rapporteur, letter)
    with pytest.raises(NotAllowed):
        drafted(acting("auditor"), ours, word)


def docx_text(data):
    document = Docx(BytesIO(letter_docx(data)))
    cells = [
        p.text for table in document.tables for row in table.rows for cell in row.cells
        for p in cell.paragraphs
    ]  # fmt: skip
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)]), document


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_papers_say_what_the_letter_says(secretary, ours, word, language):
    [letter] = drafted(
        secretary, ours, word, recipient_post_ar="السيد الكاتب العام للقطاع", place_fr="Rabat",
        recipient_post_fr="Monsieur le Secrétaire général", signed_name_ar="عبد الإله أيت حمو",
    )  # fmt: skip
    approved(secretary, letter)
    data = letter_page(secretary, letter.pk, TODAY).texts[language].as_data()
    text, document = docx_text(data)
    for said in (WORDS, data["subject"], data["opening"], data["closing"], "1/2025", *data["to"]):
        assert said in text
    xml = document.element.xml
    is_arabic = language == "ar"
    body = [p for p in document.paragraphs if p.text]
    assert all(("<w:bidi/>" in p._p.xml) is is_arabic for p in body)
    assert "w:rtl" in xml
    assert ("<w:bidi/>" in document.sections[0]._sectPr.xml) is is_arabic
    pdf = pypdfium2.PdfDocument(letter_pdf(data, at=AT))
    assert len(pdf) == 1
    width, height = pdf[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    printed = pdf[0].get_textpage().get_text_range()
    assert "1/2025" in printed
    assert ("Monsieur le Secrétaire général" in printed) is not is_arabic


def test_a_hostile_wording_is_words_and_nothing_more(secretary, ours):
    odd = '#panic("x") <b>\u202e*_$ \\ «» [a](b)'
    word = a_commitment(secretary, odd, GIVEN, owner_post="مدير #eval", due_on=DUE)
    [letter] = drafted(secretary, ours, word)
    data = letter_page(secretary, letter.pk, TODAY).arabic.as_data()
    assert letter_pdf(data, at=AT).startswith(b"%PDF")
    assert odd in docx_text(data)[0]
