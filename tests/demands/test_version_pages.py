"""The pages of versions, letters, recommendations and adoptions, as a browser without script sees them."""

from datetime import date

import pytest
from tests.conftest import AT
from tests.demands import worlds
from tests.demands.worlds import a_demand, a_theme, an_administration, an_open_dossier
from tests.site.conftest import BACKEND

from hiwar.demands import domain
from hiwar.demands.models import DossierEvent, DossierVersion, Recommendation, Ruling
from hiwar.demands.queries import current_dossier
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db
BASE = "/w/masalik/dossier/"
OCTOBER = date(2025, 10, 4)


@pytest.fixture
def demands(secretary, dossier):
    theme = a_theme(secretary, dossier)
    return [
        a_demand(secretary, dossier, words, theme=theme, raised_on=date(2024, 1, 1))
        for words in worlds.WORDINGS
    ]


@pytest.fixture
def version(secretary, dossier, demands):
    return domain.freeze_dossier(actor=secretary, at=AT, dossier=dossier, as_of=OCTOBER)


def body(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def as_member(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client


def test_the_history_tells_what_happened_to_a_dossier(signed_in, secretary, dossier, version):
    ministry = an_administration(secretary)
    domain.submit_dossier(
        actor=secretary, at=AT, dossier=dossier, administration=ministry, sent_on=OCTOBER,
        version=version, our_number="118/2025",
    )  # fmt: skip
    page = body(signed_in.get(BASE + "versions/"))
    for words in ("نسخة أكتوبر 2025", "118/2025", ministry.name_ar, "لا وصل بعد"):
        assert words in page


def test_a_version_is_read_and_taken_away_as_files(signed_in, version, demands):
    address = f"{BASE}versions/{version.pk}/"
    page = body(signed_in.get(address))
    assert all(demand.wording_ar in page for demand in demands)
    assert signed_in.get(address + "?format=pdf").content.startswith(b"%PDF")
    assert demands[0].wording_ar in signed_in.get(address + "?format=csv").content.decode()
    assert signed_in.get(address + "?format=xlsx").status_code == 200


def test_the_changes_stand_between_both_sides(signed_in, secretary, version, demands):
    domain.correct_demand(
        actor=secretary, at=AT, demand=demands[1], wording_ar="تجديد السيارات في المندوبيات"
    )
    page = body(signed_in.get(f"{BASE}compare/?old={version.pk}"))
    assert "<del>المعدات المعلوماتية</del>" in page
    assert "<ins>السيارات</ins>" in page
    assert demands[0].wording_ar not in page
    assert demands[0].wording_ar in body(
        signed_in.get(f"{BASE}compare/?old={version.pk}&kind=kept")
    )


def test_markup_in_a_wording_stays_words(signed_in, secretary, version, demands):
    domain.correct_demand(
        actor=secretary, at=AT, demand=demands[1], wording_ar="<b>تجديد</b> \u202eالمعدات"
    )
    page = body(signed_in.get(f"{BASE}compare/?old={version.pk}"))
    assert "<b>تجديد" not in page
    assert "&lt;b&gt;تجديد&lt;/b&gt;" in page


def test_a_version_of_another_union_is_not_there(signed_in, stranger):
    with in_workspace(stranger.workspace_id):
        theirs = an_open_dossier(stranger)
        a_demand(stranger, theirs, raised_on=OCTOBER)
        version = domain.freeze_dossier(actor=stranger, at=AT, dossier=theirs, as_of=OCTOBER)
    assert signed_in.get(f"{BASE}versions/{version.pk}/").status_code == 404
    assert signed_in.get(f"{BASE}compare/?old={version.pk}").status_code == 404


def test_a_member_reads_the_lines_that_are_shared_and_no_other(
    client, secretary, acting, version, demands
):
    browser = as_member(client, acting("member"))
    assert browser.get(f"{BASE}versions/{version.pk}/").status_code == 404
    domain.share_demand(actor=secretary, at=AT, demand=demands[0], audience="members")
    for address in (f"versions/{version.pk}/", f"compare/?old={version.pk}&kind=kept"):
        page = body(browser.get(BASE + address))
        assert demands[0].wording_ar in page
        assert demands[1].wording_ar not in page
    assert browser.get(BASE + "adopt/").status_code == 403
    assert browser.get(BASE + "submit/").status_code == 403


def test_a_letter_and_its_stamp_are_recorded_by_form(signed_in, secretary, version):
    ministry = an_administration(secretary)
    assert "نسخة أكتوبر 2025" in body(signed_in.get(BASE + "submit/"))
    told = {"administration": ministry.pk, "sent_on": "2025-10-10", "our_number": "118/2025"}
    assert signed_in.post(BASE + "submit/", told)["Location"] == BASE + "versions/"
    letter = DossierEvent.objects.get(kind="submitted")
    assert (letter.version, letter.demand_count) == (version, 6)
    signed_in.post(
        f"{BASE}letters/{letter.pk}/receipt/", {"received_on": "2025-10-12", "their_number": "44"}
    )
    assert letter.receipts.get().their_number == "44"


def test_a_day_still_to_come_is_refused(signed_in, secretary, version):
    told = {"administration": an_administration(secretary).pk, "sent_on": "2026-01-01"}
    assert "لم يحلّ هذا اليوم بعد" in body(signed_in.post(BASE + "submit/", told), 422)


def test_the_committee_recommends_and_the_meeting_adopts(signed_in, dossier, demands):
    page = body(signed_in.get(BASE + "recommend/"))
    assert demands[5].wording_ar in page
    signed_in.post(
        f"{BASE}recommend/{demands[0].pk}/",
        {"outcome": "drop", "reason": "تحقق", "wording_ar": "-"},
    )
    signed_in.post(f"{BASE}recommend/{demands[1].pk}/", {"outcome": "merge", "into": "م-003"})
    assert Recommendation.objects.get(demand=demands[1]).into == demands[2]
    signed_in.post(BASE + "recommend/rest/")
    assert Recommendation.objects.count() == 6
    signed_in.post(BASE + "adopt/apart/", {"demand": [demands[3].pk, "nonsense"]})
    ruling = Ruling.objects.get()
    answer = signed_in.post(BASE + "adopt/", {"adopted_on": "2025-10-04"})
    assert "احسم فيما عزلته" in body(answer, 422)
    signed_in.post(
        f"{BASE}adopt/{ruling.pk}/",
        {"outcome": "reword", "wording_ar": "لفظ آخر", "votes_for": "61"},
    )
    answer = signed_in.post(BASE + "adopt/", {"adopted_on": "2025-10-04", "votes_for": "80"})
    version = DossierVersion.objects.get()
    assert answer["Location"] == f"{BASE}versions/{version.pk}/"
    assert [item.number for item in version.items.exclude(number=None)] == [3, 4, 5, 6]
    assert "لفظ آخر" in body(signed_in.get(answer["Location"]))


def test_a_recommendation_that_lacks_something_says_what(signed_in, demands):
    address = f"{BASE}recommend/{demands[0].pk}/"
    assert "اذكر سبب الإسقاط" in body(signed_in.post(address, {"outcome": "drop"}), 422)
    part = signed_in.post(address, {"outcome": "drop"}, headers={"HX-Request": "true"})
    assert "<html" not in body(part, 422)
    part = signed_in.post(address, {"outcome": "adopt"}, headers={"HX-Request": "true"})
    assert "rc--said" in body(part)


def test_what_was_taken_apart_goes_back(signed_in, secretary, demands):
    (ruling,) = domain.take_apart(actor=secretary, at=AT, demands=demands[:1])
    assert demands[0].wording_ar in body(signed_in.get(f"{BASE}adopt/{ruling.pk}/"))
    signed_in.post(f"{BASE}adopt/{ruling.pk}/back/")
    ruling.refresh_from_db()
    assert ruling.put_back_at is not None


def test_the_next_dossier_lists_every_choice(signed_in, dossier, demands):
    page = body(signed_in.get(BASE + "next/"))
    assert all(demand.wording_ar in page for demand in demands)
    told = {"title_ar": "ملف 2026", "opened_on": "2025-11-01", "turn": [str(demands[0].pk)]}
    assert signed_in.post(BASE + "next/", told)["Location"] == BASE
    assert current_dossier().title_ar == "ملف 2026"
    assert current_dossier().demands.count() == 5


def test_without_a_version_there_is_nothing_to_compare(signed_in, dossier):
    assert "لا شيء يُقارن بعد" in body(signed_in.get(BASE + "compare/"))
    assert signed_in.get(BASE + "versions/").status_code == 200


PAGES = {"versions/": 12, "adopt/": 15, "recommend/": 14, "next/": 11}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_as_many_queries_for_one_row_as_for_three(
    signed_in, secretary, dossier, page, django_assert_num_queries
):
    for rows in range(2):
        for n in range(1 + rows):
            a_demand(secretary, dossier, f"مطلب {rows} {n}", raised_on=date(2024, 1, 1))
            domain.freeze_dossier(actor=secretary, at=AT, dossier=dossier, as_of=OCTOBER)
        signed_in.get(BASE)
        with django_assert_num_queries(PAGES[page]):
            signed_in.get(BASE + page)


def test_a_deed_without_words_of_its_own_is_told_on_the_next_page(signed_in, demands):
    answer = signed_in.post(f"{BASE}versions/freeze/", {"as_of": "2025-10-28"}, follow=True)
    assert answer.redirect_chain
    assert body(answer).count("كُتب في السجل") == 1


def test_an_empty_choice_is_said_in_words(signed_in, demands, version):
    page = body(signed_in.get(f"{BASE}submit/"))
    assert "---------" not in page
    assert '<option value="" selected>اختر</option>' in page
