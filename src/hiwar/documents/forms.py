"""What may change about a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.models import Audience


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=300)


class AudienceForm(forms.Form):
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=Audience.choices,
    )


class DocumentsFilter(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=200)
