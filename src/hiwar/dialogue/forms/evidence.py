"""Evidence of execution, and the demands it lets us acknowledge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import DemandChoices, set_choices
from hiwar.dialogue.vocabulary import EvidenceKind
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.intake import MAX_BYTES
from hiwar.organizations.forms.fields import day_field
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField


class EvidenceForm(ActorForm):
    """A file from this device, a document of the register, or the reference of a published paper."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=EvidenceKind.choices)
    file = forms.FileField(
        label=gettext_lazy("File or photograph"), required=False,
        widget=forms.ClearableFileInput({"accept": "image/*,.pdf,.docx,.xlsx,.txt"}),
    )  # fmt: skip
    document: Any = PickField(
        label=gettext_lazy("Or a document of the register"), required=False, queryset=None,
        empty_label=gettext_lazy("none"),
    )  # fmt: skip
    reference = forms.CharField(
        label=gettext_lazy("Its number"), required=False, max_length=120,
        help_text=gettext_lazy("The number of the decree, the circular or the letter."),
    )  # fmt: skip
    published_on = day_field(gettext_lazy("Published or dated on"))
    source = forms.CharField(
        label=gettext_lazy("Where it comes from"), required=False, max_length=200,
        help_text=gettext_lazy("The Official Bulletin and its number, who handed it over, and so on."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, document=visible_documents(self.actor))

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file is not None and file.size > MAX_BYTES:
            raise forms.ValidationError(gettext_lazy("This file is too large."))
        return file

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        file = cleaned.pop("file")
        return {**cleaned, "file": (file.name, file.read()) if file else None}


class AcknowledgeForm(ActorForm):
    """The demands that we acknowledge, all ticked at first."""

    demands = DemandChoices(
        label=gettext_lazy("Demands to acknowledge"), queryset=None,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, demands: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, demands=demands)
