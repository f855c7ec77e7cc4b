"""Signing for a demand, and who signed."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.supports import EnteredSupportForm, SignForm
from hiwar.demands.models import Demand, Support
from hiwar.demands.queries import demand_sheet, supports_of, visible_to
from hiwar.demands.views.demands import OfDemand
from hiwar.kernel.clock import today
from hiwar.kernel.rules import permitted
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import EntryPage, QuestionPage

PER_PAGE = 60


class Sign(OfDemand, EntryPage):
    rule = "demands.sign"
    template_name = "demands/record_event.html"
    form_class = SignForm
    title = _("Sign with the supporters")
    verb = _("Sign")

    def perform(self, form: Any) -> str:
        domain.sign_demand(**self.deed, demand=self.object, branch=form.cleaned_data["branch"])
        toast(self.request, _("Your signature stands under the demand"))
        return f"{self.back()}#supporters"


class Supporters(OfDemand):
    """Counts by branch; names where the actor may know them."""

    rule = "demands.view_supports"
    template_name = "demands/supporters.html"

    def objects(self) -> QuerySet[Demand]:
        return super().objects().exclude(number=None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheet = demand_sheet(self.actor, self.object, None, today())
        page = Paginator(supports_of(self.actor, self.object), PER_PAGE).get_page(
            self.request.GET.get("page")
        )
        seen = visible_to(self.actor).filter(pk__in={each.demand_id for each in page})
        return super().get_context_data(
            supporters=sheet.supporters, page=page, where=set(seen.values_list("pk", flat=True)),
            **kwargs,
        )  # fmt: skip


class EnterSupport(OfDemand, EntryPage):
    rule = "demands.record"
    template_name = "demands/record_event.html"
    form_class = EnteredSupportForm
    title = _("Enter a signature")
    verb = _("Enter it")

    def perform(self, form: Any) -> str:
        told = {"demand": self.object, "branch": form.cleaned_data["branch"]}
        if form.cleaned_data["person"]:
            domain.enter_signature(**self.deed, person=form.cleaned_data["person"], **told)
        else:
            domain.enter_collective_support(
                **self.deed, meeting=form.cleaned_data["meeting"], **told
            )
        return self.back()

    def back(self) -> str:
        return self.url("demands:supporters", self.object.pk)


class WithdrawSupport(QuestionPage):
    """One's own, or any by those who keep the record."""

    rule = "demands.sign"
    rail = "dossier"
    title = _("Take this signature back?")
    consequence = _("It counts no more. The journal keeps that it was given and taken back.")
    verb = _("Take it back")

    def objects(self) -> QuerySet[Support]:
        kept = permitted("demands.record", self.actor, Demand.objects.all()).values("id")
        rows = Support.objects.filter(withdrawn_at=None, demand__in=visible_to(self.actor))
        own = Q(user_id=self.actor.user_id) | Q(demand__in=kept)
        return rows.filter(own).select_related("demand")

    def judged(self) -> Any:
        return self.object.demand

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_support(**self.deed, support=self.object)
        return self.back()

    def back(self) -> str:
        """The demand it was taken back from: the one it stands under, or one that was merged into."""
        asked = _uuid(self.request.GET.get("of", ""))
        seen = asked is not None and visible_to(self.actor).filter(pk=asked).exists()
        return self.url("demands:demand", asked if seen else self.object.demand_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
