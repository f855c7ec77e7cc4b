"""How persons answer the search: by any spelling kept of a name; exact, by the two names of the register."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.people.models import Person
from hiwar.people.queries import people_named, visible_to
from hiwar.search import (
    MOST,
    Found,
    Query,
    Results,
    Source,
    answering,
    best_spelling,
    joined,
    pieces,
)
from hiwar.search.registry import Address


def find_people(actor: Actor, query: Query, address: Address) -> Results:
    def make(found: Sequence[Person]) -> list[Found]:
        return [
            Found(
                url=address("people:person", row.pk), icon="user-plus",
                title=pieces(best_spelling(query, str(row), row.name_ar, row.name_fr), query),
            )
            for row in found
        ]  # fmt: skip

    if query.exact:
        return Results(answering(visible_to(actor), query, _names), make)
    return Results(list(people_named(actor, query.typed)[:MOST]), make)


def _names(row: Person) -> str:
    return joined(row.name_ar, row.name_fr)


SOURCE = Source("people", _("People"), find_people, 50)
