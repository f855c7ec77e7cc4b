"""Results of the whole register, grouped and narrowed (screen 19)."""

from typing import Any, Final

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from hiwar.desk.views.results import Asked, Shown, choices_of
from hiwar.kernel.actors import Actor
from hiwar.kernel.clock import today
from hiwar.search import Query, analyse, spellings
from hiwar.search.filling import is_behind
from hiwar.search.finding import FEW, PAGE, Findings, Group, find, tally_exact
from hiwar.web.links import workspace_url
from hiwar.web.views import Page

VERBATIM: Final = ("answers", "commitments", "decisions")


class Search(Page):
    """`?q=` words, `?in=` one register alone, `?exact=1` letter by letter; `?who=`, `?year=`,
    `?state=`, `?party=`, each perhaps several times; `?page=` of one register.
    """

    rule = "workspaces.view"
    template_name = "desk/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """While the index is being filled, its progress moves no journal: nothing is kept."""
        kwargs["filling"] = is_behind(self.actor.workspace_id)
        response = super().get(request, *args, **kwargs)
        if kwargs["filling"]:
            response.headers["Cache-Control"] = "no-store"
        return response

    @property
    def actor(self) -> Actor:
        found: Actor = self.request.actor  # type: ignore[attr-defined]
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked(self.request.GET)
        query = analyse(asked.words, exact=asked.exact)
        kwargs |= {"query": query, "asked": asked}
        if query:
            kwargs |= self.results(query, asked)
        return super().get_context_data(**kwargs)

    def results(self, query: Query, asked: Asked) -> dict[str, Any]:
        findings = find(self.actor, query, asked.chosen, today())
        groups = [self.shown(group, findings, asked) for group in findings.groups]
        runs = [run for group in groups for found in group.shown for run in found.runs]
        total = _total(findings, asked)
        return {
            "groups": groups, "shown": [group for group in groups if group.shown],
            "total": total, "all_total": sum(group.total for group in groups),
            "is_cut": findings.is_cut, "is_uncounted": findings.is_uncounted,
            "spellings": [] if asked.exact else spellings(runs, query),
            "tally": self.tally(query, asked, total) if total <= FEW else None,
            "facets": choices_of(self.actor, findings, asked), "page": _page(total, asked),
        }  # fmt: skip

    def tally(self, query: Query, asked: Asked, total: int) -> int | None:
        """How many results the exact search has, told before it is asked for."""
        return (
            None
            if asked.exact or not total
            else tally_exact(self.actor, query, asked.chosen, today())
        )

    def shown(self, group: Group, findings: Findings, asked: Asked) -> Shown:
        source = group.source
        found = (
            source.show(self.actor, group.hits, findings.query, self.address) if group.hits else []
        )
        return Shown(
            source.key, source.label, group.total, found, asked.address(within=source.key),
            is_verbatim=source.key in VERBATIM,
        )  # fmt: skip

    def address(self, name: str, *args: Any) -> str:
        return workspace_url(self.request, name, *args)


def _total(findings: Findings, asked: Asked) -> int:
    within = asked.chosen.source
    return sum(group.total for group in findings.groups if within in ("", group.source.key))


def _page(total: int, asked: Asked) -> PageOfResults[int] | None:
    if not asked.chosen.source:
        return None
    return Paginator(range(total), PAGE).get_page(asked.chosen.page)
