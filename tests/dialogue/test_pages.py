"""The dialogue as its pages tell it."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.demands import worlds as demand_worlds
from tests.demands.worlds import TODAY
from tests.dialogue.worlds import a_commitment, a_fate, a_round, an_answer

from hiwar.dialogue.domain import share_commitment
from hiwar.dialogue.models import Answer, Commitment, CommitmentEvent, Round
from hiwar.dialogue.queries import (
    CommitmentFilters,
    commitment_counts,
    commitments_page,
    of_fate,
    round_page,
)
from hiwar.dialogue.vocabulary import CommitmentFate
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page_of(client, path):
    response = client.get(client.base + path)
    assert response.status_code == 200, path
    return response.content.decode()


def read(actor, **filters):
    return commitments_page(actor, CommitmentFilters(**filters), TODAY)


def words(lines):
    return [line.commitment.wording_ar for line in lines]


def test_each_commitment_stands_in_the_section_of_its_fate(secretary, world):
    page = read(secretary)
    assert words(page.overdue) == [world.older.wording_ar, world.late.wording_ar]
    assert words(page.soon) == ["يُعرض المشروع على المصالح المالية قبل متم نونبر"]
    assert words(page.running) == ["تُعتمد الشبكة برسم ميزانية 2026"]
    assert [line.fate for line in page.settled] == ["broken", "kept", "partly_kept"]
    assert (page.open, page.total, sum(page.counts.values())) == (4, 7, 7)


def test_the_rate_counts_what_is_due_and_says_how_many_it_leaves_out(secretary, world):
    page = read(secretary)
    assert (page.kept.kept, page.kept.due, page.uncounted) == (1, 5, 2)
    assert sum(group.due for group in page.tally.owners) == page.kept.due
    assert sum(group.due for group in page.tally.years) == page.kept.due
    assert [group.label for group in page.tally.years] == ["2025", "2024", "2023", "2022"]


def test_filters_leave_the_rows_asked_for_and_the_counts_as_they_are(secretary, world):
    page = read(secretary, fates=("overdue",), owner="قسم الميزانية")
    assert words(page.overdue) == [world.older.wording_ar]
    assert (page.soon, page.settled, page.total) == ((), (), 7)
    assert words(read(secretary, year=2023).settled) == ["تُجدَّد الحواسيب في جميع الجهات"]
    assert words(read(secretary, words="البطائق").overdue) == [world.older.wording_ar]


def test_what_is_late_and_what_is_near_is_told_to_the_desk(secretary, world):
    late = of_fate(secretary, CommitmentFate.OVERDUE, TODAY)
    assert [row.commitment for row in late] == [world.older, world.late]
    assert of_fate(secretary, CommitmentFate.SOON, TODAY).count() == 1
    assert commitment_counts(secretary, TODAY)[CommitmentFate.KEPT] == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_commitments_cost_the_same_whatever_their_number(
    secretary, dossier, number, django_assert_num_queries
):
    for each in range(number):
        demand = demand_worlds.a_demand(
            secretary, dossier, f"مطلب {each}", raised_on=date(2021, 1, 1)
        )
        given = a_commitment(secretary, f"وعد {each}", date(2025, 1, 1), [demand])
        a_fate(secretary, given, "reminded", date(2025, 2, 1))
    with django_assert_num_queries(9):
        page = read(secretary)
        assert [line.demands[0].number for line in page.running] == list(range(1, number + 1))


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("path", ["dialogue/commitments/", "dialogue/"])
def test_the_lists_cost_the_same_whatever_their_length(
    signed_in, secretary, dossier, number, path, django_assert_num_queries
):
    union, other = demand_worlds.our_union(secretary), demand_worlds.an_administration(secretary)
    for each in range(number):
        demand = demand_worlds.a_demand(
            secretary, dossier, f"مطلب {each}", raised_on=date(2021, 1, 1)
        )
        round_ = a_round(secretary, union, other, date(2025, 1, 1 + each), each + 1)
        an_answer(secretary, demand, "deferred", round_)
        a_commitment(secretary, f"وعد {each}", date(2025, 1, 1), [demand], meeting=round_.meeting)
    page_of(signed_in, path)
    with django_assert_num_queries(
        {"dialogue/commitments/": COMMITMENTS, "dialogue/": DIALOGUES}[path]
    ):
        page_of(signed_in, path)


def test_a_round_tells_item_by_item_what_was_answered_and_what_moved(secretary, world):
    page = round_page(secretary, world.rounds[-1], TODAY)
    told = {item.demand: item for item in page.items}
    assert len(page.items) == 5
    first = told[world.demands[0]]
    assert (first.before, first.after, first.answer.is_sourced) == ("raised", "committed", True)
    assert first.commitments[0].commitment == world.late
    assert told[world.demands[8]].after == "refused"
    assert (page.silent, page.late, len(page.commitments)) == (1, 1, 2)
    assert ([str(row) for row in page.theirs], len(page.ours)) == (["مدير الموارد"], 2)
    assert (page.before, page.after) == (world.rounds[2].id, None)


def test_the_commitment_of_a_demand_stands_on_its_page(signed_in, world):
    page = page_of(signed_in, f"dossier/{world.demands[0].pk}/")
    assert "متأخر 5 أيام" in page
    assert "الكاتب العام للقطاع" in page


def test_the_page_of_the_meeting_shows_its_round(signed_in, world):
    page = page_of(signed_in, f"meetings/{world.rounds[-1].meeting_id}/")
    assert "لا يسمح النص الحالي بذلك" in page
    assert f"/dialogue/rounds/{world.rounds[-1].pk}/" in page


def test_a_round_is_recorded_with_its_meeting(signed_in, secretary):
    union, other = demand_worlds.our_union(secretary), demand_worlds.an_administration(secretary)
    form = {"organization": str(union.pk), "counterpart": str(other.pk), "held": "2025-10-21"}
    answer = signed_in.post(signed_in.base + "dialogue/rounds/add/", form)
    round_ = Round.objects.get()
    assert answer.url == f"/w/masalik/dialogue/rounds/{round_.pk}/"
    assert (round_.meeting.held_on, round_.meeting.kind) == (date(2025, 10, 21), "dialogue_round")


def test_an_answer_is_recorded_and_taken_back_on_its_round(signed_in, world):
    round_, demand = world.rounds[-1], world.demands[4]
    before = Answer.objects.count()
    signed_in.post(
        f"{signed_in.base}dialogue/rounds/{round_.pk}/answer/",
        {"demand": str(demand.pk), "kind": "deferred", "answered": "2025-10-21", "words": "تُدرس"},
    )
    assert "تُدرس" in page_of(signed_in, f"dialogue/rounds/{round_.pk}/")
    answer = Answer.objects.get(demand=demand)
    signed_in.post(f"{signed_in.base}dialogue/answers/{answer.pk}/withdraw/")
    assert "تُدرس" not in page_of(signed_in, f"dialogue/rounds/{round_.pk}/")
    assert Answer.objects.count() == before + 1


def test_a_commitment_is_recorded_from_the_words_of_its_document(signed_in, world):
    form = {
        "wording_ar": "تسلم البطائق في غضون ستة اشهر", "document": str(world.minutes.pk),
        "strength": "signed", "given": "2025-10-21", "due_on": "2026-04", "event_kind": "committed",
        "demands": [str(world.demands[7].pk)], "owner_post": "قسم الميزانية",
    }  # fmt: skip
    signed_in.post(signed_in.base + "dialogue/commitments/add/", form)
    given = Commitment.objects.get(strength="signed")
    assert given.passage.words == "تُسلَّم البطائق في غضون ستة أشهر"
    assert given.deadline == date(2026, 4, 30)


def test_the_refusals_stand_beside_their_field(signed_in, world):
    form = {
        "wording_ar": "وعد", "strength": "said", "given": "2025-10-21", "due_on": "2025-01-01",
        "event_kind": "committed",
    }  # fmt: skip
    early = signed_in.post(signed_in.base + "dialogue/commitments/add/", form)
    assert early.status_code == 422
    assert 'id="id_due_on_error"' in early.content.decode()
    address = f"{signed_in.base}dialogue/commitments/{world.late.pk}/record/"
    before = signed_in.post(f"{address}reminded/", {"occurred_on": "2020-01-01"})
    assert 'id="id_occurred_on_error"' in before.content.decode()
    bare = signed_in.post(f"{address}renewed/", {"occurred_on": "2025-11-19"})
    assert 'id="id_new_due_on_error"' in bare.content.decode()


def test_one_reminder_is_recorded_on_all_those_chosen(signed_in, world):
    chosen = [str(world.late.pk), str(world.older.pk)]
    address = f"{signed_in.base}dialogue/commitments/remind/"
    page = signed_in.get(address, {"c": chosen}).content.decode()
    assert world.late.wording_ar in page
    signed_in.post(address, {"commitments": chosen, "occurred_on": "2025-11-20"})
    assert CommitmentEvent.objects.filter(occurred_on=TODAY, kind="reminded").count() == 2
    nothing = signed_in.post(address, {"occurred_on": "2025-11-20"})
    assert nothing.status_code == 422


def test_the_spreadsheet_of_commitments_holds_a_row_for_each(signed_in, world):
    answer = signed_in.get(signed_in.base + "dialogue/commitments/?format=xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert len(rows) == 8
    assert (rows[1][0], rows[1][1], rows[1][5]) == (
        world.older.wording_ar, "قسم الميزانية", "حلّ أجله",
    )  # fmt: skip


def test_a_member_sees_the_commitments_that_are_shared_and_no_round(
    client, acting, secretary, at, world
):
    share_commitment(actor=secretary, at=at, commitment=world.kept, audience="members")
    member = acting("member")
    assert words(read(member).settled) == [world.kept.wording_ar]
    assert read(member).total == 1
    assert read(member).settled[0].demands == ()
    client.force_login(User.objects.get(pk=member.user_id), backend=BACKEND)
    assert client.get("/w/masalik/dialogue/").status_code == 403
    assert client.get(f"/w/masalik/dialogue/commitments/{world.kept.pk}/").status_code == 200
    assert client.get(f"/w/masalik/dialogue/commitments/{world.late.pk}/").status_code == 404
    assert client.get("/w/masalik/dialogue/commitments/add/").status_code == 403


def test_the_pages_of_another_workspace_are_not_there(signed_in, stranger):
    with in_workspace(stranger.workspace_id):
        union = demand_worlds.our_union(stranger)
        other = demand_worlds.an_administration(stranger)
        round_ = a_round(stranger, union, other, date(2025, 10, 21), 1)
        word = a_commitment(stranger, "وعد للتلال", date(2025, 10, 21))
    for path in (
        f"rounds/{round_.pk}/", f"rounds/{round_.pk}/answer/", f"{round_.dialogue_id}/",
        f"commitments/{word.pk}/", f"commitments/{word.pk}/record/kept/",
        f"commitments/{word.pk}/withdraw/",
    ):  # fmt: skip
        answer = signed_in.get(f"{signed_in.base}dialogue/{path}")
        assert answer.status_code == 404, path
        assert "التلال" not in answer.content.decode()


COMMITMENTS = 17
DIALOGUES = 12
