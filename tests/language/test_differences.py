"""Word differences: whole words, no spelling; both sides give back their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import differences, fold, same_wording, word_difference

WORDS = st.lists(
    st.sampled_from(
        [
            "إقرار",
            "التعويضات",
            "التَّعويضات",
            "الجزافية،",
            "في",
            "من",
            "-",
            "موظفي",
            "الأعوان",
            "الاعوان",
            "2025",
        ]
    ),
    max_size=14,
)
TEXTS = st.one_of(st.text(max_size=80), WORDS.map(" ".join))


def joined(pieces):
    return "".join(piece.text for piece in pieces)


def changed(pieces):
    return [piece.text.strip() for piece in pieces if piece.is_changed]


@given(TEXTS, TEXTS)
def test_each_side_joined_is_the_text_that_was_given(old, new):
    found = word_difference(old, new)
    assert joined(found.old) == old
    assert joined(found.new) == new


@given(TEXTS, TEXTS)
def test_what_is_not_marked_reads_the_same_on_both_sides(old, new):
    found = word_difference(old, new)
    stays = [
        fold(" ".join(p.text for p in side if not p.is_changed)) for side in (found.old, found.new)
    ]
    assert stays[0] == stays[1]


@given(TEXTS, TEXTS)
def test_same_wording_is_a_difference_without_marks(old, new):
    if word_difference(old, new).is_same:
        assert same_wording(old, new)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert word_difference(text, text).is_same


@given(TEXTS, TEXTS)
def test_the_sides_change_places_with_the_texts(old, new):
    there, back = word_difference(old, new), word_difference(new, old)
    assert there.is_same == back.is_same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("الرفع من التعويضات", "الرَّفعُ من التّعويضات"),
        ("إحداث الأعوان", "احداث الاعوان"),
        ("التعويـــضات الجزافية", "التعويضات الجزافية."),
        ("مديرية إقليمية", "مديريه إقليميه"),
    ],
)
def test_diacritics_hamza_tatweel_and_punctuation_are_no_change(old, new):
    assert word_difference(old, new).is_same
    assert same_wording(old, new)


def test_a_reworded_demand_shows_what_went_and_what_came():
    found = word_difference(
        "إقرار زيادة فعلية في التعويضات الجزافية ابتداء من السنة المقبلة",
        "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية",
    )
    assert changed(found.old) == ["إقرار زيادة فعلية في", "ابتداء من السنة المقبلة"]
    assert changed(found.new) == ["الرفع من", "لموظفي المصالح الخارجية"]


def test_a_preposition_alone_between_two_changes_goes_with_them():
    found = word_difference("توفير الحافلات في المدن الكبرى", "توفير المقاصف في المناطق الجبلية")
    assert changed(found.old) == ["الحافلات في المدن الكبرى"]
    assert changed(found.new) == ["المقاصف في المناطق الجبلية"]


def test_very_long_texts_are_compared_too(monkeypatch):
    monkeypatch.setattr(differences, "MOST_PAIRS", 4)
    found = word_difference("تسوية وضعية حاملي الشهادات", "تسوية وضعية كل حاملي الشهادات")
    assert changed(found.old) == []
    assert changed(found.new) == ["كل"]
