"""The round typed live, item by item, with JavaScript or without."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from hiwar.dialogue import domain
from hiwar.dialogue.forms.table import StatementForm
from hiwar.dialogue.models import Round, Statement
from hiwar.dialogue.queries import visible_rounds
from hiwar.dialogue.queries.live import LivePage, News, live_page, news_of, news_since, word_of
from hiwar.dialogue.queries.visible import visible_statements
from hiwar.dialogue.vocabulary.table import THEIR_WORDS
from hiwar.kernel.clock import now
from hiwar.web.links import workspace_url
from hiwar.web.views import INVALID, OFFLINE, attempt
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage

NOT_KEPT: Final = "no-store"
_START: Final = datetime(2000, 1, 1, tzinfo=UTC)


def _asked_id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


class _OfRound(About):
    rule = "dialogue.record"
    rail = "rounds"

    def objects(self) -> QuerySet[Round]:
        return visible_rounds(self.actor)

    def back(self) -> str:
        return self.url("dialogue:round", self.object.pk)

    def news(self, news: News) -> str:
        """What changed, as a piece of the page."""
        said: dict[str, Any] = {"news": news, "request": self.request}
        return render_to_string("dialogue/_news.html", said, request=self.request)


class Live(_OfRound, EntryPage):
    """Everything that is needed at the table is in this page, so that it outlives the network."""

    template_name = "dialogue/live.html"
    form_class = StatementForm
    title = _("The round, live")
    verb = _("Save")

    @cached_property
    def page(self) -> LivePage:
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        return live_page(self.actor, self.object, _asked_id(given.get("item")))

    def form_arguments(self) -> dict[str, Any]:
        also = self.request.POST.getlist("also")
        initial = self._corrected() if self.request.method == "GET" else {}
        return {**super().form_arguments(), "page": self.page, "also": also, "initial": initial}

    def _corrected(self) -> dict[str, Any]:
        """A correction begins with the wording that stands."""
        about = _asked_id(self.request.GET.get("correct"))
        if about is None:
            return {}
        row = visible_statements(self.actor).filter(round=self.object, client_id=about).first()
        if row is None:
            return {}
        names = (
            "kind", "words", "speaker", "manner", "referred_to", "referred_text", "promises",
            "owner_post", "means", "next_step", "next_by",
        )  # fmt: skip
        return {
            **{name: getattr(row, name) for name in names}, "corrects": about,
            "due": (row.due_on, row.due_precision), "next_day": (row.next_on, "day"),
            "said": word_of(row).at, "items": " ".join(map(str, word_of(row).items)),
        }  # fmt: skip

    def perform(self, form: Any) -> str | HttpResponseBase:
        statement = domain.record_statement(**self.deed, round_=self.object, **form.told)
        if self._is_device:
            return JsonResponse(
                {"client_id": str(statement.client_id), "html": self.news(news_of(statement))}
            )
        following = self.page.next_point or self.page.current
        place = f"?item={following.item.id}#say" if following else ""
        return self.url("dialogue:live", self.object.pk) + place

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self._is_device:
            return super().post(request, *args, **kwargs)
        form = self.build_form(data=request.POST)
        outcome = attempt(form, self.perform) if form.is_valid() else None
        if isinstance(outcome, HttpResponse):
            return outcome
        wrong = [(name, str(error)) for name, errors in form.errors.items() for error in errors]
        return JsonResponse(
            {"field": wrong[0][0], "sentence": wrong[0][1]}, status=INVALID,
            json_dumps_params={"ensure_ascii": False},
        )  # fmt: skip

    @property
    def _is_device(self) -> bool:
        return self.request.headers.get("Accept", "").startswith("application/json")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(page=self.page, **kwargs)
        kinds = list(found["form"]["kind"])
        split, instant = len(THEIR_WORDS), now()
        return {
            **found, "theirs": kinds[:split], "ours": kinds[split:], "cursor": instant.isoformat(),
            "instant": int(instant.timestamp() * 1000),
        }  # fmt: skip

    def render_to_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(*args, **kwargs)
        response.headers["Cache-Control"] = NOT_KEPT
        response.headers[OFFLINE] = "path"
        return response


class LiveSince(_OfRound):
    """What others typed since `?cursor=`; 204 where nothing did. The new cursor is in a header."""

    template_name = "dialogue/_news.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        instant = now()
        news = news_since(self.object, _instant_of(request.GET.get("cursor", "")))
        nothing = not (news.entries or news.gone)
        response = HttpResponse(status=204) if nothing else HttpResponse(self.news(news))
        response.headers["X-Cursor"] = instant.isoformat()
        response.headers["Cache-Control"] = NOT_KEPT
        return response


def _instant_of(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return _START
    return read if read.tzinfo and read > _START else _START


class _OfStatement(QuestionPage):
    rule = "dialogue.record"
    rail = "rounds"
    destructive = False

    def objects(self) -> QuerySet[Statement]:
        return visible_statements(self.actor)

    def back(self) -> str:
        return workspace_url(self.request, "dialogue:live", self.object.round_id)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, *args, **kwargs)
        if request.headers.get("Accept", "").startswith("application/json"):
            done = isinstance(response, HttpResponseRedirect)
            return HttpResponse(status=204 if done else INVALID)
        return response


class WithdrawStatement(_OfStatement):
    title = _("Take this word back?")
    consequence = _("It leaves the round and the ledgers. The journal keeps what it said.")
    verb = _("Take back")
    destructive = True

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_statement(**self.deed, statement=self.object)
        return self.back()


class KeepStatement(_OfStatement):
    title = _("Keep this wording?")
    consequence = _("The other wording leaves the round; the journal keeps it.")
    verb = _("Keep it")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.keep_statement(**self.deed, statement=self.object)
        return self.back()
