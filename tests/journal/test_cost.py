"""An entry is written with every write of every app: what it costs is held here."""

import pytest
from django.db import transaction

from hiwar.journal.domain import Written, record, record_all, verify
from hiwar.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


def test_an_entry_takes_four_queries(secretary, at, django_assert_num_queries):
    """The head held, the entry, its payload, the head moved on; and the transaction around them."""
    workspace = Workspace.objects.get(pk=secretary.workspace_id)
    with django_assert_num_queries(6), transaction.atomic():
        record("workspaces.workspace.renamed", actor=secretary, at=at, about=workspace)


def test_a_block_of_entries_takes_what_one_takes_and_keeps_the_chain(
    secretary, at, django_assert_num_queries
):
    workspace = Workspace.objects.get(pk=secretary.workspace_id)
    block = [Written(workspace, {"name_fr": ""}, {"name_fr": str(n)}) for n in range(50)]
    with django_assert_num_queries(6), transaction.atomic():
        entries = record_all("workspaces.workspace.renamed", actor=secretary, at=at, writes=block)
    assert [entry.sequence for entry in entries] == list(range(3, 53))
    assert verify(secretary.workspace_id) is None


def test_an_empty_block_writes_nothing(secretary, at, django_assert_num_queries):
    with django_assert_num_queries(2), transaction.atomic():
        assert record_all("workspaces.workspace.renamed", actor=secretary, at=at, writes=[]) == []
