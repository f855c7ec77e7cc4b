"""Morocco's territory is there from the first migration, and found by name."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import translation

from hiwar.places.models import Area
from hiwar.places.queries import areas_named, regions, regions_and_provinces

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture(autouse=True)
def areas(db):
    """As the migration loads them; tests that commit empty the table."""
    import_module("hiwar.places.migrations.0002_areas").load(apps, None)


def test_there_are_twelve_regions_in_their_official_order():
    assert [area.code for area in regions()] == [f"{n:02d}" for n in range(1, 13)]


def test_every_area_stands_in_a_wider_one():
    assert not Area.objects.filter(parent=None).exclude(level="region").exists()
    assert Area.objects.filter(level="province", parent__level="region").count() == 83
    assert Area.objects.filter(level="commune", parent__level="province").count() > 1500


def test_a_region_heads_its_provinces():
    codes = [area.code for area in regions_and_provinces()[:3]]
    assert codes[0] == "01"
    assert all(code.startswith("01.") for code in codes[1:])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("سوس ماسة", "09"),
        ("جهة سوس - ماسة", "09"),
        ("Souss-Massa", "09"),
        ("Oujda-Angad", "02.411"),
    ],
)
def test_an_area_is_found_in_two_scripts(name, code):
    assert areas_named(name)[0].code == code


def test_the_wider_area_of_a_name_comes_first():
    assert [area.level for area in areas_named("وجدة")] == ["province", "commune"]
    assert [area.level for area in areas_named("جماعة وجدة")] == ["commune"]


def test_a_name_of_no_place_finds_none():
    assert areas_named("لا مكان") == []
    assert areas_named(" ") == []


def test_names_follow_the_reader():
    region = Area.objects.get(code="09")
    assert region.name == "سوس - ماسة"
    with translation.override("fr"):
        assert region.name == "Souss-Massa"
