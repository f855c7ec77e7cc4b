"""Who has a place in the register: the list, another role, an end."""

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.clock import now
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page, toast
from hiwar.workspaces.domain import change_role, end_membership
from hiwar.workspaces.forms import RoleForm
from hiwar.workspaces.models import Membership
from hiwar.workspaces.queries import members_page
from hiwar.workspaces.vocabulary import Role


class Members(Page):
    rule = "workspaces.view_members"
    rail = "members"
    template_name = "workspaces/members.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = members_page(self.request.actor)  # type: ignore[attr-defined]
        members, invitations = list(page.members), list(page.invitations)
        return super().get_context_data(
            title=_("Members of the register"), members=members, invitations=invitations,
            now=now(), roles=_counts(members), **kwargs,
        )  # fmt: skip


def _counts(members: list[Membership]) -> list[tuple[str, int]]:
    """(the role in words, how many hold it), in the order of roles, those nobody holds included."""
    held = [member.role for member in members]
    return [(str(role.label), held.count(role)) for role in Role]


class OneMember(FormPage):
    """A page about one open membership of this workspace."""

    rule = "workspaces.manage"
    rail = "members"

    @cached_property
    def membership(self) -> Membership:
        rows = Membership.objects.filter(ended_at=None).select_related("user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def deed(self) -> dict[str, Any]:
        return {
            "actor": self.request.actor,  # type: ignore[attr-defined]
            "at": now(),
            "membership": self.membership,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        up = workspace_url(self.request, "workspaces:members")
        return super().get_context_data(membership=self.membership, cancel_url=up, **kwargs)

    def back(self, text: str | Promise) -> str:
        toast(self.request, text)
        return workspace_url(self.request, "workspaces:members")


class ChangeRole(OneMember):
    template_name = "workspaces/role.html"
    form_class = RoleForm
    title = _("Another role")
    verb = _("Give this role")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"role": self.membership.role}}

    def perform(self, form: Any) -> str:
        change_role(**self.deed(), role=form.cleaned_data["role"])
        return self.back(_("The role is changed."))


class EndMembership(OneMember):
    template_name = "workspaces/end.html"
    title = _("End this place in the register?")
    verb = _("End it")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(destructive=True, **kwargs)

    def perform(self, form: Any) -> str:  # noqa: ARG002
        end_membership(**self.deed())
        return self.back(_("The place is ended."))
