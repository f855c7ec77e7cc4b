"""To whom a letter goes, how they are called, and the tone that the history of each asks for."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import AT
from tests.demands import worlds
from tests.dialogue.worlds import a_commitment, a_fate

from hiwar.dialogue.domain import letters
from hiwar.dialogue.models import Letter
from hiwar.dialogue.queries.addressee import superior_of
from hiwar.dialogue.queries.letters import letter_page
from hiwar.dialogue.vocabulary.titles import called_ar, called_fr, is_head, is_woman
from hiwar.organizations.domain import add_organization, add_post, record_mandate
from hiwar.people.domain import add_person
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.data]
GIVEN, DUE, TODAY = date(2024, 10, 22), date(2024, 12, 31), worlds.TODAY
SECRETARY = "الكاتب العام للقطاع"


@pytest.fixture
def ours(secretary):
    return worlds.our_union(secretary)


@pytest.fixture
def ministry(secretary):
    return add_organization(
        actor=secretary, at=AT, name_ar="وزارة المسالك", name_fr="Ministère des Pistes",
        kind="administration",
    )  # fmt: skip


@pytest.fixture
def direction(secretary, ministry):
    return add_organization(
        actor=secretary, at=AT, name_ar="مديرية الصيانة", kind="administration", parent=ministry
    )


def a_post(actor, organization, title_ar, title_fr="", *, holder="", honorific="", **span):
    post = add_post(
        actor=actor, at=AT, organization=organization, title_ar=title_ar, title_fr=title_fr
    )
    if holder:
        person = add_person(actor=actor, at=AT, name_ar=holder, honorific=honorific)
        record_mandate(actor=actor, at=AT, post=post, person=person, **span)
    return post


def drafted(actor, ours, *commitments, **fields):
    return letters.draft_letters(
        actor=actor, at=AT, organization=ours, commitments=commitments, drafted_on=TODAY, **fields
    )


@pytest.mark.parametrize(
    ("title", "woman", "called"),
    [
        ("الكاتب العام للقطاع", None, "السيد الكاتب العام للقطاع"),
        ("الكاتب العام للقطاع", True, "السيدة الكاتبة العامة للقطاع"),
        ("وزير المسالك", True, "السيدة وزيرة المسالك"),
        ("مدير الموارد البشرية", True, "السيدة مديرة الموارد البشرية"),
        ("المدير الإقليمي", True, "السيدة المديرة الإقليمية"),
        ("مديرة الموارد البشرية", False, "السيدة مديرة الموارد البشرية"),
        ("قسم الميزانية", True, "قسم الميزانية"),
        ("مديرية الصيانة", None, "مديرية الصيانة"),
    ],
)
def test_an_arabic_title_in_the_gender_of_who_holds_the_office(title, woman, called):
    assert called_ar(title, woman=woman) == called


@pytest.mark.parametrize(
    ("title", "woman", "called"),
    [
        ("Secrétaire général", None, "Monsieur le Secrétaire général"),
        ("Secrétaire général", True, "Madame la Secrétaire générale"),
        ("ministre des Pistes", True, "Madame la ministre des Pistes"),
        ("ministre des Pistes", False, "Monsieur le ministre des Pistes"),
        ("directeur régional", True, "Madame la directrice régionale"),
        ("Directrice du budget", None, "Madame la Directrice du budget"),
        ("Inspecteur général", True, "Madame l’Inspectrice générale"),
        ("Division du budget", True, "Division du budget"),
    ],
)
def test_a_french_title_in_the_gender_of_who_holds_the_office(title, woman, called):
    assert called_fr(title, woman=woman) == called


def test_honorifics_tell_a_gender_or_nothing():
    assert [is_woman(each) for each in ("السيدة", "Mme", "الأستاذ", "M.", "المناضل", "")] == [
        True, True, False, False, None, None,
    ]  # fmt: skip


def test_heads_of_administrations_are_told_from_heads_of_their_parts():
    heads = ("وزيرة المسالك", "الوزير", "كاتب الدولة في المسالك", "المدير الإقليمي", "عامل الإقليم")
    parts = ("مدير الموارد البشرية", "رئيس قسم الميزانية", "الكاتب العام للقطاع", "قسم الوزير")
    assert [is_head(each) for each in (*heads, *parts)] == [True] * 5 + [False] * 4


def test_a_woman_on_the_post_is_written_to_as_such_in_both_texts(secretary, ours, ministry):
    a_post(
        secretary, ministry, SECRETARY, "Secrétaire général", holder="مليكة أيت حمو",
        honorific="السيدة", held_from=date(2025, 1, 1),
    )  # fmt: skip
    word = a_commitment(secretary, "وعد", GIVEN, owner=ministry, owner_post=SECRETARY, due_on=DUE)
    [letter] = drafted(secretary, ours, word)
    page = letter_page(secretary, letter.pk, TODAY)
    assert page.arabic.to[0] == "السيدة الكاتبة العامة للقطاع"
    assert page.french.to[0] == "Madame la Secrétaire générale"
    assert "Madame la Secrétaire générale" in page.french.closing


def test_who_held_the_post_before_does_not_count(secretary, ours, ministry):
    a_post(
        secretary, ministry, SECRETARY, holder="مليكة أيت حمو", honorific="السيدة",
        held_until=date(2025, 1, 1),
    )  # fmt: skip
    word = a_commitment(secretary, "وعد", GIVEN, owner=ministry, owner_post=SECRETARY, due_on=DUE)
    [letter] = drafted(secretary, ours, word)
    assert letter.recipient_post_ar == "السيد الكاتب العام للقطاع"


def test_who_gave_the_word_tells_the_gender_where_no_holder_is_known(secretary, ours, ministry):
    gave = add_person(actor=secretary, at=AT, name_ar="نعيمة الزموري", honorific="السيدة")
    word = a_commitment(
        secretary, "وعد", GIVEN, owner=ministry, owner_post="مدير الموارد", owner_person=gave,
        due_on=DUE,
    )  # fmt: skip
    [letter] = drafted(secretary, ours, word)
    assert letter.recipient_post_ar == "السيدة مديرة الموارد"


def test_each_letter_has_the_tone_of_its_own_reminders(secretary, ours, ministry):
    often = a_commitment(secretary, "أ", GIVEN, owner=ministry, owner_post="الكاتب", due_on=DUE)
    never = a_commitment(secretary, "ب", GIVEN, owner=ministry, owner_post="قسم", due_on=DUE)
    for month in (1, 3):
        a_fate(secretary, often, "reminded", date(2025, month, 1))
    made = drafted(secretary, ours, often, never)
    assert [letter.tone for letter in made] == ["note", "remind"]
    chosen = drafted(secretary, ours, often, never, tone="clarify")
    assert {letter.tone for letter in chosen} == {"clarify"}


def test_above_an_office_stands_the_head_of_its_administration(secretary, ministry, direction):
    a_post(secretary, ministry, "وزير المسالك", holder="سعاد بنيس", honorific="السيدة")
    word = a_commitment(secretary, "وعد", GIVEN, owner=ministry, owner_post=SECRETARY, due_on=DUE)
    above = superior_of(secretary, word, TODAY)
    assert (above["recipient"], above["recipient_post_ar"]) == (ministry, "السيدة وزيرة المسالك")
    head = a_commitment(secretary, "وعد", GIVEN, owner=ministry, owner_post="وزير المسالك")
    assert superior_of(secretary, head, TODAY) is None
    below = a_commitment(secretary, "وعد", GIVEN, owner=direction, due_on=DUE)
    assert superior_of(secretary, below, TODAY)["recipient"] == ministry


def test_a_letter_to_the_authority_goes_to_who_stands_above_or_waits_for_a_choice(
    secretary, ours, ministry, direction
):
    word = a_commitment(secretary, "وعد", GIVEN, owner=direction, due_on=DUE)
    alone = a_commitment(secretary, "وعد", GIVEN, owner=ministry, due_on=DUE)
    made = drafted(secretary, ours, word, alone, kind="authority")
    assert [letter.recipient for letter in made] == [ministry, None]


@pytest.fixture
def browser(secretary):
    client = Client()
    client.force_login(
        User.objects.get(pk=secretary.user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def test_the_draft_offers_the_authority_above_and_its_form_is_filled(
    browser, secretary, ours, ministry, direction
):
    word = a_commitment(secretary, "وعد", GIVEN, owner=direction, due_on=DUE)
    [letter] = drafted(secretary, ours, word)
    page = browser.get(reverse("dialogue:letter", args=["masalik", letter.pk])).content.decode()
    address = f"{reverse('dialogue:correct_letter', args=['masalik', letter.pk])}?kind=authority"
    assert address in page
    assert ministry.name_ar in page
    form = browser.get(address).context["form"]
    assert (form.initial["kind"], form.initial["recipient"]) == ("authority", ministry)
    browser.post(address, {"kind": "authority", "recipient": ministry.pk})
    letter.refresh_from_db()
    assert (letter.kind, letter.recipient) == ("authority", ministry)
    again = browser.get(reverse("dialogue:letter", args=["masalik", letter.pk])).content.decode()
    assert "?kind=authority" not in again


def test_several_owners_are_written_to_by_the_history_of_each_unless_a_tone_is_chosen(
    browser, secretary, ours, ministry
):
    often = a_commitment(secretary, "أ", GIVEN, owner=ministry, owner_post="الكاتب", due_on=DUE)
    never = a_commitment(secretary, "ب", GIVEN, owner=ministry, owner_post="قسم", due_on=DUE)
    a_fate(secretary, often, "reminded", date(2025, 3, 1))
    address = f"{reverse('dialogue:compose_letters', args=['masalik'])}?c={often.pk}&c={never.pk}"
    form = browser.get(address).context["form"]
    assert form.initial["tone"] == ""
    told = {"commitments": [often.pk, never.pk], "organization": ours.pk}
    browser.post(address, {**told, "tone": "", "kind": "reminder"})
    assert set(Letter.objects.values_list("tone", flat=True)) == {"clarify", "remind"}
    alone = browser.get(address.rpartition("&")[0]).context["form"]
    assert alone.initial["tone"] == "clarify"
    assert "" not in dict(alone.fields["tone"].choices)
