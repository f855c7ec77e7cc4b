"""Every workspace's journal against its own chain and the heads exported so far."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hiwar.journal.domain import Break, verify
from hiwar.journal.domain.heads import exported_heads
from hiwar.journal.models import Head
from hiwar.workspaces.models import Workspace


def check_journals() -> Iterator[tuple[str, Break | None]]:
    """Workspace by workspace; one whose row is gone but whose head was kept is told by its id."""
    folder = Path(settings.JOURNAL_HEADS)
    kept = exported_heads(folder) if folder.exists() else {}
    names = {workspace.id: workspace.name_ar for workspace in Workspace.objects.all()}
    known = {*names, *kept, *Head.objects.values_list("workspace_id", flat=True)}
    for workspace_id in sorted(known):
        yield (
            names.get(workspace_id, str(workspace_id)),
            verify(workspace_id, exported=kept.get(workspace_id, ())),
        )
