from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import light_stem, name_key, similarity, tokens


def test_spellings_of_a_name_share_a_key():
    assert name_key("السيد عبد الرحيم الوردي") == name_key("عبدالرحيم الوردى")
    assert name_key("الحاجّ إدريس الزمّوري") == "ادريس الزموري"


def test_words_break_between_letters_and_digits():
    assert [token.text for token in tokens("السبت4مارس2017")] == ["السبت", "4", "مارس", "2017"]


def test_inflections_share_a_stem():
    assert light_stem("المستخدمين") == light_stem("مستخدمون") == light_stem("للمستخدمين")
    assert light_stem("المطالب") == light_stem("مطلب")


@given(st.text())
def test_a_stem_is_never_longer_than_its_word_folded(word):
    assert len(light_stem(word)) <= max(len(word) * 18, 1)


def test_the_same_demand_in_fewer_words_is_alike():
    score, shared = similarity(
        "رفع قيمة المنحة السنوية لحراس المواقع الأثرية", "المنحة السنوية لحراس المواقع"
    )
    assert score > 0.75
    assert "المنحه" in shared


def test_different_demands_are_not_alike():
    score, _ = similarity("توفير مقر لائق للجمعية", "إحداث لجنة ثنائية لتتبع صرف المنح")
    assert score < 0.3


def test_nothing_is_like_nothing():
    assert similarity("", "من إلى") == (0.0, [])
