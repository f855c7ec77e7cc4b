"""Importing a dossier: handed in, read in the background, looked through row by row, entered or discarded."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.forms.imports import ImportForm, RowForm
from hiwar.demands.models import Demand, ImportBatch, ImportRow
from hiwar.demands.queries import current_dossier, demands_like, visible_to
from hiwar.demands.queries.imports import (
    import_progress,
    open_imports,
    preview,
    visible_imports,
    visible_rows,
)
from hiwar.demands.queries.likeness import Alike
from hiwar.demands.vocabulary.importing import COLUMNS, BatchState, Choice, RowMark
from hiwar.documents.queries import Progress
from hiwar.intake import IntakeError
from hiwar.kernel.clock import now
from hiwar.kernel.errors import Refused
from hiwar.web.views import INVALID, toast
from hiwar.workspaces.views.pages import About, EntryPage

CANDIDATES = 5
PASTED = "نص ملصق.txt"


class Imports(EntryPage):
    """Where the dossier comes from, and the imports that wait."""

    rule = "demands.manage"
    rail = "dossier"
    template_name = "demands/imports.html"
    form_class = ImportForm
    title = _("Import a dossier")
    verb = _("Look it through")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if current_dossier() is None:
            return redirect(self.url("demands:open_dossier"))
        return super().get(request, *args, **kwargs)

    def perform(self, form: Any) -> str | HttpResponseBase:
        dossier = current_dossier()
        if dossier is None:
            return self.url("demands:open_dossier")
        try:
            return self.url("demands:import", self._opened(form.cleaned_data, dossier).pk)
        except IntakeError as error:
            form.add_error(None, error.message(get_language() or "ar"))  # type: ignore[arg-type]
            return self.render_to_response(self.get_context_data(form=form), status=INVALID)

    def _opened(self, given: dict[str, Any], dossier: Any) -> ImportBatch:
        day, precision = given["raised"]
        about: dict[str, Any] = {
            **self.deed, "dossier": dossier, "raised_on": day, "precision": precision,
        }  # fmt: skip
        upload = given["file"]
        if upload:
            return domain.import_file(**about, data=upload.read(), name=upload.name)
        if given["pasted"].strip():
            return domain.import_file(**about, data=given["pasted"].encode(), name=PASTED)
        return domain.begin_import(**about, document=given["document"])

    def back(self) -> str:
        return self.url("demands:dossier")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(waiting=open_imports(self.actor), **kwargs)


class Preview(About):
    """Its rows; POST ticks, settles, enters or discards, told by `do`."""

    rule = "demands.manage"
    rail = "dossier"
    template_name = "demands/import.html"

    def objects(self) -> QuerySet[ImportBatch]:
        return visible_imports(self.actor)

    def get_template_names(self) -> list[str]:
        told_apart = self.object.is_told_apart
        return [self.template_name if told_apart else "demands/import_reading.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.object.state == BatchState.READING:
            response.headers["Cache-Control"] = "no-store"  # how far it has come is not journaled
        return response

    @cached_property
    def progress(self) -> Progress:
        return import_progress(self.object, at=now(), language=get_language() or "ar")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.object.is_told_apart:
            return super().get_context_data(progress=self.progress, **kwargs)
        asked = self.request.GET
        marks = [mark for mark in asked.getlist("mark") if mark in RowMark]
        page = preview(self.actor, self.object, marks, asked.get("page", "1"), asked.get("at", ""))
        return super().get_context_data(
            page=page, alike=self._alike(page.pair) if page.pair else [], fields=COLUMNS.items(),
            columns=[
                (place, head, field, COLUMNS.get(field, ""))
                for head, field, place in self.object.mapped
            ],
            **kwargs,
        )  # fmt: skip

    def _alike(self, row: ImportRow) -> list[Alike]:
        """The candidates, the one that the row was found like among them and first."""
        found = demands_like(self.actor, row.wording_ar, most=CANDIDATES)
        first = [each for each in found if each.demand.pk == row.like_id]
        if not first and row.like is not None:
            first = [Alike(row.like, 0, ())]
        others = [each for each in found if each.demand.pk != row.like_id]
        return [*first, *others][:CANDIDATES]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        do = request.POST.get("do", "")
        try:
            return redirect(self._perform(do))
        except Refused as refusal:
            context = self.get_context_data(refused=refusal)
            return self.render_to_response(context, status=INVALID)

    def _perform(self, do: str) -> str:
        about: dict[str, Any] = {**self.deed, "batch": self.object}
        if do == "commit":
            done = domain.commit_import(**about, shown=self._ids("shown"), ticked=self._ids("row"))
            toast(self.request, _entered(done))
            return self.url("demands:dossier")
        if do == "discard":
            domain.discard_import(**about)
            return self.url("demands:imports")
        if do == "again":
            domain.retry_import(**about)
        elif do in Choice:
            pk = _uuid(self.request.POST.get("settled", ""))
            rows = visible_rows(self.actor).filter(batch=self.object)
            row = rows.filter(pk=pk).first() if pk else None
            if row is not None:
                domain.settle_row(**self.deed, row=row, choice=do, like=self._like())
        elif do == "map":
            domain.map_columns(**about, fields=self._fields())
        else:
            domain.tick_rows(**about, shown=self._ids("shown"), ticked=self._ids("row"))
        return self.request.get_full_path()

    def _like(self) -> Demand | None:
        pk = _uuid(self.request.POST.get("like", ""))
        return visible_to(self.actor).filter(pk=pk).exclude(number=None).first() if pk else None

    def _fields(self) -> dict[int, str]:
        places = (place for _head, _field, place in self.object.mapped)
        return {place: self.request.POST.get(f"column-{place}", "") for place in places}

    def _ids(self, name: str) -> set[UUID]:
        return {pk for each in self.request.POST.getlist(name) if (pk := _uuid(each))}


class ImportProgress(Preview):
    """How far its reading has come, asked for again while it moves; then the page is loaded anew."""

    def get_template_names(self) -> list[str]:
        return ["demands/_import_progress.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return About.get_context_data(self, progress=self.progress, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        if not self.progress.is_moving:
            response.headers["HX-Refresh"] = "true"
        return response


def _entered(batch: ImportBatch) -> str:
    made = ngettext("%(n)s demand entered", "%(n)s demands entered", batch.made) % {"n": batch.made}
    if not batch.updated:
        return made
    more = ngettext("%(n)s completed", "%(n)s completed", batch.updated) % {"n": batch.updated}
    return f"{made} · {more}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class CorrectRow(About, EntryPage):
    rule = "demands.manage"
    rail = "dossier"
    form_class = RowForm
    title = _("Correct the row")
    verb = _("Keep")

    def objects(self) -> QuerySet[ImportRow]:
        return visible_rows(self.actor)

    def form_arguments(self) -> dict[str, Any]:
        row = self.object
        initial = {
            name: getattr(row, name) for name in ("wording_ar", "wording_fr", "kind", "above")
        }
        initial["raised"] = (row.raised_on, row.precision)
        initial["answer_kind"] = row.details.get("answer_kind", "")
        return {**super().form_arguments(), "initial": initial, "row": row}

    def perform(self, form: Any) -> str:
        domain.correct_row(**self.deed, row=self.object, **form.edits)
        return f"{self.back()}#r-{self.object.pk}"

    def back(self) -> str:
        return self.url("demands:import", self.object.batch_id)
