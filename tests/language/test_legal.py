"""Numbers of legal texts, in all their spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiwar.language import find_legal_numbers, legal_key


@pytest.mark.parametrize(
    "text",
    [
        "طبقا للمرسوم رقم 2.11.621 الصادر",
        "المرسوم رقم ٢.١١.٦٢١",
        "المرسوم رقم ۲-۱۱-۶۲۱",
        "المرسوم عدد 2/11/621",
        "مرسوم رقم 2 . 11 . 621",
        "مرسوم 621.11.2",
        "le décret n° 2-11-621 du 25 novembre",
        "décret n°02-11-621",
    ],
)
def test_one_number_in_all_its_spellings_has_one_key(text):
    (found,) = find_legal_numbers(text)
    assert found.key == "2.11.621" == legal_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("القانون رقم 65.99 المتعلق بمدونة الشغل", "65.99"),
        ("loi n° 65-99", "65.99"),
        ("منشور رقم 7/2009", "7.2009"),
        ("المنشور رقم 12", "12"),
    ],
)
def test_a_number_of_fewer_groups_needs_the_word_that_names_the_text(text, key):
    assert [found.key for found in find_legal_numbers(text)] == [key]


@pytest.mark.parametrize(
    "text", ["خصص 65,99 درهما", "يوم 12 نونبر 2025", "312 موظفا", "من 15.97 إلى 20", ""]
)
def test_amounts_days_and_counts_are_no_legal_numbers(text):
    assert list(find_legal_numbers(text)) == []


def test_two_laws_whose_groups_change_places_stay_two():
    assert legal_key("15.97") != legal_key("97.15")


@given(st.text(max_size=80))
def test_every_number_found_slices_back_to_its_own_key(text):
    for found in find_legal_numbers(text):
        assert legal_key(text[found.start : found.end]) == found.key


@given(st.integers(1, 3), st.integers(0, 99), st.integers(0, 999), st.sampled_from(".-/"))
def test_the_key_does_not_depend_on_the_sign_between(first, second, third, sign):
    assert legal_key(f"{first}{sign}{second}{sign}{third}") == legal_key(
        f"{first}.{second}.{third}"
    )
