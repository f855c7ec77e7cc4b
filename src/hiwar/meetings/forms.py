"""Cleaning of what is typed about meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.kernel.rules import permitted
from hiwar.meetings.models import PLACE, TITLE, Decision, Meeting
from hiwar.meetings.vocabulary import DecisionKind, MeetingKind, MeetingState, SaidBy, Side
from hiwar.organizations.forms.fields import PartialDayField, SourcedForm, day_field
from hiwar.organizations.queries import visible_bodies
from hiwar.organizations.queries import visible_to as organizations_visible_to
from hiwar.people.forms import ActorForm, AudienceField
from hiwar.people.queries import visible_to as people_visible_to
from hiwar.places.forms import AreaField
from hiwar.places.models import Area
from hiwar.places.queries import regions
from hiwar.web.picking import PickField

ALL = [("", _("all"))]


class MeetingsFilter(forms.Form):
    q = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ALL, *MeetingKind.choices])
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[*ALL, *MeetingState.choices]
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    region = forms.ModelChoiceField(
        label=_("Region"), required=False, queryset=Area.objects.none(), empty_label=_("all")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["region"]
        choice.queryset = regions()


class BodyChoice(PickField):
    """Bodies of several organizations, each with its own."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} — {obj.organization.name}"


class MeetingForm(SourcedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices)
    organization: Any = PickField(label=_("Host"), queryset=None)
    body: Any = BodyChoice(label=_("Body"), required=False, queryset=None, empty_label=_("none"))
    counterpart: Any = PickField(
        label=_("The other side"), required=False, queryset=None, empty_label=_("none")
    )
    day = PartialDayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("Hour"), required=False, input_formats=["%H:%M"],
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour as 17:00.")},
    )  # fmt: skip
    place_text = forms.CharField(label=_("Place"), max_length=PLACE, required=False)
    area = AreaField()
    title_ar = forms.CharField(label=_("Arabic title"), max_length=TITLE, required=False)
    title_fr = forms.CharField(
        label=_("French title"), max_length=TITLE, required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    ordinal = forms.IntegerField(
        label=_("Ordinal"), required=False, min_value=1, max_value=999,
        help_text=_("2 for a second round or congress."),
    )  # fmt: skip
    slogan = forms.CharField(
        label=_("Slogan"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    audience = AudienceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("organization", _hosts(self.actor))
        self._offer("body", visible_bodies(self.actor))
        self._offer(
            "counterpart", organizations_visible_to(self.actor).order_by("is_ours", "name_ar")
        )

    def _offer(self, name: str, rows: Any) -> None:
        choice: Any = self.fields[name]
        choice.queryset = rows

    def spoken(self) -> dict[str, Any]:
        """The fields as the verbs of meetings take them."""
        fields = {**self.cleaned_data}
        fields["held_on"], fields["precision"] = fields.pop("day")
        return fields

    def add_error(self, field: str | None, error: Any) -> None:
        """The domain calls the day `held_on`."""
        super().add_error("day" if field == "held_on" else field, error)


def _hosts(actor: Actor) -> Any:
    """Where the actor may record a meeting, ours first; for a coordinator the own branches."""
    seen = organizations_visible_to(actor).order_by("-is_ours", "name_ar")
    return seen if _writes_everywhere(actor) else seen.filter(pk__in=actor.branches)


def _writes_everywhere(actor: Actor) -> bool:
    elsewhere = Meeting(workspace_id=actor.workspace_id)
    return actor.may("meetings.record", elsewhere)


class HeldForm(ActorForm):
    day = PartialDayField(
        label=_("Day it was held"), help_text=_("Leave it empty if it was the day planned.")
    )

    def add_error(self, field: str | None, error: Any) -> None:
        """The domain calls the day `held_on`."""
        super().add_error("day" if field == "held_on" else field, error)


class AttendanceForm(SourcedForm):
    person: Any = PickField(label=_("Person"), required=False, queryset=None, empty_label=_("none"))
    post_text = forms.CharField(label=_("Office as written"), max_length=TITLE, required=False)
    group_text = forms.CharField(
        label=_("Group"), max_length=TITLE, required=False,
        help_text=_("Such as: the members of the council."),
    )  # fmt: skip
    count = forms.IntegerField(label=_("How many"), required=False, min_value=1, max_value=10**6)
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = people_visible_to(self.actor)


class DecisionForm(SourcedForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=DecisionKind.choices)
    text_ar = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea({"rows": 4}))
    addressed_to = forms.CharField(label=_("Addressed to"), max_length=TITLE, required=False)
    due_text = forms.CharField(label=_("Term as written"), max_length=TITLE, required=False)
    due_on = day_field(_("Term"))
    parent: Any = PickField(
        label=_("Stands under"), required=False, queryset=None, empty_label=_("no other point")
    )
    said_by = forms.ChoiceField(label=_("Said by"), choices=SaidBy.choices)

    def __init__(
        self, *args: Any, meeting: Meeting, itself: Decision | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = Decision.objects.filter(meeting=meeting, withdrawn_at=None)
        if itself is not None:
            rows = rows.exclude(pk=itself.pk)
        points: Any = self.fields["parent"]
        points.queryset = permitted("meetings.view_parts", self.actor, rows)
