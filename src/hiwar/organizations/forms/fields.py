"""Fields that several registers use: a day known in part, a day, a source."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.documents.models import Document
from hiwar.documents.queries import visible_to as documents_visible_to
from hiwar.kernel.dates import Precision, day_of
from hiwar.language import fold_with_map
from hiwar.organizations.domain import Place
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField

EARLIEST = 1900
PLAIN = {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}

PartialDay = tuple[date | None, str]


class PartialDayField(forms.CharField):
    """`2025-10-14`, `2025-10` or `2025`; cleans to (day, precision), (None, "day") where empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            gettext_lazy("Year, month, day: 2025-10-14. The month (2025-10) or year is enough."),
        )
        super().__init__(max_length=10, required=False, widget=forms.TextInput(PLAIN), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        day, precision = value
        return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)] if day else ""

    def clean(self, value: Any) -> Any:
        text = fold_with_map(super().clean(value)).text.replace("/", "-")
        if not text:
            return None, Precision.DAY.value
        try:
            day, precision = day_of(text)
        except ValueError:
            day, precision = date.min, Precision.DAY
        if day.year < EARLIEST:
            raise forms.ValidationError(
                _("There is no such day. Write it as year, month, day: 2025-10-14."), code="day"
            )
        return day, precision.value


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A whole day, typed: a browser's own calendar follows the browser's language, not ours."""
    return forms.DateField(
        label=label, required=False, input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(PLAIN, format="%Y-%m-%d"),
        help_text=gettext_lazy("Year, month, day: 2025-10-14."),
        error_messages={
            "invalid": gettext_lazy(
                "There is no such day. Write it as year, month, day: 2025-10-14."
            )
        },
        **kwargs,
    )  # fmt: skip


class SourcedForm(ActorForm):
    """A fact entered by hand, with or without a source: a document and its words.

    `place` cleans to a Place or None. `has_source` leaves the two fields out.
    """

    source_document: Any = PickField(
        label=gettext_lazy("Source"), required=False, queryset=None,
        empty_label=gettext_lazy("without source"),
    )  # fmt: skip
    source_words = forms.CharField(
        label=gettext_lazy("Its words"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3, "class": "doc"}),
        help_text=gettext_lazy("Copy from the document the words that say it."),
    )  # fmt: skip

    def __init__(self, *args: Any, has_source: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place: Place | None = None
        if has_source:
            del self.fields["source_document"], self.fields["source_words"]
            return
        documents: Any = self.fields["source_document"]
        documents.queryset = documents_visible_to(self.actor)
        self.order_fields([name for name in self.fields if not name.startswith("source_")])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        document = cleaned.pop("source_document", None)
        words = cleaned.pop("source_words", "").strip()
        if document is not None:
            self.place = self._place(document, words)
        elif words:
            self.add_error("source_document", _("Choose the document these words are from."))
        return cleaned

    def _place(self, document: Document, words: str) -> Place | None:
        span = find_words(document.text, words) if words else None
        if span is None:
            message = _("These words do not stand in the document. Copy them from its text.")
            self.add_error("source_words", message)
            return None
        return Place(document, *span)


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """The first place of the words in the text: as written, else with spelling folded."""
    start = text.find(words)
    if start >= 0:
        return start, start + len(words)
    folded, wanted = fold_with_map(text), " ".join(fold_with_map(words).text.split())
    start = folded.text.replace("\n", " ").find(wanted)
    return folded.original(start, start + len(wanted)) if wanted and start >= 0 else None
