"""The register of commitments, one of them, and the forms that write them."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hiwar.demands.forms.dossier import AudienceForm
from hiwar.dialogue import domain
from hiwar.dialogue.forms.commitments import (
    TERMS,
    CommitmentForm,
    FateForm,
    RemindForm,
    TermsForm,
    filters_from,
)
from hiwar.dialogue.models import Commitment, CommitmentEvent
from hiwar.dialogue.queries import (
    GLYPHS,
    commitment_page,
    commitments_page,
    visible_commitments,
)
from hiwar.dialogue.queries.acknowledging import demands_to_acknowledge
from hiwar.dialogue.queries.letters import next_step, steps_in_force, visible_letters
from hiwar.dialogue.tables import commitment_table
from hiwar.dialogue.vocabulary import CommitmentEventKind, CommitmentFate, allowed
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.export import FORMATS, table_response
from hiwar.web.views import Page, toast
from hiwar.workspaces.views.pages import About, Acting, EntryPage, QuestionPage


class Commitments(Acting, Page):
    """By fate; `?format=` gives the same rows, whole, as CSV or XLSX."""

    rule = "dialogue.view_commitments"
    rail = "commitments"
    template_name = "dialogue/commitments.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # noqa: ARG002
        kind, filters = request.GET.get("format", ""), filters_from(request.GET)
        number = request.GET.get("page", "1")
        page = commitments_page(self.actor, filters, today(), number=number, all_of_them=bool(kind))
        if kind in FORMATS:
            return table_response(*commitment_table(page), "commitments", kind)
        legend = [
            (fate, GLYPHS[fate], page.counts[fate], fate in filters.fates, self._query(fate))
            for fate in CommitmentFate
        ]
        return self.render_to_response(
            self.get_context_data(
                page=page, filters=filters, legend=legend, today=today(), said=_said(page)
            )
        )

    def _query(self, fate: str) -> str:
        """The address that adds this fate to the filter, or takes it off."""
        query = self.request.GET.copy()
        query.pop("page", None)
        chosen = query.getlist("fate")
        others = [each for each in chosen if each != fate]
        query.setlist("fate", others if fate in chosen else [*chosen, fate])
        return query.urlencode()


def _said(page: Any) -> dict[str, list[str]]:
    """How the bar names any number of commitments chosen and of letters, in the reader's language."""
    lines = [line for line in page.lines if line.is_open]
    owners = {line.owner for line in lines}
    return {
        "chosen": [
            ngettext("%(n)s chosen", "%(n)s chosen", n) % {"n": n} for n in range(1, len(lines) + 1)
        ],
        "letters": [
            ngettext("Draft one letter", "Draft %(n)s letters", n) % {"n": n}
            for n in range(1, len(owners) + 1)
        ],
    }


class OfCommitment(About):
    """A page about a commitment the actor may read; `back` is its own page."""

    rail = "commitments"

    def objects(self) -> QuerySet[Commitment]:
        return visible_commitments(self.actor)

    def back(self) -> str:
        return self.url("dialogue:commitment", self.object.pk)


class CommitmentPage(OfCommitment):
    rule = "dialogue.view_commitments"
    template_name = "dialogue/commitment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = commitment_page(self.actor, self.object.pk, today())
        return super().get_context_data(
            page=page, kinds=self._kinds(page), today=today(), offered=self._offered(page),
            letters=self._letters(page), **kwargs,
        )  # fmt: skip

    @staticmethod
    def _kinds(page: Any) -> list[CommitmentEventKind]:
        """What the table allows now; a reply has a page of its own."""
        state = page.line.fold.settled
        return [
            kind for kind in CommitmentEventKind
            if allowed(state, kind)
            and kind not in (CommitmentEventKind.REPLIED, CommitmentEventKind.REWORDED)
            and (kind is not CommitmentEventKind.LAPSED or page.line.fate == CommitmentFate.OVERDUE
                 or state == CommitmentFate.PARTLY_KEPT)
        ]  # fmt: skip

    def _offered(self, page: Any) -> dict[str, Any] | None:
        """The demands that its outcome would let us acknowledge."""
        outcome = page.line.outcome
        if outcome is None or not self.actor.may("dialogue.record", self.object):
            return None
        demands = list(demands_to_acknowledge(self.actor, outcome))
        return {"event": outcome, "demands": demands} if demands else None

    def _letters(self, page: Any) -> dict[str, Any]:
        """The letters about it, and the step that follows."""
        if not self.actor.may("dialogue.view"):
            return {"sent": [], "step": None}
        return {
            "sent": list(visible_letters(self.actor).filter(items__commitment=self.object)[:20]),
            "step": next_step(page.line, steps_in_force()),
        }


class RecordCommitment(FactPage):
    rule = "dialogue.record"
    rail = "commitments"
    form_class = CommitmentForm
    title = _("New commitment")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        asked = {
            "meeting": self.request.GET.get("meeting"),
            "demands": self.request.GET.getlist("demand"),
        }
        return {**super().form_arguments(), "initial": asked}

    def write(self, form: Any, passage: Any) -> str:
        commitment = domain.record_commitment(**self.deed, passage=passage, **form.told)
        toast(self.request, _("The commitment is recorded"))
        return self.url("dialogue:commitment", commitment.pk)

    def back(self) -> str:
        return self.url("dialogue:commitments")


class CorrectCommitment(OfCommitment, EntryPage):
    rule = "dialogue.record"
    form_class = TermsForm
    title = _("Correct the commitment")

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.object, name) for name in TERMS}
        initial["due_on"] = (self.object.due_on, self.object.due_precision)
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.correct_commitment(**self.deed, commitment=self.object, **form.terms)
        toast(self.request, _("The commitment is corrected"))
        return self.back()


class ShareCommitment(OfCommitment, EntryPage):
    rule = "dialogue.record"
    form_class = AudienceForm
    title = _("Who may read this commitment")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"audience": self.object.audience}}

    def perform(self, form: Any) -> str:
        domain.share_commitment(**self.deed, commitment=self.object, **form.cleaned_data)
        toast(self.request, _("Who may read it is changed"))
        return self.back()


class WithdrawCommitment(OfCommitment, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this commitment out of the register?")
    consequence = _("What it did in the ledgers of its demands is voided with it.")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_commitment(**self.deed, commitment=self.object)
        toast(self.request, _("The commitment is taken out of the register"))
        return self.url("dialogue:commitments")


class RecordFate(OfCommitment, FactPage):
    rule = "dialogue.record"
    template_name = "dialogue/record_fate.html"
    form_class = FateForm
    verb = _("Record")

    @cached_property
    def kind(self) -> CommitmentEventKind:
        kind = self.kwargs["kind"]
        if kind not in CommitmentEventKind or kind == CommitmentEventKind.REWORDED:
            raise Http404
        return CommitmentEventKind(kind)

    def form_arguments(self) -> dict[str, Any]:
        initial = {"occurred_on": (today(), "day")}
        return {**super().form_arguments(), "kind": self.kind, "initial": initial}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "title": self.kind.label}

    def write(self, form: Any, passage: Any) -> str:
        domain.record_commitment_event(
            **self.deed, commitment=self.object, kind=self.kind, passage=passage, **form.told
        )
        toast(self.request, _("Recorded beside the commitment"))
        return self.back()


class VoidFate(QuestionPage):
    rule = "dialogue.record"
    rail = "commitments"
    title = _("Void this entry?")
    consequence = _("It stays in the history, struck, and counts no more.")
    verb = _("Void it")

    def objects(self) -> QuerySet[CommitmentEvent]:
        seen = visible_commitments(self.actor).order_by()
        return CommitmentEvent.objects.filter(commitment__in=seen, voided_at=None).select_related(
            "commitment"
        )

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.void_commitment_event(**self.deed, event=self.object)
        toast(self.request, _("The entry is voided"))
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:commitment", self.object.commitment_id)


class Remind(EntryPage):
    """One reminder about the commitments chosen in the register (`?c=`)."""

    rule = "dialogue.record"
    rail = "commitments"
    template_name = "dialogue/remind.html"
    form_class = RemindForm
    title = _("Record a reminder")
    verb = _("Record the reminder")

    def form_arguments(self) -> dict[str, Any]:
        chosen = list(self._chosen().values_list("pk", flat=True))
        return {
            **super().form_arguments(),
            "initial": {"commitments": chosen, "occurred_on": today()},
        }

    def _chosen(self) -> QuerySet[Commitment]:
        seen = visible_commitments(self.actor)
        return seen.filter(
            pk__in=[each for each in map(_uuid, self.request.GET.getlist("c")) if each]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chosen=self._chosen(), **kwargs)

    def perform(self, form: Any) -> str:
        domain.remind_of(**self.deed, **form.cleaned_data)
        toast(self.request, _("The reminder is recorded"))
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:commitments")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
