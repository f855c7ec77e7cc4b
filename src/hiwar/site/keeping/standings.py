"""Every standing kept beside a ledger against the ledger folded again."""

from collections.abc import Iterator
from itertools import chain

from hiwar.demands.domain.standings import untrue_standings
from hiwar.dialogue.domain.standings import untrue_standings as untrue_commitments
from hiwar.kernel.scope import in_workspace
from hiwar.workspaces.models import Workspace


def check_standings() -> Iterator[tuple[str, int]]:
    """Workspace by workspace: its name, and how many rows disagree with their ledger."""
    for workspace in Workspace.objects.order_by("id"):
        with in_workspace(workspace.id):
            yield (
                workspace.name_ar,
                sum(1 for _row in chain(untrue_standings(), untrue_commitments())),
            )
