"""The register of persons in the browser, without JavaScript."""

import csv
from io import BytesIO

import pytest
from openpyxl import load_workbook

from hiwar.kernel.scope import in_workspace
from hiwar.people import domain
from hiwar.people.models import Person
from hiwar.workspaces.models import User

pytestmark = pytest.mark.django_db

LIST = 6  # session, user, membership, head of the journal, count, rows


@pytest.fixture
def add(secretary, at):
    def make(name_ar="سعاد الزيتوني", **fields):
        return domain.add_person(actor=secretary, at=at, name_ar=name_ar, **fields)

    return make


@pytest.fixture
def browse(client):
    """A browser session of any actor of the union."""

    def make(actor):
        client.force_login(
            User.objects.get(pk=actor.user_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client

    return make


@pytest.fixture
def bare_rail(monkeypatch):
    """Without the rail, whose counts are other rooms' queries."""
    monkeypatch.setattr("hiwar.web.registry.rail", list)


def test_the_list_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, bare_rail, add, django_assert_num_queries
):
    add()
    with django_assert_num_queries(LIST):
        signed_in.get("/w/masalik/people/")
    add("إدريس المزوضي")
    add("نجاة بوزيدي")
    with django_assert_num_queries(LIST):
        page = signed_in.get("/w/masalik/people/")
    assert page.content.decode().count("<tr>") == 4


def test_the_list_finds_any_spelling_and_says_when_nothing_fits(signed_in, add):
    add("إدريس المزوضي")
    add("نجاة بوزيدي")
    found = signed_in.get("/w/masalik/people/", {"q": "ادريس المزوضى"}).content.decode()
    assert "إدريس المزوضي" in found
    assert "نجاة بوزيدي" not in found
    assert "لا شيء يطابق" in signed_in.get("/w/masalik/people/", {"q": "قاسم"}).content.decode()


def test_the_list_is_exported_as_it_is_filtered(signed_in, add):
    add("إدريس المزوضي", name_fr="=cmd()")
    add("نجاة بوزيدي")
    file = signed_in.get("/w/masalik/people/", {"q": "ادريس", "format": "csv"})
    table = list(csv.reader(b"".join(file).decode("utf-8-sig").splitlines()))
    assert [row[0] for row in table[1:]] == ["إدريس المزوضي"]
    assert table[1][1] == "'=cmd()"
    file = signed_in.get("/w/masalik/people/", {"format": "xlsx"})
    assert load_workbook(BytesIO(file.content)).active.max_row == 3


def test_a_person_is_added_and_their_page_opens(signed_in):
    answer = signed_in.post(
        "/w/masalik/people/add/", {"name_ar": "حليمة أوبلا", "audience": "bureau"}
    )
    person = Person.objects.get()
    assert answer.headers["Location"] == f"/w/masalik/people/{person.pk}/"
    assert "حليمة أوبلا" in signed_in.get(answer.headers["Location"]).content.decode()


def test_a_name_the_register_has_is_asked_about_and_nothing_typed_is_lost(signed_in, add):
    known = add("حليمة أوبلا")
    typed = {"name_ar": "السيدة حليمة اوبلا", "honorific": "الأستاذة", "audience": "members"}
    answer = signed_in.post("/w/masalik/people/add/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"/w/masalik/people/{known.pk}/" in page
    assert "السيدة حليمة اوبلا" in page
    assert 'value="الأستاذة"' in page
    assert (
        signed_in.post("/w/masalik/people/add/", {**typed, "is_another": "on"}).status_code == 302
    )
    assert Person.objects.count() == 2


def test_a_refusal_of_the_domain_comes_back_in_the_form(signed_in):
    answer = signed_in.post(
        "/w/masalik/people/add/", {"name_ar": "12", "name_fr": "Xyz", "audience": "bureau"}
    )
    assert answer.status_code == 422
    assert 'value="Xyz"' in answer.content.decode()
    assert not Person.objects.exists()


def test_a_person_is_corrected_and_withdrawn(signed_in, add):
    person = add()
    page = f"/w/masalik/people/{person.pk}/"
    signed_in.post(f"{page}correct/", {"name_ar": "سعاد الزيتونية", "audience": "bureau"})
    assert "سعاد الزيتونية" in signed_in.get(page).content.decode()
    assert signed_in.get(f"{page}withdraw/").status_code == 200
    signed_in.post(f"{page}withdraw/")
    assert signed_in.get(page).status_code == 404


def test_another_spelling_is_kept_and_withdrawn(signed_in, add):
    person = add()
    page = f"/w/masalik/people/{person.pk}/"
    signed_in.post(f"{page}names/add/", {"name": "سعاد زيتوني"})
    assert "سعاد زيتوني" in signed_in.get(page).content.decode()
    name = person.other_names.get()
    signed_in.post(f"/w/masalik/people/names/{name.pk}/withdraw/")
    assert "سعاد زيتوني" not in signed_in.get(page).content.decode()


def test_markup_in_a_name_is_shown_as_written(signed_in, add):
    person = add("<script>سعاد</script>", name_fr="<b>S</b>")
    for page in ("/w/masalik/people/", f"/w/masalik/people/{person.pk}/"):
        text = signed_in.get(page).content.decode()
        assert "<script>سعاد" not in text
        assert "&lt;script&gt;سعاد" in text
        assert "<b>S</b>" not in text


def test_the_pages_speak_french(signed_in, add):
    person = add(name_fr="Souad Zitouni")
    signed_in.cookies["django_language"] = "fr"
    page = signed_in.get("/w/masalik/people/").content.decode()
    assert "Personnes" in page
    assert "Nom arabe" in page
    page = signed_in.get(f"/w/masalik/people/{person.pk}/").content.decode()
    assert "<bdi>Souad Zitouni</bdi>" in page
    assert "Autres graphies" in page


@pytest.mark.parametrize("tail", ["", "correct/", "withdraw/", "names/add/"])
def test_persons_of_another_workspace_are_not_there(signed_in, stranger, at, tail):
    with in_workspace(stranger.workspace_id):
        foreign = domain.add_person(actor=stranger, at=at, name_ar="غريبة")
    assert signed_in.get(f"/w/masalik/people/{foreign.pk}/{tail}").status_code == 404


def test_a_member_reads_what_members_may_and_writes_nothing(browse, acting, add):
    hidden, shared = add("سعاد الزيتوني"), add("إدريس المزوضي", audience="members")
    member = browse(acting("member"))
    page = member.get("/w/masalik/people/").content.decode()
    assert "إدريس المزوضي" in page
    assert "سعاد الزيتوني" not in page
    assert "people/add/" not in page
    assert member.get(f"/w/masalik/people/{hidden.pk}/").status_code == 404
    assert member.get("/w/masalik/people/add/").status_code == 403
    assert member.post(f"/w/masalik/people/{shared.pk}/correct/", {}).status_code == 403


def test_a_coordinator_may_not_correct_what_they_may_read(browse, acting, add):
    coordinator = browse(acting("coordinator"))
    assert coordinator.get(f"/w/masalik/people/{add().pk}/correct/").status_code == 403
