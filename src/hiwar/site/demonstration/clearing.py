"""Throwing the demonstration away: every row of its workspace, its journal, its documents, its users."""

import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from hiwar.journal.models import Entry, Head, Payload
from hiwar.kernel.scope import unscoped
from hiwar.kernel.transactions import write
from hiwar.workspaces.models import Membership, User, Workspace

GUARD = import_module("hiwar.journal.migrations.0002_append_only")


class _Editor:
    """As much of a schema editor as the guard needs; unlike Django's, it works in a transaction."""

    connection = connection

    @staticmethod
    def execute(sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def clear_rows(workspace: Workspace) -> None:
    """Every row of it, or none."""
    with unscoped("the demonstration is thrown away whole"), write():
        for model in _scoped_models():
            _clear_rows(model, workspace.id)
        _clear_journal(workspace.id)
        Workspace.objects.filter(pk=workspace.id).delete()
        places = Membership.objects.values("user")
        User.objects.filter(is_demonstration=True).exclude(pk__in=places).delete()


def clear_files(workspace_id: UUID) -> None:
    """Its documents and the heads of its journal kept outside, once no row names them."""
    shutil.rmtree(Path(settings.MEDIA_ROOT) / str(workspace_id), ignore_errors=True)
    _forget_heads(workspace_id)


def _scoped_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if any(field.name == "workspace" for field in model._meta.fields)  # noqa: SLF001 - documented
    ]


def _clear_rows(model: type[models.Model], workspace_id: UUID) -> None:
    """In any order: foreign keys are checked when the transaction ends."""
    rows = model._base_manager.filter(workspace=workspace_id)  # noqa: SLF001
    for relation in model._meta.many_to_many:  # noqa: SLF001
        through: Any = relation.remote_field.through
        if through._meta.auto_created:  # noqa: SLF001
            own = {f"{relation.m2m_field_name()}__in": rows.values("pk")}
            _delete(through._base_manager.filter(**own))  # noqa: SLF001
    _delete(rows)


def _delete(rows: models.QuerySet[models.Model]) -> None:
    """Past PROTECT, which guards single rows and not a workspace that goes with all of them."""
    rows._raw_delete(rows.db)  # noqa: SLF001


def _clear_journal(workspace_id: UUID) -> None:
    """The journal refuses to lose an entry; it is opened for this workspace's and shut again."""
    GUARD.open_again(apps, _Editor)
    for model in (Entry, Payload, Head):
        _delete(model._base_manager.filter(workspace_id=workspace_id))  # noqa: SLF001
    GUARD.guard(apps, _Editor)


def _forget_heads(workspace_id: UUID) -> None:
    """Heads exported for it would tell of a chain that was cut."""
    for path in Path(settings.JOURNAL_HEADS).glob("*.jsonl"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if json.loads(line)["workspace"] != str(workspace_id)]
        if len(kept) < len(lines):
            path.write_text("".join(kept), encoding="utf-8")
