"""Evidence on a commitment, demands acknowledged, replies, and how words were kept."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain import evidence
from hiwar.dialogue.forms.evidence import AcknowledgeForm, EvidenceForm
from hiwar.dialogue.forms.letters import ReplyForm
from hiwar.dialogue.models import CommitmentEvent, Evidence
from hiwar.dialogue.queries import CommitmentFilters, by_theme, tally, visible_commitments
from hiwar.dialogue.queries.acknowledging import demands_to_acknowledge
from hiwar.dialogue.views.commitments import OfCommitment
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import Page, toast
from hiwar.workspaces.views.pages import About, Acting, EntryPage, QuestionPage


class OfEvent(About):
    """A page about an event of a commitment the actor may read."""

    rail = "commitments"

    def objects(self) -> QuerySet[CommitmentEvent]:
        seen = visible_commitments(self.actor).order_by()
        rows = CommitmentEvent.objects.filter(commitment__in=seen, voided_at=None)
        return rows.select_related("commitment")

    def back(self) -> str:
        return self.url("dialogue:commitment", self.object.commitment_id)


class ShowEvidence(OfEvent, EntryPage):
    rule = "dialogue.record"
    form_class = EvidenceForm
    title = _("Add evidence")
    verb = _("Add")

    def perform(self, form: Any) -> str:
        evidence.show_evidence(**self.deed, event=self.object, **form.told)
        toast(self.request, _("The evidence stands beside the commitment"))
        return self.back()


class WithdrawEvidence(QuestionPage):
    rule = "dialogue.record"
    rail = "commitments"
    title = _("Take this evidence out?")

    def objects(self) -> QuerySet[Evidence]:
        seen = visible_commitments(self.actor).order_by()
        return Evidence.objects.filter(
            event__commitment__in=seen, withdrawn_at=None
        ).select_related("event__commitment")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        evidence.withdraw_evidence(**self.deed, evidence=self.object)
        toast(self.request, _("The evidence is taken out"))
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:commitment", self.object.event.commitment_id)


class AcknowledgeDemands(OfEvent, EntryPage):
    rule = "dialogue.record"
    form_class = AcknowledgeForm
    title = _("Acknowledge its demands")
    verb = _("Acknowledge")

    def form_arguments(self) -> dict[str, Any]:
        demands = demands_to_acknowledge(self.actor, self.object)
        ids = [demand.pk for demand in demands]
        return {
            **super().form_arguments(),
            "demands": demands,
            "initial": {"demands": ids},
        }

    def perform(self, form: Any) -> str:
        evidence.acknowledge_demands(
            **self.deed, event=self.object, demands=form.cleaned_data["demands"]
        )
        toast(self.request, _("The demands are acknowledged"))
        return self.back()


class RecordReply(OfCommitment, FactPage):
    """Their right of reply: their words whole beside the commitment."""

    rule = "dialogue.record"
    template_name = "dialogue/record_fate.html"
    form_class = ReplyForm
    title = _("Right of reply")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"occurred_on": today()}}

    def write(self, form: Any, passage: Any) -> str:
        evidence.record_reply(**self.deed, commitments=[self.object], passage=passage, **form.told)
        toast(self.request, _("The reply stands beside the commitment"))
        return self.back()


class WordsKept(Acting, Page):
    """How words were kept: by administration, office, theme and year, each number with its list."""

    rule = "dialogue.view_commitments"
    rail = "commitments"
    template_name = "dialogue/words_kept.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = CommitmentFilters()
        return super().get_context_data(
            page=tally(self.actor, today(), filters),
            themes=by_theme(self.actor, today(), filters), **kwargs,
        )  # fmt: skip
