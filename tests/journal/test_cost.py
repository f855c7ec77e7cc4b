"""An entry is written with every write of every app: what it costs is held here."""

import pytest
from django.db import transaction

from hiwar.journal.domain import record
from hiwar.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


def test_an_entry_takes_four_queries(secretary, at, django_assert_num_queries):
    """The head held, the entry, its payload, the head moved on; and the transaction around them."""
    workspace = Workspace.objects.get(pk=secretary.workspace_id)
    with django_assert_num_queries(6), transaction.atomic():
        record("workspaces.workspace.renamed", actor=secretary, at=at, about=workspace)
