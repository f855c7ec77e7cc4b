"""The pages of a round: live without JavaScript, its agenda, its delegations, what comes after."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.table_worlds import OPENED, a_table, client_id, minute, said

from hiwar.dialogue import domain
from hiwar.dialogue.models import Round, Statement
from hiwar.dialogue.queries.after import after_round
from hiwar.dialogue.queries.live import live_page, news_since
from hiwar.kernel.scope import in_workspace
from hiwar.meetings.models import Attendance
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BIDI = "</script>\u202e\u200f<b>رقم"


@pytest.fixture
def table(secretary, remembered):
    return remembered("table", lambda: a_table(secretary), base=secretary.workspace_id)


def address(table, page=""):
    return f"/w/masalik/dialogue/rounds/{table.round.pk}/{page}"


def an_entry(item, **more):
    return {"client_id": UUID(int=5), "item": item.id, "scope": "item", "kind": "accepted", **more}


def test_without_javascript_a_saved_answer_leads_to_the_next_point(signed_in, table):
    page = signed_in.get(address(table, "live/"))
    assert page.headers["Cache-Control"] == "no-store"
    entry = an_entry(table.items[0], words="مقبول", due="2026-02", means="في حدود الإمكانيات")
    answer = signed_in.post(address(table, "live/"), entry)
    assert answer.url == address(table, f"live/?item={table.items[1].id}#say")
    row = Statement.objects.get()
    assert (row.words, row.promises, row.due_precision) == ("مقبول", True, "month")
    signed_in.post(address(table, "live/"), entry)
    assert Statement.objects.count() == 1
    assert "مقبول" in signed_in.get(address(table, f"live/?item={table.items[0].id}")).text


def test_what_lacks_comes_back_beside_what_was_typed(signed_in, table):
    entry = an_entry(table.items[0], kind="", words="كلام كثير")
    answer = signed_in.post(address(table, "live/"), entry)
    assert answer.status_code == 422
    assert "اختر نوع الجواب" in answer.text
    assert "كلام كثير" in answer.text


def test_one_answer_reaches_its_head_the_rest_or_those_ticked(signed_in, table):
    for number, (scope, also, reached) in enumerate(
        [("head", [], 3), ("all", [], 3), ("item", [table.items[2].id], 2), ("rest", [], 0)]
    ):
        more = {"client_id": UUID(int=50 + number), "scope": scope, "also": also}
        signed_in.post(address(table, "live/"), an_entry(table.items[0], **more))
        row = Statement.objects.filter(client_id=UUID(int=50 + number)).first()
        assert (row.points.count() if row else 0) == reached


def test_a_device_is_answered_with_what_to_show_or_why_not(signed_in, table):
    device = {"headers": {"accept": "application/json"}}
    told = {"items": str(table.items[0].id), "said": 1763630000000, "typed": 1763630000000}
    entry = an_entry(table.items[0], words=BIDI, **told)
    sent = signed_in.post(address(table, "live/"), entry, **device)
    assert sent.json()["client_id"] == str(UUID(int=5))
    assert "</script>" not in sent.json()["html"]
    assert (
        sent.json()["html"]
        == signed_in.post(address(table, "live/"), entry, **device).json()["html"]
    )
    silent = an_entry(table.items[0], client_id=UUID(int=6), kind="told", **told)
    refused = signed_in.post(address(table, "live/"), silent, **device)
    assert (refused.status_code, refused.json()["field"]) == (422, "words")


def test_what_others_typed_arrives_by_a_cursor_and_nothing_weighs_nothing(
    signed_in, secretary, table
):
    said(secretary, table, 1, "accepted", table.items[:1], "كلمة وصلت")
    since = signed_in.get(address(table, "live/since/"), {"cursor": OPENED.isoformat()})
    assert "كلمة وصلت" in since.text
    assert len(since.content) < 4000
    nothing = signed_in.get(
        address(table, "live/since/"), {"cursor": (AT + timedelta(minutes=5)).isoformat()}
    )
    assert (nothing.status_code, nothing.content) == (204, b"")
    assert signed_in.get(address(table, "live/since/"), {"cursor": "؟"}).status_code == 200


def test_a_corrected_entry_leaves_the_page_of_others(secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1])
    said(secretary, table, 2, "refused", table.items[:1], corrects=client_id(1), said_at=minute(1))
    news = news_since(table.round, OPENED)
    assert [entry.key for entry in news.entries] == [str(client_id(2))]
    assert str(client_id(1)) in news.gone


@pytest.mark.parametrize("number", [1, 3])
def test_the_live_page_costs_the_same_whatever_the_number_of_points(
    secretary, number, django_assert_num_queries
):
    table = a_table(secretary, number)
    said(secretary, table, 1, "accepted", table.items)
    with django_assert_num_queries(8):
        live_page(secretary, table.round)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_after_costs_the_same_whatever_the_number_of_points(
    secretary, number, django_assert_num_queries
):
    table = a_table(secretary, number)
    due_on = worlds.TODAY + timedelta(days=9)
    said(secretary, table, 1, "accepted", table.items, promises=True, due_on=due_on)
    with django_assert_num_queries(19):
        after_round(secretary, table.round, worlds.TODAY)


def test_the_agenda_is_chosen_by_number_theme_and_state(signed_in, secretary, table):
    other = worlds.a_theme(secretary, table.dossier, "السلامة")
    for n in range(4):
        worlds.a_demand(secretary, table.dossier, f"خوذة {n}", theme=other, raised_on=worlds.TODAY)
    page = address(table, "agenda/")
    assert "99" in signed_in.post(page, {"numbers": "4، 99"}).text
    signed_in.post(page, {"numbers": "٤"})
    assert table.round.items.count() == 4
    signed_in.post(page, {"themes": [other.id], "states": ["raised"], "subject": BIDI})
    assert table.round.items.count() == 8
    signed_in.post(page, {"whole": "on"})
    assert table.round.items.count() == 8
    assert "<b>رقم" not in signed_in.get(page).text
    last = table.round.items.order_by("-position").first()
    signed_in.post(address(table, "agenda/order/"), {"up": str(last.id)})
    last.refresh_from_db()
    assert last.position == 7
    signed_in.post(f"/w/masalik/dialogue/items/{last.id}/remove/")
    assert table.round.items.filter(removed_at=None).count() == 7


def test_the_delegations_say_who_came_who_led_and_who_stood_in(signed_in, table):
    signed_in.post(
        address(table, "delegations/add/"),
        {"side": "counterpart", "post_text": "رئيس قسم الميزانية", "presence": "present"},
    )
    absent = Attendance.objects.get(post_text="رئيس قسم الميزانية")
    page = address(table, "delegations/")
    told = {}
    for seat in Attendance.objects.filter(meeting=table.round.meeting):
        told[f"presence-{seat.pk}"] = "represented" if seat == absent else "present"
        told[f"stand_in-{seat.pk}"] = "نائبه" if seat == absent else ""
    signed_in.post(page, {**told, f"leads-{table.seat.pk}": "on"})
    shown = signed_in.get(address(table)).text
    for words in ("حضر 1 من 2", "ممثَّل", "نائبه", "ترأس الوفد"):
        assert words in shown


def test_after_the_round_one_page_answers(signed_in, secretary, table):
    due_on = worlds.TODAY + timedelta(days=9)
    said(secretary, table, 1, "accepted", table.items[:1], promises=True, due_on=due_on)
    more = {"next_step": "نوافيهم باللائحة", "next_by": "us"}
    said(secretary, table, 2, "argued", table.items[1:2], "كلمتنا", **more)
    answer = signed_in.post(address(table, "close/"))
    assert answer.url == address(table, "after/")
    page = after_round(secretary, table.round, worlds.TODAY)
    assert [item.demand for item in page.moved] == table.demands
    assert (page.unmoved, page.new, page.they_owe, page.we_owe) == (0, 0, 1, 1)
    assert [draft.demand for draft in page.drafts] == table.demands[1:]
    assert {draft.reason for draft in page.drafts} == {"unanswered"}
    shown = signed_in.get(answer.url).text
    for words in ("تحركت 3 نقط", "علينا لهم أمر واحد", "نوافيهم باللائحة"):
        assert words in shown


def test_the_next_round_drafts_its_agenda_from_the_last(signed_in, secretary):
    table = a_table(secretary, 8)
    kinds = ("refused", "deferred", "partly_met", "in_principle", "met", "accepted", "referred")
    for number, kind in enumerate(kinds):
        more = {"promises": True} if kind == "accepted" else {}
        more |= {"due_on": worlds.TODAY + timedelta(days=40)} if kind == "accepted" else {}
        said(secretary, table, number + 1, kind, table.items[number : number + 1], **more)
    domain.close_round(actor=secretary, at=AT, round_=table.round)
    answer = signed_in.post(address(table, "next/"), {"held": "2025-12-16", "ordinal": "3"})
    planned = Round.objects.get(ordinal=3)
    assert answer.url == f"/w/masalik/dialogue/rounds/{planned.pk}/agenda/"
    points = [(item.reason, item.demand) for item in planned.items.order_by("position")]
    asked = table.demands
    assert points == [
        ("unanswered", asked[7]),
        ("deferred", asked[1]),
        ("deferred", asked[6]),
        ("partly", asked[2]),
        ("awaited", asked[3]),
    ]
    assert planned.meeting.counterpart == table.other


def test_promised_and_late_comes_back_on_the_agenda(secretary, table):
    later = AT + timedelta(days=60)
    due_on = worlds.TODAY + timedelta(days=20)
    said(secretary, table, 1, "accepted", table.items[:1], promises=True, due_on=due_on)
    domain.close_round(actor=secretary, at=AT, round_=table.round)
    planned = domain.draft_next_round(
        actor=secretary, at=later, round_=table.round, held_on=later.date() + timedelta(days=5)
    )
    assert [item.reason for item in planned.items.filter(demand=table.demands[0])] == ["late"]


def test_one_word_within_its_term_leaves_a_demand_off_the_agenda_and_ours_does_not(
    secretary, table
):
    due_on = worlds.TODAY + timedelta(days=40)
    said(secretary, table, 1, "in_principle", table.items, promises=True)
    said(secretary, table, 2, "accepted", table.items[:1], promises=True, due_on=due_on)
    said(secretary, table, 3, "argued", table.items[1:2], promises=True, due_on=due_on)
    domain.close_round(actor=secretary, at=AT, round_=table.round)
    page = after_round(secretary, table.round, worlds.TODAY)
    drafted = {draft.demand: draft.reason for draft in page.drafts}
    assert drafted == dict.fromkeys(table.demands[1:], "awaited")


def test_a_word_is_taken_back_and_a_wording_kept_from_their_pages(signed_in, secretary, table):
    said(secretary, table, 1, "accepted", table.items[:1])
    here = {"corrects": client_id(1), "said_at": minute(1)}
    mine = said(secretary, table, 2, "partly", table.items[:1], **here)
    hers = said(secretary, table, 3, "deferred", table.items[:1], **here)
    assert "صحّحتما القيد نفسه" in signed_in.get(address(table, "live/")).text
    signed_in.post(f"/w/masalik/dialogue/statements/{mine.id}/keep/")
    hers.refresh_from_db()
    assert hers.withdrawn_at is not None
    signed_in.post(f"/w/masalik/dialogue/statements/{mine.id}/withdraw/")
    assert list(Statement.objects.filter(withdrawn_at=None)) == [
        Statement.objects.get(client_id=client_id(1))
    ]


@pytest.mark.parametrize(
    "page", ["live/", "live/since/", "agenda/", "delegations/", "open/", "next/"]
)
def test_who_does_not_keep_the_record_is_refused_at_the_table(client, acting, table, page):
    for role, status in (("member", 403), ("auditor", 403)):
        client.force_login(User.objects.get(pk=acting(role).user_id), backend=BACKEND)
        assert client.get(address(table, page)).status_code == status


def test_the_table_of_another_workspace_is_not_there(signed_in, stranger):
    with in_workspace(stranger.workspace_id):
        theirs = a_table(stranger)
        row = said(stranger, theirs, 1, "accepted", theirs.items[:1])
    for page in ("live/", "live/since/", "after/", "agenda/"):
        assert signed_in.get(address(theirs, page)).status_code == 404
    assert signed_in.post(f"/w/masalik/dialogue/statements/{row.id}/withdraw/").status_code == 404
