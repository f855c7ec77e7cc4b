import pytest

from hiwar.language import all_areas, areas_named
from hiwar.language.gazetteer import city_name, find_areas


def names_in(text):
    return [text[area.start : area.end] for area in find_areas(text)]


def test_territory_is_whole_and_hangs_together():
    areas = all_areas()
    codes = {area.code for area in areas}
    assert sum(area.level == "region" for area in areas) == 12
    assert len(codes) == len(areas)
    assert all(area.parent_code in codes for area in areas if area.level != "region")
    assert all(area.parent_code is None for area in areas if area.level == "region")


@pytest.mark.parametrize("written", ["الدارالبيضاء", "الدار البيضاء", "العاصمة الاقتصادية"])
def test_city_under_all_its_names(written):
    assert city_name(areas_named(written)[0]) == "الدار البيضاء"


def test_marker_chooses_the_level():
    assert areas_named("إقليم خريبكة")[0].level == "province"
    assert areas_named("جماعة خريبكة")[0].level == "commune"


def test_unknown_name_is_nowhere():
    assert areas_named("مدينة الأحلام البعيدة") == []


def test_places_are_found_behind_their_proclitics():
    assert names_in("التأم الفرع بوزان ثم بالقنيطرة، وحضر مناضلو فاس.") == [
        "وزان",
        "القنيطرة",
        "فاس",
    ]


def test_everyday_words_are_no_places_without_a_marker():
    assert names_in("رؤية جديدة وصون كرامة العمال وانطلاقة الجديدة") == []
    assert names_in("احتضنت مدينة الجديدة اللقاء") == ["مدينة الجديدة"]
