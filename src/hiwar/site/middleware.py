"""Who acts, in which workspace, in which language: decided once a request, before any view."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils import translation

from hiwar.kernel.scope import in_workspace
from hiwar.organizations.queries import branch_ids_of
from hiwar.site.page_cache import kept_page
from hiwar.workspaces.models import Membership
from hiwar.workspaces.queries import actor_of, place_in
from hiwar.workspaces.vocabulary import Role

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ChosenLanguage:
    """The language the person chose (kept in the cookie); Arabic until they choose."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        request.LANGUAGE_CODE = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class CurrentActor:
    """For urls with a `workspace`: signs the stranger in, answers 404 to whoever has no place there.

    Sets `request.actor` and `request.workspace` (None elsewhere), and keeps the workspace's scope
    open until the response is made.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.actor = request.workspace = None
        slug = _slug_in(request)
        if slug is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        place = place_in(request.user, slug)
        if place is None:
            return self.get_response(request)
        with in_workspace(place.workspace_id):
            request.actor = actor_of(place, _branches(place))
            request.workspace = place.workspace
            return kept_page(request, self.get_response)

    def process_view(self, request: Any, _view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        """The workspace is the request's business, not the view's."""
        if kwargs.pop("workspace", None) is not None and request.actor is None:
            raise Http404


def _slug_in(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).kwargs.get("workspace")
    except Resolver404:
        return None


def _branches(place: Membership) -> set[UUID]:
    """Asked for coordinators alone: the other roles reach everything or what is shared."""
    return branch_ids_of(place.user_id) if place.role == Role.COORDINATOR else set()
