"""What happened to a gain, its legal text, the alarms that documents set off."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.gains import ConfirmAlarmForm, DismissAlarmForm, GainEventForm, GroundForm
from hiwar.demands.models import GainAlarm, GainEvent
from hiwar.demands.queries import open_alarms, visible_gains
from hiwar.demands.views.gains import OfGain
from hiwar.demands.vocabulary import GainEventKind
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class RecordGainEvent(OfGain, FactPage):
    rule = "demands.record"
    template_name = "demands/gain_form.html"
    form_class = GainEventForm
    verb = _("Record")

    @property
    def kind(self) -> GainEventKind:
        try:
            return GainEventKind(self.kwargs["kind"])
        except ValueError:
            raise Http404 from None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "title": self.kind.label}

    def write(self, form: Any, passage: Any) -> str:
        domain.record_gain_event(
            **self.deed, gain=self.object, kind=self.kind, passage=passage, **form.told
        )
        return self.back()


class GroundGain(OfGain, EntryPage):
    rule = "demands.record"
    template_name = "demands/gain_form.html"
    form_class = GroundForm
    title = _("Legal text of the gain")

    def form_arguments(self) -> dict[str, Any]:
        names = ("text_kind", "text_number", "text_on", "text_article")
        initial = {name: getattr(self.object, name) for name in names}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.ground_gain(**self.deed, gain=self.object, **form.cleaned_data)
        return self.back()


class VoidGainEvent(QuestionPage):
    rule = "demands.record"
    rail = "dossier"
    title = _("Void this entry of the gain?")
    consequence = _("It stays in the ledger, struck, and counts no more.")
    verb = _("Void it")

    def objects(self) -> QuerySet[GainEvent]:
        rows = GainEvent.objects.filter(gain__in=visible_gains(self.actor), voided_at=None)
        return rows.select_related("gain", "passage")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.void_gain_event(**self.deed, event=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("demands:gain", self.object.gain_id)


class _OfAlarm(About):
    rule = "demands.record"
    rail = "dossier"
    template_name = "demands/alarm.html"

    def objects(self) -> QuerySet[GainAlarm]:
        return open_alarms(self.actor)

    def judged(self) -> Any:
        return self.object.gain

    def back(self) -> str:
        return self.url("demands:gain", self.object.gain_id)


class ConfirmAlarm(_OfAlarm, EntryPage):
    form_class = ConfirmAlarmForm
    title = _("Does this document threaten the gain?")
    verb = _("It threatens it")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"occurred_on": today()}}

    def perform(self, form: forms.Form) -> str:
        domain.confirm_alarm(**self.deed, alarm=self.object, **form.cleaned_data)
        toast(self.request, _("Recorded as a threat"))
        return self.back()


class DismissAlarm(_OfAlarm, EntryPage):
    form_class = DismissAlarmForm
    title = _("Dismiss the alarm")
    verb = _("Dismiss it")

    def perform(self, form: forms.Form) -> str:
        domain.dismiss_alarm(**self.deed, alarm=self.object, **form.cleaned_data)
        return self.back()
