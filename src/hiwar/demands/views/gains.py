"""The register of gains."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.demands import domain
from hiwar.demands.forms.events import GainForm, GainLinkForm
from hiwar.demands.models import Gain
from hiwar.demands.queries import gain_page, gains_that_are, state_of, visible_gains, with_states
from hiwar.demands.tables import demand_reference
from hiwar.demands.vocabulary import GainState, SaidBy
from hiwar.language import fold
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.dates import day_in_words
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage, RegisterPage, Shown


class GainsFilter(forms.Form):
    state = forms.ChoiceField(
        label=pgettext_lazy("of a gain", "State"), required=False,
        choices=[("", pgettext_lazy("of gains", "all")), *GainState.choices],
    )  # fmt: skip
    q = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    said_by = forms.ChoiceField(
        label=_("Whose word"), required=False, choices=[("", _("anybody's")), *SaidBy.choices]
    )


def _since(gain: Gain) -> str:
    return day_in_words(gain.since, precision=gain.precision) if gain.since else ""


def _state(gain: Gain) -> str:
    return str(state_of(gain).label)


def _text(gain: Gain) -> str:
    named = f"{gain.get_text_kind_display()} {gain.text_number}".strip()
    return named if gain.has_text else ""


class Gains(RegisterPage):
    rule = "demands.view_gains"
    rail = "dossier"
    template_name = "demands/gains.html"
    title = _("Gains")
    filter_class = GainsFilter
    page_name = "demands:gain"
    file_name = "gains"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Gain"), lambda gain: gain.wording),
            Shown(pgettext_lazy("of a gain", "State"), _state),
            Shown(_("Legal text"), _text),
            Shown(_("Whose word"), lambda gain: gain.get_said_by_display()),
            Shown(_("Since"), lambda gain: gain.since, _since),
            Shown(_("Demand"), lambda gain: demand_reference(gain.demand)),
            Shown(_("Source"), self._source),
        )

    def _source(self, gain: Gain) -> str:
        """Its title where the reader may open the document."""
        if gain.passage is None:
            return str(_("without source"))
        seen = self.actor.may("documents.view", gain.passage.document)
        return str(gain.passage.document) if seen else ""

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Gain]:
        rows = with_states(visible_gains(self.actor))
        if chosen.get("state"):
            rows = rows.filter(gains_that_are(GainState(chosen["state"])))
        if chosen.get("said_by"):
            rows = rows.filter(said_by=chosen["said_by"])
        words = fold(chosen.get("q", "")).split()
        if not words:
            return rows
        found = [
            gain.pk
            for gain in rows
            if all(word in fold(f"{gain.wording_ar} {gain.wording_fr}") for word in words)
        ]
        return rows.filter(pk__in=found)


class OfGain(About):
    """A page about a gain the actor may read; `back` is its own page."""

    rail = "dossier"

    def objects(self) -> QuerySet[Gain]:
        return visible_gains(self.actor)

    def back(self) -> str:
        return self.url("demands:gain", self.object.pk)


class GainPage(OfGain):
    rule = "demands.view_gains"
    template_name = "demands/gain.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=gain_page(self.actor, self.object), **kwargs)


class RecordGain(FactPage):
    rule = "demands.record"
    rail = "dossier"
    form_class = GainForm
    title = _("New gain")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"demand": self.request.GET.get("demand")}}

    def write(self, form: Any, passage: Any) -> str:
        gain = domain.record_gain(**self.deed, passage=passage, **form.told)
        return self.url("demands:gain", gain.pk)

    def back(self) -> str:
        return self.url("demands:gains")


class LinkGain(OfGain, EntryPage):
    rule = "demands.record"
    form_class = GainLinkForm
    title = _("Tie the gain to a demand")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"demand": self.object.demand}}

    def perform(self, form: Any) -> str:
        domain.link_gain(**self.deed, gain=self.object, **form.cleaned_data)
        return self.url("demands:gain", self.object.pk)


class WithdrawGain(OfGain, QuestionPage):
    rule = "demands.record"
    title = _("Take this gain out of the register?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_gain(**self.deed, gain=self.object)
        return self.url("demands:gains")
