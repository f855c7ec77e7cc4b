"""Around the table: its agenda, its delegations, opened, closed, and what comes after."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from hiwar.dialogue import domain
from hiwar.dialogue.forms.agenda import (
    AgendaForm,
    DelegationsForm,
    NextRoundForm,
    OrderForm,
    PlannedRoundForm,
    SeatForm,
)
from hiwar.dialogue.models import Round, RoundItem
from hiwar.dialogue.queries import agenda_of, state_of, visible_rounds
from hiwar.dialogue.queries.after import after_round
from hiwar.dialogue.queries.silence import silent_items
from hiwar.dialogue.queries.visible import visible_items
from hiwar.kernel.clock import today
from hiwar.meetings.domain import mark_seats, record_attendance
from hiwar.meetings.models import Attendance
from hiwar.meetings.queries import visible_attendance
from hiwar.meetings.vocabulary import Presence, Side
from hiwar.organizations.queries import our_organization
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class _OfRound(About):
    rail = "rounds"

    def objects(self) -> QuerySet[Round]:
        return visible_rounds(self.actor)

    def back(self) -> str:
        return self.url("dialogue:round", self.object.pk)


class PlanRound(EntryPage):
    rule = "dialogue.record"
    rail = "rounds"
    form_class = PlannedRoundForm
    title = _("Plan a round")
    verb = _("Plan it")

    def form_arguments(self) -> dict[str, Any]:
        ours = our_organization(self.actor)
        return {**super().form_arguments(), "initial": {"organization": ours}}

    def perform(self, form: Any) -> str:
        planned = domain.plan_round(**self.deed, **form.told)
        return self.url("dialogue:agenda", planned.pk)

    def back(self) -> str:
        return self.url("dialogue:dialogues")


class Agenda(_OfRound, EntryPage):
    rule = "dialogue.record"
    template_name = "dialogue/agenda.html"
    form_class = AgendaForm
    title = _("Agenda of the round")
    verb = _("Put on the agenda")

    def perform(self, form: Any) -> str:
        made = domain.put_on_agenda(**self.deed, round_=self.object, **form.told)
        said = ngettext("%(n)s point was added", "%(n)s points were added", len(made))
        toast(self.request, said % {"n": len(made)})
        return self.url("dialogue:agenda", self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            items=agenda_of(self.object), state=state_of(self.object), **kwargs
        )


class OrderAgenda(_OfRound, EntryPage):
    """The buttons of the agenda's rows."""

    http_method_names = ("post",)
    rule = "dialogue.record"
    form_class = OrderForm

    def perform(self, form: Any) -> str:
        order = form.order(self.object)
        domain.reorder_agenda(**self.deed, round_=self.object, order=order)
        moved = form.cleaned_data.get("up") or form.cleaned_data.get("down") or ""
        return f"{self.url('dialogue:agenda', self.object.pk)}#i-{moved}"


class TakeOffAgenda(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    title = _("Take this point off the agenda?")
    consequence = _("The demand stays in the dossier. The journal keeps that it stood here.")
    verb = _("Take it off")

    def objects(self) -> QuerySet[RoundItem]:
        return visible_items(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.take_off_agenda(**self.deed, item=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:agenda", self.object.round_id)


class Delegations(_OfRound, EntryPage):
    rule = "dialogue.record"
    template_name = "dialogue/delegations.html"
    form_class = DelegationsForm
    title = _("Delegations")
    verb = _("Save who came")

    def _seats(self) -> list[Attendance]:
        rows = visible_attendance(self.actor).filter(meeting=self.object.meeting)
        return list(rows.filter(side__in=(Side.ISSUER, Side.COUNTERPART)))

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "seats": self._seats()}

    def perform(self, form: Any) -> str:
        mark_seats(**self.deed, meeting=self.object.meeting, seats=form.told)
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        rows = found["form"].rows
        sides = [
            (side, [row for row in rows if row[0].side == side])
            for side in (Side.ISSUER, Side.COUNTERPART)
        ]
        return {**found, "sides": sides}


class AddSeat(_OfRound, EntryPage):
    rule = "dialogue.record"
    form_class = SeatForm
    title = _("Add to a delegation")
    verb = _("Add")

    def form_arguments(self) -> dict[str, Any]:
        side = self.request.GET.get("side", Side.COUNTERPART)
        initial = {"side": side, "presence": Presence.PRESENT}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        record_attendance(**self.deed, meeting=self.object.meeting, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:delegations", self.object.pk)


class OpenRound(_OfRound, QuestionPage):
    rule = "dialogue.record"
    title = _("Open the round?")
    consequence = _("From now on what is said at the table is written in it.")
    verb = pgettext_lazy("round", "Open it")
    destructive = False

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.open_round(**self.deed, round_=self.object)
        return self.url("dialogue:live", self.object.pk)


class CloseRound(_OfRound, QuestionPage):
    rule = "dialogue.record"
    title = _("Close the round?")
    verb = _("Close it")
    destructive = False

    @property
    def consequence(self) -> str:  # type: ignore[override]
        left = len(silent_items(self.object))
        told = ngettext(
            "%(n)s point is left without a word of theirs: it is recorded as unanswered.",
            "%(n)s points are left without a word of theirs: they are recorded as unanswered.",
            left,
        )
        return told % {"n": left} if left else str(_("Every point has its answer."))

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.close_round(**self.deed, round_=self.object)
        return self.url("dialogue:after", self.object.pk)


class ReopenRound(_OfRound, QuestionPage):
    rule = "dialogue.record"
    title = _("Open the round again?")
    consequence = _("What was forgotten can be written; what stands is not touched.")
    verb = _("Open it again")
    destructive = False

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.reopen_round(**self.deed, round_=self.object)
        return self.url("dialogue:live", self.object.pk)


class After(_OfRound):
    rule = "dialogue.view"
    template_name = "dialogue/after.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = after_round(self.actor, self.object, today())
        return super().get_context_data(page=page, today=today(), **kwargs)


class NextRound(_OfRound, EntryPage):
    """The agenda is drafted; it may be changed before the day."""

    rule = "dialogue.record"
    form_class = NextRoundForm
    title = _("Draft the next round")
    verb = _("Plan it with its agenda")

    def form_arguments(self) -> dict[str, Any]:
        meeting = self.object.meeting
        ordinal = (self.object.ordinal or 0) + 1 if self.object.ordinal else None
        initial = {"place_text": meeting.place_text, "ordinal": ordinal}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        planned = domain.draft_next_round(**self.deed, round_=self.object, **form.told)
        toast(self.request, _("The next round is planned. Look through its agenda."))
        return self.url("dialogue:agenda", planned.pk)

    def back(self) -> str:
        return self.url("dialogue:after", self.object.pk)
