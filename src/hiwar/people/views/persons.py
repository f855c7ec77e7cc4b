"""The register of persons, a person's page, the forms that write it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.people import domain
from hiwar.people.forms import NewPersonForm, OtherNameForm, PeopleFilter, PersonForm
from hiwar.people.models import OtherName, Person
from hiwar.people.queries import people_named, visible_to
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage, RegisterPage, Shown


class People(RegisterPage):
    rule = "people.view"
    rail = "people"
    template_name = "people/people.html"
    title = _("People")
    filter_class = PeopleFilter
    page_name = "people:person"
    file_name = "people"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Arabic name"), lambda person: person.name_ar),
            Shown(_("French name"), lambda person: person.name_fr),
            Shown(_("Honorific"), lambda person: person.honorific),
        )

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Person]:
        return people_named(self.actor, chosen.get("q", ""))


class PersonPage(About):
    rule = "people.view"
    rail = "people"
    template_name = "people/person.html"

    def objects(self) -> QuerySet[Person]:
        return visible_to(self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = OtherName.objects.filter(person=self.object, withdrawn_at=None).order_by("id")
        return super().get_context_data(other_names=names, **kwargs)


class AddPerson(EntryPage):
    rule = "people.add"
    rail = "people"
    template_name = "people/person_form.html"
    form_class = NewPersonForm
    title = _("New person")
    verb = _("Add to the register")

    def perform(self, form: Any) -> str:
        fields = {key: value for key, value in form.cleaned_data.items() if key != "is_another"}
        person = domain.add_person(**self.deed, **fields)
        return self.url("people:person", person.pk)

    def back(self) -> str:
        return self.url("people:people")


class _OfPerson(About):
    rail = "people"

    def objects(self) -> QuerySet[Person]:
        return visible_to(self.actor)

    def back(self) -> str:
        return self.url("people:person", self.object.pk)


class CorrectPerson(_OfPerson, EntryPage):
    rule = "people.correct"
    form_class = PersonForm
    title = _("Correct a person")

    def form_arguments(self) -> dict[str, Any]:
        fields = ("name_ar", "name_fr", "honorific", "audience")
        initial = {name: getattr(self.object, name) for name in fields}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.correct_person(**self.deed, person=self.object, **form.cleaned_data)
        return self.back()


class WithdrawPerson(_OfPerson, QuestionPage):
    rule = "people.withdraw"
    title = _("Withdraw this person from the register?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_person(**self.deed, person=self.object)
        return self.url("people:people")


class AddOtherName(_OfPerson, EntryPage):
    rule = "people.correct"
    form_class = OtherNameForm
    title = _("Another spelling of the name")
    verb = _("Add to the register")

    def perform(self, form: Any) -> str:
        domain.add_other_name(**self.deed, person=self.object, name=form.cleaned_data["name"])
        return self.back()


class WithdrawOtherName(QuestionPage):
    rule = "people.correct"
    rail = "people"
    title = _("Withdraw this spelling?")

    def objects(self) -> QuerySet[OtherName]:
        seen = visible_to(self.actor)
        return OtherName.objects.filter(person__in=seen, withdrawn_at=None)

    def judged(self) -> Person:
        person: Person = self.object.person
        return person

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_other_name(**self.deed, name=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("people:person", self.object.person_id)
