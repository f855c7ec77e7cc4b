"""A round, and the answers given in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoice,
    MeetingChoice,
    NameChoice,
    QuotingForm,
    set_choices,
)
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.queries import visible_rounds
from hiwar.dialogue.vocabulary import AnswerKind, DialogueLevel
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm


class LevelForm(ActorForm):
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=DialogueLevel.choices)


class RoundOfMeetingForm(ActorForm):
    """A meeting that stands in the register becomes a round."""

    meeting = MeetingChoice(label=gettext_lazy("Meeting"), queryset=None)
    ordinal = forms.IntegerField(
        label=gettext_lazy("Which round of the year"), required=False, min_value=1, max_value=99
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Level"), choices=DialogueLevel.choices, initial=DialogueLevel.SECTORAL
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = visible_rounds(self.actor).order_by().values("meeting")
        set_choices(self, meeting=visible_meetings(self.actor).exclude(id__in=taken))


class NewRoundForm(ActorForm):
    """A round whose meeting is not in the register yet."""

    organization = NameChoice(label=gettext_lazy("Our side"), queryset=None)
    counterpart = NameChoice(label=gettext_lazy("The administration"), queryset=None)
    held = PartialDayField(label=gettext_lazy("On which day"))
    place_text = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=200)
    ordinal = forms.IntegerField(
        label=gettext_lazy("Which round of the year"), required=False, min_value=1, max_value=99
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organizations = visible_organizations(self.actor)
        ours, others = organizations.filter(is_ours=True), organizations.filter(is_ours=False)
        set_choices(self, organization=ours, counterpart=others)
        self.fields["held"].required = True

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["held_on"], cleaned["precision"] = cleaned.pop("held")
        return cleaned


class AnswerForm(QuotingForm):
    """What the other side answered to one demand."""

    demand = DemandChoice(label=gettext_lazy("Demand"), queryset=None)
    kind = forms.ChoiceField(label=gettext_lazy("Answer"), choices=AnswerKind.choices)
    answered = PartialDayField(label=gettext_lazy("On which day"))
    speaker = forms.CharField(
        label=gettext_lazy("Who said it"), required=False, max_length=200,
        help_text=gettext_lazy("The office or the name, as the minutes have it."),
    )  # fmt: skip
    field_order = ("demand", "kind", "words", "document", "speaker", "answered")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        set_choices(self, demand=demands)
        self.fields["answered"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("answered", (None, ""))[0]
        if day is not None and day > today():
            self.add_error("answered", _("This day is still to come. Record it when it happened."))
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["answered_on"], cleaned["precision"] = cleaned.pop("answered")
        return cleaned
