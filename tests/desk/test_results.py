"""The page of search results."""

import re

import pytest

from hiwar.demands.domain import share_demand
from hiwar.documents.domain import receive_document
from hiwar.search import sources

pytestmark = pytest.mark.django_db


def ask(client, words, **more):
    return client.get("/w/masalik/search/", {"q": words, **more}).content.decode()


def test_folded_spelling_finds_and_marks_the_spelling_of_the_source(signed_in, world):
    page = ask(signed_in, "الحوار الاجتماعي")
    assert '<mark class="hit">الحوار الإجتماعي</mark>' in page
    assert f"/dossier/{world.demand.pk}/" in page


def test_the_top_names_the_spellings_that_were_folded(signed_in, world):
    page = ask(signed_in, "الاجتماعي")
    assert "بحثنا أيضا عن: <bdi>الإجتماعي</bdi>" in page


def test_exact_search_is_one_link_away_and_finds_only_the_letters(signed_in, world):
    page = ask(signed_in, "الاجتماعي")
    link = re.search(r'href="(\?q=[^"]*exact=1)"', page).group(1).replace("&amp;", "&")
    exact = signed_in.get(f"/w/masalik/search/{link}").content.decode()
    assert '<mark class="hit">' not in exact
    assert '<mark class="hit">الإجتماعي</mark>' in ask(signed_in, "الإجتماعي", exact="1")


@pytest.mark.parametrize(
    ("words", "group", "address"),
    [
        ("مأسسة", "demands", "/dossier/"),
        ("لجنة", "commitments", "/dialogue/commitments/"),
        ("الرباط", "meetings", "/meetings/"),
        ("ملابس واقيه", "documents", "/readings/"),
        ("بوزيدى", "people", "/people/"),
        ("bouzidi", "people", "/people/"),
        ("كتابه الدوله", "organizations", "/organizations/"),
        ("paturages", "organizations", "/organizations/"),
    ],
)
def test_every_register_answers(signed_in, world, words, group, address):
    page = ask(signed_in, words, **{"in": group})
    section = page[page.index(f'id="r-{group}"') :]
    assert address in section
    assert '<mark class="hit">' in section


def test_a_document_shows_the_words_around_the_hit(signed_in, world):
    page = ask(signed_in, "واقية", **{"in": "documents"})
    assert '<p class="q q--s"' in page
    assert "توفير ملابس" in page


def test_a_document_is_found_by_its_title_and_by_the_name_of_its_file(signed_in, world):
    document = receive_document(
        **world.deed, data=b"x", name="courrier-delegation.pdf", title="مراسلة المُديريّة"
    )
    assert document.title != document.file_name
    for words, shown in (("المديريه", "المُديريّة"), ("courrier", "courrier")):
        page = ask(signed_in, words, **{"in": "documents"})
        assert f'<mark class="hit">{shown}</mark>' in page


def test_one_register_alone_can_be_shown(signed_in, world):
    page = ask(signed_in, "لجنة", **{"in": "commitments"})
    assert 'id="r-commitments"' in page
    assert 'id="r-documents"' not in page


def test_nothing_found_says_what_to_try(signed_in, world):
    assert "لا شيء فيه كل هذه الكلمات" in ask(signed_in, "قطار فضائي")


@pytest.mark.parametrize(
    "words", ["", "«»", "%", "_", "'", '"><script>alert(1)</script>', "\x00", "ا" * 5000]
)
def test_odd_queries_are_answered(signed_in, world, words):
    answer = signed_in.get("/w/masalik/search/", {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_a_member_finds_only_what_is_shared(world, acting, browse):
    client = browse(acting("member"))
    for words in ("الحوار", "لجنة", "الرباط", "ملابس", "بوزيدي", "المراعي"):
        assert '<mark class="hit">' not in ask(client, words), words
    share_demand(**world.deed, demand=world.demand, audience="members")
    assert '<mark class="hit">الحوار</mark>' in ask(client, "الحوار")


def test_each_register_answers_from_its_own_room():
    rooms = {
        "answers": "dialogue",
        "commitments": "dialogue",
        "gains": "demands",
        "decisions": "meetings",
    }
    papers = ("agreements", "accounts", "committees")
    for source in sources():
        if source.key in papers:
            assert source.show.__module__ == "hiwar.dialogue.index.papers"
            continue
        if source.key in ("submissions", "letters"):
            assert source.show.__module__.endswith(f".index.{source.key}")
            continue
        assert source.show.__module__ == f"hiwar.{rooms.get(source.key, source.key)}.index"


def test_what_can_be_searched():
    assert [source.key for source in sources()] == [
        "demands", "answers", "commitments", "agreements", "accounts", "meetings", "committees",
        "decisions", "gains", "submissions", "letters", "documents", "people", "organizations",
    ]  # fmt: skip


def test_the_top_bar_leads_here(signed_in, world):
    assert 'action="/w/masalik/search/"' in signed_in.get("/w/masalik/").content.decode()
