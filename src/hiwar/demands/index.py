"""How the dossier answers the search: what the actor may see, then word by word."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hiwar.demands import queries
from hiwar.demands.models import Demand
from hiwar.kernel.actors import Actor
from hiwar.search import (
    Found,
    Query,
    Results,
    Source,
    answering,
    best_spelling,
    joined,
    marked,
    narrowed,
    snippet,
)
from hiwar.search.registry import Address
from hiwar.web.states import mark

REFERENCE = re.compile(r"^\s*[مMm]?\s*-?\s*0*(\d{1,6})\s*$")  # م-014, M-014, م014, 14


def find_demands(actor: Actor, query: Query, address: Address) -> Results:
    numbered = queries.visible_to(actor).exclude(number=None)
    reference = REFERENCE.match(query.typed)
    rows = (
        numbered.filter(number=reference[1])
        if reference
        else narrowed(numbered, query, "search_key")
    )

    def make(found: Sequence[Demand]) -> list[Found]:
        shown = queries.visible_to(actor).filter(pk__in=[row.pk for row in found])
        standings = queries.standings_of(queries.with_ledger(shown))
        states = {each.demand.pk: each.state for each in standings}
        return [
            Found(
                url=address("demands:demand", row.pk), number=row.number,
                title=snippet(best_spelling(query, row.wording, row.wording_ar), query),
                mark=str(states.get(row.pk) or "raised"),
                meta=marked(query, *_state_words(states.get(row.pk))),
            )
            for row in found
        ]  # fmt: skip

    return Results(list(rows) if reference else answering(rows, query, _words), make)


def _words(row: Demand) -> str:
    return joined(row.wording_ar, row.wording_fr)


def _state_words(state: Any) -> tuple[str, ...]:
    return (str(mark(str(state)).label),) if state else ()


SOURCE = Source("demands", _("Demands"), find_demands, 10)
