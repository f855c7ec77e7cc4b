"""How a demand weighs: numbers with their sources, legal texts, papers laid beside it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hiwar.demands.forms.fields import NameChoice, QuotingForm, set_choices
from hiwar.demands.models import Demand
from hiwar.demands.queries.tree import categories_of
from hiwar.demands.vocabulary import CostPeriod, DemandKind, LegalKind, Priority
from hiwar.documents.queries import visible_to as visible_documents
from hiwar.organizations.forms.fields import day_field
from hiwar.organizations.models import Body
from hiwar.organizations.queries import visible_to as visible_organizations
from hiwar.people.forms import ActorForm
from hiwar.web.picking import PickField

MOST_PEOPLE = 50_000_000
NUMBER = {"inputmode": "numeric", "dir": "ltr"}


def _unsaid(choices: Any) -> list[Any]:
    return [("", pgettext_lazy("choice", "not said")), *choices]


def people_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST_PEOPLE,
        widget=forms.TextInput(NUMBER),
    )  # fmt: skip


class WeightForm(QuotingForm):
    """`category_n` and `people_n`: a line for each category of the demand."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("of a demand", "Kind"), required=False,
        choices=_unsaid(DemandKind.choices),
    )  # fmt: skip
    priority = forms.ChoiceField(label=gettext_lazy("Priority"), choices=Priority.choices)
    priority_by = NameChoice(
        label=gettext_lazy("Set by"), required=False, queryset=None,
        help_text=gettext_lazy("The body that decided it."),
    )  # fmt: skip
    people = people_field(gettext_lazy("People concerned"))
    people_source = forms.CharField(
        label=gettext_lazy("Source of the number"), required=False, max_length=300
    )
    cost = forms.DecimalField(
        label=gettext_lazy("Cost in dirhams"), required=False, min_value=0, max_digits=14,
        decimal_places=2, localize=False, widget=forms.TextInput({**NUMBER, "inputmode": "decimal"}),
    )  # fmt: skip
    cost_period = forms.ChoiceField(
        label=gettext_lazy("For which time"), required=False, choices=_unsaid(CostPeriod.choices)
    )
    cost_source = forms.CharField(
        label=gettext_lazy("Source of the cost"), required=False, max_length=300
    )

    def __init__(self, *args: Any, demand: Demand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = visible_organizations(self.actor).filter(is_ours=True)
        bodies = Body.objects.filter(organization__in=ours, withdrawn_at=None)
        set_choices(self, priority_by=bodies.order_by("id"))
        self.categories = categories_of(demand.beneficiaries)
        known = {row.category: row.people for row in demand.category_counts.all()}
        for place, name in enumerate(self.categories):
            label = _("Of them: %(category)s") % {"category": name}
            self.fields[f"people_{place}"] = people_field(label)
            self.fields[f"people_{place}"].initial = known.get(name)
        counted = [f"people_{place}" for place in range(len(self.categories))]
        self.order_fields(
            ["kind", "priority", "priority_by", "people", *counted, "people_source", "cost",
             "cost_period", "cost_source", "words", "document"]
        )  # fmt: skip
        self.fields["words"].label = _("The words that say the cost")

    @property
    def told(self) -> dict[str, Any]:
        """As `weigh_demand` takes it, the passage apart."""
        own = ("kind", "priority", "priority_by", "people", "people_source", "cost", "cost_period",
               "cost_source")  # fmt: skip
        fields = {name: self.cleaned_data[name] for name in own}
        return {**fields, "counts": dict(self._counts())}

    def _counts(self) -> Iterator[tuple[str, int]]:
        for place, name in enumerate(self.categories):
            people = self.cleaned_data[f"people_{place}"]
            if people is not None:
                yield name, people


class LegalForm(QuotingForm):
    """The fields of a legal text."""

    text_kind = forms.ChoiceField(
        label=gettext_lazy("What the text is"), choices=_unsaid(LegalKind.choices)
    )
    text_number = forms.CharField(
        label=gettext_lazy("Its number"), required=False, max_length=60,
        widget=forms.TextInput({"dir": "ltr"}), help_text=gettext_lazy("Such as 2.11.621"),
    )  # fmt: skip
    text_on = day_field(gettext_lazy("Its day"))
    text_article = forms.CharField(label=gettext_lazy("Article"), required=False, max_length=60)
    field_order = ("text_kind", "text_number", "text_on", "text_article", "words", "document")


class AttachForm(ActorForm):
    """A document of the register, or a file."""

    document: Any = PickField(
        label=gettext_lazy("A document of the register"), required=False, queryset=None
    )
    file = forms.FileField(label=gettext_lazy("Or a file"), required=False)
    label = forms.CharField(
        label=gettext_lazy("What it is there for"), required=False, max_length=200
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, document=visible_documents(self.actor))
        if not self.actor.may("documents.add"):
            del self.fields["file"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("document")) == bool(cleaned.get("file")):
            raise forms.ValidationError(_("Choose one document, or one file."))
        return cleaned
