"""What the analysis makes of a demand's words, and the lexicon's own laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import fold
from hiwar.matching.rings import Role, all_rings
from hiwar.matching.words import analyse, arabic_stem, is_french


def rings_of(text: str) -> list[set[str]]:
    lexicon = all_rings()
    return [{lexicon[ring].name for ring in unit.rings} for unit in analyse(text).units]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الرفع من الأجور", "زيادة الرواتب"),
        ("إحداث مقصف", "خلق مطعم"),
        ("موظفو الجماعات الترابية", "شغيلة الجماعات المحلية"),
        ("مراكز الاصطياف", "العطلة الصيفية"),
        ("augmenter les salaires", "زيادة الأجور"),
    ],
)
def test_words_that_stand_for_one_another_share_a_ring(one, other):
    for ours in rings_of(one):
        assert any(ours & theirs for theirs in rings_of(other)), ours


@pytest.mark.parametrize(
    "word", ["بالتعويضات", "وللتعويضات", "تعويضاتهم", "التَّعويضات", "تعويضـــات"]
)
def test_clitics_endings_marks_and_tatweel_come_off(word):
    assert arabic_stem(fold(word)) == arabic_stem("تعويض")


def test_only_the_head_of_a_demand_is_an_action():
    units = analyse("خلق منح تحفيزية للأطر").units
    assert [unit.head for unit in units] == [True, False, False, False]
    assert "provide" not in rings_of("خلق منح تحفيزية")[1]
    assert "provide" in rings_of("منح تعويض")[0]


def test_a_phrase_of_the_lexicon_is_one_unit_in_the_spelling_of_the_text():
    analysis = analyse("صرف الساعات الإضافية")
    assert analysis.written == ("صرف", "الساعات الإضافية")
    assert analysis.units[1].role is Role.OBJECT


def test_the_language_is_told_by_the_letters():
    assert is_french("Créer une crèche (حضانة)")
    assert not is_french("تفعيل Portnet لرقمنة المعاملات")


@given(st.text())
def test_any_text_can_be_taken_apart(text):
    analysis = analyse(text)
    assert len(analysis.units) == len(analysis.written)


def test_every_ring_speaks_both_languages_and_is_named_once():
    lexicon = all_rings()
    assert len(lexicon) >= 350
    assert all(ring.arabic and ring.french for ring in lexicon)
    names = [(ring.field, ring.name) for ring in lexicon]
    assert len(set(names)) == len(names)


def test_no_member_of_a_ring_is_written_in_the_other_language():
    for ring in all_rings():
        assert not any(is_french(member) for member in ring.arabic), ring.name
        assert all(
            is_french(member) or member.isdigit()
            for member in ring.french
            if not member[0].isdigit()
        ), ring.name
