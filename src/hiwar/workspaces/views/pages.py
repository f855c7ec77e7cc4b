"""The patterns that the pages of registers share: a list, an object's page, a form, a question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import now
from hiwar.web.export import FORMATS, Column, table_response
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: `value(row)` for the file, `words(row)` for the page where they differ."""

    title: str | Promise
    value: Callable[[Any], Any]
    words: Callable[[Any], str] | None = None

    def cell(self, row: Any) -> "Cell":
        given = self.words(row) if self.words else self.value(row)
        return Cell(str(self.title), str(given)) if given else Cell("", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the page; its label is shown on phones, where the head is not; none where empty."""

    label: str
    value: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Line:
    url: str
    cells: list[Cell]


class Acting:
    """What pages ask of their request: the actor, the time, addresses."""

    request: HttpRequest

    @property
    def actor(self) -> Actor:
        found: Actor = self.request.actor  # type: ignore[attr-defined]
        return found

    @property
    def deed(self) -> dict[str, Any]:
        """`actor` and `at`, as every verb takes them."""
        return {"actor": self.actor, "at": now()}

    def url(self, name: str, *args: Any) -> str:
        return workspace_url(self.request, name, *args)


class RegisterPage(Acting, Page):
    """A list: filtered by a form in the address, in pages, as CSV and XLSX of what is shown.

    Subclasses give `title`, `filter_class`, `page_name` (the url name of a row's page),
    `file_name`, `columns` and `rows`.
    """

    template_name = "web/list.html"
    title: str | Promise = ""
    filter_class: ClassVar[type[forms.Form]]
    page_name: ClassVar[str]
    file_name: ClassVar[str]
    per_page: ClassVar[int] = 60

    def rows(self, chosen: dict[str, Any]) -> QuerySet[Any]:
        """The rows the actor may read that fit what was chosen (empty: all of them)."""
        raise NotImplementedError

    def columns(self) -> Sequence[Shown]:
        """The first is the name of the row, and leads to its page."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # noqa: ARG002
        filters = self.filter_class(request.GET)
        chosen = filters.cleaned_data if filters.is_valid() else {}
        rows = self.rows(chosen)
        if request.GET.get("format") in FORMATS:
            return self._file(rows, request.GET["format"])
        columns = self.columns()
        page = Paginator(rows, self.per_page).get_page(request.GET.get("page"))
        found = any(chosen.values())
        return self.render_to_response(
            self.get_context_data(
                title=self.title, filters=filters, page=page, exports=True,
                columns=columns, rows=[self._line(row, columns) for row in page],
                empty_title=_("Nothing fits what you chose") if found else _("Nothing here yet"),
            )
        )  # fmt: skip

    def _line(self, row: Any, columns: Sequence[Shown]) -> Line:
        return Line(self.url(self.page_name, row.pk), [column.cell(row) for column in columns])

    def _file(self, rows: QuerySet[Any], kind: str) -> HttpResponseBase:
        """Read now, in the reader's language: a streamed answer leaves both behind."""
        columns = self.columns()
        table = [[_plain(column.value(row)) for column in columns] for row in rows]
        heads = [Column(str(column.title), itemgetter(n)) for n, column in enumerate(columns)]
        return table_response(table, heads, self.file_name, kind)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Promise) else value


class About(Acting, Page):
    """A page about one object of the workspace, which `objects` finds under the id of the address.

    What the actor may not read, or stands in another workspace, is not there (404); what they may
    read and not do is refused (403).
    """

    def objects(self) -> QuerySet[Any]:
        raise NotImplementedError

    @cached_property
    def object(self) -> Any:
        return get_object_or_404(self.objects(), pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is not None and self.rule is not None and actor.may(self.rule):
            self._refuse_beyond_reach(actor)
        return super().dispatch(request, *args, **kwargs)

    def _refuse_beyond_reach(self, actor: Actor) -> None:
        if not actor.may(str(self.rule), self.judged()):
            raise PermissionDenied

    def judged(self) -> Any:
        """What the rule is asked about: the object, unless a subclass makes something under it."""
        return self.object

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(object=self.object, **kwargs)


class EntryPage(Acting, FormPage):
    """A form that knows who fills it: `form_class` takes `actor`."""

    template_name = "web/form.html"

    def form_arguments(self) -> dict[str, Any]:
        return {"actor": self.actor}

    def back(self) -> str:
        """Where «Go back» leads."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cancel_url=self.back(), **kwargs)


class QuestionPage(About, FormPage):
    """Asks before a deed that takes something out of the lists; POST does it."""

    template_name = "web/confirm.html"
    consequence: str | Promise = _(
        "It leaves every list. The journal keeps what it said and who withdrew it."
    )
    verb: str | Promise = _("Withdraw")
    destructive: ClassVar[bool] = True

    def back(self) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            consequence=self.consequence, destructive=self.destructive, cancel_url=self.back(),
            **kwargs,
        )  # fmt: skip
