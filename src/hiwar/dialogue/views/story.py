"""A dialogue's whole story, its parties, the texts it stands on, its calendar."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue.domain.parties import (
    add_party,
    end_party,
    record_frame,
    set_calendar,
    withdraw_frame,
)
from hiwar.dialogue.forms.parties import CalendarForm, EndPartyForm, FrameForm, PartyForm
from hiwar.dialogue.models import Dialogue, DialogueParty, FrameText
from hiwar.dialogue.queries.papers import visible_frame, visible_parties
from hiwar.dialogue.queries.story import story_page
from hiwar.dialogue.queries.visible import visible_dialogues
from hiwar.kernel.clock import today
from hiwar.organizations.views.patterns import FactPage
from hiwar.web.views import toast
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class OfDialogue(About):
    """A page about a dialogue the actor may read; `back` is its own page."""

    rail = "rounds"

    def objects(self) -> QuerySet[Dialogue]:
        return visible_dialogues(self.actor)

    def back(self) -> str:
        return self.url("dialogue:dialogue", self.object.pk)


class DialogueStory(OfDialogue):
    rule = "dialogue.view"
    template_name = "dialogue/dialogue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.request.GET.get("page", "1")
        story = story_page(self.actor, self.object, today(), number)
        return super().get_context_data(story=story, today=today(), **kwargs)


class AddParty(OfDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = PartyForm
    title = _("A party to the dialogue")
    verb = _("Add it")

    def perform(self, form: Any) -> str:
        add_party(**self.deed, dialogue=self.object, **form.cleaned_data)
        return self.back()


class _BesideDialogue(About):
    """Something that hangs on a dialogue: `back` is the dialogue's page."""

    rail = "rounds"

    def back(self) -> str:
        return self.url("dialogue:dialogue", self.object.dialogue_id)


class EndParty(_BesideDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = EndPartyForm
    title = _("It left the dialogue")
    verb = _("Record")

    def objects(self) -> QuerySet[DialogueParty]:
        return visible_parties(self.actor).filter(party_until=None)

    def perform(self, form: Any) -> str:
        end_party(**self.deed, party=self.object, **form.cleaned_data)
        return self.back()


class RecordFrame(OfDialogue, FactPage):
    rule = "dialogue.record"
    form_class = FrameForm
    title = _("A text the dialogue stands on")
    verb = _("Record")

    def write(self, form: Any, passage: Any) -> str:
        record_frame(**self.deed, dialogue=self.object, passage=passage, **form.told)
        return self.back()


class WithdrawFrame(_BesideDialogue, QuestionPage):
    rule = "dialogue.record"
    title = _("Take this text out of the dialogue’s frame?")

    def objects(self) -> QuerySet[FrameText]:
        return visible_frame(self.actor)

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        withdraw_frame(**self.deed, text=self.object)
        return self.back()


class SetCalendar(OfDialogue, EntryPage):
    rule = "dialogue.record"
    form_class = CalendarForm
    title = _("How often the dialogue meets")

    def form_arguments(self) -> dict[str, Any]:
        now = self.object.calendars.first()
        initial = {
            "rounds_a_year": now.rounds_a_year if now else 2,
            "months": now.months if now else [],
            "since_year": now.since_year if now else today().year,
        }
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        set_calendar(**self.deed, dialogue=self.object, **form.cleaned_data)
        toast(self.request, _("The calendar is set"))
        return self.back()
