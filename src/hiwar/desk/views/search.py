"""Results of the whole register, grouped (screen 19)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise

from hiwar.search import Found, Query, analyse, spellings
from hiwar.search.finding import Chosen, Findings, Group, find
from hiwar.web.links import workspace_url
from hiwar.web.views import Page


@dataclass(frozen=True, slots=True)
class Shown:
    """The results of one register; `more` are those not shown beside the other groups."""

    key: str
    label: str | Promise
    total: int
    shown: list[Found]
    query: str

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


class Search(Page):
    """`?q=` words, `?in=` one register alone, `?exact=1` letter for letter."""

    rule = "workspaces.view"
    template_name = "desk/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        exact = asked.get("exact") == "1"
        query = analyse(asked.get("q", ""), exact=exact)
        chosen = Chosen(source=asked.get("in", ""))
        actor = self.request.actor  # type: ignore[attr-defined]
        findings = find(actor, query, chosen) if query else None
        groups = self.groups(findings, exact=exact) if findings else []
        shown = [group for group in groups if group.shown]
        runs = [run for group in groups for found in group.shown for run in found.runs]
        return super().get_context_data(
            query=query, groups=groups, shown=shown, chosen=asked.get("in", ""),
            total=sum(group.total for group in groups),
            spellings=[] if exact else spellings(runs, query),
            exact_query=urlencode({"q": query.typed, "exact": 1}),
            loose_query=urlencode({"q": query.typed}), **kwargs,
        )  # fmt: skip

    def groups(self, findings: Findings, *, exact: bool) -> list[Shown]:
        return [self.group(group, findings.query, exact=exact) for group in findings.groups]

    def group(self, group: Group, query: Query, *, exact: bool) -> Shown:
        actor = self.request.actor  # type: ignore[attr-defined]
        source = group.source
        shown = source.show(actor, group.hits, query, self.address) if group.hits else []
        given = {"q": query.typed, "in": source.key} | ({"exact": 1} if exact else {})
        return Shown(source.key, source.label, group.total, shown, urlencode(given))

    def address(self, name: str, *args: Any) -> str:
        return workspace_url(self.request, name, *args)
