"""The dossier's page, its files, and the forms of the dossier and its themes."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain, tables
from hiwar.demands.forms.dossier import DossierForm, ThemeForm
from hiwar.demands.forms.filters import filters_from
from hiwar.demands.models import Dossier, Theme
from hiwar.demands.queries import DossierPage as Read
from hiwar.demands.queries import current_dossier, dossier_page
from hiwar.demands.queries.dossier import ROWS_SHOWN
from hiwar.demands.queries.versions import dossier_head
from hiwar.demands.vocabulary import DemandKind, Priority
from hiwar.kernel.clock import now, today
from hiwar.places.queries import regions
from hiwar.web.export import FORMATS, table_response
from hiwar.web.views import Page
from hiwar.workspaces.views.pages import About, Acting, EntryPage

PDF = "pdf"


class DossierPage(Acting, Page):
    """The tree of demands; `?format=` gives what it shows as CSV, XLSX or PDF, whole."""

    rule = "demands.view"
    rail = "dossier"
    template_name = "demands/dossier.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # noqa: ARG002
        kind = request.GET.get("format", "")
        whole = kind or request.GET.get("all") == "1"
        page = dossier_page(
            self.actor, filters_from(request.GET), today(), most=None if whole else ROWS_SHOWN
        )
        if kind in FORMATS:
            return table_response(*tables.demand_table(page), "dossier", kind)
        if kind == PDF and page.dossier is not None:
            return self._paper(page)
        context = self.get_context_data(
            page=page,
            filters=filters_from(request.GET),
            regions=regions(),
            kinds=DemandKind.choices,
            priorities=Priority.choices,
            today=today(),
            head=dossier_head(self.actor, page.dossier) if page.dossier else None,
            key={kind: (kind,) for kind in ("answered", "raised", "absent")},
        )
        return self.render_to_response(context)

    def _paper(self, page: Read) -> HttpResponse:
        workspace = self.request.workspace  # type: ignore[attr-defined]
        pdf = tables.dossier_paper(page, workspace, now())
        return HttpResponse(
            pdf, content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="dossier.pdf"'},
        )  # fmt: skip


class _Manage(EntryPage):
    rule = "demands.manage"
    rail = "dossier"

    def back(self) -> str:
        return self.url("demands:dossier")


class OpenDossier(_Manage):
    form_class = DossierForm
    title = _("Open the dossier")
    verb = _("Open")

    def perform(self, form: Any) -> str:
        domain.open_dossier(**self.deed, **form.cleaned_data)
        return self.back()


class CorrectDossier(_Manage, About):
    form_class = DossierForm
    title = _("Correct the dossier")

    def objects(self) -> QuerySet[Dossier]:
        return Dossier.objects.all()

    def form_arguments(self) -> dict[str, Any]:
        names = ("title_ar", "title_fr", "adopted_on", "adopted_by")
        return {
            **super().form_arguments(),
            "initial": {name: getattr(self.object, name) for name in names},
        }

    def perform(self, form: Any) -> str:
        domain.correct_dossier(**self.deed, dossier=self.object, **form.cleaned_data)
        return self.back()


class AddTheme(_Manage):
    form_class = ThemeForm
    title = _("New theme")
    verb = _("Add")

    def perform(self, form: Any) -> str:
        dossier = current_dossier()
        if dossier is None:
            return self.url("demands:open_dossier")
        domain.add_theme(**self.deed, dossier=dossier, **form.cleaned_data)
        return self.back()


class CorrectTheme(_Manage, About):
    form_class = ThemeForm
    title = _("Correct the theme")

    def objects(self) -> QuerySet[Theme]:
        return Theme.objects.all()

    def form_arguments(self) -> dict[str, Any]:
        initial = {"name_ar": self.object.name_ar, "name_fr": self.object.name_fr}
        return {**super().form_arguments(), "initial": initial}

    def perform(self, form: Any) -> str:
        domain.correct_theme(**self.deed, theme=self.object, **form.cleaned_data)
        return self.back()
