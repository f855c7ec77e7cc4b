"""The current workspace. Every scoped query is filtered by it; without one, the query raises."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection

_current: ContextVar[UUID | None] = ContextVar("hiwar_workspace", default=None)
_open: ContextVar[str | None] = ContextVar("hiwar_unscoped", default=None)


class Unscoped(RuntimeError):  # noqa: N818
    """A scoped table was queried outside any workspace: a defect of ours, never the user's."""


def current_workspace() -> UUID | None:
    return _current.get()


def is_unscoped() -> bool:
    return _open.get() is not None


def _is_aborted() -> bool:
    """Inside a failed transaction nothing can be said, and its rollback restores what was said before it."""
    driver = connection.connection
    return driver is not None and driver.info.transaction_status.name == "INERROR"


def _tell_database() -> None:
    """On PostgreSQL row-level security holds the same line: tell the session where we are."""
    if connection.vendor != "postgresql" or _is_aborted():
        return
    workspace = _current.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hiwar.workspace', %s, false), set_config('hiwar.unscoped', %s, false)",
            [str(workspace) if workspace else "", "on" if is_unscoped() else "off"],
        )


@contextmanager
def in_workspace(workspace_id: UUID) -> Iterator[None]:
    """Everything inside sees the rows of this workspace alone."""
    token, shut = _current.set(workspace_id), _open.set(None)
    _tell_database()
    try:
        yield
    finally:
        _current.reset(token)
        _open.reset(shut)
        _tell_database()


@contextmanager
def unscoped(reason: str) -> Iterator[None]:
    """Open every workspace, for what stands above them: sign-in, backup, checks. Say why."""
    token = _open.set(reason)
    _tell_database()
    try:
        yield
    finally:
        _open.reset(token)
        _tell_database()
