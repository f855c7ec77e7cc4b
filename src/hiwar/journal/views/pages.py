"""The journal of the workspace, and of one object (screen 18)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from hiwar.journal.domain import erase_payload
from hiwar.journal.models import Entry
from hiwar.journal.queries import Line, count_of_entries, history
from hiwar.journal.views.chain import checked
from hiwar.journal.views.words import Told, names_behind, told
from hiwar.journal.vocabulary import spoken_object
from hiwar.kernel.clock import now
from hiwar.web.dates import local_day
from hiwar.web.links import workspace_url
from hiwar.web.views import FormPage, Page, toast

A_PAGE = 60
ICONS = {
    "documents": "file-text", "review": "scan-text", "meetings": "gavel", "demands": "list-tree",
    "dialogue": "messages-square", "organizations": "network", "people": "user-plus",
    "workspaces": "users", "journal": "lock",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """An entry on the page. `url` is the page of its object, `journal` that object's own journal."""

    line: Line
    icon: str
    label: str
    url: str
    journal: str
    changes: list[Told]

    @property
    def changed(self) -> list[Told]:
        return [change for change in self.changes if change.before]

    @property
    def written(self) -> list[Told]:
        """Fields that were empty before: on a new row, all of them."""
        return [change for change in self.changes if not change.before]


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    rows: list[Row]


class History(Page):
    """The newest entries first; `?before=` goes back, `?verify=1` checks every fingerprint."""

    rule = "journal.view"
    rail = "journal"
    template_name = "journal/history.html"

    def about(self) -> dict[str, Any]:
        """What narrows the journal to one object; empty for all of it."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if request.GET.get("verify"):
            response.headers["Cache-Control"] = "no-store"  # tampering does not move the head
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor  # type: ignore[attr-defined]
        before = _number(self.request.GET.get("before"))
        lines = history(actor, **self.about(), before=before, most=A_PAGE + 1)
        shown = lines[:A_PAGE]
        check = checked(actor.workspace_id, at=now()) if self.request.GET.get("verify") else None
        return super().get_context_data(
            days=self._days(shown), total=count_of_entries(actor, **self.about()), check=check,
            older=shown[-1].sequence if len(lines) > A_PAGE else None, before=before,
            writers=Counter(line.actor for line in shown if line.actor).most_common(), **kwargs,
        )  # fmt: skip

    def _days(self, lines: list[Line]) -> list[Day]:
        names = names_behind(lines)
        rows = [self._row(line, names) for line in lines]
        grouped = groupby(rows, key=lambda row: local_day(row.line.at))
        return [Day(day, list(found)) for day, found in grouped]

    def _row(self, line: Line, names: dict[tuple[str, str], str]) -> Row:
        known = spoken_object(line.object_type)
        slug = str(self.request.workspace.slug)  # type: ignore[attr-defined]
        return Row(
            line=line, icon=ICONS.get(line.verb.split(".")[0], "pencil-line"),
            label=str(known.label) if known else "",
            url=known.url(slug, line.object_id) if known and known.url else "",
            journal=workspace_url(self.request, "journal:object", line.object_type, line.object_id),
            changes=told(line, names),
        )  # fmt: skip


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None  # noqa: PLR2004 - 64 bits


class ObjectHistory(History):
    """The journal of one object. Its name is the one its newest entry knew."""

    template_name = "journal/object.html"

    def about(self) -> dict[str, Any]:
        return {"object_type": self.kwargs["object_type"], "object_id": self.kwargs["pk"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        object_type, pk = self.kwargs["object_type"], self.kwargs["pk"]
        context = super().get_context_data(**kwargs)
        if not context["total"]:
            raise Http404
        known = spoken_object(object_type)
        slug = str(self.request.workspace.slug)  # type: ignore[attr-defined]
        return context | {
            "label": known.label if known else "",
            "name": _name_of(object_type, pk),
            "object_url": known.url(slug, pk) if known and known.url else "",
        }


def _name_of(object_type: str, pk: UUID) -> str:
    """As the register has it today; empty where the row is no more."""
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return ""
    row = model._default_manager.filter(pk=pk).first()  # noqa: SLF001
    return "" if row is None else str(row)


class Erase(FormPage):
    """A person's right: the content of an entry goes, its fingerprint stays."""

    rule = "journal.erase"
    rail = "journal"
    template_name = "journal/erase.html"
    title = _("Erase what this entry says?")
    verb = _("Erase it")

    def entry(self) -> Entry:
        actor = self.request.actor  # type: ignore[attr-defined]
        return get_object_or_404(Entry, pk=self.kwargs["pk"], workspace_id=actor.workspace_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        up = workspace_url(self.request, "journal:history")
        return super().get_context_data(
            entry=self.entry(), destructive=True, cancel_url=up, **kwargs
        )

    def perform(self, form: Any) -> str:  # noqa: ARG002
        erase_payload(actor=self.request.actor, at=now(), entry=self.entry())  # type: ignore[attr-defined]
        toast(self.request, _("The content is erased; the entry keeps its place in the chain."))
        return workspace_url(self.request, "journal:history")
