"""The journal as people read it."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation
from tests.demands.worlds import a_demand, an_open_dossier

from hiwar.demands.domain import share_demand
from hiwar.journal.domain import verify
from hiwar.journal.models import Entry, Payload
from hiwar.journal.views.chain import REASONS, reason_in_words
from hiwar.journal.views.fields import NAMES, UNTOLD
from hiwar.journal.vocabulary import known_verbs, spoken_object
from hiwar.kernel.clock import now
from hiwar.people.domain import add_person, correct_person

pytestmark = pytest.mark.django_db

ARABIC = re.compile(r"[\u0621-\u064a]")


@pytest.fixture(autouse=True)
def _no_exported_heads(settings, tmp_path):
    settings.JOURNAL_HEADS = tmp_path


@pytest.fixture
def person(secretary, at):
    return add_person(actor=secretary, at=at, name_ar="نجاة بوزيدي")


@pytest.fixture
def dossier(secretary):
    return an_open_dossier(secretary)


def page_of(client, path="journal/", **query):
    return client.get(f"/w/masalik/{path}", query).content.decode()


def test_an_entry_names_its_actor_in_bold_and_what_was_done(signed_in, person):
    page = page_of(signed_in)
    assert "<b><bdi>كريمة الصنهاجي</bdi></b>" in page
    assert "نجاة بوزيدي" in page


def test_a_correction_shows_the_field_before_and_after(signed_in, secretary, at, person):
    correct_person(actor=secretary, at=at, person=person, name_ar="نجاة البوزيدي")
    page = page_of(signed_in)
    assert "<del><bdi>نجاة بوزيدي</bdi></del> <ins><bdi>نجاة البوزيدي</bdi></ins>" in page


def test_who_may_read_is_told_in_words(signed_in, secretary, at, person, dossier):
    demand = a_demand(secretary, dossier, "مأسسة الحوار")
    share_demand(actor=secretary, at=at, demand=demand, audience="members")
    change = "<del><bdi>المكتب</bdi></del> <ins><bdi>كل الأعضاء</bdi></ins>"
    assert change in page_of(signed_in)


def test_folded_keys_and_hashes_are_not_told(signed_in, secretary, at, person):
    correct_person(actor=secretary, at=at, person=person, name_ar="نجاة البوزيدي")
    assert page_of(signed_in).count("<del>") == 1


def test_each_entry_shows_the_fingerprint_of_its_hash(signed_in, person):
    entry = Entry.objects.order_by("-sequence").first()
    assert f"{entry.hash[:4]} {entry.hash[4:8]}" in page_of(signed_in)


def test_the_journal_of_an_object_holds_its_entries_alone(signed_in, secretary, at, person):
    add_person(actor=secretary, at=at, name_ar="إدريس المزوضي")
    page = page_of(signed_in, f"journal/people.person/{person.pk}/")
    assert "نجاة بوزيدي" in page
    assert "إدريس المزوضي" not in page


def test_an_object_without_entries_has_no_journal(signed_in, person):
    assert signed_in.get(f"/w/masalik/journal/people.body/{person.pk}/").status_code == 404


def test_older_entries_are_one_link_away(signed_in, secretary, at):
    for number in range(61):
        add_person(actor=secretary, at=at, name_ar=f"شخص {number} من الفرع")
    newest = page_of(signed_in)
    link = re.search(r"\?before=(\d+)", newest).group(1)
    older = page_of(signed_in, before=link)
    assert f'id="e{int(link)}"' in newest
    assert f'id="e{int(link) - 1}"' in older
    assert f'id="e{int(link) - 1}"' not in newest


def test_a_place_that_is_no_number_shows_the_newest(signed_in, person):
    assert 'id="e' in page_of(signed_in, before="' OR 1=1")


def test_an_intact_chain_says_so_only_after_it_was_checked(signed_in, person):
    assert "السلسلة متصلة" not in page_of(signed_in)
    assert "السلسلة متصلة" in page_of(signed_in, verify="1")


def test_the_answer_to_a_check_is_never_kept(signed_in, person):
    assert signed_in.get("/w/masalik/journal/?verify=1")["Cache-Control"] == "no-store"


def test_a_broken_chain_names_the_entry(signed_in, person, journal_guard):
    entry = Entry.objects.order_by("sequence")[1]
    journal_guard.open()
    Payload.objects.filter(entry_id=entry.pk).update(content={"actor": "غيره"})
    page = page_of(signed_in, verify="1")
    assert "انقطعت السلسلة عند القيد 2" in page
    assert "مضمونه ليس الذي خُتم" in page


def test_the_secretary_erases_what_an_entry_says(signed_in, person):
    entry = Entry.objects.order_by("-sequence").first()
    url = f"/w/masalik/journal/entries/{entry.pk}/erase/"
    assert signed_in.get(url).status_code == 200
    assert signed_in.post(url).status_code == 302
    page = page_of(signed_in, verify="1")
    assert "مضمون هذا القيد ممحو" in page
    assert "السلسلة متصلة" in page


def test_the_auditor_reads_and_does_not_erase(client, acting, person):
    from hiwar.workspaces.models import User

    auditor = acting("auditor")
    client.force_login(
        User.objects.get(pk=auditor.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    entry = Entry.objects.order_by("-sequence").first()
    assert client.get("/w/masalik/journal/").status_code == 200
    assert client.post(f"/w/masalik/journal/entries/{entry.pk}/erase/").status_code == 403


LIST_QUERIES = 12


def test_the_journal_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, secretary, at, person, django_assert_num_queries
):
    entries = Entry.objects.count()
    page_of(signed_in)  # counts of the rail are kept until something is written
    with django_assert_num_queries(LIST_QUERIES):
        page_of(signed_in)
    for name in ("إدريس المزوضي", "رقية بوتشكيل"):
        add_person(actor=secretary, at=now(), name_ar=name)
    page_of(signed_in)  # counts of the rail are kept until something is written
    with django_assert_num_queries(LIST_QUERIES):
        page_of(signed_in)
    assert Entry.objects.count() == entries + 2


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_verb_has_a_sentence(language):
    with translation.override(language):
        for verb, sentence in known_verbs().items():
            said = translation.gettext(sentence)
            assert said != sentence, f"{verb} in {language}"
            assert "{object}" in said, f"{verb} in {language}"
            if language == "ar":
                assert ARABIC.search(said)


def test_every_verb_has_a_row_in_the_docs():
    page = (Path(__file__).parents[2] / "docs" / "journal.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE))
    assert told == set(known_verbs())


def test_every_field_an_entry_may_tell_of_has_a_name():
    from django.apps import apps

    nameless = set()
    for model in apps.get_models():
        if spoken_object(model._meta.label_lower) is None or model._meta.app_label == "journal":
            continue
        for field in model._meta.concrete_fields:
            if field.attname in UNTOLD or field.attname in ("id", "workspace_id"):
                continue
            own = field.attname.removesuffix("_id").replace("_", " ")
            if field.verbose_name == own and own not in NAMES:
                nameless.add(f"{model._meta.label}.{field.attname}")
    assert nameless - {"workspaces.User.password"} == set()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_reason_of_a_break_is_said(language):
    with translation.override(language):
        for reason in REASONS:
            assert translation.gettext(reason) != reason


def test_the_reasons_are_those_the_check_can_give():
    source = Path(verify.__code__.co_filename).read_text("utf-8")
    given = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            given.add(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = (
                part.value if isinstance(part, ast.Constant) else "%(n)s" for part in node.values
            )
            given.add("".join(parts))
    assert set(REASONS) <= given


def test_a_reason_keeps_its_number():
    with translation.override("ar"):
        assert reason_in_words("entry 7 is missing") == "القيد 7 مفقود."
