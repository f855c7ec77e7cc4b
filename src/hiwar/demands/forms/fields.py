"""Choices and quotations that the forms of demands share."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.documents.queries import visible_to as visible_documents
from hiwar.organizations.domain import Place
from hiwar.organizations.forms.fields import find_words
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField, PickFields
from hiwar.web.wording import reference


class DemandChoice(PickField):
    """«م-014 …»; headings by their words."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{reference(obj.number)} {obj.wording}" if obj.number else str(obj.wording)


class DemandChoices(PickFields):
    """The same, several at once."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{reference(obj.number)} {obj.wording}"


class NameChoice(PickField):
    """By `name` or `title` in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return str(getattr(obj, "name", "") or obj)


class MeetingChoice(PickField):
    """The meeting with its day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}، {obj.held_on}" if obj.held_on else str(obj.title)


def set_choices(form: forms.Form, **rows: Any) -> None:
    """Give the choice fields that the form still has their rows."""
    for name, queryset in rows.items():
        if name in form.fields:
            form.fields[name].queryset = queryset  # type: ignore[attr-defined]


class QuotingForm(ActorForm):
    """Words told, with the document they stand in or without source.

    `place` is where they stand, None without a document.
    """

    words = forms.CharField(
        label=gettext_lazy("In which words"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3, "class": "doc", "lang": "ar", "dir": "rtl"}),
        help_text=gettext_lazy("Verbatim, with its spelling."),
    )  # fmt: skip
    document: Any = PickField(
        label=gettext_lazy("Source"), required=False, queryset=None,
        empty_label=gettext_lazy("without source"),
        help_text=gettext_lazy("The document in which these words stand."),
    )  # fmt: skip
    quoted = "words"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place: Place | None = None
        set_choices(self, document=visible_documents(self.actor))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        document, words = cleaned.pop("document", None), cleaned.get(self.quoted, "").strip()
        if document is None:
            return cleaned
        span = find_words(document.text, words) if words else None
        if span is None:
            message = _("These words do not stand in the document. Copy them from its text.")
            self.add_error(self.quoted, message)
        else:
            self.place = Place(document, *span)
        return cleaned


def text_area(**attributes: Any) -> forms.Textarea:
    return forms.Textarea({"rows": 3, **attributes})


def french_text() -> forms.Textarea:
    return text_area(dir="ltr", lang="fr")
