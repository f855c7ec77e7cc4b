"""Letters to those who owe: the outgoing register, one letter with its twin, its papers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.dialogue.domain import letters
from hiwar.dialogue.forms.letters import (
    ComposeForm,
    DraftForm,
    EscalationForm,
    ReplyForm,
    SendForm,
    ToneForm,
)
from hiwar.dialogue.models import Letter
from hiwar.dialogue.queries import lines_of, visible_commitments
from hiwar.dialogue.queries.addressee import superior_of
from hiwar.dialogue.queries.letters import (
    LANGUAGES,
    above_letter,
    by_owner,
    letter_page,
    offered_tone,
    steps_in_force,
    visible_letters,
)
from hiwar.dialogue.queries.line import Line
from hiwar.dialogue.vocabulary.letters import LetterKind, LetterState, Tone
from hiwar.kernel.clock import now, today
from hiwar.organizations.views.patterns import FactPage
from hiwar.paper import letter_docx, letter_pdf
from hiwar.web.dates import day_in_words
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import (
    About,
    EntryPage,
    QuestionPage,
    RegisterPage,
    Shown,
)

PAPERS = {
    "pdf": (letter_pdf, "application/pdf"),
    "docx": (
        letter_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


class LettersFilter(forms.Form):
    q = forms.CharField(
        label=_("To whom"), required=False, max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *LetterState.choices]
    )


class Letters(RegisterPage):
    """The outgoing register: drafts, then by number."""

    rule = "dialogue.view"
    rail = "commitments"
    template_name = "dialogue/letters.html"
    title = _("Letters sent out")
    filter_class = LettersFilter
    page_name = "dialogue:letter"
    file_name = "letters"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Letter"), str),
            Shown(_("Outgoing number"), lambda letter: letter.outgoing),
            Shown(_("State"), lambda letter: letter.get_state_display()),
            Shown(_("Tone"), lambda letter: letter.get_tone_display()),
            Shown(
                pgettext_lazy("letter", "Sent on"), lambda letter: letter.sent_on, _day("sent_on")
            ),
            Shown(_("Answered on"), lambda letter: letter.answered_on, _day("answered_on")),
        )

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Letter]:
        rows = visible_letters(self.actor)
        if chosen.get("state"):
            rows = rows.filter(state=chosen["state"])
        if chosen.get("q"):
            rows = rows.filter(recipient_post_ar__contains=chosen["q"]) | rows.filter(
                recipient__name_ar__contains=chosen["q"]
            )
        return rows


def _day(name: str) -> Any:
    return lambda letter: day_in_words(day) if (day := getattr(letter, name)) else ""


class ComposeLetters(EntryPage):
    """Drafts about the commitments chosen in the register (`?c=`), one for each who owes."""

    rule = "dialogue.record"
    rail = "commitments"
    template_name = "dialogue/compose.html"
    form_class = ComposeForm
    title = _("Reminder letters")
    verb = _("Draft")

    def form_arguments(self) -> dict[str, Any]:
        groups = by_owner(self._chosen)
        alone = len(groups) == 1
        return {
            **super().form_arguments(),
            "is_for_several": not alone,
            "initial": {
                "commitments": [line.commitment.pk for line in self._chosen],
                "kind": self.request.GET.get("kind", LetterKind.REMINDER),
                "tone": offered_tone(self._chosen) if alone else "",
            },
        }

    @cached_property
    def _chosen(self) -> list[Line]:
        wanted = [each for each in map(_uuid, self.request.GET.getlist("c")[:200]) if each]
        return lines_of(self.actor, today(), visible_commitments(self.actor).filter(pk__in=wanted))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = [
            (group[0].owner, group, offered_tone(group), self._above(group))
            for group in by_owner(self._chosen)
        ]
        return super().get_context_data(chosen=self._chosen, groups=groups, **kwargs)

    def _above(self, group: Sequence[Line]) -> Any:
        """Only where letters to the authority are asked for: who stands above each."""
        if self.request.GET.get("kind") != LetterKind.AUTHORITY:
            return None
        return superior_of(self.actor, group[0].commitment, today())

    def perform(self, form: Any) -> str:
        made = letters.draft_letters(**self.deed, drafted_on=today(), **form.told)
        toast(
            self.request, _("The draft is ready") if len(made) == 1 else _("The drafts are ready")
        )
        if len(made) == 1:
            return self.url("dialogue:letter", made[0].pk)
        return self.url("dialogue:letters")

    def back(self) -> str:
        return self.url("dialogue:commitments")


class OfLetter(About):
    """A page about a letter the actor may read; `back` is its own page."""

    rail = "commitments"

    def objects(self) -> QuerySet[Letter]:
        return visible_letters(self.actor)

    def back(self) -> str:
        return self.url("dialogue:letter", self.object.pk)


class LetterPage(OfLetter, EntryPage):
    """Both texts side by side; posting changes the tone of a draft."""

    rule = "dialogue.view"
    template_name = "dialogue/letter.html"
    form_class = ToneForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.actor.may("dialogue.record", self.object):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = letter_page(self.actor, self.object.pk, today())
        return super().get_context_data(page=page, tones=list(Tone), today=today(), **kwargs)

    def perform(self, form: Any) -> str:
        letters.correct_letter(**self.deed, letter=self.object, tone=form.cleaned_data["tone"])
        return self.back()


class LetterPaper(OfLetter):
    """The letter as a file: `?language=ar` or `fr`, `?format=pdf` or `docx`."""

    rule = "dialogue.view"
    template_name = "dialogue/letter.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        language, kind = request.GET.get("language", "ar"), request.GET.get("format", "pdf")
        if language not in LANGUAGES or kind not in PAPERS:
            raise Http404
        page = letter_page(self.actor, self.object.pk, today())
        if page is None:
            raise Http404
        render, media_type = PAPERS[kind]
        paper = render(page.texts[language].as_data(), at=now())
        number = self.object.outgoing.replace("/", "-") or "draft"
        response = HttpResponse(paper, content_type=media_type)
        response["Content-Disposition"] = (
            f'attachment; filename="letter-{number}-{language}.{kind}"'
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response


class CorrectLetter(OfLetter, EntryPage):
    rule = "dialogue.record"
    form_class = DraftForm
    title = _("Correct the draft")

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.object, name) for name in DraftForm.base_fields}
        if self.request.GET.get("kind") == LetterKind.AUTHORITY:
            above = above_letter(self.actor, self.object, today())
            initial |= {**(above or {}), "kind": LetterKind.AUTHORITY}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        letters.correct_letter(**self.deed, letter=self.object, **form.cleaned_data)
        return self.back()


class ApproveLetter(OfLetter, QuestionPage):
    rule = "dialogue.approve_letter"
    title = _("Approve this letter?")
    consequence = _("It takes the next outgoing number of the year, and its words change no more.")
    verb = _("Approve")
    destructive = False

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        letters.approve_letter(**self.deed, letter=self.object, approved_on=today())
        toast(self.request, _("The letter is approved and has its number"))
        return self.back()


class SendLetter(OfLetter, EntryPage):
    rule = "dialogue.record"
    form_class = SendForm
    title = _("Record the sending")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"sent_on": today()}}

    def perform(self, form: Any) -> str:
        letters.send_letter(**self.deed, letter=self.object, **form.cleaned_data)
        toast(self.request, _("The sending is recorded, with a reminder on each commitment"))
        return self.back()


class AnswerLetter(OfLetter, FactPage):
    rule = "dialogue.record"
    form_class = ReplyForm
    title = _("Record their answer")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"occurred_on": today()}}

    def write(self, form: Any, passage: Any) -> str:
        letters.answer_letter(**self.deed, letter=self.object, passage=passage, **form.told)
        toast(self.request, _("The answer stands beside each commitment"))
        return self.back()


class WithdrawLetter(OfLetter, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this letter out?")
    consequence = _("An outgoing number it has stays taken.")
    verb = _("Take out")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        letters.withdraw_letter(**self.deed, letter=self.object)
        toast(self.request, _("The letter is taken out"))
        return self.url("dialogue:letters")


class EscalationPage(EntryPage):
    """The steps that follow an unkept word."""

    rule = "dialogue.approve_letter"
    rail = "commitments"
    form_class = EscalationForm
    template_name = "dialogue/escalation.html"
    title = _("Steps when nothing comes")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": dict(steps_in_force())}

    def perform(self, form: Any) -> str:
        letters.set_escalation(**self.deed, steps=form.steps)
        toast(self.request, _("The steps are set"))
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:letters")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
