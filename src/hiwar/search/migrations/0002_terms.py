"""The lexemes of entries: an FTS5 table on SQLite, a tsvector column with its GIN index on PostgreSQL."""

from typing import Any

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_terms USING fts5(
  terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '#'"
)
"""
POSTGRESQL = """
ALTER TABLE search_entry ADD COLUMN terms tsvector NOT NULL;
ALTER TABLE search_entry ALTER COLUMN terms SET STORAGE EXTERNAL;
ALTER TABLE search_entry SET (toast_tuple_target = 128);
CREATE INDEX search_entry_terms ON search_entry USING gin (terms) WITH (fastupdate = off);
"""


def make(apps: Any, schema_editor: Any) -> None:
    is_server = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL if is_server else SQLITE)


def unmake(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN terms")
    else:
        schema_editor.execute("DROP TABLE search_terms")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
