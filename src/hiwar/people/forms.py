"""Cleaning of what is typed about persons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hiwar.kernel.actors import Actor
from hiwar.kernel.models import Audience
from hiwar.people.models import NAME
from hiwar.people.queries import PersonLike, persons_like
from hiwar.people.vocabulary import Likeness
from hiwar.web.picking import PickField, PickFields

_DASHES = "---------"  # what the framework shows for no choice: neither a word nor heard as one
SURE = (Likeness.SAME_NAME, Likeness.OTHER_NAME, Likeness.SAME_LETTERS, Likeness.SAME_WORDS)


class ActorForm(forms.Form):
    """A form that knows who fills it."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        for field in self.fields.values():
            if isinstance(field, PickField | PickFields):
                field.actor = actor
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == _DASHES:
                field.empty_label = (
                    pgettext_lazy("choice", "choose")
                    if field.required
                    else pgettext_lazy("choice", "not stated")
                )


class AudienceField(forms.ChoiceField):
    """Who may read; the bureau alone unless somebody opens it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Who may read it"), choices=Audience.choices, initial=Audience.BUREAU
        )


class PeopleFilter(forms.Form):
    q = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )


class PersonForm(ActorForm):
    name_ar = forms.CharField(label=_("Arabic name"), max_length=NAME)
    name_fr = forms.CharField(
        label=_("French name"),
        max_length=NAME,
        required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )
    honorific = forms.CharField(label=_("Honorific"), max_length=60, required=False)
    audience = AudienceField()


class NewPersonForm(PersonForm):
    """Asks once more where the register has somebody of that name; `likes` holds them."""

    is_another = forms.BooleanField(
        label=_("This is another person of the same name"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.likes: list[PersonLike] = []
        if not self.is_bound:
            del self.fields["is_another"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = [cleaned.get("name_ar", ""), cleaned.get("name_fr", "")]
        likes = [like for name in names for like in persons_like(self.actor, name)]
        self.likes = [like for like in likes if like.reason in SURE]
        if self.likes and not cleaned.get("is_another"):
            raise forms.ValidationError(
                _("The register has somebody of this name. Open them, or say it is another.")
            )
        if not self.likes:
            del self.fields["is_another"]
        return cleaned


class OtherNameForm(ActorForm):
    name = forms.CharField(
        label=_("Spelling"), max_length=NAME, help_text=_("As the document writes it.")
    )
