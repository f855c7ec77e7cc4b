"""The policy is told the workspace once a query, and not once an entry: a subquery of its own is
worked out beforehand. As a text still, so that no index of workspaces is walked instead of the words.
"""

from typing import Any

from django.db import migrations

EACH = "workspace_id::text = current_setting('hiwar.workspace', true)"
ONCE = "workspace_id::text = (SELECT current_setting('hiwar.workspace', true))"
ASKED = "search_entry.terms @@ current_setting('hiwar.{}', true)::tsquery"
ALTER = "ALTER POLICY of_this_workspace ON search_entry USING ({})"


def _tell(schema_editor: Any, here: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        asked = [ASKED.format(name) for name in ("terms", "among", "when")]
        schema_editor.execute(ALTER.format(" AND ".join([here, *asked])))


def tell_once(apps: Any, schema_editor: Any) -> None:
    _tell(schema_editor, ONCE)


def tell_each(apps: Any, schema_editor: Any) -> None:
    _tell(schema_editor, EACH)


class Migration(migrations.Migration):
    dependencies = [("site", "0003_search_asks")]
    operations = [migrations.RunPython(tell_once, tell_each)]
