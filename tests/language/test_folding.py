from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import fold, fold_with_map

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF))
ANY = st.one_of(st.text(), ARABIC, st.text(alphabet="ابتثجحخدةىئؤأإآٱـًٌٍَُِّْ \n.،:ﷲﻻ20شتنبر"))


def test_spellings_of_one_phrase_share_a_key():
    assert fold("الحوار الإجتماعي") == fold("الحــوار الاجتماعى") == "الحوار الاجتماعي"
    assert fold("مُذَكِّرَةٌ مؤقّتة") == "مذكره موقته"


def test_digits_quotes_and_presentation_forms_are_one():
    assert fold("٢٠٢٥ «ﻻ»") == "2025 لا"
    assert fold("Émilie À SALÉ") == "emilie a sale"


def test_punctuation_is_no_part_of_a_key_and_lines_are_spaces():
    assert fold("ا.م.ش،\nالرباط") == "ا م ش الرباط"


@given(ANY)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    once = fold_with_map(text).text
    assert fold_with_map(once).text == once


@given(ANY)
def test_every_folded_character_knows_the_one_it_came_from(text):
    folded = fold_with_map(text)
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for place in range(len(folded.text)):
        start, end = folded.original(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[place] in fold_with_map(text[start:end]).text


@given(ANY, st.integers(0, 40), st.integers(0, 40))
def test_a_span_leads_back_to_words_that_fold_to_it(text, first, length):
    folded = fold_with_map(text)
    if first + length > len(folded.text) or not length:
        return
    start, end = folded.original(first, first + length)
    again = fold_with_map(text[start:end]).text
    assert folded.text[first : first + length] in again


def test_a_span_keeps_the_marks_that_close_its_word():
    folded = fold_with_map("لقاءً تواصلياً مع")
    place = folded.text.index("لقاء")
    assert folded.source[slice(*folded.original(place, place + 4))] == "لقاءً"
