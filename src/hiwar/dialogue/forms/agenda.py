"""An agenda chosen from the dossier, delegations, the day of the next round."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import NameChoice, set_choices
from hiwar.demands.models import Demand, Theme
from hiwar.demands.queries import current_dossier, standing_demands
from hiwar.demands.vocabulary import DemandState
from hiwar.dialogue.forms.rounds import NewRoundForm
from hiwar.dialogue.queries import agenda_of
from hiwar.language import fold
from hiwar.meetings.models import Attendance
from hiwar.meetings.vocabulary import Presence, Side
from hiwar.organizations.forms.fields import PartialDayField
from hiwar.people.forms import ActorForm
from hiwar.people.queries import visible_to as visible_people

_ENDED = (DemandState.MET, DemandState.CLOSED)
_CHOOSABLE = [(s.value, s.label) for s in DemandState if s not in _ENDED]


class AgendaForm(ActorForm):
    """`told`: the demands chosen, in the dossier's order, and perhaps a subject in our words."""

    numbers = forms.CharField(
        label=gettext_lazy("Numbers of demands"), required=False, max_length=600,
        help_text=gettext_lazy("Such as: 14, 28, 31."),
        widget=forms.TextInput({"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    themes: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("By theme"), required=False, queryset=None,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    states = forms.MultipleChoiceField(
        label=gettext_lazy("By state"), required=False, choices=_CHOOSABLE,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    whole = forms.BooleanField(
        label=gettext_lazy("All open demands of the dossier"), required=False
    )
    subject = forms.CharField(label=gettext_lazy("Another subject"), required=False, max_length=500)
    head = forms.CharField(
        label=gettext_lazy("Under the head"), required=False, max_length=300,
        help_text=gettext_lazy("Left empty, each demand goes under its theme."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dossier = current_dossier()
        set_choices(
            self, themes=Theme.objects.filter(dossier=dossier) if dossier else Theme.objects.none()
        )
        themes: Any = self.fields["themes"]
        themes.label_from_instance = lambda theme: theme.name

    def clean_numbers(self) -> list[int]:
        text = fold(self.cleaned_data["numbers"])
        words = "".join(c if c.isdigit() else " " for c in text).split()
        return [int(word) for word in words if len(word) < 8]  # noqa: PLR2004 - no demand has more digits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        numbers = cleaned.get("numbers") or []
        known = set(
            standing_demands(self.actor).filter(number__in=numbers).values_list("number", flat=True)
        )
        missing = [str(number) for number in numbers if number not in known]
        if missing:
            message = _("No standing demand has this number: %(numbers)s.")
            self.add_error("numbers", message % {"numbers": ", ".join(missing)})
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"demands": self._demands(), "subject": cleaned["subject"], "head": cleaned["head"]}

    def _demands(self) -> Sequence[Demand]:
        cleaned, dossier = self.cleaned_data, current_dossier()
        rows = standing_demands(self.actor).select_related("theme", "parent")
        chosen = Q(number__in=cleaned["numbers"])
        open_here = Q(dossier=dossier) & ~Q(standing__state__in=_ENDED)
        narrow = Q()
        if cleaned["themes"]:
            narrow &= Q(theme__in=cleaned["themes"])
        if cleaned["states"]:
            narrow &= Q(standing__state__in=cleaned["states"])
        if cleaned["whole"] or narrow:
            chosen |= open_here & narrow
        return list(rows.filter(chosen).order_by("theme__position", "position", "number"))


class OrderForm(ActorForm):
    """One step, by the buttons of a row: `order` is the whole agenda after it."""

    up = forms.UUIDField(required=False)
    down = forms.UUIDField(required=False)

    def order(self, round_: Any) -> list[Any]:
        items = agenda_of(round_)
        up, down = self.cleaned_data.get("up"), self.cleaned_data.get("down")
        place = next((n for n, item in enumerate(items) if item.id in (up, down)), None)
        other = -1 if place is None else place + (1 if down else -1)
        if place is not None and 0 <= other < len(items):
            items[place], items[other] = items[other], items[place]
        return items


class DelegationsForm(ActorForm):
    """Who of those named came; a field for each seat. `told` is what `mark_seats` takes."""

    def __init__(self, *args: Any, seats: Sequence[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields[f"presence-{seat.pk}"] = forms.ChoiceField(
                label=gettext_lazy("Whether they came"),
                choices=Presence.choices,
                initial=seat.presence,
            )
            self.fields[f"stand_in-{seat.pk}"] = forms.CharField(
                label=gettext_lazy("Represented by"), required=False, max_length=300,
                initial=seat.stand_in,
            )  # fmt: skip
            self.fields[f"leads-{seat.pk}"] = forms.BooleanField(
                label=gettext_lazy("Leads"), required=False, initial=seat.leads
            )

    @property
    def rows(self) -> list[tuple[Attendance, Any, Any, Any]]:
        return [
            (
                seat, self[f"presence-{seat.pk}"], self[f"stand_in-{seat.pk}"],
                self[f"leads-{seat.pk}"],
            )
            for seat in self.seats
        ]  # fmt: skip

    @property
    def told(self) -> dict[Attendance, Any]:
        return {
            seat: {name: self.cleaned_data[f"{name}-{seat.pk}"] for name in ("presence", "stand_in", "leads")}
            for seat in self.seats
        }  # fmt: skip


class SeatForm(ActorForm):
    """Somebody who sits there: a person of the register, or an office as it is called."""

    side = forms.ChoiceField(
        label=gettext_lazy("On which side"),
        choices=[(s.value, s.label) for s in (Side.ISSUER, Side.COUNTERPART)],
    )
    person = NameChoice(
        label=gettext_lazy("Person of the register"), required=False, queryset=None,
        empty_label=pgettext_lazy("person", "none"),
    )  # fmt: skip
    post_text = forms.CharField(
        label=gettext_lazy("Name or office"), required=False, max_length=300
    )
    presence = forms.ChoiceField(label=gettext_lazy("Whether they came"), choices=Presence.choices)
    leads = forms.BooleanField(label=gettext_lazy("Leads the delegation"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, person=visible_people(self.actor))


class PlannedRoundForm(NewRoundForm):
    """A round to come."""

    held = PartialDayField(label=gettext_lazy("On which day"))
    starts_at = forms.TimeField(
        label=gettext_lazy("At which hour"), required=False, input_formats=["%H:%M"],
        widget=forms.TextInput({"dir": "ltr", "placeholder": "11:00"}),
    )  # fmt: skip


class NextRoundForm(ActorForm):
    """When and where; the parties and the agenda are those of the round before."""

    held = PartialDayField(label=gettext_lazy("On which day"))
    starts_at = forms.TimeField(
        label=gettext_lazy("At which hour"), required=False, input_formats=["%H:%M"],
        widget=forms.TextInput({"dir": "ltr", "placeholder": "11:00"}),
    )  # fmt: skip
    place_text = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=200)
    ordinal = forms.IntegerField(
        label=gettext_lazy("Which round of the year"), required=False, min_value=1, max_value=99
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held"].required = True

    @property
    def told(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        cleaned["held_on"], cleaned["precision"] = cleaned.pop("held")
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """The domain calls the day `held_on`."""
        super().add_error("held" if field == "held_on" else field, error)
