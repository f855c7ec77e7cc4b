"""A demand's page and the forms that write its own entry."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.dossier import AudienceForm, NewDemandForm, PlaceForm, WordingForm
from hiwar.demands.models import Demand
from hiwar.demands.queries import (
    ALIKE_ENOUGH,
    current_dossier,
    demand_page,
    suggested,
    visible_to,
)
from hiwar.kernel.clock import today
from hiwar.web.views import INVALID, toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class OfDemand(About):
    """A page about a demand the actor may read; `back` is its own page."""

    rail = "dossier"

    def objects(self) -> QuerySet[Demand]:
        return visible_to(self.actor).select_related("theme", "parent", "raised_first_by")

    def back(self) -> str:
        return self.url("demands:demand", self.object.pk)


class DemandPage(OfDemand):
    rule = "demands.view"
    template_name = "demands/demand.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        oldest = self.request.GET.get("order") == "oldest"
        page = demand_page(self.actor, self.object, today(), oldest_first=oldest)
        return super().get_context_data(page=page, oldest=oldest, today=today(), **kwargs)


class AddDemand(EntryPage):
    rule = "demands.add"
    rail = "dossier"
    template_name = "demands/new_demand.html"
    form_class = NewDemandForm
    title = _("New demand")
    verb = _("Add to the dossier")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.dossier = current_dossier() if getattr(request, "actor", None) else None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.dossier is None:
            return redirect(self.url("demands:open_dossier"))
        return super().get(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        asked = {name: self.request.GET.get(name) for name in ("theme", "parent")}
        return {**super().form_arguments(), "initial": asked}

    def perform(self, form: Any) -> str | HttpResponseBase:
        if self.dossier is None:
            return self.url("demands:open_dossier")
        if self._looks_like_others(form):
            return self._asked_first(form)
        demand = domain.add_demand(**self.deed, dossier=self.dossier, **form.wording, **form.place)
        toast(self.request, _("Added to the dossier"))
        return self.url("demands:demand", demand.pk)

    def back(self) -> str:
        return self.url("demands:dossier")

    def _looks_like_others(self, form: Any) -> bool:
        """Whether demands that the person has not been shown beside this wording may well say the same."""
        if form.cleaned_data["heading"]:
            return False
        self.likes = suggested(self.actor, form.cleaned_data["wording_ar"])
        seen = set(self.request.POST.getlist("seen"))
        return any(
            str(like.demand.id) not in seen
            for like in self.likes.found
            if like.score >= ALIKE_ENOUGH
        )

    def _asked_first(self, form: Any) -> HttpResponseBase:
        """Nothing is saved: the same page again, with what it may be; the next press of the button adds it."""
        return self.render_to_response(
            self.get_context_data(form=form, asked_first=True), status=INVALID
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = kwargs["form"].data.get("wording_ar", "").strip()
        likes = getattr(self, "likes", None) or (suggested(self.actor, words) if words else None)
        verb = _("Add it all the same") if likes and likes.found else self.verb
        return {**super().get_context_data(likes=likes, **kwargs), "verb": verb}


class CorrectDemand(OfDemand, EntryPage):
    rule = "demands.change"
    form_class = WordingForm
    title = _("Correct the demand")

    def form_arguments(self) -> dict[str, Any]:
        names = ("wording_ar", "wording_fr", "beneficiaries", "raised_first_by")
        initial = {name: getattr(self.object, name) for name in names}
        initial["areas"] = list(self.object.areas.all())
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.correct_demand(**self.deed, demand=self.object, **form.wording)
        return self.back()


class PlaceDemand(OfDemand, EntryPage):
    rule = "demands.change"
    form_class = PlaceForm
    title = _("Move the demand")
    verb = _("Move")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"theme": self.object.theme, "parent": self.object.parent}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.place_demand(**self.deed, demand=self.object, **form.cleaned_data)
        return self.back()


class ShareDemand(OfDemand, EntryPage):
    rule = "demands.change"
    form_class = AudienceForm
    title = _("Who may read this demand")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"audience": self.object.audience}}

    def perform(self, form: Any) -> str:
        domain.share_demand(**self.deed, demand=self.object, **form.cleaned_data)
        return self.back()


class RemoveDemand(OfDemand, QuestionPage):
    rule = "demands.change"
    title = _("Take this demand out of the dossier?")
    consequence = _(
        "It leaves every list and its number is not given again. Nothing may rest on it."
    )
    verb = _("Take it out")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.remove_demand(**self.deed, demand=self.object)
        return self.url("demands:dossier")
