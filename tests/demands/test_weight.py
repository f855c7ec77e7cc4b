"""A demand's kind, people, cost, legal texts and papers."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import AT
from tests.demands.worlds import a_demand, a_document, an_open_dossier

from hiwar.demands import domain
from hiwar.demands.forms.filters import filters_from
from hiwar.demands.models import Demand, DemandDocument, LegalBasis
from hiwar.demands.queries import demand_page, dossier_page
from hiwar.documents.domain import share_document
from hiwar.documents.models import Document
from hiwar.kernel.errors import NotAllowed
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.data]
TODAY = date(2025, 11, 20)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def weigh(actor, demand, **fields):
    domain.weigh_demand(actor=actor, at=AT, demand=demand, **fields)
    return Demand.objects.get(pk=demand.pk)


def test_a_demand_is_weighed_and_only_what_was_given_changes(secretary, dossier):
    demand = a_demand(secretary, dossier, beneficiaries="التقنيون، السائقون")
    weigh(secretary, demand, kind="wages", people=312, people_source="جدول الموظفين")
    after = weigh(
        secretary, demand, cost=Decimal("1250000.50"), cost_period="yearly",
        counts={"التقنيون": 120},
    )  # fmt: skip
    assert (after.kind, after.people, after.cost) == ("wages", 312, Decimal("1250000.50"))
    sheet = demand_page(secretary, after, TODAY).sheet
    assert [(each.name, each.people) for each in sheet.categories] == [
        ("التقنيون", 120),
        ("السائقون", None),
    ]


@pytest.mark.parametrize(
    "half",
    [{"cost": Decimal(5)}, {"cost_period": "once"}, {"cost": Decimal(-1), "cost_period": "once"}],
)
def test_half_an_estimate_is_refused(secretary, dossier, half):
    with pytest.raises(domain.CostUnclear):
        weigh(secretary, a_demand(secretary, dossier), **half)


def test_a_coordinator_weighs_no_demand_of_another_branch(acting, secretary, dossier):
    with pytest.raises(NotAllowed):
        weigh(acting("coordinator"), a_demand(secretary, dossier), kind="wages")


def test_the_dossier_is_filtered_by_kind_and_priority(secretary, dossier):
    urgent = weigh(secretary, a_demand(secretary, dossier), kind="wages", priority="urgent")
    weigh(secretary, a_demand(secretary, dossier, "التكوين"), kind="training")
    from django.http import QueryDict

    for query in ("kind=wages", "priority=urgent", "kind=wages&priority=urgent"):
        page = dossier_page(secretary, filters_from(QueryDict(query)), TODAY)
        shown = [row.demand for part in page.sections for row in part.rows]
        assert shown == [urgent], query
    nonsense = dossier_page(secretary, filters_from(QueryDict("kind=x&priority=%00")), TODAY)
    assert sum(len(part.rows) for part in nonsense.sections) == 2


def test_a_legal_text_needs_its_kind_and_something_to_find_it_by(secretary, dossier):
    demand = a_demand(secretary, dossier)
    for kind, more in (("", {"text_number": "2.11.621"}), ("decree", {})):
        with pytest.raises(domain.TextUnnamed):
            domain.add_basis(actor=secretary, at=AT, demand=demand, text_kind=kind, **more)
    basis = domain.add_basis(
        actor=secretary, at=AT, demand=demand, text_kind="decree", text_number="2.11.621"
    )
    assert demand_page(secretary, demand, TODAY).sheet.bases == (basis,)
    domain.withdraw_basis(actor=secretary, at=AT, basis=basis)
    assert demand_page(secretary, demand, TODAY).sheet.bases == ()
    assert LegalBasis.objects.exists()


def test_a_document_is_laid_beside_a_demand_once(secretary, dossier):
    demand, paper = a_demand(secretary, dossier), a_document(secretary, "جدول المقارنة")
    row = domain.attach_document(
        actor=secretary, at=AT, demand=demand, document=paper, label="جدول"
    )
    with pytest.raises(domain.AttachedAlready):
        domain.attach_document(actor=secretary, at=AT, demand=demand, document=paper)
    domain.detach_document(actor=secretary, at=AT, attachment=row)
    domain.attach_document(actor=secretary, at=AT, demand=demand, document=paper)


def test_a_member_sees_only_the_papers_shared_with_members(acting, secretary, dossier):
    demand = a_demand(secretary, dossier)
    domain.share_demand(actor=secretary, at=AT, demand=demand, audience="members")
    papers = [a_document(secretary, f"وثيقة {n}", title=f"وثيقة {n}") for n in range(2)]
    for paper in papers:
        domain.attach_document(actor=secretary, at=AT, demand=demand, document=paper)
    share_document(actor=secretary, at=AT, document=papers[0], audience="members")
    member = demand_page(acting("member"), demand, TODAY).sheet
    assert [each.document for each in member.attachments] == papers[:1]


def test_nothing_of_another_workspace_is_laid_beside_a_demand(secretary, stranger, dossier):
    demand = a_demand(secretary, dossier)
    with in_workspace(stranger.workspace_id):
        foreign = a_document(stranger, "وثيقة غيرنا")
        theirs = a_demand(stranger, an_open_dossier(stranger))
    with pytest.raises(NotAllowed):
        domain.attach_document(actor=secretary, at=AT, demand=demand, document=foreign)
    with pytest.raises(NotAllowed):
        domain.weigh_demand(actor=secretary, at=AT, demand=theirs, kind="wages")


def test_a_file_is_received_read_later_and_laid_beside_the_demand(signed_in, secretary, dossier):
    demand = a_demand(secretary, dossier)
    upload = SimpleUploadedFile("جدول.txt", "جدول مقارنة التعويضات".encode())
    answer = signed_in.post(
        f"{signed_in.base}dossier/{demand.pk}/attach/", {"file": upload, "label": "المقارنة"}
    )
    assert answer.status_code == 302
    row = DemandDocument.objects.get()
    assert (row.document.file_name, row.label) == ("جدول.txt", "المقارنة")


def test_an_empty_file_or_none_is_refused_with_a_sentence(signed_in, secretary, dossier):
    demand = a_demand(secretary, dossier)
    address = f"{signed_in.base}dossier/{demand.pk}/attach/"
    empty = signed_in.post(address, {"file": SimpleUploadedFile("x.txt", b"  ")})
    assert empty.status_code == 422
    assert signed_in.post(address, {}).status_code == 422
    assert not Document.objects.exists()


def test_the_weight_is_typed_in_one_form(signed_in, secretary, dossier):
    demand = a_demand(secretary, dossier, beneficiaries="التقنيون، <b>السائقون</b>")
    form = {
        "kind": "wages", "priority": "urgent", "people": "312", "people_0": "120", "people_1": "",
        "cost": "1250000", "cost_period": "yearly", "cost_source": "تقدير اللجنة",
    }  # fmt: skip
    answer = signed_in.post(f"{signed_in.base}dossier/{demand.pk}/weight/", form)
    assert answer.status_code == 302
    page = signed_in.get(answer.url).content.decode()
    for words in (
        "312",
        "1\u202f250\u202f000 درهم",
        "سنويا",
        "مستعجل",
        "الأجور والتعويضات",
        "(120)",
    ):
        assert words in page
    assert "<b>السائقون</b>" not in page


def test_a_wrong_number_stays_in_the_form_with_what_was_typed(signed_in, secretary, dossier):
    demand = a_demand(secretary, dossier)
    address = f"{signed_in.base}dossier/{demand.pk}/weight/"
    answer = signed_in.post(address, {"priority": "normal", "people": "-4", "cost": "12,5,1"})
    assert answer.status_code == 422
    assert "12,5,1" in answer.content.decode()


@pytest.mark.parametrize("role", ["member", "auditor"])
def test_readers_find_no_form_of_the_weight(client, acting, secretary, dossier, role):
    demand = a_demand(secretary, dossier)
    domain.share_demand(actor=secretary, at=AT, demand=demand, audience="members")
    client.force_login(User.objects.get(pk=acting(role).user_id), backend=BACKEND)
    for page in ("weight/", "basis/add/", "attach/", "split/", "merge/"):
        assert client.get(f"/w/masalik/dossier/{demand.pk}/{page}").status_code == 403, page
