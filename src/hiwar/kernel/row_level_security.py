"""On PostgreSQL a scoped table shows the rows of the current workspace alone: a migration's operation.

The server says where it is with `hiwar.workspace` and `hiwar.unscoped` (see `kernel.scope`). FORCE
holds the owner too; a superuser passes, so the server must not connect as one.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

CLOSE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS of_this_workspace ON {table};
CREATE POLICY of_this_workspace ON {table} USING (
  workspace_id::text = current_setting('hiwar.workspace', true)
  OR current_setting('hiwar.unscoped', true) = 'on'
);
"""
OPEN = """
DROP POLICY IF EXISTS of_this_workspace ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def close_table(schema_editor: Any, table: str) -> None:
    _run(schema_editor, table, CLOSE)


def open_table(schema_editor: Any, table: str) -> None:
    _run(schema_editor, table, OPEN)


def _run(schema_editor: Any, table: str, sql: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(sql.format(table=schema_editor.quote_name(table)))


class ProtectRows(Operation):
    """The policy of each new scoped model: `ProtectRows("Name", ...)`, last in the migration that makes them."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *models: str) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__qualname__, list(self.models), {})

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Changes no model."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, _from: Any, to_state: Any
    ) -> None:
        for name in self.models:
            close_table(schema_editor, to_state.apps.get_model(app_label, name)._meta.db_table)  # noqa: SLF001

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, _to: Any
    ) -> None:
        for name in self.models:
            open_table(schema_editor, from_state.apps.get_model(app_label, name)._meta.db_table)  # noqa: SLF001

    def describe(self) -> str:
        return f"Keep the rows of {', '.join(self.models)} inside their workspace"
