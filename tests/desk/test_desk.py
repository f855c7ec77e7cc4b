"""The morning page: the sentence, the lists, the first run."""

import re

import pytest

from hiwar.demands.domain import add_demand, record_event, share_demand
from hiwar.dialogue.domain import record_commitment, share_commitment
from hiwar.kernel.clock import now, today

pytestmark = pytest.mark.django_db

DESK = "/w/masalik/"


def text_of(answer):
    return answer.content.decode()


def words_of(answer):
    """The page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text_of(answer)))


def test_the_sentence_of_the_day_says_what_is_late_due_and_next(signed_in, world):
    sentence = re.search(r"<h1>(.*?)</h1>", text_of(signed_in.get(DESK)), re.DOTALL).group(1)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", sentence)).strip()
    assert plain == (
        "وعد واحد حلّ أجله، وواحد يحلّ في خمسة عشر يوما. "
        "جولة حوار 2 مع كتابة الدولة في المراعي بعد 20 يوما. "
        "وثيقة واحدة تمس مكتسبا."
    )
    assert sentence.count("<a ") == 4


def test_a_late_commitment_shows_its_words_owner_and_days(signed_in, world):
    page = text_of(signed_in.get(DESK))
    row = page[page.index('id="late"') :]
    assert "متأخر 5 أيام" in row
    assert "تشكيل لجنة مشتركة قبل متم السنة" in row
    assert "كتابة الدولة في المراعي" in row
    assert f"?c={world.commitment.pk}" in row


def test_a_commitment_without_a_source_is_shown_as_unverified(signed_in, world):
    record_commitment(
        **world.deed, wording_ar="عرض المرسوم", given_on=world.days(-60),
        due_on=world.days(-2), demands=[world.demand],
    )  # fmt: skip
    assert "q--unv" in text_of(signed_in.get(DESK))


def test_a_demand_without_answer_shows_its_age(signed_in, world):
    page = text_of(signed_in.get(DESK))
    row = page[page.index('id="wait"') :]
    assert "تعويض المبيت خارج الدائرة" in row
    assert "200 يوم" in row
    assert f"/dossier/{world.silent.pk}/record/" in row


def test_the_answered_demand_does_not_wait(signed_in, world):
    page = text_of(signed_in.get(DESK))
    assert f"/dossier/{world.demand.pk}/record/" not in page


def test_the_rest_of_the_page(signed_in, world):
    page = words_of(signed_in.get(DESK))
    assert "الرباط" in page
    assert "قراءات تنتظر التحقق" in page
    assert "1 من 12 جهة" in page
    assert "مكتب منتخب 1" in page


def test_a_member_sees_only_what_is_shared(world, acting, browse):
    client = browse(acting("member"))
    assert "تشكيل لجنة" not in text_of(client.get(DESK))
    share_commitment(**world.deed, commitment=world.commitment, audience="members")
    share_demand(**world.deed, demand=world.silent, audience="members")
    page = text_of(client.get(DESK))
    assert "تشكيل لجنة" in page
    assert "تعويض المبيت خارج الدائرة" in page
    assert "مأسسة الحوار" not in page
    assert "ذكّر" not in page
    assert "سجّل الجواب" not in page


def test_an_empty_register_opens_on_five_steps(signed_in):
    page = text_of(signed_in.get(DESK))
    assert "السجل فارغ" in page
    assert page.count('class="no"') == 5
    assert 'enctype="multipart/form-data"' in page


def test_steps_already_taken_are_marked(signed_in, secretary, at):
    from hiwar.organizations.domain import add_organization

    add_organization(actor=secretary, at=at, name_ar="كتابة الدولة", kind="administration")
    page = text_of(signed_in.get(DESK))
    assert page.count('class="fs-ok"') == 2
    assert "أُنجزت اثنتان" in page


def test_an_empty_register_asks_nothing_of_a_member(acting, browse):
    page = text_of(browse(acting("member")).get(DESK))
    assert "لم يُشارك معك شيء بعد" in page
    assert 'type="file"' not in page


def test_more_than_four_rows_are_one_link_away(signed_in, world):
    for number in range(6):
        record_commitment(
            **world.deed, wording_ar=f"وعد رقم {number}", given_on=world.days(-90),
            due_on=world.days(-20 - number),
        )  # fmt: skip
    page = text_of(signed_in.get(DESK))
    assert "3 وعود أقدم" in page
    assert "?fate=overdue" in page


DESK_QUERIES = 33


def test_the_desk_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, world, django_assert_num_queries
):
    signed_in.get(DESK)  # counts of the rail are kept until something is written
    with django_assert_num_queries(DESK_QUERIES):
        signed_in.get(DESK)
    for number in range(2):
        demand = add_demand(
            **world.deed, dossier=world.demand.dossier, wording_ar=f"مطلب آخر {number}"
        )
        record_event(
            actor=world.actor, at=now(), demand=demand, kind="raised", occurred_on=today(),
            said_by="us",
        )  # fmt: skip
        record_commitment(
            **world.deed, wording_ar=f"وعد آخر {number}", given_on=world.days(-50),
            due_on=world.days(-9), demands=[demand], owner=world.administration,
        )  # fmt: skip
    signed_in.get(DESK)  # counts of the rail are kept until something is written
    with django_assert_num_queries(DESK_QUERIES):
        signed_in.get(DESK)
