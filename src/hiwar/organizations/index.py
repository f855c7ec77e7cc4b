"""How organizations answer the search: by their names and initials."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import visible_to
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
    pieces,
)
from hiwar.search.registry import Address


def find_organizations(actor: Actor, query: Query, address: Address) -> Results:
    rows = narrowed(visible_to(actor), query, "search_key")

    def make(found: Sequence[Organization]) -> list[Found]:
        return [
            Found(
                url=address("organizations:organization", row.pk), icon="network",
                title=pieces(_name_shown(query, row), query),
                meta=marked(query, str(row.get_kind_display())),
            )
            for row in found
        ]  # fmt: skip

    return Results(answering(rows, query, _names), make)


def _name_shown(query: Query, row: Organization) -> str:
    return best_spelling(query, row.name, row.name_ar, row.name_fr, row.short_name)


def _names(row: Organization) -> str:
    return joined(row.name_ar, row.name_fr, row.short_name)


SOURCE = Source("organizations", _("Organizations"), find_organizations, 60)
