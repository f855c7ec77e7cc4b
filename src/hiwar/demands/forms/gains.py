"""What happened to a gain; its legal text; what a person says of an alarm."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import MeetingChoice, QuotingForm, set_choices, text_area
from hiwar.demands.forms.weight import LegalForm
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField, day_field
from hiwar.people.forms import ActorForm


class GainEventForm(QuotingForm):
    occurred_on = PartialDayField(label=gettext_lazy("On which day"))
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)
    field_order = ("occurred_on", "meeting", "words", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, meeting=visible_meetings(self.actor))
        self.fields["occurred_on"].required = True

    def clean_occurred_on(self) -> Any:
        day, precision = self.cleaned_data["occurred_on"]
        if day is not None and day > today():
            raise forms.ValidationError(_("This day is still to come. Record it when it happened."))
        return day, precision

    @property
    def told(self) -> dict[str, Any]:
        """As `record_gain_event` takes it, the passage apart."""
        cleaned = dict(self.cleaned_data)
        cleaned["occurred_on"], cleaned["precision"] = cleaned["occurred_on"]
        return cleaned


class GroundForm(ActorForm):
    text_kind = LegalForm.base_fields["text_kind"]
    text_number = LegalForm.base_fields["text_number"]
    text_on = LegalForm.base_fields["text_on"]
    text_article = LegalForm.base_fields["text_article"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text_kind"].required = False


class ConfirmAlarmForm(ActorForm):
    occurred_on = day_field(gettext_lazy("On which day"))
    words = forms.CharField(
        label=gettext_lazy("How it threatens it"), required=False, max_length=2000,
        widget=text_area(),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occurred_on"].required = True


class DismissAlarmForm(ActorForm):
    why = forms.CharField(
        label=gettext_lazy("Why it does not threaten it"), max_length=500, widget=text_area()
    )
