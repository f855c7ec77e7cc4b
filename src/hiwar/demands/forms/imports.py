"""Where a dossier to import comes from; what a person mends of a row."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import NameChoice, french_text, set_choices, text_area
from hiwar.demands.models import ImportRow
from hiwar.demands.vocabulary import EventKind
from hiwar.demands.vocabulary.events import ACKNOWLEDGEMENTS, THEIRS
from hiwar.demands.vocabulary.importing import RowKind
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.documents.vocabulary import DocumentState
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField

MAX_PASTE: Final = 2_000_000


class ImportForm(ActorForm):
    """A file, a pasted text or a document of the register: one of them."""

    file = forms.FileField(
        label=gettext_lazy("File"), required=False, allow_empty_file=True,
        help_text=gettext_lazy("DOCX, XLSX, CSV or text. Columns are known by their heads, in Arabic or French."),
    )  # fmt: skip
    pasted = forms.CharField(
        label=gettext_lazy("Or paste the list"), required=False, strip=False,
        max_length=MAX_PASTE, widget=forms.Textarea({"rows": 7, "dir": "auto"}),
    )  # fmt: skip
    document: Any = PickField(
        label=gettext_lazy("Or a document you have read"), required=False, queryset=None,
        empty_label=gettext_lazy("none"),
    )  # fmt: skip
    raised = PartialDayField(label=gettext_lazy("Its demands were raised on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self, document=visible_documents(self.actor).filter(state=DocumentState.LEGIBLE)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = (
            cleaned.get("file"),
            (cleaned.get("pasted") or "").strip(),
            cleaned.get("document"),
        )
        if not any(given) and not self.errors:
            raise forms.ValidationError(_("Choose a file, paste a list, or name a document."))
        return cleaned


class RowForm(ActorForm):
    """A row before it is entered."""

    wording_ar = forms.CharField(label=gettext_lazy("Arabic wording"), widget=text_area())
    wording_fr = forms.CharField(
        label=gettext_lazy("French wording"), required=False, widget=french_text()
    )
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=RowKind.choices)
    above = NameChoice(label=gettext_lazy("Under"), required=False, queryset=None)
    raised = PartialDayField(label=gettext_lazy("First raised on"))
    answer_kind = forms.ChoiceField(
        label=gettext_lazy("What was answered"), required=False,
        choices=[("", gettext_lazy("not entered"))]
        + [(kind.value, kind.label) for kind in EventKind if kind in THEIRS | ACKNOWLEDGEMENTS],
    )  # fmt: skip

    def __init__(self, *args: Any, row: ImportRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = ImportRow.objects.filter(batch=row.batch, position__lt=row.position)
        set_choices(self, above=before)
        if not row.details.get("answer"):
            del self.fields["answer_kind"]

    @property
    def edits(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["raised_on"], cleaned["precision"] = cleaned.pop("raised")
        return cleaned
