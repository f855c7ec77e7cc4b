"""A server full of unions: exact totals, true standings, nothing of one in another."""

import pytest
from django.db.models import F

from hiwar.demands.domain.standings import untrue_standings
from hiwar.demands.models import Demand, DemandEvent
from hiwar.dialogue.domain.standings import untrue_standings as untrue_commitments
from hiwar.dialogue.models import Commitment, Round, RoundItem
from hiwar.kernel.scope import unscoped
from hiwar.site.demonstration.scale import ScaleRefused, load_scale
from hiwar.site.demonstration.scale.sizes import sizes

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def test_the_totals_are_those_asked_for_and_the_first_is_the_biggest():
    made = sizes(500)
    assert sum(size.demands for size in made) == 100_000
    assert sum(size.events for size in made) == 1_000_000
    assert sum(size.commitments for size in made) == 200_000
    assert (made[0].rounds, 4_900 < made[0].demands < 5_100) == (40, True)


def test_two_unions_stand_with_their_ledgers_folded():
    made = list(load_scale(2))
    with unscoped("the test counts every union"):
        assert Demand.objects.count() == sum(size.demands for size in made) == 400
        assert DemandEvent.objects.count() == 4_000
        assert Commitment.objects.count() == 800
        assert Round.objects.count() == sum(size.rounds for size in made)
        assert list(untrue_standings()) == []
        assert list(untrue_commitments()) == []
        assert RoundItem.objects.filter(round__workspace=F("demand__workspace")).exists()
        strays = DemandEvent.objects.exclude(meeting=None).exclude(
            workspace=F("meeting__workspace")
        )
        assert not strays.exists()


def test_it_is_made_once_and_never_on_a_public_server(settings):
    list(load_scale(1))
    with pytest.raises(ScaleRefused, match="من قبل"):
        list(load_scale(1))
    settings.HIWAR_ENVIRONMENT = "production"
    with pytest.raises(ScaleRefused, match="خادم عمومي"):
        list(load_scale(1))
