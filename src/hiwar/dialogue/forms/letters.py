"""Letters: what they are about, their wording, how they went out, what came back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import NameChoice, QuotingForm, set_choices
from hiwar.dialogue.queries import visible_commitments
from hiwar.dialogue.vocabulary.letters import Channel, LetterKind, Step, Tone
from hiwar.organizations.forms.fields import day_field
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm

_LATIN = {"dir": "ltr", "lang": "fr"}


class ComposeForm(ActorForm):
    """Drafts about the commitments chosen: one for each who owes."""

    commitments: Any = forms.ModelMultipleChoiceField(
        queryset=None, widget=forms.MultipleHiddenInput,
        error_messages={"required": gettext_lazy("Choose the commitments to remind of.")},
    )  # fmt: skip
    organization = NameChoice(label=gettext_lazy("Who writes"), queryset=None, empty_label=None)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of letter"), choices=LetterKind.choices, required=False,
        help_text=gettext_lazy("To the authority: written to who stands above, where it is recorded."),
    )  # fmt: skip
    tone = forms.ChoiceField(
        label=gettext_lazy("Tone"), required=False, choices=Tone.choices, widget=forms.RadioSelect
    )
    answer_by = day_field(gettext_lazy("Answer asked by"))
    place_ar = forms.CharField(
        label=gettext_lazy("Written in, in Arabic"), required=False, max_length=80
    )
    place_fr = forms.CharField(
        label=gettext_lazy("Written in, in French"), required=False, max_length=80,
        widget=forms.TextInput(_LATIN),
    )  # fmt: skip

    def __init__(self, *args: Any, is_for_several: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = visible_organizations(self.actor).filter(is_ours=True)
        set_choices(self, commitments=visible_commitments(self.actor), organization=ours)
        if is_for_several:
            each = ("", pgettext_lazy("tone of a letter", "by the history of each"))
            self.fields["tone"].choices = [each, *Tone.choices]  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What was left open is not told: the letters choose it, each for itself."""
        cleaned = self.cleaned_data
        return {
            name: value for name, value in cleaned.items() if value or name not in ("tone", "kind")
        }


def _line(label: Any, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=300, widget=forms.TextInput(attributes)
    )


def _paragraph(label: Any, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=1500,
        widget=forms.Textarea({"rows": 3, **attributes}),
    )  # fmt: skip


class DraftForm(ActorForm):
    """The wording of a draft; an empty paragraph is the one that the tone proposes."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of letter"), choices=LetterKind.choices)
    recipient = NameChoice(
        label=gettext_lazy("Administration written to"), required=False, queryset=None
    )
    recipient_post_ar = _line(gettext_lazy("To whom, in Arabic"), lang="ar", dir="rtl")
    recipient_post_fr = _line(gettext_lazy("To whom, in French"), **_LATIN)
    opening_ar = _paragraph(gettext_lazy("Opening, in Arabic"), lang="ar", dir="rtl")
    opening_fr = _paragraph(gettext_lazy("Opening, in French"), **_LATIN)
    asking_ar = _paragraph(gettext_lazy("What is asked, in Arabic"), lang="ar", dir="rtl")
    asking_fr = _paragraph(gettext_lazy("What is asked, in French"), **_LATIN)
    answer_by = day_field(gettext_lazy("Answer asked by"))
    place_ar = _line(gettext_lazy("Written in, in Arabic"), lang="ar", dir="rtl")
    place_fr = _line(gettext_lazy("Written in, in French"), **_LATIN)
    signed_post_ar = _line(gettext_lazy("Who signs, in Arabic"), lang="ar", dir="rtl")
    signed_name_ar = _line(gettext_lazy("Name, in Arabic"), lang="ar", dir="rtl")
    signed_post_fr = _line(gettext_lazy("Who signs, in French"), **_LATIN)
    signed_name_fr = _line(gettext_lazy("Name, in French"), **_LATIN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, recipient=visible_organizations(self.actor).filter(is_ours=False))
        for name in ("opening_ar", "opening_fr", "asking_ar", "asking_fr"):
            self.fields[name].help_text = gettext_lazy("Empty: the words that the tone proposes.")


class ToneForm(ActorForm):
    tone = forms.ChoiceField(choices=Tone.choices)


class SendForm(ActorForm):
    sent_on = day_field(pgettext_lazy("letter", "Sent on"))
    channel = forms.ChoiceField(label=gettext_lazy("How it went out"), choices=Channel.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].required = True


class ReplyForm(QuotingForm):
    """What they answered, word for word."""

    occurred_on = day_field(gettext_lazy("Answered on"))
    speaker = forms.CharField(label=gettext_lazy("Who answered"), required=False, max_length=200)
    field_order = ("occurred_on", "speaker", "words", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occurred_on"].required = True

    @property
    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class EscalationForm(ActorForm):
    """Days to wait before each step; an empty one is not taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in Step:
            self.fields[step] = forms.IntegerField(
                label=step.label, required=False, min_value=0, max_value=999
            )

    @property
    def steps(self) -> list[tuple[str, int]]:
        days = self.cleaned_data
        return [(step, days[step]) for step in Step if days[step] is not None]
