"""Signatures under a demand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import MeetingChoice, NameChoice, set_choices
from hiwar.demands.queries import branch_for, our_branches
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.people.forms import ActorForm
from hiwar.people.queries import visible_to as visible_people


class SignForm(ActorForm):
    branch = NameChoice(
        label=gettext_lazy("Your branch"), required=False, queryset=None,
        empty_label=pgettext_lazy("branch", "none"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branches = our_branches(self.actor)
        set_choices(self, branch=branches)
        self.fields["branch"].initial = branch_for(self.actor, branches)


class EnteredSupportForm(ActorForm):
    """A person who signed on paper, or a branch by its meeting."""

    person = NameChoice(label=gettext_lazy("Person who signed"), required=False, queryset=None)
    meeting = MeetingChoice(
        label=gettext_lazy("Or the meeting that decided it"), required=False, queryset=None
    )
    branch = NameChoice(label=gettext_lazy("Branch"), required=False, queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self, person=visible_people(self.actor), meeting=visible_meetings(self.actor),
            branch=our_branches(self.actor),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        person, meeting = cleaned.get("person"), cleaned.get("meeting")
        if bool(person) == bool(meeting):
            raise forms.ValidationError(_("Choose a person, or the meeting of a branch."))
        if meeting and not cleaned.get("branch"):
            self.add_error("branch", _("Say which branch it was."))
        return cleaned
