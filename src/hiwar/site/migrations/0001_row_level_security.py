"""On PostgreSQL every scoped table shows the rows of the current workspace alone.

The server says where it is with `hiwar.workspace` and `hiwar.unscoped` (see `kernel.scope`). FORCE
holds the owner too; a superuser passes, so the server must not connect as one.
"""

from typing import Any

from django.db import migrations

POLICY = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY of_this_workspace ON {table} USING (
  workspace_id::text = current_setting('hiwar.workspace', true)
  OR current_setting('hiwar.unscoped', true) = 'on'
);
"""
NONE = """
DROP POLICY of_this_workspace ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
APPS = (
    "workspaces", "people", "documents", "organizations", "meetings", "demands", "dialogue", "review",
)  # fmt: skip


def scoped_tables(apps: Any) -> list[str]:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [
        model._meta.db_table
        for model in models
        if any(field.attname == "workspace_id" for field in model._meta.concrete_fields)
    ]


def _run(apps: Any, schema_editor: Any, sql: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table in scoped_tables(apps):
            schema_editor.execute(sql.format(table=schema_editor.quote_name(table)))


def close(apps: Any, schema_editor: Any) -> None:
    _run(apps, schema_editor, POLICY)


def open_again(apps: Any, schema_editor: Any) -> None:
    _run(apps, schema_editor, NONE)


class Migration(migrations.Migration):
    dependencies = [(app, "0001_initial") for app in APPS]
    operations = [migrations.RunPython(close, open_again)]
