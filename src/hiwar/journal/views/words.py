"""What an entry changed, in words: names of fields, and their values as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hiwar.journal.queries import Change, Line
from hiwar.journal.views.fields import NAMES, UNTOLD
from hiwar.web.dates import day_in_words, local_day

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Told:
    """A changed field as the page tells it; `before` or `after` is empty where there was nothing."""

    label: str
    before: str
    after: str


def field_of(object_type: str, attname: str) -> models.Field[Any, Any] | None:
    """The field an entry speaks of; None where the model or the field is no more."""
    try:
        fields = apps.get_model(object_type)._meta.concrete_fields  # noqa: SLF001
    except (LookupError, ValueError):
        return None
    return next((field for field in fields if field.attname == attname), None)


def label_of(object_type: str, attname: str) -> str:
    """The name of a field in the reader's language."""
    field = field_of(object_type, attname)
    if field is None:
        return attname.replace("_", " ")
    own = attname.removesuffix("_id").replace("_", " ")
    return str(
        NAMES.get(own, field.verbose_name) if field.verbose_name == own else field.verbose_name
    )


def is_told(attname: str) -> bool:
    return attname not in UNTOLD


def names_behind(lines: Iterable[Line]) -> dict[tuple[str, str], str]:
    """(model, id) -> name, for the foreign keys in the changes: one query a model."""
    wanted: dict[type[models.Model], set[str]] = {}
    for line in lines:
        for change in line.changes:
            field = field_of(line.object_type, change.field)
            if field is None or not isinstance(field, models.ForeignKey):
                continue
            given = {value for value in (change.before, change.after) if value}
            wanted.setdefault(_target(field), set()).update(given)
    names = {}
    for model, ids in wanted.items():
        found = model._default_manager.in_bulk(ids)  # noqa: SLF001
        label = model._meta.label_lower  # noqa: SLF001
        names.update({(label, str(pk)): str(row) for pk, row in found.items()})
    return names


def _target(field: Any) -> type[models.Model]:
    """The model a foreign key points to, its name resolved since the apps are loaded."""
    target: type[models.Model] = field.related_model
    return target


def told(line: Line, names: dict[tuple[str, str], str]) -> list[Told]:
    """The changes worth telling, in the order of the fields."""
    kept = [change for change in line.changes if is_told(change.field)]
    pairs = [_told(line.object_type, change, names) for change in kept]
    return [pair for pair in pairs if pair.before or pair.after]


def _told(object_type: str, change: Change, names: dict[tuple[str, str], str]) -> Told:
    field = field_of(object_type, change.field)
    return Told(
        label=label_of(object_type, change.field),
        before=_in_words(field, change.before, names),
        after=_in_words(field, change.after, names),
    )


def _in_words(
    field: models.Field[Any, Any] | None, value: Any, names: dict[tuple[str, str], str]
) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get((_target(field)._meta.label_lower, str(value)), "…")  # noqa: SLF001
    if isinstance(field, models.BooleanField):
        return _("yes") if str(value) == "True" else _("no")
    if isinstance(field, models.DateField):
        return _day(str(value), timed=isinstance(field, models.DateTimeField))
    if isinstance(field, models.UUIDField):
        return str(UUID(str(value)))[:8]
    choices = {str(key): str(words) for key, words in (field.flatchoices if field else ())}
    return choices.get(str(value)) or Truncator(str(value)).chars(LONGEST)


def _day(iso: str, *, timed: bool) -> str:
    if timed:
        return day_in_words(local_day(datetime.fromisoformat(iso)))
    return day_in_words(date.fromisoformat(iso))
