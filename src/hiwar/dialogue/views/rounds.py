"""Dialogues, rounds, answers."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue import domain
from hiwar.dialogue.forms.rounds import AnswerForm, LevelForm, NewRoundForm, RoundOfMeetingForm
from hiwar.dialogue.models import Answer, Dialogue, Round
from hiwar.dialogue.queries import (
    dialogues_page,
    round_page,
    visible_answers,
    visible_dialogues,
    visible_rounds,
)
from hiwar.kernel.clock import today
from hiwar.organizations.queries import our_organization
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import Page, toast
from hiwar.workspaces.views.pages import About, Acting, EntryPage, QuestionPage


class Dialogues(Acting, Page):
    rule = "dialogue.view"
    rail = "rounds"
    template_name = "dialogue/dialogues.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cards=dialogues_page(self.actor), **kwargs)


class _OfDialogue(About):
    rail = "rounds"

    def objects(self) -> QuerySet[Dialogue]:
        return visible_dialogues(self.actor)


class CorrectDialogue(_OfDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = LevelForm
    title = _("Correct the dialogue")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"level": self.object.level}}

    def perform(self, form: Any) -> str:
        domain.correct_dialogue(**self.deed, dialogue=self.object, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return self.url("dialogue:dialogue", self.object.pk)


class _NewRound(EntryPage):
    rule = "dialogue.record"
    rail = "rounds"
    verb = _("Record")

    def back(self) -> str:
        return self.url("dialogue:dialogues")

    def done(self, round_: Round) -> str:
        toast(self.request, _("The round is recorded"))
        return self.url("dialogue:round", round_.pk)


class RecordRound(_NewRound):
    """From a meeting that stands in the register."""

    template_name = "dialogue/record_round.html"
    form_class = RoundOfMeetingForm
    title = _("A meeting that was a round")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "initial": {"meeting": self.request.GET.get("meeting")}}

    def perform(self, form: Any) -> str:
        return self.done(domain.record_round(**self.deed, **form.cleaned_data))


class HoldRound(_NewRound):
    """With its meeting."""

    form_class = NewRoundForm
    title = _("New round")

    def form_arguments(self) -> dict[str, Any]:
        return {
            **super().form_arguments(),
            "initial": {"organization": our_organization(self.actor)},
        }

    def perform(self, form: Any) -> str:
        return self.done(domain.hold_round(**self.deed, **form.told))


class _OfRound(About):
    rail = "rounds"

    def objects(self) -> QuerySet[Round]:
        return visible_rounds(self.actor)

    def back(self) -> str:
        return self.url("dialogue:round", self.object.pk)


class RoundPage(_OfRound):
    rule = "dialogue.view"
    template_name = "dialogue/round.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = round_page(self.actor, self.object, today())
        return super().get_context_data(page=page, today=today(), **kwargs)


class WithdrawRound(_OfRound, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this round out of the register?")
    consequence = _("The meeting stays; it is no longer counted among the rounds.")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_round(**self.deed, round_=self.object)
        return self.url("dialogue:dialogues")


class RecordAnswer(_OfRound, FactPage):
    rule = "dialogue.record"
    form_class = AnswerForm
    title = _("An answer of the administration")
    verb = _("Record")

    def form_arguments(self) -> dict[str, Any]:
        meeting = self.object.meeting
        initial = {
            "demand": self.request.GET.get("demand"),
            "answered": (meeting.held_on, meeting.precision),
        }
        return {**super().form_arguments(), "initial": initial}

    def write(self, form: Any, passage: Any) -> str:
        domain.record_answer(**self.deed, round_=self.object, passage=passage, **form.told)
        toast(self.request, _("The answer is recorded"))
        return self.back()


class WithdrawAnswer(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    title = _("Take this answer back?")
    consequence = _("It stays in the ledger of its demand, struck, and counts no more.")

    def objects(self) -> QuerySet[Answer]:
        return visible_answers(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_answer(**self.deed, answer=self.object)
        return self.back()

    def back(self) -> str:
        if self.object.round_id is None:
            return self.url("demands:demand", self.object.demand_id)
        return self.url("dialogue:round", self.object.round_id)
