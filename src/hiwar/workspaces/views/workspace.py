"""The organisation's own page: what it is called, who one is in it, the other ones one is in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.clock import now
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page, toast
from hiwar.workspaces.domain import rename_workspace
from hiwar.workspaces.forms import NamesForm
from hiwar.workspaces.queries import places_of


class WorkspacePage(Page):
    """Where the organisation's name in the rail leads."""

    rule = "workspaces.view"
    rail = "workspace"
    template_name = "workspaces/workspace.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"  # other registers change without this one
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        workspace = self.request.workspace  # type: ignore[attr-defined]
        places = places_of(self.request.user)  # type: ignore[arg-type]
        here = next((place for place in places if place.workspace_id == workspace.id), None)
        others = [place for place in places if place.workspace_id != workspace.id]
        return super().get_context_data(workspace=workspace, here=here, others=others, **kwargs)


class Rename(FormPage):
    rule = "workspaces.manage"
    rail = "workspace"
    form_class = NamesForm
    title = _("Name of the organisation")

    def form_arguments(self) -> dict[str, Any]:
        workspace = self.request.workspace  # type: ignore[attr-defined]
        return {"initial": {"name_ar": workspace.name_ar, "name_fr": workspace.name_fr}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        up = workspace_url(self.request, "workspaces:workspace")
        return super().get_context_data(cancel_url=up, **kwargs)

    def perform(self, form: Any) -> str:
        rename_workspace(
            actor=self.request.actor, at=now(), workspace=self.request.workspace,  # type: ignore[attr-defined]
            **form.cleaned_data,
        )  # fmt: skip
        toast(self.request, _("The name is changed."))
        return workspace_url(self.request, "workspaces:workspace")
