"""Bodies, posts, mandates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiwar.organizations.forms.fields import PartialDayField, SourcedForm
from hiwar.organizations.models import NAME, Organization
from hiwar.organizations.queries import bodies_of
from hiwar.organizations.vocabulary import CLOSING, OPENING, BodyKind, MandateEvent
from hiwar.people.forms import ActorForm
from hiwar.people.queries import visible_to as people_visible_to
from hiwar.web.picking import PickField

LATIN = {"dir": "ltr"}


def _events(*wanted: MandateEvent) -> list[tuple[str, Any]]:
    return [("", _("not said")), *((event.value, event.label) for event in wanted)]


class BodyForm(SourcedForm):
    name_ar = forms.CharField(label=_("Arabic name"), max_length=NAME)
    name_fr = forms.CharField(
        label=_("French name"), max_length=NAME, required=False, widget=forms.TextInput(LATIN)
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)


class PostForm(SourcedForm):
    title_ar = forms.CharField(label=_("Arabic title"), max_length=NAME)
    title_fr = forms.CharField(
        label=_("French title"), max_length=NAME, required=False, widget=forms.TextInput(LATIN)
    )
    body: Any = PickField(
        label=_("Body"), required=False, queryset=None, empty_label=_("the organization itself")
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies: Any = self.fields["body"]
        bodies.queryset = bodies_of(self.actor, organization)


class MandateDatesForm(SourcedForm):
    held_from = PartialDayField(label=_("Held from"))
    held_until = PartialDayField(label=_("Held until"))
    event = forms.ChoiceField(label=_("Event"), required=False, choices=_events(*MandateEvent))

    def spoken(self) -> dict[str, Any]:
        """The fields as the verbs of mandates take them."""
        held_from, from_precision = self.cleaned_data["held_from"]
        held_until, until_precision = self.cleaned_data["held_until"]
        return {
            "held_from": held_from, "from_precision": from_precision,
            "held_until": held_until, "until_precision": until_precision,
            "event": self.cleaned_data["event"],
        }  # fmt: skip


class MandateForm(MandateDatesForm):
    person: Any = PickField(
        label=_("Person"), queryset=None, help_text=_("Somebody new is added under “People” first.")
    )
    field_order = ("person",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = people_visible_to(self.actor)
        self.fields["event"].choices = _events(*OPENING)  # type: ignore[attr-defined]
        self.order_fields(["person"])


class MandateEndForm(ActorForm):
    held_until = PartialDayField(label=_("First day without it"))
    event = forms.ChoiceField(label=_("Event"), required=False, choices=_events(*CLOSING))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_until"].required = True
