"""A frozen version as a Word file: words as frozen, in both directions, with cost and legal texts."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from docx import Document as Docx
from tests.conftest import AT
from tests.demands.worlds import a_demand, a_theme

from hiwar.demands import domain
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.data]
OCTOBER = date(2025, 10, 4)
ODD = "مطلب <b>\u202e& «x»</b>"


@pytest.fixture
def demands(secretary, dossier):
    theme = a_theme(secretary, dossier, "التعويضات", "Indemnités")
    head = a_demand(secretary, dossier, "مطالب الأعوان", theme=theme, heading=True)
    told = {"theme": theme, "parent": head, "raised_on": date(2024, 1, 1)}
    first = a_demand(
        secretary, dossier, "الرفع من التعويض", wording_fr="Relever l’indemnité", **told
    )
    second = a_demand(secretary, dossier, ODD, **told)
    domain.weigh_demand(
        actor=secretary, at=AT, demand=first, cost=Decimal(2500000), cost_period="yearly",
        cost_source="تقدير المكتب",
    )  # fmt: skip
    domain.add_basis(
        actor=secretary, at=AT, demand=first, text_kind="decree", text_number="2.22.681",
        text_article="4", words="يصرف التعويض شهريا",
    )  # fmt: skip
    return [first, second]


@pytest.fixture
def version(secretary, dossier, demands):
    return domain.freeze_dossier(actor=secretary, at=AT, dossier=dossier, as_of=OCTOBER)


def word_file(client, version, language, status=200):
    address = f"/w/masalik/dossier/versions/{version.pk}/?format=docx&language={language}"
    answer = client.get(address)
    assert answer.status_code == status
    if status != 200:
        return None
    assert f"dossier-2025-10-04-{language}.docx" in answer["Content-Disposition"]
    return Docx(BytesIO(answer.content))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def paragraph_with(document, words):
    return next(each for each in document.paragraphs if words in each.text)


def test_the_arabic_file_reads_from_the_right_with_its_heads_numbers_cost_and_texts(
    signed_in, version
):
    document = word_file(signed_in, version, "ar")
    said = texts(document)
    assert any("م-001" in each and "الرفع من التعويض" in each for each in said)
    assert "Relever l’indemnité" in said
    assert any("درهم" in each and "2\u202f500\u202f000" in each and "تقدير المكتب" in each for each in said)  # fmt: skip
    assert any("2.22.681" in each and "«يصرف التعويض شهريا»" in each for each in said)
    assert any(ODD in each for each in said)
    body = [each for each in document.paragraphs if each.text]
    assert all("<w:bidi/>" in each._p.xml for each in body)
    assert "<w:bidi/>" in document.sections[0]._sectPr.xml
    heads = [each.text for each in body if each.style.name == "Heading 2"]
    assert len(heads) == 1
    assert "التعويضات" in heads[0]
    assert "w:rtl" in paragraph_with(document, "مطالب الأعوان")._p.xml
    assert "PAGE" in document.sections[0].footer._element.xml


def test_the_french_file_reads_from_the_left_and_keeps_arabic_words_the_right_way(
    signed_in, version
):
    document = word_file(signed_in, version, "fr")
    said = texts(document)
    assert any("M-001" in each and "Relever l’indemnité" in each for each in said)
    assert not any("الرفع من التعويض" in each for each in said)
    assert any("Indemnités" in each for each in said)
    arabic = paragraph_with(document, "مطالب الأعوان")
    assert "<w:bidi/>" not in arabic._p.xml
    assert "w:rtl" in arabic._p.xml


def test_words_stay_as_they_were_frozen(signed_in, secretary, version, demands):
    domain.correct_demand(
        actor=secretary, at=AT, demand=demands[0], wording_ar="صياغة لاحقة", wording_fr=""
    )
    said = texts(word_file(signed_in, version, "ar"))
    assert any("الرفع من التعويض" in each for each in said)
    assert not any("صياغة لاحقة" in each for each in said)


def test_a_reader_gets_what_she_may_read_and_no_other_language(
    acting, signed_in, secretary, version, demands
):
    word_file(signed_in, version, "xx", status=404)
    domain.share_demand(actor=secretary, at=AT, demand=demands[1], audience="members")
    client = Client()
    client.force_login(
        User.objects.get(pk=acting("member").user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    said = texts(word_file(client, version, "ar"))
    assert any(ODD in each for each in said)
    assert not any("الرفع من التعويض" in each or "درهم" in each for each in said)
