"""The index of every workspace: filled where a new analyser, or none, went through it; checked."""

from collections.abc import Iterator

from django_tasks import task

from hiwar.kernel.clock import now
from hiwar.kernel.scope import in_workspace
from hiwar.kernel.transactions import write
from hiwar.search.filling import expect_filling, fill_some, untrue_entries
from hiwar.workspaces.models import Workspace


def expect_all() -> bool:
    """Whether any workspace has registers to be filled."""
    behind = [_expect(workspace) for workspace in Workspace.objects.all()]
    return any(behind)


def _expect(workspace: Workspace, *, anew: bool = False) -> bool:
    with in_workspace(workspace.pk), write():
        return expect_filling(workspace.pk, anew=anew)


def reindex(*, anew: bool) -> Iterator[tuple[str, int]]:
    """Workspace by workspace, with the number of objects gone through. Goes on where it was stopped,
    unless all is to be done anew.
    """
    for workspace in Workspace.objects.order_by("pk"):
        _expect(workspace, anew=anew)
        done = 0
        while (some := _some(workspace)) is not None:
            done += some
        yield workspace.name_ar, done


def _some(workspace: Workspace) -> int | None:
    """In a transaction of its own: writers wait for a batch, never for the whole."""
    with in_workspace(workspace.pk), write():
        return fill_some(workspace.pk, now())


@task()
def fill_indexes() -> None:
    for _name, _done in reindex(anew=False):
        pass


def check_indexes() -> Iterator[tuple[str, list[str]]]:
    for workspace in Workspace.objects.order_by("pk"):
        with in_workspace(workspace.pk):
            yield workspace.name_ar, list(untrue_entries(workspace.pk))
