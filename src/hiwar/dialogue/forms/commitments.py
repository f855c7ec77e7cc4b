"""A commitment, what became of it, and what the address of their register asks for."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoices,
    MeetingChoice,
    NameChoice,
    QuotingForm,
    french_text,
    set_choices,
)
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.demands.vocabulary import EventKind
from hiwar.dialogue.queries import CommitmentFilters, visible_commitments
from hiwar.dialogue.queries.ledger import ENDED, LEFT_OUT
from hiwar.dialogue.vocabulary import CommitmentEventKind, CommitmentFate, OwedBy, Side, Strength
from hiwar.kernel.clock import today
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import PartialDayField, day_field
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm
from hiwar.people.queries import visible_to as visible_people

WORDS = forms.Textarea({"rows": 3, "class": "doc", "lang": "ar", "dir": "rtl"})


TERMS = (
    "owner", "owner_post", "owner_person", "owed_by", "recipient", "means", "strength", "due_from",
    "wording_fr",
)  # fmt: skip


class TermsForm(ActorForm):
    """Everything about a word but the word itself."""

    owner = NameChoice(
        label=gettext_lazy("Which administration owes it"), required=False, queryset=None
    )
    owner_post = forms.CharField(
        label=gettext_lazy("Which office owes it"), required=False, max_length=200
    )
    owner_person = NameChoice(
        label=gettext_lazy("Which person gave it"), required=False, queryset=None
    )
    owed_by = forms.ChoiceField(
        label=gettext_lazy("Who owes it to whom"),
        choices=OwedBy.choices,
        initial=OwedBy.THEM,
        required=False,
    )
    recipient = NameChoice(label=gettext_lazy("To whom it is owed"), required=False, queryset=None)
    means = forms.CharField(
        label=gettext_lazy("Within which means, on which condition"), required=False,
        max_length=500,
        help_text=gettext_lazy("As the minutes have it: «within the means available»."),
    )  # fmt: skip
    strength = forms.ChoiceField(
        label=gettext_lazy("How it was given"), choices=Strength.choices, initial=Strength.SAID
    )
    due_on = PartialDayField(label=gettext_lazy("Deadline"))
    due_from = day_field(gettext_lazy("The term opens on"))
    wording_fr = forms.CharField(
        label=gettext_lazy("French translation"), required=False, widget=french_text()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organizations = visible_organizations(self.actor)
        people = visible_people(self.actor)
        set_choices(self, owner=organizations, recipient=organizations, owner_person=people)
        self.fields["due_from"].help_text = _("Only where the words give an interval.")

    @property
    def terms(self) -> dict[str, Any]:
        names = TERMS
        due_on, precision = self.cleaned_data["due_on"]
        chosen = {name: self.cleaned_data[name] for name in names}
        chosen["owed_by"] = chosen["owed_by"] or OwedBy.THEM
        return {**chosen, "due_on": due_on, "due_precision": precision}


class CommitmentForm(TermsForm, QuotingForm):
    """A word given, verbatim."""

    wording_ar = forms.CharField(
        label=gettext_lazy("In which words"), widget=WORDS, max_length=4000,
        help_text=gettext_lazy("Copy the commitment word for word from the minutes."),
    )  # fmt: skip
    given = PartialDayField(label=gettext_lazy("Given on"))
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)
    demands = DemandChoices(
        label=gettext_lazy("Demands it answers"), required=False, queryset=None,
    )  # fmt: skip
    event_kind = forms.ChoiceField(
        label=gettext_lazy("What it does to them"),
        choices=[
            (EventKind.COMMITTED, gettext_lazy("they are committed to")),
            (EventKind.ANSWERED_IN_PRINCIPLE, gettext_lazy("it only opens the way")),
        ],
    )
    words = None  # type: ignore[assignment]
    quoted = "wording_ar"
    field_order = (
        "wording_ar", "document", "owner", "owner_post", "owner_person", "strength", "given",
        "due_on", "due_from", "means", "meeting", "demands", "event_kind", "owed_by", "recipient",
        "wording_fr",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        set_choices(self, demands=demands, meeting=visible_meetings(self.actor))
        self.fields["given"].required = True

    @property
    def told(self) -> dict[str, Any]:
        names = ("wording_ar", "meeting", "demands", "event_kind")
        given_on, precision = self.cleaned_data["given"]
        chosen = {name: self.cleaned_data[name] for name in names}
        return {**chosen, **self.terms, "given_on": given_on, "given_precision": precision}


class FateForm(QuotingForm):
    """What became of a commitment, in the fields its kind has."""

    occurred_on = PartialDayField(label=gettext_lazy("On which day"))
    new_due_on = day_field(gettext_lazy("New deadline"))
    said_by = forms.ChoiceField(
        label=gettext_lazy("Who disputes it"), choices=Side.choices, initial=Side.US
    )
    field_order = ("occurred_on", "new_due_on", "said_by", "words", "document")

    def __init__(self, *args: Any, kind: CommitmentEventKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occurred_on"].required = True
        if kind is not CommitmentEventKind.RENEWED:
            del self.fields["new_due_on"]
        if kind is not CommitmentEventKind.DISPUTED:
            del self.fields["said_by"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("occurred_on", (None, ""))[0]
        if day is not None and day > today():
            self.add_error(
                "occurred_on", _("This day is still to come. Record it when it happened.")
            )
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["occurred_on"], cleaned["precision"] = cleaned["occurred_on"]
        return cleaned


class RemindForm(ActorForm):
    """One reminder about several commitments."""

    commitments: Any = forms.ModelMultipleChoiceField(
        queryset=None, widget=forms.MultipleHiddenInput,
        error_messages={"required": gettext_lazy("Choose the commitments to remind of.")},
    )  # fmt: skip
    occurred_on = day_field(gettext_lazy("Reminded on"))
    words = forms.CharField(
        label=gettext_lazy("In which words"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, commitments=visible_commitments(self.actor))
        self.fields["occurred_on"].required = True


def filters_from(query: Any) -> CommitmentFilters:
    """What an address asks for; what it asks for wrongly is left out."""
    year = query.get("year", "")
    return CommitmentFilters(
        fates=tuple(fate for fate in query.getlist("fate") if fate in CommitmentFate),
        owner=query.get("owner", "")[:300],
        year=int(year) if year.isdecimal() and len(year) == len("2025") else None,
        words=query.get("q", "")[:200],
        administration=_uuid(query.get("org", "")),
        theme=_uuid(query.get("theme", "")),
        term=query.get("term", "") if query.get("term") in (ENDED, LEFT_OUT) else "",
        side=OwedBy.US if query.get("side") == OwedBy.US else OwedBy.THEM,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
