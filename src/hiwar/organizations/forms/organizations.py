"""The register's filter, an organization, an assignment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hiwar.organizations.forms.fields import SourcedForm, day_field
from hiwar.organizations.models import NAME, Organization
from hiwar.organizations.queries import visible_to
from hiwar.organizations.vocabulary import OrganizationKind, Standing
from hiwar.people.forms import ActorForm, AudienceField
from hiwar.places.forms import AreaField
from hiwar.places.models import Area
from hiwar.places.queries import regions
from hiwar.web.picking import PickField
from hiwar.workspaces.models import User

LATIN = {"dir": "ltr"}


class OrganizationsFilter(forms.Form):
    q = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    whose = forms.ChoiceField(
        label=_("Whose"), required=False,
        choices=[("", _("all")), ("ours", _("ours")), ("others", _("others"))],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("all")), *OrganizationKind.choices]
    )
    region = forms.ModelChoiceField(
        label=_("Region"), required=False, queryset=Area.objects.none(), empty_label=_("all")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["region"]
        choice.queryset = regions()


class OrganizationForm(SourcedForm):
    name_ar = forms.CharField(label=_("Arabic name"), max_length=NAME)
    name_fr = forms.CharField(
        label=_("French name"), max_length=NAME, required=False, widget=forms.TextInput(LATIN)
    )
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganizationKind.choices)
    parent: Any = PickField(
        label=_("Branch of"), required=False, queryset=None, empty_label=_("none")
    )
    area = AreaField()
    is_ours = forms.BooleanField(
        label=_("It is ours: our organization or its branch"), required=False
    )
    standing = forms.ChoiceField(
        label=_("Standing"), choices=Standing.choices, initial=Standing.NONE,
        help_text=_("For a branch of ours: how it is led."),
    )  # fmt: skip
    bureau_until = day_field(_("Mandate of the bureau until"))
    audience = AudienceField()

    def __init__(self, *args: Any, itself: Organization | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parents: Any = self.fields["parent"]
        parents.queryset = visible_to(self.actor)
        if itself is not None:
            parents.queryset = parents.queryset.exclude(pk=itself.pk)


class AssignmentForm(ActorForm):
    """Whom of those who have a place here a branch is opened to."""

    user: Any = PickField(label=_("Person"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users: Any = self.fields["user"]
        users.queryset = User.objects.filter(
            memberships__workspace=self.actor.workspace_id, memberships__ended_at=None
        ).order_by("full_name")
