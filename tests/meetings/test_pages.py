"""Meetings in the browser, without JavaScript."""

import csv
from datetime import date

import pytest

from hiwar.documents.domain import quote
from hiwar.kernel.scope import in_workspace
from hiwar.meetings import domain
from hiwar.meetings.models import Decision, Meeting
from hiwar.organizations.domain import add_organization

pytestmark = pytest.mark.django_db

LIST = 7  # session, user, membership, head of the journal, count, rows, the regions of the filter
PAGE = "/w/masalik/meetings/"


@pytest.fixture
def bare_rail(monkeypatch):
    """Without the rail, whose counts are other rooms' queries."""
    monkeypatch.setattr("hiwar.web.registry.rail", list)


@pytest.fixture
def typed(union):
    def make(**fields):
        return {
            "kind": "dialogue_round", "organization": str(union.pk), "day": "2025-10-14",
            "audience": "bureau", **fields,
        }  # fmt: skip

    return make


def text(answer):
    return answer.content.decode()


def test_the_list_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, bare_rail, meet, administration, django_assert_num_queries
):
    meet(counterpart=administration)
    with django_assert_num_queries(LIST):
        signed_in.get(PAGE)
    meet(counterpart=administration)
    meet()
    with django_assert_num_queries(LIST):
        page = signed_in.get(PAGE)
    assert text(page).count("<tr>") == 4


def test_the_list_is_filtered_by_words_kind_state_and_year(signed_in, meet, plan):
    talk = meet(title_ar="جلسة الحوار الاجتماعي", held_on=date(2024, 5, 2))
    assembly = plan(held_on=date(2025, 12, 30))
    for query in (
        {"q": "الحوار الإجتماعي"}, {"kind": "dialogue_round"}, {"state": "held"}, {"year": "2024"},
    ):  # fmt: skip
        page = text(signed_in.get(PAGE, query))
        assert f"{PAGE}{talk.pk}/" in page
        assert f"{PAGE}{assembly.pk}/" not in page


def test_the_list_is_exported_as_it_is_filtered(signed_in, meet):
    meet(held_on=date(2024, 5, 1), precision="month", place_text="سلا")
    meet(kind="council")
    file = signed_in.get(PAGE, {"kind": "dialogue_round", "format": "csv"})
    _head, row = csv.reader(b"".join(file).decode("utf-8-sig").splitlines())
    assert row[0] == "جولة حوار"
    assert row[2] == "2024-05-01"
    assert row[5] == "سلا"
    xlsx = signed_in.get(PAGE, {"format": "xlsx"})
    assert xlsx.content[:2] == b"PK"


def test_the_list_shows_a_day_as_far_as_it_is_known(signed_in, meet):
    meet(held_on=date(2024, 5, 1), precision="month")
    page = text(signed_in.get(PAGE))
    assert "ماي 2024" in page
    assert "1 ماي" not in page


def test_a_meeting_is_recorded_with_the_other_side_and_shown(signed_in, typed, administration):
    answer = signed_in.post(
        f"{PAGE}record/",
        typed(counterpart=str(administration.pk), starts_at="17:00", ordinal="2", slogan="معا"),
    )
    page = text(signed_in.get(answer.headers["Location"]))
    for words in ("الثلاثاء 14 أكتوبر 2025", "17:00", "مديرية المسالك القروية", "دون مصدر", "معا"):
        assert words in page
    on_organization = text(signed_in.get(f"/w/masalik/organizations/{administration.pk}/"))
    assert answer.headers["Location"] in on_organization


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("record/", {"day": "2199-01-01"}, "هذا اليوم لم يأت بعد"),
        ("plan/", {"day": "2019-01-01"}, "مضى هذا اليوم"),
        ("plan/", {"day": ""}, "اذكر يوم الاجتماع"),
        ("record/", {"day": "2025-02-31"}, "لا وجود لهذا اليوم"),
        ("record/", {"starts_at": "25:00"}, "اكتب الساعة هكذا"),
        ("record/", {"organization": ""}, "err"),
        ("record/", {"source_words": "كلام"}, "اختر الوثيقة"),
    ],
)
def test_what_does_not_hold_is_refused_and_nothing_typed_is_lost(
    signed_in, typed, path, fields, sentence
):
    answer = signed_in.post(PAGE + path, typed(place_text="قاعة الندوات", **fields))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="قاعة الندوات"' in text(answer)
    assert not Meeting.objects.exists()


def test_a_planned_meeting_is_held_or_cancelled_from_its_page(signed_in, typed):
    for verb, state in (("held/", "held"), ("cancel/", "cancelled")):
        answer = signed_in.post(f"{PAGE}plan/", typed(day="2199"))
        page = answer.headers["Location"]
        assert f"{page}{verb}" in text(signed_in.get(page))
        assert signed_in.get(f"{page}{verb}").status_code == 200
        assert signed_in.post(f"{page}{verb}", {"day": "2025-01-02"}).status_code == 302
        meeting = Meeting.objects.get(pk=page.split("/")[-2])
        assert meeting.state == state
        again = signed_in.post(f"{page}{verb}", {"day": ""})
        assert again.status_code == 422
        assert "لا ينعقد ولا يلغى" in text(again)


def test_a_meeting_is_corrected_from_what_stands(signed_in, typed, meet):
    meeting = meet(held_on=date(2024, 5, 1), precision="month", place_text="سلا")
    page = f"{PAGE}{meeting.pk}/"
    form = text(signed_in.get(f"{page}correct/"))
    assert 'value="2024-05"' in form
    assert 'value="سلا"' in form
    signed_in.post(f"{page}correct/", typed(day="2024-05-02", place_text="الرباط"))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.precision, meeting.place_text) == (
        date(2024, 5, 2), "day", "الرباط",
    )  # fmt: skip
    signed_in.post(f"{page}withdraw/")
    assert signed_in.get(page).status_code == 404


def test_attendance_and_decisions_are_written_by_hand_and_shown(signed_in, meet, person, document):
    meeting = meet()
    page = f"{PAGE}{meeting.pk}/"
    signed_in.post(f"{page}attendance/add/", {"person": str(person.pk), "side": "issuer"})
    signed_in.post(
        f"{page}attendance/add/",
        {"group_text": "أعضاء المجلس", "count": "40", "side": "guest"},
    )
    nobody = signed_in.post(f"{page}attendance/add/", {"side": "issuer"})
    assert nobody.status_code == 422
    assert "اذكر شخصا" in text(nobody)
    signed_in.post(
        f"{page}decisions/add/",
        {
            "kind": "recommendation", "text_ar": "مراجعة التعويض", "said_by": "us",
            "source_document": str(document.pk), "source_words": "أوصت اللجنة بمراجعة التعويض",
        },
    )  # fmt: skip
    decision = Decision.objects.get()
    assert decision.passage.words == "أوصت اللجنة بمراجعة التعويض"
    signed_in.post(
        f"{page}decisions/add/",
        {"kind": "decision", "text_ar": "قبل متم السنة", "said_by": "us", "parent": decision.pk},
    )
    shown = text(signed_in.get(page))
    for words in ("سعيد الخنوشي", "أعضاء المجلس", "(40)", "قبل متم السنة", "أوصت اللجنة"):
        assert words in shown
    assert page in text(signed_in.get(f"/w/masalik/people/{person.pk}/"))


def test_decisions_are_corrected_and_parts_withdrawn(signed_in, secretary, at, meet):
    deed = {"actor": secretary, "at": at, "meeting": meet()}
    decision = domain.record_decision(**deed, kind="decision", text_ar="عقد لقاء")
    row = domain.record_attendance(**deed, post_text="الكاتب العام")
    base = f"{PAGE}decisions/{decision.pk}/"
    assert "عقد لقاء" in text(signed_in.get(f"{base}correct/"))
    signed_in.post(f"{base}correct/", {"kind": "position", "text_ar": "لقاء شهري", "said_by": "us"})
    decision.refresh_from_db()
    assert (decision.kind, decision.text_ar) == ("position", "لقاء شهري")
    for path in (f"{base}withdraw/", f"{PAGE}attendance/{row.pk}/withdraw/"):
        assert signed_in.get(path).status_code == 200
        assert signed_in.post(path).status_code == 302
        assert signed_in.get(path).status_code == 404


def test_a_meeting_others_rest_on_is_refused_in_words(signed_in, secretary, at, meet):
    meeting = meet()
    domain.record_attendance(actor=secretary, at=at, meeting=meeting, post_text="المدير")
    answer = signed_in.post(f"{PAGE}{meeting.pk}/withdraw/")
    assert answer.status_code == 422
    assert "قيود أخرى تستند" in text(answer)


def test_markup_is_shown_as_written(signed_in, secretary, at, meet):
    bad = "<script>alert(1)</script>"
    meeting = meet(title_ar=bad, place_text=bad, slogan=bad)
    deed = {"actor": secretary, "at": at, "meeting": meeting}
    domain.record_attendance(**deed, post_text=bad, group_text=bad)
    domain.record_decision(**deed, kind="decision", text_ar=bad, addressed_to=bad, due_text=bad)
    for path in (PAGE, f"{PAGE}{meeting.pk}/"):
        assert bad not in text(signed_in.get(path))


def test_the_pages_speak_french(signed_in, meet):
    meeting = meet(ordinal=2, held_on=date(2025, 10, 1))
    signed_in.cookies["django_language"] = "fr"
    assert "Réunions" in text(signed_in.get(PAGE))
    page = text(signed_in.get(f"{PAGE}{meeting.pk}/"))
    for words in ("Tour de dialogue 2", "mercredi 1er octobre 2025", "sans source", "Qui était là"):
        assert words in page
    assert "Prévoir une réunion" in text(signed_in.get(f"{PAGE}plan/"))


def test_nothing_of_another_workspace_is_there(signed_in, stranger, at):
    with in_workspace(stranger.workspace_id):
        deed = {"actor": stranger, "at": at}
        host = add_organization(**deed, name_ar="غريبة", kind="union")
        meeting = domain.record_meeting(**deed, kind="council", organization=host)
        row = domain.record_attendance(**deed, meeting=meeting, post_text="كاتب")
        decision = domain.record_decision(**deed, meeting=meeting, kind="decision", text_ar="نص")
    tails = ["", "correct/", "held/", "cancel/", "withdraw/", "attendance/add/", "decisions/add/"]
    paths = [f"{meeting.pk}/{tail}" for tail in tails]
    paths += [f"attendance/{row.pk}/withdraw/", f"decisions/{decision.pk}/withdraw/"]
    paths += [f"decisions/{decision.pk}/correct/"]
    for path in paths:
        assert signed_in.get(PAGE + path).status_code == 404, path
        assert signed_in.post(PAGE + path).status_code in (404, 405), path


def test_a_member_reads_what_members_may_and_no_more(
    browse, acting, secretary, at, meet, union, person, administration, document
):
    hidden = meet(title_ar="اجتماع مغلق")
    shared = meet(
        title_ar="جمع مفتوح", audience="members", counterpart=administration,
        passage=quote(document=document, start=0, end=20),
    )  # fmt: skip
    domain.record_attendance(actor=secretary, at=at, meeting=shared, person=person)
    member = browse(acting("member"))
    listed = text(member.get(PAGE)).split("<main")[1]
    assert "جمع مفتوح" in listed
    page = text(member.get(f"{PAGE}{shared.pk}/")).split("<main")[1]
    for word in (union.name_ar, administration.name_ar):
        assert word not in listed
        assert word not in page
    for word in (person.name_ar, "انعقدت الجولة", "decisions/add", "اجتماع مغلق"):
        assert word not in page
    assert member.get(f"{PAGE}{hidden.pk}/").status_code == 404
    assert member.get(f"{PAGE}{shared.pk}/correct/").status_code == 403
    assert member.get(f"{PAGE}record/").status_code == 403


def test_a_coordinator_is_offered_the_own_branch_as_host(
    browse, acting, secretary, at, union, region, meet
):
    from hiwar.organizations.domain import assign
    from hiwar.workspaces.models import User

    actor = acting("coordinator")
    assign(actor=secretary, at=at, user=User.objects.get(pk=actor.user_id), organization=region)
    coordinator = browse(actor)
    page = text(coordinator.get(f"{PAGE}record/"))
    hosts = page.split('name="organization"')[1].split("</select>")[0]
    assert str(region.pk) in hosts
    assert str(union.pk) not in hosts
    assert coordinator.get(f"{PAGE}{meet().pk}/correct/").status_code == 403
    mine = meet(organization=region)
    assert coordinator.get(f"{PAGE}{mine.pk}/attendance/add/").status_code == 200
