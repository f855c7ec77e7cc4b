"""Communiqués in French, and Arabic ones under a French letterhead."""

import pytest

from hiwar.reading.reader import read

MEETING = """Syndicat National des Potiers (SNP)
Affilié à l'Union Marocaine du Travail

Safi, le 15 mars 2021

COMMUNIQUÉ

Le bureau national du Syndicat national des potiers s'est réuni le samedi 13 mars 2021 à 10h30 \
au siège de l'Union locale à Safi, sous la présidence de M. Karim Ouazzani, secrétaire général du \
syndicat et membre du conseil régional. Ont pris part à cette réunion Mme Salma Bennani, trésorière, \
et Rachid El Amrani, coordinateur régional.

Après débat, le bureau national exige de la direction générale de la société Fours du Sud :
- Le paiement immédiat des primes de 2020.
- L'ouverture d'un dialogue sérieux avant le 30 avril 2021.

Il décide :
• d'observer une grève de 24 heures le mercredi 24 mars 2021 ;
• de tenir un sit-in devant le siège de la société.

Il dénonce les atteintes aux libertés syndicales et salue la mobilisation des travailleuses. \
Il appelle les adhérents à se mobiliser.
"""
RECEIVED = """Une délégation de l'Association des tisserands de l'Oriental, conduite par sa présidente \
Nadia Berrada, a été reçue jeudi 10 juin 2021 à Oujda par le directeur régional de l'Artisanat. \
L'association a demandé la création d'un fonds de soutien aux artisans et la révision des loyers des \
ateliers. Le directeur s'est engagé à examiner le dossier. Une nouvelle rencontre se tiendra le \
8 juillet 2021 au siège de la délégation à Oujda.
"""
MIXED = """UNION MAROCAINE DU TRAVAIL
Fédération nationale des ouvriers du liège
Kénitra, le 5 mai 2022

عقد المكتب الوطني للجامعة الوطنية لعمال الفلين اجتماعا يوم الثلاثاء 3 ماي 2022 بمدينة القنيطرة، \
وطالب الإدارة بصرف المنح المتأخرة.
"""


@pytest.fixture(scope="module")
def meeting():
    return read(MEETING, name="x")


def named(reading, identity):
    return next(body.name for body in reading.organizations if body.id == identity)


def test_a_french_text_is_known_as_one(meeting):
    assert meeting.source.language == "fr"
    assert meeting.kind.value == "bureau_meeting"


def test_the_body_whose_bureau_meets_speaks(meeting):
    assert named(meeting, meeting.issuer.organization) == "Syndicat National des Potiers"
    assert meeting.issuer.organ == "bureau national"


def test_who_it_is_affiliated_to_is_its_parent(meeting):
    bodies = {body.name: body for body in meeting.organizations}
    parent = bodies["Syndicat National des Potiers"].parent
    assert named(meeting, parent) == "Union Marocaine du Travail"


def test_the_day_of_the_meeting_is_apart_from_that_of_the_page(meeting):
    assert (meeting.date.iso, meeting.date.time) == ("2021-03-13", "10:30")
    assert meeting.publication_date.iso == "2021-03-15"


def test_the_venue_is_apart_from_the_town(meeting):
    assert meeting.place.name.startswith("siège de l'Union locale")
    assert meeting.place.city == "آسفي"


def test_people_have_their_roles(meeting):
    assert [(p.name, p.role, p.other_roles) for p in meeting.people] == [
        ("Karim Ouazzani", "secrétaire général du syndicat", ("membre du conseil régional",)),
        ("Salma Bennani", "trésorière", ()),
        ("Rachid El Amrani", "coordinateur régional", ()),
    ]


def test_bullets_take_their_type_from_what_introduces_them(meeting):
    listed = [(item.type, item.text) for item in meeting.items if item.rule.startswith("items")]
    assert listed[:4] == [
        ("demand", "Le paiement immédiat des primes de 2020"),
        ("demand", "L'ouverture d'un dialogue sérieux avant le 30 avril 2021"),
        ("decision", "d'observer une grève de 24 heures le mercredi 24 mars 2021"),
        ("decision", "de tenir un sit-in devant le siège de la société"),
    ]


def test_a_deadline_is_a_day(meeting):
    (due,) = [item.due for item in meeting.items if item.due]
    assert due == "2021-04-30"


def test_stances_and_calls_are_told_apart(meeting):
    assert [(item.type, item.text) for item in meeting.items[4:]] == [
        ("position", "dénonce les atteintes aux libertés syndicales"),
        ("position", "salue la mobilisation des travailleuses"),
        ("recommendation", "les adhérents à se mobiliser"),
    ]


def test_a_delegation_received_is_a_round_of_dialogue():
    reading = read(RECEIVED, name="x")
    assert reading.kind.value == "dialogue_round"
    assert named(reading, reading.issuer.organization) == "Association des tisserands de l'Oriental"
    assert (reading.date.iso, reading.place.city) == ("2021-06-10", "وجدة")
    assert [(item.type, item.text) for item in reading.items[:3]] == [
        ("demand", "la création d'un fonds de soutien aux artisans"),
        ("demand", "la révision des loyers des ateliers"),
        ("commitment", "examiner le dossier"),
    ]
    assert reading.items[3].when.iso == "2021-07-08"


def test_every_french_span_slices_back():
    for text in (MEETING, RECEIVED):
        for item in read(text, name="x").items:
            assert text[item.evidence.start : item.evidence.end] == item.text


def test_an_arabic_text_under_a_french_letterhead_is_read_in_arabic():
    reading = read(MIXED, name="x")
    assert reading.source.language == "mixed"
    assert named(reading, reading.issuer.organization) == "الجامعة الوطنية لعمال الفلين"
    assert (reading.date.iso, reading.publication_date.iso) == ("2022-05-03", "2022-05-05")
    assert [item.type for item in reading.items] == ["demand"]


def test_a_company_s_own_news_in_french_gives_no_items():
    text = (
        "La société Fours du Sud annonce ses résultats. Le chiffre d'affaires a progressé de 4 %."
    )
    reading = read(text, name="x")
    assert (reading.kind.value, reading.items) == ("not_in_genre", ())


@pytest.mark.parametrize(
    "text", ["", "Le", "le bureau", "- \n- :\n•", "M. , Mme ; à à à", "et et et de la l' d'"]
)
def test_nothing_in_latin_letters_stops_the_reader(text):
    assert read(text, name="x").text == text
