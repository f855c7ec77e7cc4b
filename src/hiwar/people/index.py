"""How persons are searched: by any spelling kept of a name, in either script."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.people.models import OtherName, Person
from hiwar.people.queries import visible_to
from hiwar.search import (
    Address,
    Draft,
    Found,
    Hit,
    Query,
    Source,
    best_spelling,
    itself,
    joined,
    marked,
    pieces,
)


def _people() -> QuerySet[Person]:
    return Person.objects.filter(withdrawn_at=None)


def _entries(rows: Sequence[Person]) -> Iterator[Draft]:
    others: dict[UUID, list[str]] = {}
    kept = OtherName.objects.filter(person__in=[row.pk for row in rows], withdrawn_at=None)
    for person, name in kept.values_list("person_id", "name"):
        others.setdefault(person, []).append(name)
    for row in rows:
        names = [row.name_ar, row.name_fr, *sorted(others.get(row.pk, []))]
        yield Draft(
            row.pk, title=joined(row.name_ar, row.name_fr), audience=row.audience,
            other=joined(*names, row.honorific),
        )  # fmt: skip


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    rows = visible_to(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("people:person", row.pk), icon="user-plus",
            title=pieces(best_spelling(query, str(row), row.name_ar, row.name_fr), query),
            meta=marked(query, row.honorific),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _of_names(ids: Collection[UUID]) -> Iterable[UUID]:
    return OtherName.objects.filter(pk__in=ids).values_list("person_id", flat=True)


SOURCE = Source(
    "people", _("People"), "people.view", rows=_people, entries=_entries, show=_show, order=50,
    touched={"people.person": itself, "people.othername": _of_names},
)  # fmt: skip
