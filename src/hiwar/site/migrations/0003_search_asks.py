"""The policy asks three things instead of one, as `hiwar.search.engine` does: the index leaps from
one to the other, and walks no further through a common word than the month or the reader asked for.
"""

from typing import Any

from django.db import migrations

HERE = "workspace_id::text = current_setting('hiwar.workspace', true)"
ASKED = "search_entry.terms @@ current_setting('hiwar.{}', true)::tsquery"
ALTER = "ALTER POLICY of_this_workspace ON search_entry USING ({})"


def _ask(schema_editor: Any, *names: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        asked = " AND ".join([HERE, *(ASKED.format(name) for name in names)])
        schema_editor.execute(ALTER.format(asked))


def ask_three(apps: Any, schema_editor: Any) -> None:
    _ask(schema_editor, "terms", "among", "when")


def ask_one(apps: Any, schema_editor: Any) -> None:
    _ask(schema_editor, "terms")


class Migration(migrations.Migration):
    dependencies = [("site", "0002_search_rows")]
    operations = [migrations.RunPython(ask_three, ask_one)]
