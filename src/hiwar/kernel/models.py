"""Base models: a row with a time-sorted id; a row that belongs to a workspace."""

from typing import Any, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.ids import new_id
from hiwar.kernel.scope import Unscoped, current_workspace, is_unscoped

Scoped_co = TypeVar("Scoped_co", bound=models.Model, covariant=True)


class Row(models.Model):
    """A row with a UUIDv7."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class ScopedManager(models.Manager[Scoped_co]):
    """Filters by the current workspace; raises Unscoped where there is none."""

    def get_queryset(self) -> models.QuerySet[Scoped_co]:
        rows = super().get_queryset()
        if is_unscoped():
            return rows
        workspace = current_workspace()
        if workspace is None:
            message = f"{self.model._meta.label} was queried outside a workspace"  # noqa: SLF001
            raise Unscoped(message)
        return rows.filter(workspace_id=workspace)

    def none(self) -> models.QuerySet[Scoped_co]:
        """No row of any workspace: a form's class may say so before there is one."""
        return super().get_queryset().none()


class ScopedRow(Row):
    """A row of one workspace. Saving fills the current one and refuses any other."""

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="+", editable=False
    )

    objects = ScopedManager[Self]()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._claim()
        super().save(*args, **kwargs)

    def _claim(self) -> None:
        """Belong to the current workspace; raise Unscoped where the row belongs to another."""
        here = current_workspace()
        claimed: Any = self.workspace_id  # None before the first save, whatever the column says
        if claimed is None and here is not None:
            self.workspace_id = here
        elif claimed is None or (not is_unscoped() and claimed != here):
            message = f"{self._meta.label} was saved outside its workspace"
            raise Unscoped(message)


def fitted(row: models.Model, column: str, text: str) -> str:
    """Cut to the column: folding may lengthen a name (a ligature becomes its words), and PostgreSQL refuses."""
    limit: int | None = getattr(row._meta.get_field(column), "max_length", None)  # noqa: SLF001
    return text[:limit]


class Audience(models.TextChoices):
    """Who, inside the workspace, may read."""

    BUREAU = "bureau", _("the bureau")
    MEMBERS = "members", _("all members")
