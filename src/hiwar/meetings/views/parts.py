"""Forms of attendance and decisions; they lead back to their meeting's page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.meetings import domain
from hiwar.meetings.forms import AttendanceForm, DecisionForm
from hiwar.meetings.models import Attendance, Decision, Meeting
from hiwar.meetings.queries import visible_attendance, visible_decisions, visible_to
from hiwar.organizations.views.patterns import CorrectionPage, FactPage
from hiwar.workspaces.views.pages import About, QuestionPage


class _OfMeeting(About):
    """A part to be made: the rule is asked about it before it stands."""

    rail = "meetings"

    def objects(self) -> QuerySet[Meeting]:
        return visible_to(self.actor)

    def back(self) -> str:
        return self.url("meetings:meeting", self.object.pk)


class _Part(About):
    rail = "meetings"

    def back(self) -> str:
        return self.url("meetings:meeting", self.object.meeting_id)


class AddAttendance(_OfMeeting, FactPage):
    rule = "meetings.write_parts"
    form_class = AttendanceForm
    title = _("Who was there")
    verb = _("Record")

    def judged(self) -> Attendance:
        return Attendance(workspace_id=self.actor.workspace_id, meeting=self.object)

    def write(self, form: Any, passage: Any) -> str:
        domain.record_attendance(
            **self.deed, meeting=self.object, passage=passage, **form.cleaned_data
        )
        return self.back()


class WithdrawAttendance(_Part, QuestionPage):
    rule = "meetings.write_parts"
    title = _("Take this off the attendance?")

    def objects(self) -> QuerySet[Attendance]:
        return visible_attendance(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_attendance(**self.deed, attendance=self.object)
        return self.back()


class AddDecision(_OfMeeting, FactPage):
    rule = "meetings.write_parts"
    form_class = DecisionForm
    title = _("A decision, a recommendation or a position")
    verb = _("Record")

    def judged(self) -> Decision:
        return Decision(workspace_id=self.actor.workspace_id, meeting=self.object)

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "meeting": self.object}

    def write(self, form: Any, passage: Any) -> str:
        domain.record_decision(
            **self.deed, meeting=self.object, passage=passage, **form.cleaned_data
        )
        return self.back()


class _OfDecision(_Part):
    def objects(self) -> QuerySet[Decision]:
        return visible_decisions(self.actor)


class CorrectDecision(_OfDecision, CorrectionPage):
    rule = "meetings.write_parts"
    form_class = DecisionForm
    title = _("Correct what was decided")
    fields = ("kind", "text_ar", "addressed_to", "due_text", "due_on", "parent", "said_by")

    def form_arguments(self) -> dict[str, Any]:
        return {
            **super().form_arguments(), "meeting": self.object.meeting, "itself": self.object,
        }  # fmt: skip

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_decision(
            **self.deed, decision=self.object, passage=passage, **form.cleaned_data
        )
        return self.back()


class WithdrawDecision(_OfDecision, QuestionPage):
    rule = "meetings.write_parts"
    title = _("Withdraw what was decided?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_decision(**self.deed, decision=self.object)
        return self.back()
