"""What is typed at the table, and the forms around it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import NameChoice, set_choices
from hiwar.dialogue.models import RoundItem
from hiwar.dialogue.queries.live import LivePage
from hiwar.dialogue.vocabulary import Side
from hiwar.dialogue.vocabulary.table import OURS, THEIR_WORDS, Manner
from hiwar.kernel.clock import now
from hiwar.kernel.ids import new_id
from hiwar.language import fold
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm

_SECONDS: Final = 1000.0
SCOPES: Final = (
    ("item", pgettext_lazy("an answer covers", "this point")),
    ("head", pgettext_lazy("an answer covers", "all points under this head")),
    ("rest", pgettext_lazy("an answer covers", "all points still without answer")),
    ("all", pgettext_lazy("an answer covers", "all points of the agenda")),
)


class StatementForm(ActorForm):
    """One entry of the table. `told` is what `record_statement` takes.

    The device gives `client_id`, the two instants and, where it resolved it while offline, the
    exact `items`; a page without JavaScript gives the point and how far the answer reaches.
    """

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)
    item = forms.UUIDField(widget=forms.HiddenInput, required=False)
    items = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40_000)
    said = forms.FloatField(widget=forms.HiddenInput, required=False)
    typed = forms.FloatField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What was said"), widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in (*THEIR_WORDS, *OURS)],
        error_messages={"required": gettext_lazy("Choose what kind of answer it is.")},
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("In its words"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 2, "class": "doc", "lang": "ar", "dir": "rtl"}),
    )  # fmt: skip
    speaker = forms.CharField(
        label=pgettext_lazy("at the table", "Who said it"), required=False, max_length=200,
        widget=forms.TextInput({"list": "seats", "autocomplete": "off"}),
    )  # fmt: skip
    manner = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Manner.choices, required=False, initial=Manner.ORAL
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("It answers"), choices=SCOPES, required=False, initial="item"
    )
    referred_to = NameChoice(
        label=gettext_lazy("Referred to"), required=False, queryset=None,
        empty_label=pgettext_lazy("referred to", "none in the register"),
    )  # fmt: skip
    referred_text = forms.CharField(
        label=gettext_lazy("or to whom, as said"), required=False, max_length=200
    )
    promises = forms.BooleanField(label=gettext_lazy("A word is given"), required=False)
    owner_post = forms.CharField(
        label=pgettext_lazy("at the table", "Who owes it"), required=False, max_length=200,
        widget=forms.TextInput({"list": "seats", "autocomplete": "off"}),
    )  # fmt: skip
    due = PartialDayField(label=pgettext_lazy("at the table", "Deadline"))
    means = forms.CharField(
        label=gettext_lazy("With which means"), required=False, max_length=500,
        widget=forms.TextInput({"list": "means", "autocomplete": "off"}),
    )  # fmt: skip
    next_step = forms.CharField(label=gettext_lazy("What follows"), required=False, max_length=500)
    next_day = PartialDayField(label=pgettext_lazy("next step", "On which day"))
    next_by = forms.ChoiceField(
        label=pgettext_lazy("next step", "Who does it"), choices=Side.choices, required=False,
        initial=Side.THEM,
    )  # fmt: skip

    def __init__(self, *args: Any, page: LivePage, also: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.also = page, tuple(also)
        set_choices(self, referred_to=visible_organizations(self.actor).filter(is_ours=False))
        for name in ("due", "next_day"):
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs["placeholder"] = "2026-06-30"
        self.fields["client_id"].initial = new_id()
        if page.current is not None:
            self.fields["item"].initial = page.current.item.id

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("next_day", (None, ""))[1] != "day":
            self.add_error("next_day", _("Give the whole day."))
        return cleaned

    @property
    def first_row(self) -> list[Any]:
        return [self[name] for name in ("speaker", "manner", "scope")]

    @property
    def promise_row(self) -> list[Any]:
        return [self[name] for name in ("promises", "owner_post", "due", "means")]

    @property
    def next_row(self) -> list[Any]:
        names = ("referred_to", "referred_text", "next_step", "next_day", "next_by")
        return [self[name] for name in names]

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        due_on, due_precision = cleaned["due"]
        typed = _instant(cleaned["typed"])
        names = (
            "client_id", "corrects", "kind", "words", "speaker", "referred_to", "referred_text",
            "owner_post", "means", "next_step",
        )  # fmt: skip
        return {
            **{name: cleaned[name] for name in names},
            "manner": cleaned["manner"] or Manner.ORAL, "next_by": cleaned["next_by"] or Side.THEM,
            "promises": cleaned["promises"] or due_on is not None or bool(cleaned["owner_post"]),
            "due_on": due_on, "due_precision": due_precision, "next_on": cleaned["next_day"][0],
            "typed_at": typed, "said_at": _instant(cleaned["said"], typed),
            "items": self._items(), "seat": self._seat(cleaned["speaker"]),
        }  # fmt: skip

    def _items(self) -> list[RoundItem]:
        given = [*self.cleaned_data["items"].split(), *self.also]
        if self.cleaned_data["items"]:
            return list(RoundItem.objects.filter(round=self.page.round, id__in=_ids(given)))
        chosen = set(_ids(given)) | set(self._in_scope())
        return [point.item for point in self.page.points if point.item.id in chosen]

    def _in_scope(self) -> Sequence[UUID]:
        about, scope = self.cleaned_data["item"], self.cleaned_data["scope"] or "item"
        points = self.page.points
        here = next((point.item for point in points if point.item.id == about), None)
        if scope == "rest":
            return [point.item.id for point in points if not point.is_answered]
        if scope == "all":
            return [point.item.id for point in points]
        if scope == "head" and here is not None and here.head:
            return [point.item.id for point in points if point.item.head == here.head]
        return [here.id] if here is not None else []

    def _seat(self, speaker: str) -> Any:
        wanted = fold(speaker)
        return next(
            (seat for seat in self.page.seats if wanted and fold(str(seat)) == wanted), None
        )


def _instant(milliseconds: float | None, otherwise: datetime | None = None) -> datetime:
    """The device's, or `otherwise`, or now."""
    if milliseconds:
        try:
            return datetime.fromtimestamp(milliseconds / _SECONDS, UTC)
        except (ValueError, OverflowError, OSError):
            pass
    return otherwise or now()


def _ids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
