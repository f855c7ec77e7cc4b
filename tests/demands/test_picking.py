"""A choice among more demands than a select can show: words, candidates, and nobody else's rows."""

from datetime import date

import pytest
from django.db import connection
from tests.demands.worlds import WORDINGS, a_demand, a_document, an_open_dossier

from hiwar.demands.models import Demand, DemandEvent
from hiwar.kernel.scope import in_workspace
from hiwar.web.picking import PLAIN, SHOWN

pytestmark = [pytest.mark.django_db, pytest.mark.data]
MARKUP = "<b>السكن</b> الوظيفي «بالجهة»"


@pytest.fixture
def dossier(secretary):
    return an_open_dossier(secretary)


@pytest.fixture
def many(secretary, dossier):
    made = [a_demand(secretary, dossier, f"مراجعة التعويض رقم {n}") for n in range(PLAIN)]
    made += [a_demand(secretary, dossier, words) for words in (*WORDINGS, MARKUP)]
    first = made[0]
    DemandEvent.objects.create(
        demand=first, kind="raised", occurred_on=date(2024, 1, 1), said_by="us",
        recorded_at=first.entered_at,
    )  # fmt: skip
    return made


def address(signed_in, demand):
    return f"{signed_in.base}dossier/{demand.pk}/record/superseded/"


def typed(**more):
    return {
        "occurred_on": "2025-01-05",
        "said_by": "us",
        "words": "بلفظ كما هو",
        "document": "",
    } | more


def told(response):
    return response.content.decode()


def test_few_rows_are_a_plain_select(signed_in, secretary, dossier):
    one, other = (a_demand(secretary, dossier, words) for words in WORDINGS[:2])
    page = told(signed_in.get(address(signed_in, one)))
    assert f'<option value="{other.pk}">' in page
    assert "data-pick" not in page


def test_many_rows_are_asked_for_by_words_and_none_is_sent_before(signed_in, many):
    page = told(signed_in.get(address(signed_in, many[0])))
    assert 'data-pick="other"' in page
    assert not any(f'value="{each.pk}"' in page for each in many)


@pytest.mark.parametrize("words", ["مقصف", "المقاصف بالمديريات", "33", "م-033"])
def test_words_or_a_number_come_back_with_candidates_and_all_that_was_typed(signed_in, many, words):
    wanted = Demand.objects.get(number=33)
    response = signed_in.post(address(signed_in, many[0]), typed(**{"other-words": words}))
    page = told(response)
    assert response.status_code == 422
    assert f'<input type="radio" name="other" value="{wanted.pk}">' in page
    assert page.count('<input type="radio" name="other"') <= SHOWN + 1
    assert "بلفظ كما هو" in page
    assert 'value="2025-01-05"' in page
    chosen = typed(**{"other-words": words, "other-seen": words, "other": wanted.pk})
    assert signed_in.post(address(signed_in, many[0]), chosen).status_code == 302
    assert many[0].events.get(kind="superseded").other == wanted


def test_at_most_ten_are_shown_and_none_is_said(signed_in, many):
    page = told(signed_in.post(address(signed_in, many[0]), typed(**{"other-words": "التعويض"})))
    assert page.count('type="radio" name="other"') == SHOWN + 1
    page = told(signed_in.post(address(signed_in, many[0]), typed(**{"other-words": "قطار"})))
    assert page.count('type="radio" name="other"') == 0
    assert "لا شيء" in page


def test_markup_in_names_stays_words(signed_in, many):
    for page in (
        told(signed_in.post(address(signed_in, many[0]), typed(**{"other-words": "السكن"}))),
        told(signed_in.get(f"{address(signed_in, many[0])}?pick=other&words=السكن")),
    ):
        assert "&lt;b&gt;السكن&lt;/b&gt;" in page
        assert "<b>السكن" not in page


def test_candidates_come_as_a_part_of_the_page_and_of_its_own_fields_alone(signed_in, many):
    ask = f"{address(signed_in, many[0])}?pick="
    part = signed_in.get(f"{ask}other&words=مقصف")
    assert told(part).count('role="option"') == 1
    assert "<html" not in told(part)
    assert part.headers["Cache-Control"] == "no-store"
    assert signed_in.get(f"{ask}words&words=مقصف").status_code == 404
    assert signed_in.get(f"{ask}elsewhere&words=مقصف").status_code == 404
    assert signed_in.get(f"{ask}other&words=%00%F0").status_code == 200
    assert told(signed_in.get(f"{ask}other&words=")).strip() == ""


def test_nobody_elses_rows_are_found_or_taken(signed_in, many, stranger):
    with in_workspace(stranger.workspace_id):
        theirs = a_demand(stranger, an_open_dossier(stranger), "نقل الأعوان بالقطار")
    page = told(signed_in.get(f"{address(signed_in, many[0])}?pick=other&words=القطار"))
    assert str(theirs.pk) not in page
    forged = typed(other=theirs.pk)
    response = signed_in.post(address(signed_in, many[0]), forged)
    assert response.status_code == 422
    assert "القطار" not in told(response)
    assert signed_in.post(address(signed_in, many[0]), typed(other="not-an-id")).status_code == 422


def test_a_member_is_asked_by_the_rule_of_the_page(client, many, acting):
    from hiwar.workspaces.models import User

    member = acting("member")
    client.force_login(
        User.objects.get(pk=member.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    part = client.get(f"/w/masalik/dossier/{many[0].pk}/record/superseded/?pick=other&words=مقصف")
    assert part.status_code in (403, 404)


def test_documents_are_found_by_their_titles(signed_in, secretary, many):
    for n in range(PLAIN + 1):
        a_document(secretary, f"نص {n}", title=f"مراسلة عدد {n}")
    wanted = a_document(secretary, "نص آخر", title="بلاغ اللجنة التقنية")
    part = told(signed_in.get(f"{address(signed_in, many[0])}?pick=document&words=اللجنة"))
    assert f'data-value="{wanted.pk}"' in part
    assert part.count('role="option"') == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_picker_asks_as_much_for_one_row_more_as_for_three(
    signed_in, many, secretary, dossier, number, django_assert_num_queries
):
    for n in range(number):
        a_demand(secretary, dossier, f"مطلب آخر {n}")
    signed_in.get(signed_in.base)
    with django_assert_num_queries(QUERIES):
        signed_in.get(address(signed_in, many[0]))


# On PostgreSQL the session is told whose rows it may see.
QUERIES = 16 if connection.vendor == "postgresql" else 12
