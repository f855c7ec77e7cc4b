"""Joint committees, their members, meetings and actions."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.actions import (
    record_action,
    record_action_event,
    void_action_event,
    withdraw_action,
)
from hiwar.dialogue.domain.committees import (
    correct_committee,
    count_committee_meeting,
    end_committee,
    form_committee,
    leave_committee,
    refer_answer,
    seat_member,
)
from hiwar.dialogue.forms.committees import (
    ActionEventForm,
    ActionForm,
    CommitteeForm,
    CommitteeMeetingForm,
    CommitteeTermsForm,
    EndCommitteeForm,
    LeaveForm,
    MemberForm,
    ReferForm,
)
from hiwar.dialogue.models import (
    ActionEvent,
    Answer,
    CommitteeAction,
    CommitteeMember,
    JointCommittee,
)
from hiwar.dialogue.queries.committees import committee_page
from hiwar.dialogue.queries.papers import (
    visible_action_events,
    visible_actions,
    visible_committees,
    visible_members,
)
from hiwar.dialogue.queries.visible import visible_answers
from hiwar.dialogue.views.story import OfDialogue
from hiwar.dialogue.vocabulary.committees import ActionEventKind, kinds_for
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class FormCommittee(OfDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = CommitteeForm
    title = _("A joint committee")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        initial = {key: self.request.GET.get(key) for key in ("round", "agreement")}
        return {**super().form_arguments(), "dialogue": self.object, "initial": initial}

    def perform(self, form: Any) -> str:
        made = form_committee(**self.deed, dialogue=self.object, **form.told)
        return self.url("dialogue:committee", made.pk)


class _OfCommittee(About):
    """A page about a committee; `back` is its own page."""

    rail = "rounds"

    def objects(self) -> QuerySet[JointCommittee]:
        return visible_committees(self.actor)

    def back(self) -> str:
        return self.url("dialogue:committee", self.object.pk)


class CommitteePage(_OfCommittee):
    rule = "dialogue.view"
    template_name = "dialogue/committee.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = committee_page(self.actor, self.object, today())
        return super().get_context_data(page=page, today=today(), **kwargs)


class CorrectCommittee(_OfCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = CommitteeTermsForm
    title = _("Correct the joint committee")
    fields = ("name_ar", "name_fr", "mission", "ends_on")

    def form_arguments(self) -> dict[str, Any]:
        known = {name: getattr(self.object, name) for name in self.fields}
        known["formed"] = (self.object.formed_on, self.object.precision)
        return {**super().form_arguments(), "initial": known}

    def perform(self, form: Any) -> str:
        correct_committee(**self.deed, committee=self.object, **form.told)
        return self.back()


class EndCommittee(_OfCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = EndCommitteeForm
    title = _("The committee ended its work")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"ended_on": today()}}

    def perform(self, form: Any) -> str:
        end_committee(**self.deed, committee=self.object, **form.cleaned_data)
        return self.back()


class SeatMember(_OfCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = MemberForm
    title = _("A member of the committee")
    verb = _("Seat them")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"side": self.request.GET.get("side", "us")}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        seat_member(**self.deed, committee=self.object, **form.cleaned_data)
        return self.back()


class CountMeeting(_OfCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = CommitteeMeetingForm
    title = _("A meeting of the committee")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "committee": self.object}

    def perform(self, form: Any) -> str:
        count_committee_meeting(**self.deed, committee=self.object, **form.cleaned_data)
        return self.back()


class AddAction(_OfCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = ActionForm
    title = _("An action of the committee")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"side": self.request.GET.get("side", "us")}
        return {**super().form_arguments(), "committee": self.object, "initial": initial}

    def perform(self, form: Any) -> str:
        record_action(**self.deed, committee=self.object, **form.told)
        return self.back()


class _BesideCommittee(About):
    rail = "rounds"

    def back(self) -> str:
        return self.url("dialogue:committee", self.object.committee_id)


class LeaveCommittee(_BesideCommittee, EntryPage):
    rule = "dialogue.record"
    form_class = LeaveForm
    title = _("They left the committee")
    verb = _("Record")

    def objects(self) -> QuerySet[CommitteeMember]:
        return visible_members(self.actor).filter(left_on=None)

    def perform(self, form: Any) -> str:
        leave_committee(**self.deed, member=self.object, **form.cleaned_data)
        return self.back()


class RecordActionEvent(_BesideCommittee, FactPage):
    rule = "dialogue.record"
    form_class = ActionEventForm
    template_name = "dialogue/action_form.html"
    verb = _("Record")

    def objects(self) -> QuerySet[CommitteeAction]:
        return visible_actions(self.actor)

    @cached_property
    def kind(self) -> ActionEventKind:
        known = self.kwargs["kind"] in kinds_for(self.object.side)
        if not known:
            raise Http404
        return ActionEventKind(self.kwargs["kind"])

    def form_arguments(self) -> dict[str, Any]:
        asked = {"action": self.object, "kind": self.kind, "initial": {"occurred_on": today()}}
        return {**super().form_arguments(), **asked}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "title": self.kind.label}

    def write(self, form: Any, passage: Any) -> str:
        record_action_event(
            **self.deed, action=self.object, kind=self.kind, passage=passage, **form.cleaned_data
        )
        return self.back()


class WithdrawAction(_BesideCommittee, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this action out of the register?")

    def objects(self) -> QuerySet[CommitteeAction]:
        return visible_actions(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_action(**self.deed, action=self.object)
        return self.back()


class VoidActionEvent(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    title = _("Void this entry?")
    consequence = _("It stays in the history, struck, and counts no more.")
    verb = _("Void it")

    def objects(self) -> QuerySet[ActionEvent]:
        return visible_action_events(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        void_action_event(**self.deed, event=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:committee", self.object.action.committee_id)


class ReferAnswer(About, EntryPage):
    rule = "dialogue.record"
    rail = "rounds"
    form_class = ReferForm
    title = _("To which committee this answer sends the demand")
    verb = _("Record")

    def objects(self) -> QuerySet[Answer]:
        return visible_answers(self.actor)

    def perform(self, form: Any) -> str:
        made = refer_answer(**self.deed, answer=self.object, **form.cleaned_data)
        return self.url("dialogue:committee", made.committee_id)

    def back(self) -> str:
        if self.object.round_id is None:
            return self.url("demands:demand", self.object.demand_id)
        return self.url("dialogue:round", self.object.round_id)
