"""A choice among thousands: words or a number are typed, and one of at most ten candidates is chosen.

Up to thirty rows it is a plain select. Beyond, the page works without a script: words typed are
sent with the form, which comes back with the candidates and everything else as it was. With one
(`pick.js`) they come while typing, asked of the form's own page (`?pick=<field>`), so that its rule
and the rows of the field say what may be seen.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hiwar.language import fold

PLAIN: Final = 30  # rows a plain select shows
SHOWN: Final = 10
SCANNED: Final = 2000  # rows whose labels are looked through where no column is searched
LONGEST: Final = 100
DIGITS: Final = 7

if TYPE_CHECKING:
    _One = forms.ModelChoiceField[Any]
    _Several = forms.ModelMultipleChoiceField[Any]
else:
    _One, _Several = forms.ModelChoiceField, forms.ModelMultipleChoiceField

Lookup = Callable[[Any, type[Any], str], Sequence[UUID]]
_lookups: list[Lookup] = []


def register_lookup(lookup: Lookup) -> None:
    """`lookup(actor, model, words)`: ids of what answers, the closest first; the register's search."""
    _lookups[:] = [lookup]


class Picked(NamedTuple):
    """What came with the form. `seen`: the words whose candidates were shown before."""

    value: Any
    words: str
    seen: str

    @property
    def is_search(self) -> bool:
        """Words were typed since: what is chosen is not yet chosen from them."""
        return bool(self.words) and self.words != self.seen


class Option(NamedTuple):
    """A candidate as the page shows it."""

    value: str
    label: str | Promise
    is_chosen: bool


class PickInput(forms.Select):
    """One of the rows."""

    template_name = "web/pick.html"
    kind = "radio"

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002
        """Something may be chosen though nothing is typed."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return Picked(value, _typed(data, f"{name}-words"), _typed(data, f"{name}-seen"))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, f"{name}-words")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        picked = value if isinstance(value, Picked) else Picked(value, "", "")
        offered: Any = self.choices
        field = offered.field
        few = list(field.queryset[: PLAIN + 1])
        if len(few) <= PLAIN:
            return self._plain(field, few, name, picked.value, attrs)
        widget = {
            "name": name, "attrs": self.build_attrs(self.attrs, attrs), "kind": self.kind,
            "template_name": self.template_name, "is_hidden": False,
        }  # fmt: skip
        options = field.options(picked, nothing=self.kind == "radio")
        return {
            "widget": widget,
            "picked": picked,
            "options": options,
            "nothing": self._nothing(field),
        }

    def _nothing(self, field: Any) -> Any:
        """The word for no choice, where there may be none."""
        if field.required or self.kind != "radio":
            return ""
        return field.empty_label or _("none")

    def _plain(
        self, field: Any, rows: Iterable[Any], name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """A plain select of these rows, in the one query that read them."""
        chosen = value if isinstance(value, list | tuple | set) else [value]
        options = [_option(field, row) for row in rows]
        told = {str(each) for each in chosen if each is not None} or {""}
        if field.empty_label is not None and self.kind == "radio":
            options.insert(0, Option("", field.empty_label, is_chosen=False))
        widget = {
            "name": name, "attrs": self.build_attrs(self.attrs, attrs), "kind": "select",
            "template_name": self.template_name, "is_hidden": False,
            "many": self.allow_multiple_selected,
        }  # fmt: skip
        return {
            "widget": widget,
            "options": [each._replace(is_chosen=each.value in told) for each in options],
        }


class PickInputs(PickInput, forms.SelectMultiple):
    """Several of the rows."""

    kind = "checkbox"
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = forms.SelectMultiple.value_from_datadict(self, data, files, name)
        return Picked(value, _typed(data, f"{name}-words"), _typed(data, f"{name}-seen"))


def _typed(data: Any, name: str) -> str:
    return " ".join(str(data.get(name) or "").replace("\0", " ").split())[:LONGEST]


class _Picking:
    """What both fields share: candidates among their own rows and no others."""

    actor: Any = None
    queryset: Any
    required: bool
    empty_label: Any

    def choice(self, row: Any) -> tuple[str, str]:
        return str(row.pk), str(self.label_from_instance(row))  # type: ignore[attr-defined]

    def candidates(self, words: str) -> list[Any]:
        """At most ten rows: that number, what the register's search finds, what holds every word."""
        rows, found = self.queryset, dict[Any, Any]()
        for more in (self._numbered, self._looked_up, self._holding):
            if words and len(found) < SHOWN:
                found |= {row.pk: row for row in more(rows, words) if row.pk not in found}
        return list(found.values())[:SHOWN]

    def _numbered(self, rows: QuerySet[Any], words: str) -> Iterable[Any]:
        digits = "".join(each for each in fold(words) if each.isdigit())
        others = fold(words).replace(digits, "").strip(" -") if digits else words
        if not digits or len(digits) > DIGITS or len(others) > 1 or not _has(rows, "number"):
            return ()
        return rows.filter(number=int(digits))

    def _looked_up(self, rows: QuerySet[Any], words: str) -> Iterable[Any]:
        if self.actor is None or not _lookups:
            return ()
        ids = _lookups[0](self.actor, rows.model, words)
        known = {row.pk: row for row in rows.filter(pk__in=ids)} if ids else {}
        return [known[pk] for pk in ids if pk in known]

    def _holding(self, rows: QuerySet[Any], words: str) -> Iterable[Any]:
        wanted = fold(words).split()
        if _has(rows, "search_key"):
            for word in wanted:
                rows = rows.filter(search_key__contains=word)
            return rows[:SHOWN] if wanted else ()
        return [
            row for row in rows[:SCANNED]
            if wanted and all(word in fold(self.choice(row)[1]) for word in wanted)
        ]  # fmt: skip

    def options(self, picked: Picked, *, nothing: bool) -> list[Option]:
        """What is chosen, then what answers the words."""
        value = picked.value if isinstance(picked.value, list | tuple | set) else [picked.value]
        ids = [pk for each in value if (pk := self._id(each)) is not None]
        chosen = list(self.queryset.filter(pk__in=ids)) if ids else []
        others = [row for row in self.candidates(picked.words) if row not in chosen]
        told = [_option(self, row)._replace(is_chosen=True) for row in chosen]
        told += [_option(self, row) for row in others]
        if told and nothing and not self.required:
            told.insert(0, Option("", self.empty_label or _("none"), is_chosen=not chosen))
        return told

    def _id(self, value: Any) -> Any:
        try:
            return self.queryset.model._meta.pk.to_python(getattr(value, "pk", value))  # noqa: SLF001
        except forms.ValidationError:
            return None

    def refuse_search(self, picked: Picked) -> None:
        """Raise what is to be done next where words were typed and nothing chosen from them."""
        if not picked.is_search or self.queryset[: PLAIN + 1].count() <= PLAIN:
            return
        text = _("Choose from what was found, or change the words.")
        if not self.candidates(picked.words):
            text = _("Nothing to choose holds these words. Write others, or a number.")
        raise forms.ValidationError(text, code="search")


class PickField(_Picking, _One):
    """A ModelChoiceField for any number of rows."""

    widget = PickInput

    def clean(self, value: Any) -> Any:
        picked = value if isinstance(value, Picked) else Picked(value, "", "")
        self.refuse_search(picked)
        return super().clean(picked.value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, data.value if isinstance(data, Picked) else data)


class PickFields(_Picking, _Several):
    """A ModelMultipleChoiceField for any number of rows."""

    widget = PickInputs

    def clean(self, value: Any) -> Any:
        picked = value if isinstance(value, Picked) else Picked(value, "", "")
        self.refuse_search(picked)
        return super().clean(picked.value)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Picked) else super().prepare_value(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, data.value if isinstance(data, Picked) else data)


def candidates_of(form: forms.Form, name: str, words: str) -> list[Option] | None:
    """Of a field of the form, by its name on the page; None where it has no such choice."""
    for each, field in form.fields.items():
        if form.add_prefix(each) == name and isinstance(field, _Picking):
            found = field.candidates(_typed({"words": words}, "words"))
            return [_option(field, row) for row in found]
    return None


def _option(field: Any, row: Any) -> Option:
    value, label = field.choice(row)
    return Option(value, label, is_chosen=False)


def _has(rows: QuerySet[Any], column: str) -> bool:
    try:
        rows.model._meta.get_field(column)  # noqa: SLF001
    except FieldDoesNotExist:
        return False
    return True
