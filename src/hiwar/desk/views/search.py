"""Results of the whole register, grouped (screen 19)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise

from hiwar.search import Found, Query, analyse, sources, spellings
from hiwar.web.links import workspace_url
from hiwar.web.views import Page

FIRST = 5  # of a group, while all groups are shown
ALONE = 100


@dataclass(frozen=True, slots=True)
class Group:
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
        groups = self.groups(query, asked.get("in", "")) if query else []
        shown = [group for group in groups if group.shown]
        runs = [run for group in groups for found in group.shown for run in found.runs]
        return super().get_context_data(
            query=query, groups=groups, shown=shown, chosen=asked.get("in", ""),
            total=sum(group.total for group in groups),
            spellings=[] if exact else spellings(runs, query),
            exact_query=urlencode({"q": query.typed, "exact": 1}),
            loose_query=urlencode({"q": query.typed}), **kwargs,
        )  # fmt: skip

    def groups(self, query: Query, chosen: str) -> list[Group]:
        groups = []
        for source in sources():
            found = source.find(self.request.actor, query, self.address)  # type: ignore[attr-defined]
            wanted = chosen in ("", source.key)
            shown = found.first(ALONE if chosen else FIRST) if wanted else []
            given = {"q": query.typed, "in": source.key} | ({"exact": 1} if query.exact else {})
            groups.append(Group(source.key, source.label, len(found), shown, urlencode(given)))
        return groups

    def address(self, name: str, *args: Any) -> str:
        return workspace_url(self.request, name, *args)
