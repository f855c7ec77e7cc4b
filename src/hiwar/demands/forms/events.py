"""What happened to a demand; what was won."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoice,
    MeetingChoice,
    QuotingForm,
    french_text,
    set_choices,
    text_area,
)
from hiwar.demands.forms.weight import LegalForm
from hiwar.demands.models import Demand
from hiwar.demands.queries import visible_to
from hiwar.demands.vocabulary import ASKED, CLOSING, THEIRS, EventKind, SaidBy
from hiwar.demands.vocabulary.events import ACKNOWLEDGEMENTS
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.people.forms import ActorForm

# The kinds a person may record by hand, in the order the page offers them.
KINDS: Final = (
    (
        gettext_lazy("What we did"),
        (*(kind for kind in EventKind if kind in ASKED), EventKind.DEFERRED),
    ),
    (gettext_lazy("What the other side said"), tuple(kind for kind in EventKind if kind in THEIRS)),
    (
        gettext_lazy("What we acknowledge"),
        tuple(kind for kind in EventKind if kind in ACKNOWLEDGEMENTS),
    ),
    (gettext_lazy("What ends it"), tuple(kind for kind in EventKind if kind in CLOSING)),
)


class EventForm(QuotingForm):
    """What happened to a demand, in the fields its kind has."""

    occurred_on = PartialDayField(label=gettext_lazy("On which day"))
    said_by = forms.ChoiceField(label=gettext_lazy("Whose word"), choices=SaidBy.choices)
    speaker = forms.CharField(
        label=gettext_lazy("Who said it"), required=False, max_length=200,
        help_text=gettext_lazy("The office or the name, as the minutes have it."),
    )  # fmt: skip
    other = DemandChoice(label=gettext_lazy("Which demand"), required=False, queryset=None)
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)
    field_order = ("occurred_on", "said_by", "speaker", "other", "meeting", "words", "document")

    def __init__(self, *args: Any, kind: EventKind, demand: Demand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = visible_to(self.actor).exclude(number=None).exclude(pk=demand.pk)
        set_choices(self, meeting=visible_meetings(self.actor), other=others.order_by("number"))
        self.fields["occurred_on"].required = True
        if kind not in THEIRS:
            del self.fields["speaker"]
        if kind not in CLOSING - {EventKind.WITHDRAWN}:
            del self.fields["other"]
        theirs = kind in THEIRS
        self.fields["said_by"].initial = SaidBy.OTHER_SIDE if theirs else SaidBy.US

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("occurred_on", (None, ""))[0]
        if day is not None and day > today():
            self.add_error(
                "occurred_on", _("This day is still to come. Record it when it happened.")
            )
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """As `record_event` takes it, the passage apart."""
        cleaned = dict(self.cleaned_data)
        cleaned["occurred_on"], cleaned["precision"] = cleaned["occurred_on"]
        return cleaned


class GainForm(QuotingForm):
    """A right won, or said to be."""

    wording_ar = forms.CharField(label=gettext_lazy("Arabic wording"), widget=text_area())
    wording_fr = forms.CharField(
        label=gettext_lazy("French wording"), required=False, widget=french_text()
    )
    said_by = forms.ChoiceField(label=gettext_lazy("Whose word"), choices=SaidBy.choices)
    since = PartialDayField(label=gettext_lazy("Since"))
    demand = DemandChoice(label=gettext_lazy("Demand it answers"), required=False, queryset=None)
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)
    text_kind = LegalForm.base_fields["text_kind"]
    text_number = LegalForm.base_fields["text_number"]
    text_on = LegalForm.base_fields["text_on"]
    text_article = LegalForm.base_fields["text_article"]
    words = None  # type: ignore[assignment]
    quoted = "wording_ar"
    field_order = (
        "wording_ar", "wording_fr", "said_by", "since", "text_kind", "text_number", "text_on",
        "text_article", "demand", "meeting", "document",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_to(self.actor).exclude(number=None).order_by("number")
        set_choices(self, meeting=visible_meetings(self.actor), demand=demands)
        self.fields["text_kind"].required = False

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["since"], cleaned["precision"] = cleaned["since"]
        return cleaned


class GainLinkForm(ActorForm):
    demand = DemandChoice(label=gettext_lazy("Demand it answers"), required=False, queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, demand=visible_to(self.actor).exclude(number=None).order_by("number"))
