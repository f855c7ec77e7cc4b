"""On PostgreSQL every scoped table of the first migrations shows the rows of the current workspace alone.

Later tables bring their policy with them: `kernel.row_level_security.ProtectRows`.
"""

from typing import Any

from django.db import migrations

from hiwar.kernel.row_level_security import close_table, open_table

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


def close(apps: Any, schema_editor: Any) -> None:
    for table in scoped_tables(apps):
        close_table(schema_editor, table)


def open_again(apps: Any, schema_editor: Any) -> None:
    for table in scoped_tables(apps):
        open_table(schema_editor, table)


class Migration(migrations.Migration):
    dependencies = [(app, "0001_initial") for app in APPS]
    operations = [migrations.RunPython(close, open_again)]
