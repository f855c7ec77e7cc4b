"""What is typed of two accounts, agreements and their signatures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import (
    DemandChoice,
    DemandChoices,
    NameChoice,
    QuotingForm,
    set_choices,
)
from hiwar.demands.models import Demand
from hiwar.demands.queries import visible_to as visible_demands
from hiwar.dialogue.models import AccountLine, Dialogue
from hiwar.dialogue.queries.papers import signers, visible_lines
from hiwar.dialogue.queries.visible import visible_rounds
from hiwar.dialogue.vocabulary import AnswerKind
from hiwar.dialogue.vocabulary.accounts import AgreementKind, SignatureState, Verdict
from hiwar.dialogue.vocabulary.parties import PartySide
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.organizations.forms.fields import PartialDayField, day_field, find_words
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm, AudienceField
from hiwar.web.picking import PickField

LONGEST = 200_000
MOST_ROWS = 200
_VERBATIM = {"class": "doc", "lang": "ar", "dir": "rtl"}
_ANSWERS = [("", gettext_lazy("not said")), *AnswerKind.choices]


class _PaperForm(ActorForm):
    """A paper with its document, its text pasted or taken from the document."""

    document: Any = PickField(
        label=gettext_lazy("The document"), required=False, queryset=None,
        empty_label=gettext_lazy("none in the register"),
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("Its text"), required=False, max_length=LONGEST, strip=False,
        widget=forms.Textarea({"rows": 10, **_VERBATIM}),
        help_text=gettext_lazy(
            "Paste it, or leave it empty to take the document’s. It is cut into items, which you "
            "see before anything is written."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, document=visible_documents(self.actor))

    @property
    def text(self) -> str:
        """What is to be cut: what was pasted, else the document's own."""
        document = self.cleaned_data.get("document")
        return self.cleaned_data.get("words") or (document.text if document else "")


class AccountForm(_PaperForm):
    received_on = day_field(gettext_lazy("Received on"))
    field_order = ("document", "words", "received_on")


class ClausesForm(ActorForm):
    """The text of an agreement, to be cut into clauses."""

    words = forms.CharField(
        label=gettext_lazy("The text of the agreement"), required=False, max_length=LONGEST,
        widget=forms.Textarea({"rows": 14, **_VERBATIM}),
        help_text=gettext_lazy(
            "It is cut at its numbered articles, which you see before anything is written. Leave "
            "it empty to take the text of the document."
        ),
    )  # fmt: skip

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("words") or "")


class LineRow(forms.Form):
    """One item of a pasted account."""

    take = forms.BooleanField(label=gettext_lazy("Take it"), required=False)
    number = forms.IntegerField(label=gettext_lazy("Demand number"), required=False, min_value=1)
    kind = forms.ChoiceField(
        label=pgettext_lazy("in an account", "Answer"), required=False, choices=_ANSWERS
    )
    words = forms.CharField(
        label=gettext_lazy("In which words"), required=False, max_length=8000,
        widget=forms.Textarea({"rows": 2, **_VERBATIM}),
    )  # fmt: skip


class ClauseRow(forms.Form):
    """One clause of a pasted agreement."""

    take = forms.BooleanField(label=gettext_lazy("Take it"), required=False)
    number = forms.CharField(label=gettext_lazy("Clause"), required=False, max_length=60)
    words = forms.CharField(
        label=gettext_lazy("In which words"), required=False, max_length=20_000,
        widget=forms.Textarea({"rows": 3, **_VERBATIM}),
    )  # fmt: skip


class _RowSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of a text that was cut; `chosen` are those to be written."""

    @property
    def chosen(self) -> list[dict[str, Any]]:
        rows = [form.cleaned_data for form in self.forms]
        return [row for row in rows if row.get("take") and row.get("words")]


LineRows = forms.formset_factory(
    LineRow, formset=_RowSet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)
ClauseRows = forms.formset_factory(
    ClauseRow, formset=_RowSet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def lines_from(actor: Any, rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Rows as the domain takes them: a number becomes its demand, words get their place in `text`."""
    numbers = {row["number"] for row in rows if row["number"]}
    demands: dict[int | None, Demand] = {
        each.number: each for each in visible_demands(actor).filter(number__in=numbers)
    }
    return [
        {
            "demand": demands.get(row["number"]), "kind": row["kind"], "words": row["words"],
            "span": find_words(text, row["words"]) if text else None,
        }
        for row in rows
    ]  # fmt: skip


class LineForm(QuotingForm):
    """One item as a side tells it."""

    demand = DemandChoice(label=gettext_lazy("Demand"), queryset=None, required=False)
    subject = forms.CharField(
        label=gettext_lazy("Subject, where it is no demand of ours"), required=False,
        max_length=300,
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Answer, as this side tells it"), required=False, choices=_ANSWERS
    )
    field_order = ("demand", "subject", "kind", "words", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        set_choices(self, demand=demands)


class _LineChoice(PickField):
    """A line by its words."""

    def label_from_instance(self, obj: Any) -> str:
        about = obj.subject or (obj.demand.wording if obj.demand else "")
        return " — ".join(part for part in (about[:80], obj.words[:120]) if part)


class AlignForm(ActorForm):
    """Which line of theirs tells of the same."""

    theirs = _LineChoice(label=gettext_lazy("Which of their lines tells of it"), queryset=None)

    def __init__(self, *args: Any, ours: AccountLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = visible_lines(self.actor).filter(
            account__round=ours.account.round_id, account__side=PartySide.THEM
        )
        newest = lines.order_by("-account__version").values("account")[:1]
        set_choices(self, theirs=lines.filter(account__in=newest))


class JudgeForm(ActorForm):
    """What a person says of an item told twice."""

    ours: Any = forms.ModelChoiceField(queryset=None, required=False, widget=forms.HiddenInput)
    theirs: Any = forms.ModelChoiceField(queryset=None, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=gettext_lazy("What the two accounts come to"), choices=Verdict.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, round_: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = visible_lines(self.actor).filter(account__round=round_)
        set_choices(self, ours=lines, theirs=lines)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("ours") or cleaned.get("theirs")):
            self.add_error(None, _("This line was corrected meanwhile. Look at the newer one."))
        return cleaned


class SignatureForm(ActorForm):
    """What a party did with a paper."""

    organization = NameChoice(label=gettext_lazy("Which party"), queryset=None)
    state = forms.ChoiceField(
        label=gettext_lazy("What it did"), choices=SignatureState.choices,
        initial=SignatureState.SIGNED,
    )  # fmt: skip
    signed_by = forms.CharField(
        label=gettext_lazy("Who signed for it"), required=False, max_length=200
    )
    post = forms.CharField(label=gettext_lazy("In which office"), required=False, max_length=200)
    signed_on = day_field(gettext_lazy("On which day"))
    words = forms.CharField(
        label=gettext_lazy("Reservations, or why it refused"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 3, **_VERBATIM}),
        help_text=gettext_lazy("Verbatim, with its spelling."),
    )  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, organization=signers(self.actor, dialogue))


class AgreementForm(ActorForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of paper"), choices=AgreementKind.choices)
    title_ar = forms.CharField(label=gettext_lazy("Arabic title"), required=False, max_length=300)
    title_fr = forms.CharField(
        label=gettext_lazy("French title"), required=False, max_length=300,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    agreed = PartialDayField(label=gettext_lazy("Its day"))
    round = NameChoice(
        label=gettext_lazy("In which round"), queryset=None, required=False,
        empty_label=gettext_lazy("outside any round"),
    )  # fmt: skip
    document: Any = PickField(
        label=gettext_lazy("The document"), required=False, queryset=None,
        empty_label=gettext_lazy("none in the register"),
    )  # fmt: skip
    audience = AudienceField()

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = visible_rounds(self.actor).filter(dialogue=dialogue)
        set_choices(self, round=rounds, document=visible_documents(self.actor))

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["agreed_on"], cleaned["precision"] = cleaned.pop("agreed")
        return cleaned


class CommitClauseForm(ActorForm):
    """Who owes what a clause promises, by when, to which demands."""

    owner = NameChoice(
        label=gettext_lazy("Which administration"), queryset=None, required=False,
        empty_label=gettext_lazy("not named"),
    )  # fmt: skip
    owner_post = forms.CharField(label=gettext_lazy("Who owes it"), required=False, max_length=200)
    due = PartialDayField(label=gettext_lazy("Deadline"))
    demands = DemandChoices(label=gettext_lazy("Demands it answers"), queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = visible_organizations(self.actor).filter(is_ours=False)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        set_choices(self, owner=others, demands=demands)

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["due_on"], cleaned["due_precision"] = cleaned.pop("due")
        return cleaned


class ClauseForm(ActorForm):
    """A clause as the paper has it."""

    number = forms.CharField(label=gettext_lazy("Clause"), required=False, max_length=60)
    words_ar = forms.CharField(
        label=gettext_lazy("In which words"), max_length=20_000,
        widget=forms.Textarea({"rows": 5, **_VERBATIM}),
    )  # fmt: skip
    words_fr = forms.CharField(
        label=gettext_lazy("French translation"), required=False, max_length=20_000,
        widget=forms.Textarea({"rows": 4, "lang": "fr", "dir": "ltr"}),
    )  # fmt: skip

    def clean_words_ar(self) -> str:
        """A browser sends other line ends than the text was cut with: they are no correction."""
        return str(self.cleaned_data["words_ar"]).replace("\r\n", "\n")


class TieClauseForm(ActorForm):
    demands = DemandChoices(label=gettext_lazy("Demands it answers"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        demands = visible_demands(self.actor).exclude(number=None).order_by("number")
        set_choices(self, demands=demands)
