"""Versions, letters, adoptions: what is typed about a dossier as a whole."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiwar.demands.forms.fields import (
    MeetingChoice,
    NameChoice,
    french_text,
    set_choices,
    text_area,
)
from hiwar.demands.models import Demand, Dossier
from hiwar.demands.queries import visible_to
from hiwar.demands.vocabulary import Outcome
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.kernel.clock import today
from hiwar.language import fold
from hiwar.meetings.queries import visible_to as visible_meetings
from hiwar.organizations.forms.fields import day_field
from hiwar.organizations.models import Body
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField

NUMBER = 80


class VoidLetterForm(ActorForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is voided"), max_length=1000, widget=text_area()
    )


class PastDayForm(ActorForm):
    """A form of what has happened: its day, in `day_name`, is not still to come."""

    day_name = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.day_name].required = True
        self.fields[self.day_name].initial = today()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day = cleaned.get(self.day_name)
        if day is not None and day > today():
            message = _("This day is still to come. Record it when it happened.")
            self.add_error(self.day_name, message)
        return cleaned


class FreezeForm(PastDayForm):
    day_name = "as_of"
    as_of = day_field(gettext_lazy("As it stood on"))


class SubmitForm(PastDayForm):
    """`chapters`: (place, name) of the themes of the version that is submitted."""

    day_name = "sent_on"
    administration = NameChoice(label=gettext_lazy("To which administration"), queryset=None)
    sent_on = day_field(gettext_lazy("Sent on"))
    our_number = forms.CharField(
        label=gettext_lazy("Our register number"), required=False, max_length=NUMBER
    )
    document: Any = PickField(
        label=gettext_lazy("The letter"), required=False, queryset=None,
        empty_label=gettext_lazy("not kept here"),
    )  # fmt: skip
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Only these themes"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick none to submit the whole."),
    )  # fmt: skip

    def __init__(self, *args: Any, chapters: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = visible_organizations(self.actor).filter(is_ours=False)
        set_choices(self, administration=others, document=visible_documents(self.actor))
        themes: Any = self.fields["themes"]
        themes.choices = chapters
        if len(chapters) < 2:  # noqa: PLR2004 - a part of one theme is the whole
            del self.fields["themes"]

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["themes"] = [int(place) for place in cleaned.get("themes", ())]
        return cleaned


class ReceiptForm(PastDayForm):
    day_name = "received_on"
    received_on = day_field(gettext_lazy("Stamped on"))
    their_number = forms.CharField(
        label=gettext_lazy("Their register number"), required=False, max_length=NUMBER,
        help_text=gettext_lazy("As their stamp has it."),
    )  # fmt: skip
    document: Any = PickField(
        label=gettext_lazy("Stamped copy"), required=False, queryset=None,
        empty_label=gettext_lazy("not kept here"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, document=visible_documents(self.actor))


class SucceedForm(PastDayForm):
    day_name = "opened_on"
    title_ar = forms.CharField(label=gettext_lazy("Arabic title"), max_length=200)
    title_fr = forms.CharField(
        label=gettext_lazy("French title"), max_length=200, required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    opened_on = day_field(gettext_lazy("Opened on"))


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=1_000_000,
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip


class AdoptForm(PastDayForm):
    """Whoever adopted it, where, and the votes on the block."""

    day_name = "adopted_on"
    meeting = MeetingChoice(label=gettext_lazy("In which meeting"), required=False, queryset=None)
    body = NameChoice(label=gettext_lazy("Adopted by"), required=False, queryset=None)
    adopted_on = day_field(gettext_lazy("Adopted on"))
    votes_for = _count(gettext_lazy("Votes for the block"))
    votes_against = _count(gettext_lazy("Votes against"))
    votes_abstained = _count(gettext_lazy("Abstentions"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, meeting=visible_meetings(self.actor), body=our_bodies(self.actor))


def our_bodies(actor: Any) -> Any:
    ours = visible_organizations(actor).filter(is_ours=True)
    return Body.objects.filter(organization__in=ours, withdrawn_at=None).order_by("id")


class RecommendForm(ActorForm):
    """`into` is typed as the number of the other demand, with or without its letter."""

    outcomes = tuple(outcome for outcome in Outcome if outcome is not Outcome.FOLLOW)
    outcome = forms.ChoiceField(label=gettext_lazy("What becomes of it"), widget=forms.RadioSelect)
    wording_ar = forms.CharField(
        label=gettext_lazy("New wording in Arabic"), required=False,
        widget=text_area(lang="ar", dir="rtl", **{"class": "doc"}),
    )  # fmt: skip
    wording_fr = forms.CharField(
        label=gettext_lazy("New wording in French"), required=False, widget=french_text()
    )
    into = forms.CharField(
        label=gettext_lazy("Number of the demand it is merged into"), required=False, max_length=12,
        widget=forms.TextInput({"dir": "ltr", "class": "short"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, widget=text_area(), max_length=2000
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossier = dossier
        field: Any = self.fields["outcome"]
        field.choices = [(outcome.value, outcome.label) for outcome in self.outcomes]

    def clean_into(self) -> Demand | None:
        digits = "".join(each for each in fold(self.cleaned_data["into"]) if each.isdigit())
        if not digits:
            return None
        found = visible_to(self.actor).filter(dossier=self.dossier, number=int(digits)).first()
        if found is None:
            raise forms.ValidationError(_("The dossier has no demand of this number."))
        return found


class RulingForm(RecommendForm):
    outcomes = tuple(Outcome)
    votes_for = _count(gettext_lazy("Votes for"))
    votes_against = _count(gettext_lazy("Votes against"))
    votes_abstained = _count(gettext_lazy("Abstentions"))
