"""The home of a workspace: the desk (screen 01), or the first run where there is nothing yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from hiwar.desk.queries import desk_page, start_page
from hiwar.desk.queries.page import COMING, ROWS, TO_READ
from hiwar.kernel.clock import now, today
from hiwar.web.views import Page


class Desk(Page):
    rule = "workspaces.view"
    rail = "desk"
    template_name = "desk/desk.html"
    first_run = "desk/start.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        actor = request.actor  # type: ignore[attr-defined]
        page = desk_page(actor, today(), get_language() or "ar", at=now())
        context = self.get_context_data(page=page, rows=ROWS, coming=COMING, to_read=TO_READ)
        if page.is_empty:
            self.template_name = self.first_run
            context["start"] = start_page(actor)
        response = self.render_to_response(context)
        if any(row.is_running for row in page.readings):
            response.headers["Cache-Control"] = "no-store"  # how far each has come is not journaled
        return response
