"""Recording what happened to a demand, and voiding what was recorded by mistake."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.events import KINDS, EventForm
from hiwar.demands.models import DemandEvent
from hiwar.demands.queries import standing_of, visible_to, with_ledger
from hiwar.demands.views.demands import OfDemand
from hiwar.demands.vocabulary import EventKind, allowed
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import QuestionPage


class ChooseEvent(OfDemand):
    """What happened: the kinds, those the present state does not allow told apart."""

    rule = "demands.record"
    template_name = "demands/choose_event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = with_ledger(visible_to(self.actor).filter(pk=self.object.pk)).get()
        state = standing_of(found).state
        groups = [
            (title, [(kind, allowed(state, kind)) for kind in kinds]) for title, kinds in KINDS
        ]
        return super().get_context_data(groups=groups, back_url=self.back(), **kwargs)


class RecordEvent(OfDemand, FactPage):
    rule = "demands.record"
    template_name = "demands/record_event.html"
    form_class = EventForm
    verb = _("Record")

    @property
    def kind(self) -> EventKind:
        try:
            return EventKind(self.kwargs["kind"])
        except ValueError:
            raise Http404 from None

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "kind": self.kind, "demand": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "title": self.kind.label}

    def write(self, form: Any, passage: Any) -> str:
        event = domain.record_event(
            **self.deed, demand=self.object, kind=self.kind, passage=passage, **form.told
        )
        toast(self.request, _("Recorded in the ledger"))
        return f"{self.back()}#e-{event.pk}"


class VoidEvent(QuestionPage):
    rule = "demands.record"
    rail = "dossier"
    template_name = "demands/void_event.html"
    title = _("Void this entry of the ledger?")
    consequence = _("It stays in the ledger, struck, and counts no more.")
    verb = _("Void it")

    def objects(self) -> QuerySet[DemandEvent]:
        seen = visible_to(self.actor)
        return DemandEvent.objects.filter(demand__in=seen, voided_at=None).select_related(
            "demand", "passage"
        )

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.void_event(**self.deed, event=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("demands:demand", self.object.demand_id)
