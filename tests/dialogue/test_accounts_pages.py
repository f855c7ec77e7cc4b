"""The story, the two accounts, the agreement and the committee, as their pages tell them."""

import pytest

pytestmark = pytest.mark.django_db


def page_of(client, path):
    response = client.get(client.base + path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_every_page_and_form_opens_in_both_languages(signed_in, told):
    for language in ("ar", "fr"):
        signed_in.cookies["django_language"] = language
        for path in (*told.paths, *told.forms):
            page_of(signed_in, path)


def test_a_divergence_is_marked_from_the_page(signed_in, told):
    round_ = told.rounds[3]
    page = page_of(signed_in, f"dialogue/rounds/{round_.id}/accounts/")
    assert "مبلغ آخر" in page
    assert "غائب عن روايتنا" in page
    ours, theirs = told.ours.lines.first(), told.theirs.lines.first()
    answer = signed_in.post(
        f"{signed_in.base}dialogue/rounds/{round_.id}/accounts/judge/",
        {"ours": ours.id, "theirs": theirs.id, "verdict": "divergent", "remark": "النسبة"},
    )
    assert answer.url.endswith(f"/accounts/#l-{ours.id}")
    page = page_of(signed_in, f"dialogue/rounds/{round_.id}/accounts/")
    assert "الروايتان مختلفتان" in page
    assert "النسبة" in page


def test_the_administration_s_text_is_seen_in_pieces_before_anything_is_written(signed_in, told):
    round_ = told.rounds[2]
    address = f"{signed_in.base}dialogue/rounds/{round_.id}/accounts/them/"
    text = f"1- {told.demands[5].wording_ar}: تعد خريطة\n2- كلمة ختامية"
    seen = signed_in.post(address, {"words": text, "received_on": "2024-04-20"})
    assert seen.status_code == 200
    assert not round_.accounts.exists()
    rows = seen.context["rows"]
    assert [row["number"].value() for row in rows] == [told.demands[5].number, None]
    signed_in.post(address, {
        "words": text, "received_on": "2024-04-20", "confirm": "1",
        "row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "2",
        "row-0-take": "on", "row-0-number": str(told.demands[5].number), "row-0-kind": "partly",
        "row-0-words": "تعد خريطة", "row-1-words": "كلمة ختامية",
    })  # fmt: skip
    account = round_.accounts.get()
    assert (account.words, [str(line.demand_id) for line in account.lines.all()]) == (
        text, [str(told.demands[5].id)],
    )  # fmt: skip


def test_clauses_are_pasted_seen_and_written_with_their_places(signed_in, told):
    address = f"{signed_in.base}dialogue/agreements/{told.agreement.id}/clauses/"
    seen = signed_in.post(address, {"words": ""})
    assert len(seen.context["rows"].forms) == 3
    assert told.agreement.clauses.count() == 3
    words = told.clauses[1].words_ar
    signed_in.post(address, {
        "words": "", "confirm": "1", "row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "1",
        "row-0-take": "on", "row-0-number": "مكرر", "row-0-words": words,
    })  # fmt: skip
    clause = told.agreement.clauses.get(number="مكرر")
    assert (clause.words_ar, clause.passage.words) == (words, words)
    nothing = signed_in.post(f"{address}", {"words": "   \n  ", "confirm": ""})
    assert nothing.status_code in (200, 422)


def test_a_clause_is_made_a_commitment_from_its_page_and_leads_back_to_it(signed_in, told):
    clause = told.clauses[1]
    signed_in.post(
        f"{signed_in.base}dialogue/clauses/{clause.id}/commit/",
        {"owner_post": "الكاتب العام", "due": "2025-12", "demands": [str(told.demands[1].id)]},
    )
    clause.refresh_from_db()
    page = page_of(signed_in, f"dialogue/commitments/{clause.commitment_id}/")
    assert f"/dialogue/agreements/{told.agreement.id}/#c-{clause.id}" in page


def test_a_reminder_to_them_is_recorded_and_their_action_is_not_done_by_our_word(signed_in, told):
    address = f"{signed_in.base}dialogue/committees/actions/{told.joint.theirs.id}/record/"
    refused = signed_in.post(f"{address}done/", {"occurred_on": "2025-11-20", "words": "نعم"})
    assert refused.status_code == 422
    signed_in.post(f"{address}reminded/", {"occurred_on": "2025-11-20"})
    assert "ذُكّروا مرتين" in page_of(signed_in, told.paths[4])
    assert signed_in.get(f"{address}started/").status_code == 404


def test_the_round_s_page_and_the_desk_tell_of_it(signed_in, told):
    page = page_of(signed_in, f"dialogue/rounds/{told.rounds[3].id}/")
    assert "لجنة ميزانية التعويضات" in page
    assert "رواها الطرفان" in page
    assert "موافاة اللجنة بتفاصيل الميزانية" in page_of(signed_in, "")


def test_markup_in_words_stays_words(signed_in, secretary, told):
    from tests.dialogue.accounts_worlds import an_account

    an_account(secretary, told.rounds[1], "us", (None, "", '<script>alert("x")</script> \u202eعكس'))
    page = page_of(signed_in, f"dialogue/rounds/{told.rounds[1].id}/accounts/")
    assert "<script>alert" not in page


ACCOUNTS = 15


@pytest.mark.parametrize("number", [1, 3])
def test_the_two_accounts_cost_the_same_whatever_their_length(
    signed_in, secretary, told, number, django_assert_num_queries
):
    from tests.dialogue.accounts_worlds import an_account

    round_ = told.rounds[1]
    for side in ("us", "them"):
        lines = [(demand, "deferred", f"يؤجل {side}") for demand in told.demands[:number]]
        an_account(secretary, round_, side, *lines)
    path = f"dialogue/rounds/{round_.id}/accounts/"
    page_of(signed_in, path)
    with django_assert_num_queries(ACCOUNTS):
        page_of(signed_in, path)
