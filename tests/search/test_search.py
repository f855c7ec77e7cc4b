"""What the analyser takes for the same word, and how a result is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.search import analyse, hits, matches, pieces, snippet, spellings

TEXT = "مأسسة الحوار الإجتماعي، وتعميم التعويضات على المَصالح الخارجيّة"


def marked(text, typed, **how):
    return [text[start:end] for start, end in hits(text, analyse(typed, **how))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("الاجتماعي", "الإجتماعي"),
        ("الإجتماعى", "الإجتماعي"),
        ("المصالح", "المَصالح"),
        ("الخارجيه", "الخارجيّة"),
        ("تعويض", "التعويضات"),
        ("التعويض", "التعويضات"),
    ],
)
def test_a_word_is_found_in_another_spelling_or_form(typed, found):
    assert marked(TEXT, typed) == [found]


def test_neighbours_are_marked_as_one():
    assert marked(TEXT, "الحوار الاجتماعي") == ["الحوار الإجتماعي"]


def test_every_word_must_be_there():
    assert matches(TEXT, analyse("حوار تعويض"))
    assert not matches(TEXT, analyse("حوار ميزانية"))


def test_exact_search_wants_the_letters_as_typed():
    assert not matches(TEXT, analyse("الاجتماعي", exact=True))
    assert marked(TEXT, "الحوار الإجتماعي", exact=True) == ["الحوار الإجتماعي"]


def test_a_short_word_is_not_reduced_to_a_stem_that_is_everywhere():
    assert not matches("الحقيبة", analyse("حقوق"))


def test_french_is_folded_too():
    assert marked("Indemnités de déplacement", "indemnites") == ["Indemnités"]


@pytest.mark.parametrize("typed", ["", "   ", "«،»", "؟!"])
def test_what_holds_no_word_is_no_query(typed):
    assert not analyse(typed)
    assert hits(TEXT, analyse(typed)) == []


def test_a_query_of_any_length_is_cut():
    assert len(analyse("كلمة " * 500).typed) <= 200


@given(
    st.text(alphabet="ابتثحجلاالأإآةهىي ـًّ،\u200f\n", max_size=120), st.text("ابحلة ", max_size=8)
)
def test_pieces_joined_are_the_text(text, typed):
    query = analyse(typed)
    assert "".join(run.text for run in pieces(text, query)) == text
    for start, end in hits(text, query):
        assert text[start:end].strip()


def test_a_long_text_is_shown_around_its_first_hit():
    text = "كلام قبل ذلك " * 60 + "التعويضات الجزافية " + "وكلام بعده " * 60
    runs = snippet(text, analyse("تعويض"))
    shown = "".join(run.text for run in runs)
    assert "التعويضات" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200


def test_a_text_without_hits_is_shown_from_its_beginning():
    assert "".join(run.text for run in snippet(TEXT, analyse("غائبة"))) == TEXT


def test_spellings_found_but_not_typed_are_named():
    query = analyse("الاجتماعي تعويض")
    assert spellings(pieces(TEXT, query), query) == ["الإجتماعي", "التعويضات"]
