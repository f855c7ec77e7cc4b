"""The day is 20 November 2025; a union with four rounds behind it."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from tests.demands import worlds as demand_worlds
from tests.dialogue import accounts_worlds


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2025, 11, 20, 10, 42, tzinfo=UTC))


@pytest.fixture
def dossier(secretary):
    return demand_worlds.an_open_dossier(secretary)


@pytest.fixture
def world(lived_in):
    return lived_in


@pytest.fixture
def told(secretary, remembered):
    return remembered(
        "told", lambda: accounts_worlds.a_told_dialogue(secretary), base=secretary.workspace_id
    )
