"""A demand's lineage, and the deeds that make it."""

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.lineage import (
    AcceptOfferForm,
    MergeForm,
    OfferForm,
    RestateForm,
    SplitForm,
    SupersedeForm,
)
from hiwar.demands.models import Demand
from hiwar.demands.queries import current_dossier, lineage_of
from hiwar.demands.views.demands import OfDemand
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import EntryPage


class LineagePage(OfDemand):
    """All that it came from and all that came of it, with what changed in its words."""

    rule = "demands.view"
    template_name = "demands/lineage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lineage=lineage_of(self.actor, self.object), **kwargs)


class _Deed(OfDemand, FactPage):
    rule = "demands.record"
    template_name = "demands/record_event.html"

    def objects(self) -> QuerySet[Demand]:
        rows = super().objects().exclude(number=None)
        return rows.select_related("theme", "parent", "raised_first_by", "dossier")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "demand": self.object}

    def told(self, form: Any, passage: Any) -> dict[str, Any]:
        return {**self.deed, **form.occasion, "passage": passage}

    def landed(self, demand: Demand) -> str:
        toast(self.request, _("Recorded in the ledger"))
        return self.url("demands:lineage", demand.pk)


class SplitDemand(_Deed):
    form_class = SplitForm
    title = _("Split the demand")
    verb = _("Split")

    def write(self, form: Any, passage: Any) -> str:
        domain.split_demand(**self.told(form, passage), demand=self.object, parts=form.wordings)
        return self.landed(self.object)


class MergeDemands(_Deed):
    form_class = MergeForm
    title = _("Merge demands")
    verb = _("Merge")

    def write(self, form: Any, passage: Any) -> str:
        return self.landed(domain.merge_demands(**self.told(form, passage), **form.merger))


class SupersedeDemand(_Deed):
    form_class = SupersedeForm
    title = _("Supersede the demand")
    verb = _("Supersede")

    def write(self, form: Any, passage: Any) -> str:
        newer = domain.supersede_demand(**self.told(form, passage), demand=self.object, by=form.by)
        return self.landed(newer)


class RestateDemand(_Deed):
    form_class = RestateForm
    title = _("Ask again in another dossier")
    verb = _("Ask again")

    def write(self, form: Any, passage: Any) -> str:
        again = domain.restate_demand(
            **self.told(form, passage), demand=self.object, wording=form.wording,
            dossier=form.cleaned_data["dossier"],
        )  # fmt: skip
        return self.landed(again)


class SendUp(_Deed):
    rule = "demands.send_up"
    form_class = RestateForm
    title = _("Send the demand up")
    verb = _("Send up")

    def write(self, form: Any, passage: Any) -> str:
        copy = domain.send_up(
            **self.told(form, passage), demand=self.object, wording=form.wording,
            dossier=form.cleaned_data["dossier"],
        )  # fmt: skip
        return self.landed(copy)


class OfferDemand(OfDemand, EntryPage):
    """The sealed copy is shown once, to be handed over; it is kept nowhere."""

    rule = "demands.record"
    template_name = "demands/offer.html"
    form_class = OfferForm
    title = _("A copy for another organisation")
    verb = _("Make the copy")

    def objects(self) -> QuerySet[Demand]:
        return super().objects().exclude(number=None)

    def perform(self, form: Any) -> HttpResponseBase:
        sealed = domain.offer_demand(**self.deed, demand=self.object, to=form.cleaned_data["to"])
        return self.render_to_response(self.get_context_data(form=form, sealed=sealed))


class AcceptOffer(EntryPage):
    rule = "demands.manage"
    rail = "dossier"
    template_name = "demands/accept_offer.html"
    form_class = AcceptOfferForm
    title = _("Accept a demand sent to us")
    verb = _("Accept into the dossier")

    def perform(self, form: Any) -> str:
        dossier = current_dossier()
        if dossier is None:
            return self.url("demands:open_dossier")
        demand = domain.accept_offer(**self.deed, dossier=dossier, **form.cleaned_data)
        toast(self.request, _("Added to the dossier"))
        return self.url("demands:demand", demand.pk)

    def back(self) -> str:
        return self.url("demands:dossier")
