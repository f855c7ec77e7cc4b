"""Two accounts of a round side by side, and the forms that write them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.accounts import (
    correct_line,
    draw_our_account,
    record_account,
    record_lines,
    withdraw_account,
)
from hiwar.dialogue.domain.divergences import align_lines, judge_lines, part_lines
from hiwar.dialogue.domain.signatures import record_signature, withdraw_signature
from hiwar.dialogue.forms.accounts import (
    AccountForm,
    AlignForm,
    JudgeForm,
    LineForm,
    LineRows,
    SignatureForm,
    lines_from,
)
from hiwar.dialogue.models import Account, AccountLine, Alignment, Round, Signature
from hiwar.dialogue.queries.account import account_page, guessed_lines
from hiwar.dialogue.queries.accounts import accounts_page
from hiwar.dialogue.queries.papers import (
    visible_accounts,
    visible_alignments,
    visible_lines,
    visible_signatures,
)
from hiwar.dialogue.queries.visible import visible_rounds
from hiwar.dialogue.views.pasting import PastePage
from hiwar.dialogue.vocabulary.accounts import Verdict
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class _OfRound(About):
    """A page about a round; `back` is its two accounts."""

    rail = "rounds"

    def objects(self) -> QuerySet[Round]:
        return visible_rounds(self.actor)

    def back(self) -> str:
        return self.url("dialogue:accounts", self.object.pk)


class TwoAccounts(_OfRound):
    rule = "dialogue.view"
    template_name = "dialogue/accounts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = accounts_page(self.actor, self.object)
        return super().get_context_data(page=page, verdicts=list(Verdict), **kwargs)


class RecordAccount(_OfRound, PastePage):
    """A side's account, or its next version."""

    rule = "dialogue.record"
    form_class = AccountForm
    rows_class = LineRows
    may_be_empty = True
    verb = _("Cut it into items")

    @cached_property
    def side(self) -> PartySide:
        if self.kwargs["side"] not in (PartySide.US, PartySide.THEM):
            raise Http404
        return PartySide(self.kwargs["side"])

    @property
    def title(self) -> Any:  # type: ignore[override]
        return _("Our account") if self.side is PartySide.US else _("The administration’s account")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"received_on": today()}}

    def rows_of(self, form: Any) -> Sequence[dict[str, Any]]:
        return guessed_lines(self.actor, self.object, form.text)

    def write(self, form: Any, rows: Sequence[dict[str, Any]]) -> str:
        document = form.cleaned_data["document"]
        lines: Any = lines_from(self.actor, list(rows), document.text if document else "")
        record_account(
            **self.deed, round_=self.object, side=self.side, lines=lines, **form.cleaned_data
        )
        return self.back()


class DrawAccount(_OfRound, QuestionPage):
    rule = "dialogue.record"
    title = _("Draw our account from the register?")
    consequence = _(
        "Each demand spoken of in the round becomes a line of our account, with the answer and the "
        "words that the register holds of it."
    )
    verb = _("Draw it")
    destructive = False

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        draw_our_account(**self.deed, round_=self.object)
        return self.back()


class JudgeLines(_OfRound, EntryPage):
    rule = "dialogue.record"
    form_class = JudgeForm
    title = _("What the two accounts come to")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        asked = {key: self.request.GET.get(key) for key in ("ours", "theirs")}
        return {**super().form_arguments(), "round_": self.object, "initial": asked}

    def perform(self, form: Any) -> str:
        judge_lines(**self.deed, round_=self.object, **form.cleaned_data)
        line = form.cleaned_data["ours"] or form.cleaned_data["theirs"]
        return f"{self.back()}#l-{line.pk}"


class _OfAccount(About):
    """A page about one version; `back` is the two accounts of its round."""

    rail = "rounds"

    def objects(self) -> QuerySet[Account]:
        return visible_accounts(self.actor)

    def back(self) -> str:
        return self.url("dialogue:accounts", self.object.round_id)


class AccountPage(_OfAccount):
    rule = "dialogue.view"
    template_name = "dialogue/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=account_page(self.actor, self.object), **kwargs)


class WithdrawAccount(_OfAccount, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this version back?")
    consequence = _("The version before it stands again. The journal keeps what this one said.")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_account(**self.deed, account=self.object)
        return self.back()


class AddLine(_OfAccount, FactPage):
    rule = "dialogue.record"
    form_class = LineForm
    title = _("An item of this account")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        initial = {"document": self.object.document_id, "demand": self.request.GET.get("demand")}
        return {**super().form_arguments(), "initial": initial}

    def write(self, form: Any, passage: Any) -> str:
        line: Any = {**form.cleaned_data, "passage": passage}
        record_lines(**self.deed, account=self.object, lines=[line])
        return self.back()


class SignAccount(_OfAccount, EntryPage):
    rule = "dialogue.record"
    form_class = SignatureForm
    title = _("A party’s signature on this account")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "dialogue": self.object.round.dialogue}

    def perform(self, form: Any) -> str:
        record_signature(**self.deed, paper=self.object, **form.cleaned_data)
        return self.back()


class _OfLine(About):
    rail = "rounds"

    def objects(self) -> QuerySet[AccountLine]:
        return visible_lines(self.actor)

    def back(self) -> str:
        return f"{self.url('dialogue:accounts', self.object.account.round_id)}#l-{self.object.pk}"


class CorrectLine(_OfLine, FactPage):
    rule = "dialogue.record"
    form_class = LineForm
    title = _("Correct this item")
    fields = ("demand", "subject", "kind", "words")

    def form_arguments(self) -> dict[str, Any]:
        known = {name: getattr(self.object, name) for name in self.fields}
        passage = self.object.passage
        initial = {**known, "document": passage.document_id if passage else None}
        return {**super().form_arguments(), "initial": initial}

    def write(self, form: Any, passage: Any) -> str:
        correct_line(**self.deed, line=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class AlignLine(_OfLine, EntryPage):
    """Which line of theirs tells of the same as this one of ours."""

    rule = "dialogue.record"
    form_class = AlignForm
    title = _("Set side by side")
    template_name = "dialogue/align.html"

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "ours": self.object}

    def perform(self, form: Any) -> str:
        align_lines(**self.deed, ours=self.object, **form.cleaned_data)
        return self.back()


class PartLines(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    title = _("Set them apart again?")
    consequence = _("Each stands where the register sets it by itself.")
    verb = _("Set apart")
    destructive = False

    def objects(self) -> QuerySet[Alignment]:
        return visible_alignments(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        part_lines(**self.deed, alignment=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:accounts", self.object.ours.account.round_id)


class WithdrawSignature(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    title = _("Take this signature back?")
    consequence = _("What this party did before it counts again.")

    def objects(self) -> QuerySet[Signature]:
        return visible_signatures(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_signature(**self.deed, signature=self.object)
        toast(self.request, _("The signature is taken back"))
        return self.back()

    def back(self) -> str:
        if self.object.agreement_id is not None:
            return self.url("dialogue:agreement", self.object.agreement_id)
        return self.url("dialogue:accounts", self.object.account.round_id)
