"""Splitting, merging, superseding, asking again, sending up."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.domain import Wording
from hiwar.demands.forms.fields import (
    MeetingChoice,
    NameChoice,
    QuotingForm,
    french_text,
    set_choices,
    text_area,
)
from hiwar.demands.models import Demand, Dossier, Theme
from hiwar.demands.queries import current_dossier, demands_like, visible_to
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.people.forms import ActorForm
from hiwar.web.wording import reference

MOST_REFERENCES = 60
OFFERED = 6


class ReferencesField(forms.CharField):
    """«م-014، م-020» or «14, 20»; cleans to numbers."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("By reference, with commas between: 14, 20."))
        super().__init__(max_length=300, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        numbers = [int(digits) for digits in re.findall(r"\d{1,6}", super().clean(value))]
        return list(dict.fromkeys(numbers))[:MOST_REFERENCES]


class OccasionForm(QuotingForm):
    """When it was done and where; `occasion` as the verbs of lineage take it."""

    occurred_on = PartialDayField(label=gettext_lazy("On which day"))
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)

    def __init__(self, *args: Any, demand: Demand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demand = demand
        set_choices(self, meeting=visible_meetings(self.actor))
        self.fields["occurred_on"].initial = today().isoformat()
        self.order_fields([*self.own, "occurred_on", "meeting", "words", "document"])

    own: tuple[str, ...] = ()

    def clean_occurred_on(self) -> Any:
        day, precision = self.cleaned_data["occurred_on"]
        if day is None:
            raise forms.ValidationError(_("Say the day, the month or the year."))
        if day > today():
            raise forms.ValidationError(_("This day is still to come. Record it when it happened."))
        return day, precision

    @property
    def occasion(self) -> dict[str, Any]:
        day, precision = self.cleaned_data["occurred_on"]
        chosen = {name: self.cleaned_data[name] for name in ("meeting", "words")}
        return {"occurred_on": day, "precision": precision, **chosen}

    def numbered(self, field: str, numbers: list[int]) -> list[Demand]:
        """The demands of these numbers that the actor may read; an error names those missing."""
        found = {row.number: row for row in visible_to(self.actor).filter(number__in=numbers)}
        missing = [reference(number) for number in numbers if number not in found]
        if missing:
            words = _("There is no such demand: %(references)s.")
            self.add_error(field, words % {"references": "، ".join(missing)})
        return [found[number] for number in numbers if number in found]


class SplitForm(OccasionForm):
    parts = forms.CharField(
        label=gettext_lazy("Arabic wording of each part"), widget=text_area(rows=5),
        help_text=gettext_lazy("One part a line."),
    )  # fmt: skip
    parts_fr = forms.CharField(
        label=gettext_lazy("French wording of each part"), required=False, widget=french_text(),
        help_text=gettext_lazy("In the same order, one part a line."),
    )  # fmt: skip
    own = ("parts", "parts_fr")

    @property
    def wordings(self) -> list[Wording]:
        french = [line.strip() for line in self.cleaned_data["parts_fr"].splitlines()]
        arabic = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        french += [""] * len(arabic)
        return [Wording(*pair) for pair in zip(arabic, french, strict=False)]


class MergeForm(OccasionForm):
    """`others`: what merges with this demand; into it, or all into a new wording."""

    alike: Any = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Demands that say much the same"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    references = ReferencesField(label=gettext_lazy("Other demands"))
    wording_ar = forms.CharField(
        label=gettext_lazy("New Arabic wording"), required=False, widget=text_area(),
        help_text=gettext_lazy("Leave empty to merge them into this demand as it stands."),
    )  # fmt: skip
    wording_fr = forms.CharField(
        label=gettext_lazy("New French wording"), required=False, widget=french_text()
    )
    own = ("alike", "references", "wording_ar", "wording_fr")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        likes = demands_like(
            self.actor, self.demand.wording_ar, most=OFFERED, without=[self.demand.pk]
        )
        offered = [(each.demand.number, each.demand) for each in likes]
        self.fields["alike"].choices = [  # type: ignore[attr-defined]
            (number, f"{reference(number or 0)} {demand.wording}") for number, demand in offered
        ]
        if not offered:
            del self.fields["alike"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = [*cleaned.get("alike", []), *cleaned.get("references", [])]
        numbers = [each for each in dict.fromkeys(asked) if each != self.demand.number]
        if not numbers:
            self.add_error("references", _("Say which demands to merge with this one."))
        self.others = self.numbered("references", numbers)
        return cleaned

    @property
    def merger(self) -> dict[str, Any]:
        """`demands` and `into`, as `merge_demands` takes them."""
        words = self.cleaned_data["wording_ar"].strip()
        if not words:
            return {"demands": self.others, "into": self.demand}
        into = Wording(words, self.cleaned_data["wording_fr"].strip())
        return {"demands": [self.demand, *self.others], "into": into}


class SupersedeForm(OccasionForm):
    """By a new wording, or by a demand of the register."""

    wording_ar = forms.CharField(
        label=gettext_lazy("New Arabic wording"), required=False, widget=text_area()
    )
    wording_fr = forms.CharField(
        label=gettext_lazy("New French wording"), required=False, widget=french_text()
    )
    references = ReferencesField(label=gettext_lazy("Or a demand of the register"))
    own = ("wording_ar", "wording_fr", "references")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        numbers = cleaned.get("references", [])
        if len(numbers) + bool(cleaned.get("wording_ar")) != 1:
            self.add_error("wording_ar", _("Write the new wording, or give one reference."))
        self.others = self.numbered("references", numbers)
        return cleaned

    @property
    def by(self) -> Demand | Wording:
        if self.others:
            return self.others[0]
        return Wording(self.cleaned_data["wording_ar"], self.cleaned_data["wording_fr"])


class RestateForm(OccasionForm):
    """In another dossier, with other words where it has them."""

    dossier = NameChoice(label=gettext_lazy("Into which dossier"), queryset=None)
    wording_ar = forms.CharField(
        label=gettext_lazy("Arabic wording there"), widget=text_area(), required=False,
        help_text=gettext_lazy("Leave it as it is where the words are the same."),
    )  # fmt: skip
    wording_fr = forms.CharField(
        label=gettext_lazy("French wording there"), required=False, widget=french_text()
    )
    own = ("dossier", "wording_ar", "wording_fr")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, dossier=Dossier.objects.exclude(pk=self.demand.dossier_id))
        self.fields["wording_ar"].initial = self.demand.wording_ar
        self.fields["wording_fr"].initial = self.demand.wording_fr

    @property
    def wording(self) -> Wording | None:
        words = self.cleaned_data["wording_ar"].strip()
        return Wording(words, self.cleaned_data["wording_fr"].strip()) if words else None


class OfferForm(ActorForm):
    to = forms.SlugField(
        label=gettext_lazy("Address of the other organisation"), max_length=60,
        widget=forms.TextInput({"dir": "ltr"}),
        help_text=gettext_lazy("The word after /w/ in the address of its register."),
    )  # fmt: skip


class AcceptOfferForm(ActorForm):
    sealed = forms.CharField(
        label=gettext_lazy("The copy you received"), max_length=20_000,
        widget=forms.Textarea({"rows": 6, "dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip
    theme = NameChoice(label=gettext_lazy("Theme"), required=False, queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, theme=Theme.objects.filter(dossier=current_dossier()))
