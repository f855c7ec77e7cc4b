"""What is typed of joint committees and their actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoice,
    MeetingChoice,
    NameChoice,
    QuotingForm,
    set_choices,
)
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import CommitteeAction, Dialogue, JointCommittee
from hiwar.dialogue.queries.papers import visible_agreements, visible_committees
from hiwar.dialogue.queries.visible import visible_rounds
from hiwar.dialogue.vocabulary.committees import ActionEventKind, MemberRole
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField, day_field
from hiwar.people.forms import ActorForm
from hiwar.people.queries import visible_to as visible_people

_TWO_SIDES = [(side.value, side.label) for side in (PartySide.US, PartySide.THEM)]


class CommitteeTermsForm(ActorForm):
    name_ar = forms.CharField(label=gettext_lazy("Arabic name"), max_length=300)
    name_fr = forms.CharField(
        label=gettext_lazy("French name"), required=False, max_length=300,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    mission = forms.CharField(
        label=gettext_lazy("Its mission"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    formed = PartialDayField(label=gettext_lazy("Formed on"))
    ends_on = day_field(gettext_lazy("To end its work by"))

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["formed_on"], cleaned["precision"] = cleaned.pop("formed")
        return cleaned


class CommitteeForm(CommitteeTermsForm):
    """A new committee, with the round or the agreement it was born in."""

    round = NameChoice(
        label=gettext_lazy("Born in which round"), queryset=None, required=False,
        empty_label=gettext_lazy("outside any round"),
    )  # fmt: skip
    agreement = NameChoice(
        label=gettext_lazy("By which agreement"), queryset=None, required=False,
        empty_label=gettext_lazy("no agreement"),
    )  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self,
            round=visible_rounds(self.actor).filter(dialogue=dialogue),
            agreement=visible_agreements(self.actor).filter(dialogue=dialogue),
        )


class EndCommitteeForm(ActorForm):
    ended_on = day_field(gettext_lazy("Ended on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].required = True


class MemberForm(ActorForm):
    side = forms.ChoiceField(
        label=gettext_lazy("For which side"), choices=_TWO_SIDES, widget=forms.RadioSelect
    )
    person = NameChoice(
        label=gettext_lazy("Person"), queryset=None, required=False,
        empty_label=gettext_lazy("no person of the register"),
    )  # fmt: skip
    post_text = forms.CharField(
        label=gettext_lazy("Office or name, as written"), required=False, max_length=300
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Part in the committee"), choices=MemberRole.choices,
        initial=MemberRole.MEMBER,
    )  # fmt: skip
    seated_on = day_field(pgettext_lazy("seat in a joint committee", "Since"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, person=visible_people(self.actor))


class LeaveForm(ActorForm):
    left_on = day_field(gettext_lazy("Until which day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_on"].required = True


class CommitteeMeetingForm(ActorForm):
    """A meeting of the register that was, or will be, one of the committee."""

    meeting = MeetingChoice(label=gettext_lazy("Meeting"), queryset=None)

    def __init__(self, *args: Any, committee: JointCommittee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted = committee.committee_meetings.values("meeting")
        set_choices(self, meeting=visible_meetings(self.actor).exclude(id__in=counted))


class ActionForm(ActorForm):
    side = forms.ChoiceField(
        label=gettext_lazy("Whose action it is"), choices=_TWO_SIDES, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("What is to be done"), max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    owner = forms.CharField(label=gettext_lazy("Who does it"), required=False, max_length=200)
    due = PartialDayField(label=gettext_lazy("By when"))
    demand = DemandChoice(label=gettext_lazy("For which demand"), queryset=None, required=False)
    meeting = MeetingChoice(
        label=gettext_lazy("Decided in which meeting"), queryset=None, required=False
    )

    def __init__(self, *args: Any, committee: JointCommittee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        held = visible_meetings(self.actor).filter(committee_meetings__committee=committee)
        set_choices(self, demand=demands, meeting=held)

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["due_on"], cleaned["due_precision"] = cleaned.pop("due")
        return cleaned


class ActionEventForm(QuotingForm):
    """What happened to an action; `new_due_on` is asked of one put off alone."""

    occurred_on = day_field(gettext_lazy("On which day"))
    new_due_on = day_field(gettext_lazy("Put off to which day"))
    field_order = ("occurred_on", "new_due_on", "words", "document")

    def __init__(
        self, *args: Any, action: CommitteeAction, kind: ActionEventKind, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occurred_on"].required = True
        if kind is not ActionEventKind.POSTPONED:
            del self.fields["new_due_on"]
        if action.is_ours:
            self.fields["words"].help_text = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("occurred_on")
        if day is not None and day > today():
            message = _("This day is still to come. Record it when it happened.")
            self.add_error("occurred_on", message)
        return cleaned


class ReferForm(ActorForm):
    committee = NameChoice(label=gettext_lazy("To which committee"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, committee=visible_committees(self.actor).filter(ended_on=None))
