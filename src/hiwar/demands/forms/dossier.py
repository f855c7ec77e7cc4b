"""The dossier, its themes, the wording and the place of a demand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoice,
    NameChoice,
    french_text,
    set_choices,
    text_area,
)
from hiwar.demands.models import Theme
from hiwar.demands.queries import current_dossier, visible_to
from hiwar.kernel.models import Audience
from hiwar.organizations.forms.fields import PartialDayField, day_field
from hiwar.organizations.models import Body
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm
from hiwar.places.queries import regions_and_provinces
from hiwar.web.picking import PickFields


class DossierForm(forms.Form):
    title_ar = forms.CharField(label=gettext_lazy("Arabic title"), max_length=200)
    title_fr = forms.CharField(
        label=gettext_lazy("French title"), max_length=200, required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    adopted_on = day_field(gettext_lazy("Adopted on"))
    adopted_by = NameChoice(label=gettext_lazy("Adopted by"), required=False, queryset=None)

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = visible_organizations(actor).filter(is_ours=True)
        bodies = Body.objects.filter(organization__in=ours, withdrawn_at=None)
        set_choices(self, adopted_by=bodies.order_by("id"))


class ThemeForm(ActorForm):
    name_ar = forms.CharField(label=gettext_lazy("Arabic name"), max_length=200)
    name_fr = forms.CharField(
        label=gettext_lazy("French name"), max_length=200, required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip


class WordingForm(ActorForm):
    """The register's own words of a demand."""

    wording_ar = forms.CharField(label=gettext_lazy("Arabic wording"), widget=text_area())
    wording_fr = forms.CharField(
        label=gettext_lazy("French wording"), required=False, widget=french_text()
    )
    beneficiaries = forms.CharField(
        label=gettext_lazy("Categories concerned"), required=False, max_length=300,
        help_text=gettext_lazy("Separated by commas. Leave empty for all."),
    )  # fmt: skip
    areas: Any = PickFields(
        label=gettext_lazy("Regions and provinces concerned"), required=False, queryset=None,
        help_text=gettext_lazy("Choose none when it concerns the whole country."),
    )  # fmt: skip
    raised_first_by = NameChoice(
        label=gettext_lazy("Raised first by"), required=False, queryset=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = visible_organizations(self.actor).filter(is_ours=True)
        set_choices(self, areas=regions_and_provinces(), raised_first_by=ours)

    @property
    def wording(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WordingForm.base_fields}


def _places(form: ActorForm) -> None:
    dossier = current_dossier()
    parents = visible_to(form.actor).filter(dossier=dossier).order_by("number", "position")
    set_choices(form, theme=Theme.objects.filter(dossier=dossier), parent=parents)


class NewDemandForm(WordingForm):
    """Without a day it enters with no history yet."""

    theme = NameChoice(label=gettext_lazy("Theme"), required=False, queryset=None)
    parent = DemandChoice(label=gettext_lazy("Under"), required=False, queryset=None)
    raised = PartialDayField(label=gettext_lazy("First raised on"))
    heading = forms.BooleanField(
        label=gettext_lazy("Only a heading, which groups other demands"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _places(self)

    @property
    def place(self) -> dict[str, Any]:
        raised_on, precision = self.cleaned_data["raised"]
        chosen = {name: self.cleaned_data[name] for name in ("theme", "parent", "heading")}
        return {**chosen, "raised_on": raised_on, "raised_precision": precision}


class PlaceForm(ActorForm):
    theme = NameChoice(label=gettext_lazy("Theme"), required=False, queryset=None)
    parent = DemandChoice(
        label=gettext_lazy("Under"), required=False, queryset=None,
        help_text=gettext_lazy("Its theme is then that of the demand above."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _places(self)


class AudienceForm(ActorForm):
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may read it"), choices=Audience.choices, widget=forms.RadioSelect
    )
