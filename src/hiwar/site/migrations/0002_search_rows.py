"""On PostgreSQL the index shows the entries of the current workspace alone, and only what is asked for.

Any policy keeps the database from using an index with an operator that might tell of hidden rows,
as `@@` might; the conditions of the policy itself may use one. So the policy asks what the query
asks (`hiwar.search.engine`): the index is used, and the rows of other workspaces stay hidden.
"""

from typing import Any

from django.db import migrations

from hiwar.kernel.row_level_security import close_table, open_table

PLAIN = ("search_text", "search_progress")
HERE = "workspace_id::text = current_setting('hiwar.workspace', true)"
OPEN = "current_setting('hiwar.unscoped', true) = 'on'"
CLOSE_ENTRIES = f"""
ALTER TABLE search_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY of_this_workspace ON search_entry FOR SELECT USING (
  {HERE} AND search_entry.terms @@ current_setting('hiwar.terms', true)::tsquery
);
CREATE POLICY added_here ON search_entry FOR INSERT WITH CHECK ({HERE} OR {OPEN});
CREATE POLICY changed_here ON search_entry FOR UPDATE USING ({HERE} OR {OPEN});
CREATE POLICY deleted_here ON search_entry FOR DELETE USING ({HERE} OR {OPEN});
"""
OPEN_ENTRIES = """
DROP POLICY of_this_workspace ON search_entry;
DROP POLICY added_here ON search_entry;
DROP POLICY changed_here ON search_entry;
DROP POLICY deleted_here ON search_entry;
ALTER TABLE search_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE search_entry DISABLE ROW LEVEL SECURITY;
"""


def close(apps: Any, schema_editor: Any) -> None:
    for table in PLAIN:
        close_table(schema_editor, table)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CLOSE_ENTRIES)


def open_again(apps: Any, schema_editor: Any) -> None:
    for table in PLAIN:
        open_table(schema_editor, table)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(OPEN_ENTRIES)


class Migration(migrations.Migration):
    dependencies = [("site", "0001_row_level_security"), ("search", "0002_terms")]
    operations = [migrations.RunPython(close, open_again)]
