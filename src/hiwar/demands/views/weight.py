"""How a demand weighs, its legal texts, the papers beside it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.weight import AttachForm, LegalForm, WeightForm
from hiwar.demands.models import Demand, DemandDocument, LegalBasis
from hiwar.demands.queries import visible_to
from hiwar.demands.views.demands import OfDemand
from hiwar.intake import IntakeError
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import EntryPage, QuestionPage

OWN = (
    "kind", "priority", "priority_by", "people", "people_source", "cost", "cost_period",
    "cost_source",
)  # fmt: skip


class WeighDemand(OfDemand, FactPage):
    rule = "demands.change"
    template_name = "demands/record_event.html"
    form_class = WeightForm
    title = _("Kind, people, cost")

    def objects(self) -> QuerySet[Demand]:
        return super().objects().exclude(number=None)

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.object, name) for name in OWN}
        return {**super().form_arguments(), "demand": self.object, "initial": initial}

    def write(self, form: Any, passage: Any) -> str:
        source = {} if passage is None else {"cost_passage": passage}
        domain.weigh_demand(**self.deed, demand=self.object, **form.told, **source)
        return self.back()


class AddBasis(OfDemand, FactPage):
    rule = "demands.change"
    template_name = "demands/record_event.html"
    form_class = LegalForm
    title = _("Legal basis")
    verb = _("Add")

    def write(self, form: Any, passage: Any) -> str:
        domain.add_basis(**self.deed, demand=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class _OfItsRow(QuestionPage):
    """A question about a row that belongs to a demand."""

    rule = "demands.change"
    rail = "dossier"

    def judged(self) -> Any:
        return self.object.demand

    def back(self) -> str:
        return self.url("demands:demand", self.object.demand_id)


class WithdrawBasis(_OfItsRow):
    title = _("Take this legal basis away?")

    def objects(self) -> QuerySet[LegalBasis]:
        rows = LegalBasis.objects.filter(withdrawn_at=None, demand__in=visible_to(self.actor))
        return rows.select_related("demand")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_basis(**self.deed, basis=self.object)
        return self.back()


class Attach(OfDemand, EntryPage):
    rule = "demands.change"
    template_name = "demands/record_event.html"
    form_class = AttachForm
    title = _("Lay a document beside the demand")
    verb = _("Attach")

    def perform(self, form: Any) -> Any:
        told = {"demand": self.object, "label": form.cleaned_data["label"]}
        upload = form.cleaned_data.get("file")
        if upload is None:
            domain.attach_document(**self.deed, document=form.cleaned_data["document"], **told)
            return self.back()
        try:
            domain.attach_file(**self.deed, data=upload.read(), name=upload.name, **told)
        except IntakeError as error:
            form.add_error("file", error.message(get_language() or "ar"))  # type: ignore[arg-type]
            return self.render_to_response(self.get_context_data(form=form), status=422)
        toast(self.request, _("Received, and laid beside the demand"))
        return self.back()


class Detach(_OfItsRow):
    title = _("Take this document away from the demand?")
    consequence = _("The document stays in the register of documents.")

    def objects(self) -> QuerySet[DemandDocument]:
        rows = DemandDocument.objects.filter(withdrawn_at=None, demand__in=visible_to(self.actor))
        return rows.select_related("demand", "document").defer("document__text")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.detach_document(**self.deed, attachment=self.object)
        return self.back()
