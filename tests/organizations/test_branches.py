"""Rights over a branch reach all under it; coverage shows our best standing in each region."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from tests.conftest import make_user

from hiwar.kernel.errors import NotAllowed
from hiwar.organizations import domain
from hiwar.organizations.queries import branch_ids_of, coverage
from hiwar.places.models import Area
from hiwar.workspaces.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def areas(db):
    """As the migration loads them; tests that commit empty the table."""
    import_module("hiwar.places.migrations.0002_areas").load(apps, None)


@pytest.fixture
def coordinator(acting):
    return User.objects.get(pk=acting("coordinator").user_id)


def test_an_assignment_opens_the_branch_and_all_under_it(
    secretary, at, coordinator, union, region, branch
):
    assert branch_ids_of(coordinator.pk) == set()
    given = domain.assign(actor=secretary, at=at, user=coordinator, organization=region)
    assert branch_ids_of(coordinator.pk) == {region.pk, branch.pk}
    domain.end_assignment(actor=secretary, at=at, assignment=given)
    domain.end_assignment(actor=secretary, at=at, assignment=given)
    assert branch_ids_of(coordinator.pk) == set()


def test_a_branch_is_opened_once_to_somebody(secretary, at, coordinator, region):
    domain.assign(actor=secretary, at=at, user=coordinator, organization=region)
    with pytest.raises(domain.AlreadyAssigned):
        domain.assign(actor=secretary, at=at, user=coordinator, organization=region)


def test_only_a_branch_of_ours_is_opened(secretary, at, coordinator, administration):
    with pytest.raises(domain.NotOurs):
        domain.assign(actor=secretary, at=at, user=coordinator, organization=administration)


def test_only_to_somebody_who_has_a_place_here(secretary, at, region):
    with pytest.raises(domain.NoPlaceHere):
        domain.assign(
            actor=secretary, at=at, user=make_user("غريب", "outsider"), organization=region
        )


@pytest.mark.parametrize("role", ["rapporteur", "coordinator", "member", "auditor"])
def test_only_the_secretary_opens_a_branch(acting, at, coordinator, region, role):
    with pytest.raises(NotAllowed):
        domain.assign(actor=acting(role), at=at, user=coordinator, organization=region)


def test_every_region_has_a_tile_and_says_how_we_stand_there(areas, secretary, add, union):
    tiles = coverage(secretary)
    assert [tile.region.code for tile in tiles] == [f"{n:02d}" for n in range(1, 13)]
    assert {tile.standing for tile in tiles} == {"none"}
    area = Area.objects.get
    until = date(2025, 12, 8)
    souss = add(
        "سوس", parent=union, is_ours=True, area=area(code="09"), standing="elected",
        bureau_until=until,
    )  # fmt: skip
    add("الشرق", parent=union, is_ours=True, area=area(code="02.411"), standing="provisional")
    add("مديرية", kind="administration", area=area(code="04"), standing="elected")
    tiles = {tile.region.code: tile for tile in coverage(secretary)}
    assert (tiles["09"].standing, tiles["09"].branch) == ("elected", souss)
    assert tiles["09"].branch.bureau_until == until
    assert tiles["02"].standing == "provisional"
    assert (tiles["04"].standing, tiles["04"].branch) == ("none", None)


def test_the_branch_of_the_region_speaks_for_it_before_those_of_its_provinces(
    areas, secretary, add, union
):
    area = Area.objects.get
    add("وجدة", parent=union, is_ours=True, area=area(code="02.411"), standing="elected")
    own = add("الشرق", parent=union, is_ours=True, area=area(code="02"), standing="provisional")
    tile = next(tile for tile in coverage(secretary) if tile.region.code == "02")
    assert (tile.branch, tile.standing) == (own, "provisional")
