"""An agreement, its clauses, and the forms that write them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands.forms.dossier import AudienceForm
from hiwar.dialogue.domain.agreements import (
    commit_clause,
    record_agreement,
    record_clauses,
    share_agreement,
    tie_clause,
    withdraw_agreement,
    withdraw_clause,
)
from hiwar.dialogue.domain.clauses import correct_clause
from hiwar.dialogue.domain.signatures import record_signature
from hiwar.dialogue.forms.accounts import (
    AgreementForm,
    ClauseForm,
    ClauseRows,
    ClausesForm,
    CommitClauseForm,
    SignatureForm,
    TieClauseForm,
)
from hiwar.dialogue.models import Agreement, Clause
from hiwar.dialogue.queries.agreements import agreement_page, cut_clauses
from hiwar.dialogue.queries.papers import opened, visible_agreements, visible_clauses
from hiwar.dialogue.views.pasting import PastePage
from hiwar.dialogue.views.story import OfDialogue
from hiwar.kernel.clock import today
from hiwar.organizations.forms.fields import find_words
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class AddAgreement(OfDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = AgreementForm
    title = _("An agreement of both sides")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"round": self.request.GET.get("round")}
        return {**super().form_arguments(), "dialogue": self.object, "initial": initial}

    def perform(self, form: Any) -> str:
        made = record_agreement(**self.deed, dialogue=self.object, **form.told)
        return self.url("dialogue:agreement", made.pk)


class _OfAgreement(About):
    """A page about an agreement the actor may read; `back` is its own page."""

    rail = "rounds"

    def objects(self) -> QuerySet[Agreement]:
        return visible_agreements(self.actor).select_related("document")

    def back(self) -> str:
        return self.url("dialogue:agreement", self.object.pk)


class AgreementPage(_OfAgreement):
    rule = "dialogue.view_agreements"
    template_name = "dialogue/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = agreement_page(self.actor, self.object, today())
        return super().get_context_data(page=page, today=today(), **kwargs)


class PasteClauses(_OfAgreement, PastePage):
    rule = "dialogue.record"
    form_class = ClausesForm
    rows_class = ClauseRows
    title = _("Clauses of the agreement")
    verb = _("Cut it into clauses")

    def _source(self) -> str:
        document = opened(self.actor, self.object.document)
        return document.text if document else ""

    def rows_of(self, form: Any) -> Sequence[dict[str, Any]]:
        cuts = cut_clauses(form.text or self._source())
        return [
            {"take": True, "number": cut.number[:60], "words": cut.words} for cut in cuts.clauses
        ]

    def write(self, form: Any, rows: Sequence[dict[str, Any]]) -> str:  # noqa: ARG002 - the rows say all
        text = self._source()
        clauses: Any = [
            {
                "number": row["number"], "words_ar": row["words"],
                "span": find_words(text, row["words"]) if text else None,
            }
            for row in rows
        ]  # fmt: skip
        record_clauses(**self.deed, agreement=self.object, clauses=clauses)
        return self.back()


class SignAgreement(_OfAgreement, EntryPage):
    rule = "dialogue.record"
    form_class = SignatureForm
    title = _("A party’s signature on this agreement")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"organization": self.request.GET.get("party")}
        more = {"dialogue": self.object.dialogue, "initial": initial}
        return {**super().form_arguments(), **more}

    def perform(self, form: Any) -> str:
        record_signature(**self.deed, paper=self.object, **form.cleaned_data)
        return self.back()


class ShareAgreement(_OfAgreement, EntryPage):
    rule = "dialogue.record"
    form_class = AudienceForm
    title = _("Who may read this agreement")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"audience": self.object.audience}}

    def perform(self, form: Any) -> str:
        share_agreement(**self.deed, agreement=self.object, **form.cleaned_data)
        return self.back()


class WithdrawAgreement(_OfAgreement, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this agreement out of the register?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_agreement(**self.deed, agreement=self.object)
        return self.url("dialogue:dialogue", self.object.dialogue_id)


class _OfClause(About):
    rail = "rounds"

    def objects(self) -> QuerySet[Clause]:
        return visible_clauses(self.actor)

    def back(self) -> str:
        return self.url("dialogue:agreement", self.object.agreement_id)


class CommitClause(_OfClause, EntryPage):
    rule = "dialogue.record"
    form_class = CommitClauseForm
    template_name = "dialogue/clause_form.html"
    title = _("Make a commitment of this clause")
    verb = _("Make the commitment")

    def form_arguments(self) -> dict[str, Any]:
        initial = {
            "owner": self.object.agreement.dialogue.counterpart_id,
            "demands": list(self.object.demands.values_list("pk", flat=True)),
        }
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        commit_clause(**self.deed, clause=self.object, **form.told)
        toast(self.request, _("The clause stands in the register of commitments"))
        return self.back()


class CorrectClause(_OfClause, EntryPage):
    rule = "dialogue.record"
    form_class = ClauseForm
    template_name = "dialogue/clause_form.html"
    title = _("Correct the clause")

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.object, name) for name in ("number", "words_ar", "words_fr")}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        document = opened(self.actor, self.object.agreement.document)
        span = find_words(document.text, form.cleaned_data["words_ar"]) if document else None
        correct_clause(**self.deed, clause=self.object, span=span, **form.cleaned_data)
        toast(self.request, _("The clause is corrected"))
        return self.back()


class TieClause(_OfClause, EntryPage):
    rule = "dialogue.record"
    form_class = TieClauseForm
    template_name = "dialogue/clause_form.html"
    title = _("Demands this clause answers")

    def perform(self, form: Any) -> str:
        tie_clause(**self.deed, clause=self.object, **form.cleaned_data)
        return self.back()


class WithdrawClause(_OfClause, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this clause back?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_clause(**self.deed, clause=self.object)
        return self.back()
