"""The index follows every write, and shows each actor what they may read."""

import pytest
from tests.conftest import AT
from tests.demands import worlds

from hiwar.demands.domain import correct_demand, remove_demand, share_demand
from hiwar.search import analyse
from hiwar.search.finding import Chosen, find

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def found(actor, words, **chosen):
    """Register -> how many answer."""
    findings = find(actor, analyse(words), Chosen(**chosen))
    return {group.source.key: group.total for group in findings.groups}


@pytest.fixture
def demand(secretary):
    dossier = worlds.an_open_dossier(secretary)
    return worlds.a_demand(
        secretary, dossier, "الرفع من التعويضات الجزافية لموظفي المصالح الخارجية"
    )


def test_a_demand_is_found_as_soon_as_it_is_entered(secretary, demand):
    assert found(secretary, "تعويض جزافي") == {"demands": 1}


def test_a_corrected_wording_is_found_and_the_old_one_is_not(secretary, demand):
    correct_demand(actor=secretary, at=AT, demand=demand, wording_ar="إحداث مقصف لائق")
    assert found(secretary, "مقصف") == {"demands": 1}
    assert found(secretary, "تعويض") == {}


def test_what_is_removed_is_not_found(secretary, demand):
    remove_demand(actor=secretary, at=AT, demand=demand)
    assert found(secretary, "تعويض") == {}


def test_a_member_finds_and_counts_what_is_shared_alone(secretary, acting, demand):
    member = acting("member")
    assert found(member, "تعويض") == {}
    share_demand(actor=secretary, at=AT, demand=demand, audience="members")
    assert found(member, "تعويض") == {"demands": 1}
