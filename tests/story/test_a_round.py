"""A dialogue round in a browser: pasted, reviewed by keyboard, and the dossier stands."""

import pytest

from hiwar.demands.models import Demand, Gain
from hiwar.dialogue.models import Commitment, Round
from hiwar.kernel.scope import in_workspace
from hiwar.meetings.models import Attendance
from hiwar.review.models import Judgement

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PATIENCE = 180  # seconds a person has for a whole paper by keyboard


def refused() -> list[str]:
    return [
        str(row.finding)
        for row in Judgement.objects.filter(verdict="refused").select_related("finding")
    ]


def test_a_dialogue_round_becomes_a_dossier_of_33_demands_under_7_heads(review_by_keyboard, union):
    page, seconds = review_by_keyboard("twin_round")
    assert seconds < PATIENCE
    with in_workspace(union.workspace_id):
        assert refused() == []
        assert Demand.objects.exclude(number=None).count() == 33
        heads = Demand.objects.filter(number=None)
        assert heads.count() == 7
        assert all(head.children.exists() for head in heads)
        assert Gain.objects.filter(said_by="other_side").count() == 8
        assert Gain.objects.filter(said_by="us").count() == 8
        assert Gain.objects.exclude(demand=None).exists()
        commitment = Commitment.objects.get()
        assert commitment.demands.count() == 33
        held = Round.objects.get()
        assert str(held.meeting.held_on) == "2025-02-03"
        assert {row.side for row in Attendance.objects.all()} >= {"issuer", "counterpart"}
    page.goto(page.url.split("/readings/")[0] + "/dossier/?all=1")
    assert page.locator("tr.dm:not(.dm--head)").count() == 33
    assert page.locator("tr.dm--head").count() == 7
    assert page.locator("tr.dm--child").count() == 30
