"""What a wording that is being typed may already say elsewhere in the register."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from hiwar.demands.domain.vectors import ask_for_vectors
from hiwar.demands.queries import suggested
from hiwar.web.views import Page
from hiwar.workspaces.views.pages import Acting

LONGEST = 2000


class SimilarDemands(Acting, Page):
    """A part of the page of a new demand, asked for while its words are typed."""

    rule = "demands.add"
    template_name = "demands/_similar.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        words = request.GET.get("wording_ar", "").strip()[:LONGEST]
        likes = suggested(self.actor, words) if words else None
        if likes and not likes.progress.is_whole:
            ask_for_vectors(self.actor.workspace_id)
        response = self.render_to_response(self.get_context_data(likes=likes, **kwargs))
        response.headers["Cache-Control"] = "no-store"  # vectors are no entry of the journal
        return response
