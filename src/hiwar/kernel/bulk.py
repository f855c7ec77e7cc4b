"""Thousands of rows in one statement, prepared once: what `bulk_create` and `bulk_update` do in
hundreds of statements of many values, of which most of the time goes into composing them.

No signal and no `save` of the model is asked; a scoped row is claimed by its workspace all the same.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, connections, models

from hiwar.kernel.models import ScopedRow

Statement = tuple[str, list[list[Any]]]


def insert_rows(rows: Sequence[models.Model]) -> None:
    """New rows of one model, whole; ids are set already."""
    if not rows:
        return
    _run(_insertion(rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as `save` leaves it


def put_rows(rows: Sequence[models.Model], *, unique: str, columns: Collection[str]) -> None:
    """New rows; where one with the same `unique` column stands, its `columns` become these."""
    if not rows:
        return
    sql, values = _insertion(rows)
    set_to = ", ".join(
        f"{name} = EXCLUDED.{name}" for name in (_column(rows[0], each) for each in columns)
    )
    _run((f"{sql} ON CONFLICT ({_column(rows[0], unique)}) DO UPDATE SET {set_to}", values))


def update_rows(rows: Sequence[models.Model], columns: Collection[str]) -> None:
    """Write these columns of rows that stand already."""
    if not rows:
        return
    for row in rows:
        _claim(row)
    meta: Any = rows[0]._meta  # noqa: SLF001 - Django's documented Meta API
    fields = [meta.get_field(name) for name in (*columns, meta.pk.name)]
    names = [connection.ops.quote_name(field.column) for field in fields]
    set_to = ", ".join(f"{name} = %s" for name in names[:-1])
    table = connection.ops.quote_name(meta.db_table)
    _run((f"UPDATE {table} SET {set_to} WHERE {names[-1]} = %s", _values(rows, fields)))  # noqa: S608 - our own columns


def _insertion(rows: Sequence[models.Model]) -> Statement:
    for row in rows:
        _claim(row)
    meta: Any = rows[0]._meta  # noqa: SLF001
    fields = meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", _values(rows, fields)  # noqa: S608 - our own columns


def _claim(row: models.Model) -> None:
    if isinstance(row, ScopedRow):
        row._claim()  # noqa: SLF001 - what `save` asks


def _column(row: models.Model, name: str) -> str:
    meta: Any = row._meta  # noqa: SLF001
    return str(connection.ops.quote_name(meta.get_field(name).column))


def _values(rows: Sequence[models.Model], fields: Iterable[Any]) -> list[list[Any]]:
    told = [(field.attname, _prepared(field)) for field in fields]
    return [
        [None if (value := getattr(row, name)) is None else ready(value) for name, ready in told]
        for row in rows
    ]


def _prepared(field: Any) -> Callable[[Any], Any]:
    """What the field makes of a value, the commonest kinds without asking it."""
    database = connections[connection.alias]
    plain = field
    while plain.remote_field:
        plain = plain.target_field
    kind = plain.get_internal_type()

    def asked(value: Any) -> Any:
        return field.get_db_prep_save(value, database)

    if kind in ("CharField", "TextField"):
        return lambda value: value if type(value) is str else asked(value)
    if kind == "UUIDField" and not database.features.has_native_uuid_field:
        return lambda value: value.hex if type(value) is UUID else asked(value)
    return asked


def _run(statement: Statement) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(*statement)
