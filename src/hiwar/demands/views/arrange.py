"""«رتّب الملف»: the tree of the dossier, arranged by keys, by dragging, by plain forms."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hiwar.demands import domain
from hiwar.demands.domain.steps import KEPT_FOR
from hiwar.demands.forms.arrange import Deed, deed_from
from hiwar.demands.models import Dossier, Theme, TreeStep
from hiwar.demands.queries import current_dossier
from hiwar.demands.queries.arranging import (
    ArrangePage,
    arrange_page,
    found_line,
    touched_themes,
    where_words,
)
from hiwar.demands.vocabulary import StepKind, Way
from hiwar.kernel.clock import now
from hiwar.kernel.errors import Refused
from hiwar.web.views import Page, toast
from hiwar.workspaces.views.pages import Acting

CONFLICT = 409
ISLAND = "X-Arrange"  # the page's own script asks, and wants parts


class _OfDossier(Acting, Page):
    rule = "demands.change"
    rail = "dossier"

    @cached_property
    def dossier(self) -> Dossier:
        found = current_dossier()
        if found is None:
            raise Http404
        return found

    def read(self, opened: Sequence[str] = ()) -> ArrangePage:
        return arrange_page(self.actor, self.dossier, now() - KEPT_FOR, opened=opened)


class Arrange(_OfDossier):
    """GET shows the tree; POST does one deed to it, told by `do`."""

    template_name = "demands/arrange.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        if current_dossier() is None:
            return redirect(self.url("demands:dossier"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = kwargs.pop("page", None) or self.read(self.request.GET.getlist("open"))
        return super().get_context_data(page=page, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        try:
            deed = deed_from(request.POST)
            step = perform(self, deed)
        except Refused as refusal:
            return self._refused(refusal)
        pk = line_of(step)
        keys = touched_themes(step)
        page = self.read([*request.POST.getlist("open"), *(keys or ())])
        said = told(page, deed, pk)
        if request.headers.get(ISLAND):
            themes = [part for part in page.themes if keys is None or part.key in keys]
            return self._parts(page, themes, said=said, line=pk, whole=keys is None)
        toast(request, said)
        opened = "&".join(f"open={key}" for key in sorted(keys or ()))
        anchor = f"#d-{pk}" if pk else ""
        return redirect(f"{self.url('demands:arrange')}?{opened}{anchor}")

    def _refused(self, refusal: Refused) -> HttpResponse:
        """Everything stands as it stood; words typed are given back."""
        post = self.request.POST
        page = self.read(post.getlist("open"))
        if self.request.headers.get(ISLAND):
            return self._parts(page, page.themes, said=str(refusal), whole=True, status=CONFLICT)
        context = self.get_context_data(page=page, refused=refusal, typed=post.get("words", ""))
        return self.render_to_response(context, status=CONFLICT)

    def _parts(
        self, page: ArrangePage, themes: Sequence[Any], *, status: int = 200, **told: Any
    ) -> HttpResponse:
        context = {"page": page, "themes": themes, "refused": status == CONFLICT, **told}
        return self.response_class(
            self.request, ["demands/_arrange_parts.html"], super().get_context_data(**context),
            status=status,
        )  # fmt: skip


class ArrangeLine(_OfDossier):
    """The menu of one line, as plain forms."""

    template_name = "demands/arrange_line.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.read()
        node = page.forest.nodes.get(self.kwargs["pk"])
        if node is None:
            raise Http404
        page = self.read([str(node.theme) if node.theme else "none"])
        line = found_line(page.themes, node.id)
        if line is None:
            raise Http404
        others = [
            each for each in page.forest.walk() if not each.lies_under(page.forest.nodes[node.id])
        ]
        return super().get_context_data(page=page, line=line, others=others, **kwargs)


def perform(view: _OfDossier, deed: Deed) -> TreeStep:
    """The one domain call of a deed. Raises what the domain refuses."""
    about = {**view.deed, "dossier": view.dossier}
    if deed.is_way:
        return domain.move_lines(**about, lines=deed.lines, way=deed.name, to=deed.to)
    if deed.name in ("theme_up", "theme_down"):
        theme = get_object_or_404(Theme, dossier=view.dossier, pk=deed.to)
        way = Way.UP if deed.name == "theme_up" else Way.DOWN
        return domain.move_theme(**about, theme=theme, way=way)
    if deed.name == "merge":
        return domain.merge_lines(**about, lines=deed.lines)
    if deed.name == "split":
        return domain.split_line(**about, line=deed.lines[0], parts=deed.parts)
    if deed.name == "reword":
        return domain.reword_line(**about, line=deed.lines[0], wording_ar=deed.words)
    return domain.redo_step(**about) if deed.name == "redo" else domain.undo_step(**about)


def line_of(step: TreeStep) -> UUID | None:
    """The line to stand on afterwards."""
    lines = step.told.get("merged") if step.undone_at else None
    name = lines[0]["line"] if lines else step.told.get("stand")
    if name is None or (step.undone_at and step.kind == StepKind.SPLIT):
        name = step.told.get("line")
    return UUID(name) if name else None


def told(page: ArrangePage, deed: Deed, pk: UUID | None) -> str:
    """What happened and where the line stands now."""
    done = {
        "undo": _("Taken back."), "redo": _("Done again."), "reword": _("Words saved."),
        "split": _("Split."), "merge": _("Merged."),
        "theme_up": _("The theme went up."), "theme_down": _("The theme went down."),
    }  # fmt: skip
    where = where_words(page, pk) if pk else ""
    return " ".join(str(part) for part in (done.get(deed.name, ""), where) if part)
