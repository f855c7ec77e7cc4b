"""The register of organizations, an organization's page, the forms that write it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.organizations import domain
from hiwar.organizations.forms.organizations import (
    AssignmentForm,
    OrganizationForm,
    OrganizationsFilter,
)
from hiwar.organizations.models import Assignment, Organization
from hiwar.organizations.queries import (
    SOURCE,
    UNREAD,
    name_for,
    organization_page,
    organizations_named,
    visible_to,
)
from hiwar.organizations.views.patterns import CorrectionPage, FactPage
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage, RegisterPage, Shown


class Organizations(RegisterPage):
    rule = "organizations.view"
    rail = "organizations"
    template_name = "organizations/organizations.html"
    title = _("Organizations")
    filter_class = OrganizationsFilter
    page_name = "organizations:organization"
    file_name = "organizations"

    def columns(self) -> Sequence[Shown]:
        return (
            Shown(_("Name"), lambda row: row.name),
            Shown(_("Short name"), lambda row: row.short_name),
            Shown(_("Kind"), lambda row: row.get_kind_display()),
            Shown(_("Branch of"), lambda row: name_for(self.actor, row.parent)),
            Shown(_("Area"), lambda row: row.area and row.area.name),
            Shown(_("Ours"), lambda row: _("ours") if row.is_ours else ""),
        )

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Organization]:
        rows = organizations_named(self.actor, chosen.get("q", ""))
        if chosen.get("kind"):
            rows = rows.filter(kind=chosen["kind"])
        if chosen.get("whose"):
            rows = rows.filter(is_ours=chosen["whose"] == "ours")
        if chosen.get("region"):
            rows = rows.filter(area__code__startswith=chosen["region"].code)
        return rows


class OrganizationPage(About):
    rule = "organizations.view"
    rail = "organizations"
    template_name = "organizations/organization.html"

    def objects(self) -> QuerySet[Organization]:
        return visible_to(self.actor).select_related(*SOURCE).defer(*UNREAD)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=organization_page(self.actor, self.object), **kwargs)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class AddOrganization(FactPage):
    """`?under=<id>` proposes the parent, for a branch."""

    rule = "organizations.add"
    rail = "organizations"
    form_class = OrganizationForm
    title = _("New organization")
    verb = _("Add to the register")

    def form_arguments(self) -> dict[str, Any]:
        under = _uuid(self.request.GET.get("under", ""))
        above = visible_to(self.actor).filter(pk=under).first() if under else None
        initial = {"parent": above, "is_ours": above.is_ours, "kind": above.kind} if above else {}
        return {**super().form_arguments(), "initial": initial}

    def write(self, form: Any, passage: Any) -> str:
        made = domain.add_organization(**self.deed, passage=passage, **form.cleaned_data)
        return self.url("organizations:organization", made.pk)

    def back(self) -> str:
        return self.url("organizations:organizations")


class _OfOrganization(About):
    rail = "organizations"

    def objects(self) -> QuerySet[Organization]:
        return visible_to(self.actor)

    def back(self) -> str:
        return self.url("organizations:organization", self.object.pk)


class CorrectOrganization(_OfOrganization, CorrectionPage):
    rule = "organizations.correct"
    form_class = OrganizationForm
    title = _("Correct an organization")
    fields = (
        "name_ar", "name_fr", "short_name", "kind", "parent", "area", "is_ours", "standing",
        "bureau_until", "audience",
    )  # fmt: skip

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "itself": self.object}

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_organization(
            **self.deed, organization=self.object, passage=passage, **form.cleaned_data
        )
        return self.back()


class WithdrawOrganization(_OfOrganization, QuestionPage):
    rule = "organizations.withdraw"
    title = _("Withdraw this organization from the register?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_organization(**self.deed, organization=self.object)
        return self.url("organizations:organizations")


class Assign(_OfOrganization, EntryPage):
    rule = "organizations.assign"
    form_class = AssignmentForm
    title = _("Open this branch to a coordinator")
    verb = _("Open")

    def perform(self, form: Any) -> str:
        domain.assign(**self.deed, organization=self.object, user=form.cleaned_data["user"])
        return self.back()


class EndAssignment(QuestionPage):
    rule = "organizations.assign"
    rail = "organizations"
    title = _("Close this branch to this person?")
    consequence = _("They keep their place in the register and lose the right to write here.")
    verb = _("Close")

    def objects(self) -> QuerySet[Assignment]:
        return Assignment.objects.filter(ended_at=None).select_related("organization")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.end_assignment(**self.deed, assignment=self.object)
        return self.back()

    def back(self) -> str:
        return self.url("organizations:organization", self.object.organization_id)
