"""Pages of the dossier as people open them, without JavaScript."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.demands import worlds

from hiwar.demands.models import Demand, DemandEvent, Gain
from hiwar.kernel.models import Audience
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page_of(client, path, **more):
    response = client.get(client.base + path, **more)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def signed_in_as(client, acting):
    """The browser session of somebody else of the workspace."""

    def make(role):
        client.force_login(User.objects.get(pk=acting(role).user_id), backend=BACKEND)
        client.base = "/w/masalik/"
        return client

    return make


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_opens_in_both_languages_with_no_english_left(signed_in, lived_in, language):
    signed_in.cookies["django_language"] = language
    for path in lived_in.addresses:
        page = page_of(signed_in, path)
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page
        for english in (
            "Record what happened",
            "Dossier of demands",
            "without source",
            "Commitments",
        ):
            assert english not in page, (path, english)


@pytest.mark.usefixtures("lived_in")
def test_the_dossier_shows_the_tree_with_states_answers_and_flags(signed_in):
    page = page_of(signed_in, "dossier/")
    for words in ("م-001", "متأخر 5 أيام", "آخر 4 جولات", "ملاءمة التعويض الكيلومتري", "11 مطلبا"):
        assert words in page


def test_an_empty_register_says_what_will_stand_here_and_what_to_do(signed_in):
    page = page_of(signed_in, "dossier/")
    assert "لا ملف مطلبي بعد" in page
    assert signed_in.get(signed_in.base + "dossier/add/").status_code == 302


def test_the_search_of_the_page_folds_spelling(signed_in, secretary, dossier):
    worlds.a_demand(secretary, dossier, "مأسسة الحوار الاجتماعي")
    worlds.a_demand(secretary, dossier, "تعويضات التنقل")
    page = page_of(signed_in, "dossier/?q=الحوار الإجتماعي")
    assert "مأسسة الحوار الاجتماعي" in page
    assert "تعويضات التنقل" not in page


@pytest.mark.parametrize(
    "query", ["state=nonsense", "theme=x", "region=ab", "region=99", "sort=up", "all=1", "q=%00"]
)
def test_an_address_typed_wrongly_opens_all_the_same(signed_in, secretary, dossier, query):
    worlds.a_demand(secretary, dossier)
    page_of(signed_in, f"dossier/?{query}")


def test_a_demand_is_entered_with_its_first_day(signed_in, dossier):
    form = {
        "wording_ar": "الزيادة في المنح", "wording_fr": "", "beneficiaries": "", "raised": "2024-05",
    }  # fmt: skip
    answer = signed_in.post(signed_in.base + "dossier/add/", form)
    demand = Demand.objects.get()
    assert answer.url == f"/w/masalik/dossier/{demand.pk}/"
    event = demand.events.get()
    assert (event.kind, event.occurred_on, event.precision) == ("raised", date(2024, 5, 1), "month")


def test_a_day_that_does_not_exist_is_refused_with_everything_typed_still_there(signed_in, dossier):
    form = {"wording_ar": "الزيادة في المنح", "raised": "2024-02-30"}
    answer = signed_in.post(signed_in.base + "dossier/add/", form)
    assert answer.status_code == 422
    assert "الزيادة في المنح" in answer.content.decode()
    assert not Demand.objects.exists()


def test_the_refusals_of_the_domain_stand_beside_their_field(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    address = f"{signed_in.base}dossier/{demand.pk}/record/"
    theirs = signed_in.post(
        f"{address}met/", {"occurred_on": "2024-01-01", "said_by": "other_side"}
    )
    assert theirs.status_code == 422
    assert 'id="id_said_by_error"' in theirs.content.decode()
    nowhere = signed_in.post(f"{address}merged/", {"occurred_on": "2024-01-01", "said_by": "us"})
    assert 'id="id_other_error"' in nowhere.content.decode()
    tomorrow = signed_in.post(f"{address}met/", {"occurred_on": "2025-11-21", "said_by": "us"})
    assert 'id="id_occurred_on_error"' in tomorrow.content.decode()
    assert DemandEvent.objects.count() == 1


def test_an_event_is_recorded_with_the_passage_of_its_document(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    paper = worlds.a_document(secretary, "تلتزم الإدارة بإدراج الزيادة في الميزانية.")
    address = f"{signed_in.base}dossier/{demand.pk}/record/committed/"
    form = {"occurred_on": "2024-01-01", "said_by": "other_side", "document": str(paper.pk)}
    wrong = signed_in.post(address, {**form, "words": "كلام لم يقله أحد"})
    assert 'id="id_words_error"' in wrong.content.decode()
    right = signed_in.post(address, {**form, "words": "تلتزم الادارة بادراج الزيادة"})
    event = DemandEvent.objects.get(kind="committed")
    assert event.passage.words == "تلتزم الإدارة بإدراج الزيادة"
    assert right.url.endswith(f"#e-{event.pk}")


def test_what_stands_without_source_says_so(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    assert "دون مصدر" in page_of(signed_in, f"dossier/{demand.pk}/")


def test_a_claim_is_shown_as_said_to_be_done(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    worlds.an_event(secretary, demand, "claimed", date(2024, 1, 1), words="تمت التسوية")
    page = page_of(signed_in, f"dossier/{demand.pk}/")
    assert "قيل إنه تحقق" in page
    assert "ينتظر كلمتنا" in page


def test_voiding_asks_first_and_strikes(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    event = demand.events.get()
    address = f"dossier/events/{event.pk}/void/"
    assert "أتلغي هذا القيد؟" in page_of(signed_in, address)
    signed_in.post(signed_in.base + address)
    event.refresh_from_db()
    assert event.voided_at is not None
    assert "<s>" in page_of(signed_in, f"dossier/{demand.pk}/")


def test_a_gain_is_recorded_tied_and_taken_out(signed_in, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier)
    form = {"wording_ar": "توزيع السيارات", "said_by": "us", "since": "2024"}
    signed_in.post(signed_in.base + "dossier/gains/add/", form)
    gain = Gain.objects.get()
    signed_in.post(f"{signed_in.base}dossier/gains/{gain.pk}/tie/", {"demand": str(demand.pk)})
    assert "توزيع السيارات" in page_of(signed_in, f"dossier/{demand.pk}/")
    assert "توزيع السيارات" in page_of(signed_in, "dossier/gains/?q=السيارات")
    signed_in.post(f"{signed_in.base}dossier/gains/{gain.pk}/withdraw/")
    assert "توزيع السيارات" not in page_of(signed_in, "dossier/gains/")


@pytest.mark.usefixtures("lived_in")
def test_the_spreadsheet_holds_a_row_for_each_demand(signed_in):
    answer = signed_in.get(signed_in.base + "dossier/?format=xlsx")
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.values)
    assert rows[0][0] == "المرجع"
    first = next(row for row in rows if row[0] == "م-001")
    assert first[3] == "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية"
    assert (first[4], first[5]) == ("وعد", 1675)
    assert {row[0] for row in rows[1:] if row[0]} == {f"م-{n:03d}" for n in range(1, 13)} - {
        "م-011"
    }


@pytest.mark.usefixtures("lived_in")
def test_the_csv_holds_what_the_filters_leave(signed_in):
    answer = signed_in.get(signed_in.base + "dossier/?format=csv&state=met")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "التوزيع العادل لسيارات المصلحة" in lines[1]


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize(("language", "word"), [("ar", "تعويضات"), ("fr", "Frais de mission")])
def test_the_paper_opens_and_its_text_can_be_read_back(signed_in, language, word, tmp_path):
    from hiwar.intake import extract

    signed_in.cookies["django_language"] = language
    answer = signed_in.get(signed_in.base + "dossier/?format=pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = extract(answer.content, "dossier.pdf").text
    assert word in text
    assert "001" in text


def test_what_a_person_typed_does_not_run_on_paper(signed_in, secretary, dossier):
    worlds.a_demand(secretary, dossier, '#panic("x") $1$ <script>alert(1)</script>')
    answer = signed_in.get(signed_in.base + "dossier/?format=pdf")
    assert answer.content.startswith(b"%PDF")
    assert "<script>alert" not in page_of(signed_in, "dossier/")


def test_the_pages_of_another_workspace_are_not_there(signed_in, stranger):
    with in_workspace(stranger.workspace_id):
        demand = worlds.a_demand(stranger, worlds.an_open_dossier(stranger), "سر التلال")
    for tail in ("", "correct/", "record/", "record/met/", "share/", "move/", "remove/"):
        answer = signed_in.get(f"{signed_in.base}dossier/{demand.pk}/{tail}")
        assert answer.status_code == 404, tail
        assert "سر التلال" not in answer.content.decode()


def test_a_member_opens_what_is_shared_and_nothing_else(signed_in_as, secretary, at, dossier):
    from hiwar.demands.domain import share_demand

    shared, kept = worlds.a_demand(secretary, dossier), worlds.a_demand(secretary, dossier, "محجوب")
    share_demand(actor=secretary, at=at, demand=shared, audience=Audience.MEMBERS)
    member = signed_in_as("member")
    assert "محجوب" not in page_of(member, "dossier/")
    page_of(member, f"dossier/{shared.pk}/")
    assert member.get(f"{member.base}dossier/{kept.pk}/").status_code == 404
    for path in ("dossier/add/", f"dossier/{shared.pk}/record/", "dossier/gains/"):
        assert member.get(member.base + path).status_code == 403, path


def test_an_auditor_reads_all_and_is_offered_no_verb(signed_in_as, secretary, dossier):
    demand = worlds.a_demand(secretary, dossier, raised_on=date(2021, 1, 1))
    auditor = signed_in_as("auditor")
    page = page_of(auditor, f"dossier/{demand.pk}/")
    assert "سجّل ما وقع" not in page
    assert "/void/" not in page
    answer = auditor.post(
        f"{auditor.base}dossier/{demand.pk}/record/met/",
        {"occurred_on": "2024-01-01", "said_by": "us"},
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_dossier_page_costs_the_same_whatever_its_length(
    signed_in, secretary, dossier, number, django_assert_num_queries
):
    for each in range(number):
        worlds.a_demand_with_history(secretary, dossier, f"مطلب {each}")
    page_of(signed_in, "dossier/")
    with django_assert_num_queries(DOSSIER_QUERIES):
        page_of(signed_in, "dossier/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_gains_costs_the_same_whatever_its_length(
    signed_in, secretary, at, dossier, number, django_assert_num_queries
):
    from hiwar.demands.domain import record_gain

    for each in range(number):
        record_gain(
            actor=secretary, at=at, wording_ar=f"مكتسب {each}", said_by="us",
            demand=worlds.a_demand(secretary, dossier, f"مطلب {each}"),
        )  # fmt: skip
    page_of(signed_in, "dossier/gains/")
    with django_assert_num_queries(GAINS_QUERIES):
        page_of(signed_in, "dossier/gains/")


DOSSIER_QUERIES = 19
GAINS_QUERIES = 11
