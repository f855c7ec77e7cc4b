"""Parties of a dialogue, the texts it stands on, its calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import NameChoice, QuotingForm, set_choices
from hiwar.dialogue.vocabulary.parties import MONTHS_A_YEAR, FrameKind, PartyRole
from hiwar.organizations.forms.fields import PartialDayField, day_field
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm
from hiwar.web.dates import MONTHS, language


class PartyForm(ActorForm):
    organization = NameChoice(label=gettext_lazy("Which organization"), queryset=None)
    role = forms.ChoiceField(
        label=gettext_lazy("Its part in the dialogue"), choices=PartyRole.choices,
        initial=PartyRole.ALLY,
    )  # fmt: skip
    party_from = day_field(pgettext_lazy("party to a dialogue", "Since"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, organization=visible_organizations(self.actor))


class EndPartyForm(ActorForm):
    party_until = day_field(gettext_lazy("Until which day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party_until"].required = True


class FrameForm(QuotingForm):
    """The circular or agreement that institutes the dialogue."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of text"), choices=FrameKind.choices)
    number = forms.CharField(label=gettext_lazy("Its number"), required=False, max_length=60)
    title = forms.CharField(label=gettext_lazy("Its title"), required=False, max_length=300)
    issued = PartialDayField(label=gettext_lazy("Its day"))
    field_order = ("kind", "number", "title", "issued", "words", "document")

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["issued_on"], cleaned["precision"] = cleaned.pop("issued")
        return cleaned


def _month_choices() -> list[tuple[int, str]]:
    return list(enumerate(MONTHS[language()], start=1))


class CalendarForm(ActorForm):
    rounds_a_year = forms.IntegerField(
        label=gettext_lazy("How many rounds a year"), min_value=0, max_value=MONTHS_A_YEAR
    )
    months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("In which months"), choices=_month_choices, required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Leave them empty to spread the rounds over the year."),
    )  # fmt: skip
    since_year = forms.IntegerField(
        label=gettext_lazy("From which year"), min_value=1990, max_value=2100
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        months, wanted = cleaned.get("months"), cleaned.get("rounds_a_year")
        if months and wanted is not None and len(months) != wanted:
            self.add_error("months", _("Name a month for each round of the year, or none."))
        return cleaned
