"""The pattern of a page: it names its rule, and refuses before anything is read."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from hiwar.web import registry
from hiwar.web.context import THEME_COOKIE, THEMES
from hiwar.web.gallery import gallery_context
from hiwar.web.picking import candidates_of

INVALID: Final = 422
YEAR: Final = 365 * 24 * 3600
# A browser may keep the page to be read without a network: `page`, or `path` whatever its query.
OFFLINE: Final = "Hiwar-Offline"


class Page(TemplateView):
    """One page. Subclasses set `rule` (None only for pages open to anybody) and `template_name`.

    A stranger is sent to sign in, one who has no place in the workspace gets 404, one whose role
    does not reach the rule gets 403. `rail` names the place of the rail that is lit.
    """

    rule: ClassVar[str | None]
    rail: ClassVar[str | None] = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not hasattr(self, "rule"):
            message = f"{type(self).__name__} declares no rule."
            raise ImproperlyConfigured(message)
        if self.rule is not None:
            actor = getattr(request, "actor", None)
            if actor is None:
                return self._without_actor(request)
            if not actor.may(self.rule):
                raise PermissionDenied
        request.rail_key = self.rail  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)

    @staticmethod
    def _without_actor(request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404


class FormPage(Page):
    """GET shows the form; POST makes one domain call, in `perform`.

    What the form or the domain refuses comes back in the form with everything typed still there.
    A deed is always told: by `perform` with `toast`, or else in one word.
    `perform` returns the address to go to, or a response of its own.
    """

    template_name = "web/form.html"
    form_class: ClassVar[type[BaseForm]] = Form
    title: str | Promise = ""
    verb: str | Promise = _("Save")

    def form_arguments(self) -> dict[str, Any]:
        """Extra keyword arguments of the form, such as `initial`."""
        return {}

    def perform(self, form: Any) -> str | HttpResponseBase:
        """Make the domain call. Raises what was registered with `register_refusal`."""
        raise NotImplementedError

    def build_form(self, **bound: Any) -> Any:
        return self.form_class(**bound, **self.form_arguments())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        form = self.build_form()
        if "pick" in request.GET:
            return self._candidates(form)
        return self.render_to_response(self.get_context_data(form=form, **kwargs))

    def _candidates(self, form: Any) -> HttpResponse:
        """What may be chosen in a field of the form, for `pick.js`; 404 where there is no such field."""
        name = self.request.GET["pick"]
        options = candidates_of(form, name, self.request.GET.get("words", ""))
        if options is None:
            raise Http404
        context = {"options": options, "list": f"pick-{name}"}
        response = render(self.request, "web/_candidates.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        form = self.build_form(data=request.POST, files=request.FILES)
        if form.is_valid():
            outcome = attempt(form, self.perform)
            if isinstance(outcome, str):
                tell(request)
                return HttpResponseRedirect(outcome)
            if outcome is not None:
                return outcome
        return self.render_to_response(self.get_context_data(form=form, **kwargs), status=INVALID)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.title, verb=self.verb, **kwargs)


def attempt(
    form: Any, perform: Callable[[Any], str | HttpResponseBase]
) -> str | HttpResponseBase | None:
    """Call `perform(form)`; a domain refusal becomes an error of the form and None is returned."""
    try:
        return perform(form)
    except registry.refusals() as refusal:
        field = getattr(refusal, "field", None)
        form.add_error(field if field in form.fields else None, str(refusal.sentence))  # type: ignore[attr-defined]
        return None


def tell(request: HttpRequest) -> None:
    """Say that a deed is done, unless it was already told in its own words."""
    if not getattr(messages.get_messages(request), "added_new", False):
        toast(request, pgettext("notice", "Done"))


def toast(request: HttpRequest, text: str | Promise, *, undo_url: str = "") -> None:
    """A passing notice on the next page; `undo_url` takes the deed back by POST."""
    messages.success(request, str(text), extra_tags=undo_url)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark for this device, and go back where one was."""
    wanted = request.POST.get("theme", "")
    response = HttpResponseRedirect(_back(request))
    if wanted in THEMES:
        response.set_cookie(
            THEME_COOKIE, wanted, max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()):
        return target
    return "/"


def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """What keeps pages for when there is no network; asked for at the root, whose pages it serves."""
    found = finders.find("web/js/worker.js")
    with open(str(found), "rb") as script:  # noqa: PTH123
        return HttpResponse(
            script.read(), content_type="text/javascript", headers={"Cache-Control": "no-cache"}
        )


def offline(request: HttpRequest) -> HttpResponse:
    """What a browser shows without a network for a page that it does not hold."""
    return render(request, "web/offline.html")


def components(request: HttpRequest) -> HttpResponse:
    """The gallery of components, for those who build."""
    if getattr(settings, "HIWAR_ENVIRONMENT", "") not in {"local", "test"}:
        raise Http404
    return render(request, "web/components.html", gallery_context())
