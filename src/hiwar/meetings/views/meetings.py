"""The register of meetings, a meeting's page, the forms that write it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.meetings import domain
from hiwar.meetings.forms import HeldForm, MeetingForm, MeetingsFilter
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import meeting_page, meetings_named, visible_to
from hiwar.organizations.queries import SOURCE, UNREAD, name_for
from hiwar.organizations.views.patterns import CorrectionPage, FactPage
from hiwar.web.dates import day_in_words
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage, RegisterPage, Shown


def _day(meeting: Meeting) -> str:
    if meeting.held_on is None:
        return ""
    return day_in_words(meeting.held_on, precision=meeting.precision)


class Meetings(RegisterPage):
    rule = "meetings.view"
    rail = "meetings"
    template_name = "meetings/meetings.html"
    title = _("Meetings")
    filter_class = MeetingsFilter
    page_name = "meetings:meeting"
    file_name = "meetings"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Meeting"), lambda row: row.title),
            Shown(_("Kind"), lambda row: row.get_kind_display()),
            Shown(_("Day"), lambda row: row.held_on, _day),
            Shown(_("Host"), lambda row: name_for(self.actor, row.organization)),
            Shown(_("The other side"), lambda row: name_for(self.actor, row.counterpart)),
            Shown(_("Place"), lambda row: row.place_text or (row.area and row.area.name)),
            Shown(_("State"), lambda row: row.get_state_display()),
        )

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Meeting]:
        rows = meetings_named(self.actor, chosen.get("q", ""))
        plain = {name: chosen[name] for name in ("kind", "state") if chosen.get(name)}
        rows = rows.filter(**plain)
        if chosen.get("year"):
            rows = rows.filter(held_on__year=chosen["year"])
        if chosen.get("region"):
            rows = rows.filter(area__code__startswith=chosen["region"].code)
        return rows


class _OfMeeting(About):
    rail = "meetings"

    def objects(self) -> QuerySet[Meeting]:
        return visible_to(self.actor)

    def back(self) -> str:
        return self.url("meetings:meeting", self.object.pk)


class MeetingPage(_OfMeeting):
    rule = "meetings.view"
    template_name = "meetings/meeting.html"

    def objects(self) -> QuerySet[Meeting]:
        return visible_to(self.actor).select_related(*SOURCE).defer(*UNREAD)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=meeting_page(self.actor, self.object), **kwargs)


class RecordMeeting(FactPage):
    rule = "meetings.record"
    rail = "meetings"
    form_class = MeetingForm
    title = _("Record a meeting that was held")
    verb = _("Record")

    def write(self, form: Any, passage: Any) -> str:
        made = domain.record_meeting(**self.deed, passage=passage, **form.spoken())
        return self.url("meetings:meeting", made.pk)

    def back(self) -> str:
        return self.url("meetings:meetings")


class PlanMeeting(RecordMeeting):
    rule = "meetings.record"
    title = _("Plan a meeting")
    verb = _("Plan")

    def write(self, form: Any, passage: Any) -> str:
        made = domain.plan_meeting(**self.deed, passage=passage, **form.spoken())
        return self.url("meetings:meeting", made.pk)


class CorrectMeeting(_OfMeeting, CorrectionPage):
    rule = "meetings.correct"
    form_class = MeetingForm
    title = _("Correct a meeting")
    fields = (
        "kind", "organization", "body", "counterpart", "starts_at", "place_text", "area",
        "title_ar", "title_fr", "ordinal", "slogan", "audience",
    )  # fmt: skip

    def known(self) -> dict[str, Any]:
        return {**super().known(), "day": (self.object.held_on, self.object.precision)}

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_meeting(**self.deed, meeting=self.object, passage=passage, **form.spoken())
        return self.back()


class HoldMeeting(_OfMeeting, EntryPage):
    rule = "meetings.correct"
    form_class = HeldForm
    title = _("The meeting was held")
    verb = _("Note it")

    def perform(self, form: Any) -> str:
        held_on, _precision = form.cleaned_data["day"]
        domain.hold_meeting(**self.deed, meeting=self.object, held_on=held_on)
        return self.back()


class CancelMeeting(_OfMeeting, QuestionPage):
    rule = "meetings.cancel"
    title = _("Cancel this meeting?")
    consequence = _(
        "It stays in the register as cancelled. Those who were told must be told again."
    )
    verb = _("Cancel the meeting")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.cancel_meeting(**self.deed, meeting=self.object)
        return self.back()


class WithdrawMeeting(_OfMeeting, QuestionPage):
    rule = "meetings.withdraw"
    title = _("Withdraw this meeting from the register?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_meeting(**self.deed, meeting=self.object)
        return self.url("meetings:meetings")
