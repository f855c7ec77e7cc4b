"""Importing through the pages, without JavaScript."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.demands import worlds
from tests.demands.test_imports import PAPER, TABLE, sheet_of

from hiwar.demands.models import Demand, ImportBatch, ImportRow
from hiwar.kernel.scope import in_workspace

pytestmark = pytest.mark.django_db
QUERIES = 13


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def imported(signed_in, dossier, django_capture_on_commit_callbacks):
    """Hands a source in and has it read; the address of its preview."""

    def make(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            answer = signed_in.post(
                signed_in.base + "dossier/import/", {"raised": "2019", **fields}
            )
        assert answer.status_code == 302, answer.content.decode()
        return answer.url

    return make


def test_a_sheet_is_handed_in_looked_through_mended_and_entered(signed_in, imported):
    file = SimpleUploadedFile("ملف 2019.xlsx", sheet_of(TABLE))
    address = imported(file=file)
    page = signed_in.get(address).content.decode()
    for words in (
        "مطلبان جديدان",
        "سطر واحد فيه خطأ",
        "لا يُكتب شيء قبل أن تدخله",
        "الفئة المعنية",
        "أدخل سطرين",
    ):
        assert words in page
    row = ImportRow.objects.get(mark="error")
    mending = f"/w/masalik/dossier/import/rows/{row.pk}/"
    assert "32/13/2019" not in signed_in.get(mending).content.decode()
    signed_in.post(
        mending,
        {
            "wording_ar": row.wording_ar,
            "kind": "demand",
            "above": str(row.above_id),
            "raised": "2019-03",
        },
    )
    row.refresh_from_db()
    assert (row.mark, row.precision) == ("new", "month")
    answer = signed_in.post(address, {"do": "commit"})
    assert answer.url.endswith("/dossier/")
    assert "أُدخلت 3 مطالب" in signed_in.get(answer.url).content.decode()
    assert Demand.objects.exclude(number=None).count() == 3
    assert signed_in.post(address, {"do": "commit"}).status_code == 422


def test_rows_are_unticked_and_the_rest_entered(signed_in, imported):
    address = imported(pasted=PAPER)
    page = signed_in.get(address).content.decode()
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    kept = ImportRow.objects.get(wording_ar="في المدن الكبرى")
    signed_in.post(address, {"do": "tick", "shown": shown, "row": []})
    assert "لا سطر للإدخال" in signed_in.get(address).content.decode()
    signed_in.post(address, {"do": "commit", "shown": shown, "row": [str(kept.pk)]})
    assert [row.wording_ar for row in Demand.objects.all()] == ["في المدن الكبرى"]


def test_a_doubtful_row_is_shown_beside_its_like_and_settled(
    signed_in, secretary, dossier, imported
):
    worlds.a_demand(secretary, dossier, "الرفع من قيمة التعويضات الجزافية لموظفي المصالح الخارجية")
    address = imported(pasted=PAPER)
    page = signed_in.get(address).content.decode()
    assert "أهو المطلب نفسه؟" in page
    row = ImportRow.objects.get(mark="doubtful")
    signed_in.post(address, {"do": "same", "settled": str(row.pk)})
    assert "أهو المطلب نفسه؟" not in signed_in.get(address).content.decode()
    assert "مطابق" in signed_in.get(f"{address}?mark=same").content.decode()


def test_a_document_of_the_register_is_imported_and_discarded(
    signed_in, secretary, dossier, imported
):
    paper = worlds.a_document(secretary, PAPER)
    address = imported(document=str(paper.pk))
    assert ImportBatch.objects.get().document == paper
    assert (
        "في انتظار المعاينة" in signed_in.get(signed_in.base + "dossier/import/").content.decode()
    )
    signed_in.post(address, {"do": "discard"})
    assert ImportBatch.objects.get().state == "discarded"
    assert "أُلغي هذا الاستيراد" in signed_in.get(address).content.decode()
    assert not Demand.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "اختر ملفا، أو الصق لائحة، أو عيّن وثيقة"),
        ({"raised": "2019-13", "pasted": PAPER}, "2025-10-14"),
    ],
)
def test_what_cannot_be_imported_says_what_to_do(signed_in, dossier, fields, words):
    answer = signed_in.post(signed_in.base + "dossier/import/", fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("tail", ["?mark=nonsense", "?page=99", "?at=x", "?page=x&mark=same"])
def test_an_address_typed_wrongly_opens_all_the_same(signed_in, imported, tail):
    assert signed_in.get(imported(pasted=PAPER) + tail).status_code == 200


def test_markup_in_cells_stays_letters(signed_in, imported):
    address = imported(
        file=SimpleUploadedFile(
            "a.xlsx",
            sheet_of([["الرقم", "المطلب"], ["<b>1</b>", "<img src=x onerror=alert(1)> مطلب"]]),
        )
    )
    assert "<img src=x" not in signed_in.get(address).content.decode()


def test_another_register_and_a_member_see_none_of_it(
    signed_in, client, acting, stranger, imported
):
    with in_workspace(stranger.workspace_id):
        dossier = worlds.an_open_dossier(stranger)
        theirs = worlds.an_import(stranger, dossier, "- سر التلال".encode(), "a")
        row = theirs.rows.get()
    for path in (f"dossier/import/{theirs.pk}/", f"dossier/import/rows/{row.pk}/"):
        assert signed_in.get(signed_in.base + path).status_code == 404
        assert signed_in.post(signed_in.base + path, {"do": "commit"}).status_code == 404
    own = imported(pasted=PAPER)
    from hiwar.workspaces.models import User

    client.force_login(
        User.objects.get(pk=acting("member").user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    for path in (own, "/w/masalik/dossier/import/"):
        assert client.get(path).status_code == 403
        assert client.post(path, {"do": "commit"}).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_preview_costs_the_same_whatever_its_length(
    signed_in, imported, number, django_assert_num_queries
):
    address = imported(pasted="\n".join(f"- مطلب رقم {each}" for each in range(number)))
    signed_in.get(address)
    with django_assert_num_queries(QUERIES):
        signed_in.get(address)


def test_what_the_dossier_exports_comes_back_as_it_is(signed_in, secretary, dossier, imported):
    theme = worlds.a_theme(secretary, dossier)
    above = worlds.a_demand(secretary, dossier, theme=theme)
    worlds.a_demand(secretary, dossier, "ملاءمة التعويض الكيلومتري", parent=above)
    data = signed_in.get(signed_in.base + "dossier/?format=xlsx").content
    imported(file=SimpleUploadedFile("d.xlsx", BytesIO(data).read()), raised="")
    assert set(ImportRow.objects.values_list("mark", flat=True)) == {"same"}


def test_columns_are_mapped_and_a_candidate_chosen_on_the_page(
    signed_in, secretary, dossier, imported
):
    near = worlds.a_demand(secretary, dossier, "تعميم بطاقات الطرق السيارة على كل السائقين")
    address = imported(
        pasted="وصف;خانة;ملاحظة\nتجهيز قاعات الأرشيف;الوسائل;أ\nتعميم بطاقات الطرق السيارة على السائقين;الوسائل;ب"
    )
    page = signed_in.get(address).content.decode()
    assert 'name="column-0"' in page
    refused = signed_in.post(address, {"do": "map", "column-0": ""})
    assert refused.status_code == 422
    asked = {"do": "map", "column-0": "words", "column-1": "theme", "column-2": ""}
    assert signed_in.post(address, asked).status_code == 302
    row = ImportRow.objects.get(mark="doubtful")
    page = signed_in.get(address).content.decode()
    assert f'name="like" value="{near.pk}" checked' in page
    told = {"do": "same", "settled": row.pk, "like": near.pk}
    assert signed_in.post(address, told).status_code == 302
    row.refresh_from_db()
    assert row.like == near
    forged = {"do": "same", "settled": row.pk, "like": "x"}
    assert signed_in.post(address, forged).status_code == 302
