"""How organizations are searched: by their names and initials."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.organizations.models import Organization
from hiwar.organizations.queries import visible_to
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


def _organizations() -> QuerySet[Organization]:
    return Organization.objects.filter(withdrawn_at=None)


def _entries(rows: Sequence[Organization]) -> Iterator[Draft]:
    for row in rows:
        yield Draft(
            row.pk, title=joined(row.name_ar, row.name_fr, row.short_name), party_id=row.pk,
            audience=row.audience,
        )  # fmt: skip


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    rows = visible_to(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("organizations:organization", row.pk), icon="network",
            title=pieces(_name_shown(query, row), query),
            meta=marked(query, str(row.get_kind_display())),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _name_shown(query: Query, row: Organization) -> str:
    return best_spelling(query, row.name, row.name_ar, row.name_fr, row.short_name)


SOURCE = Source(
    "organizations", _("Organizations"), "organizations.view", rows=_organizations,
    entries=_entries, show=_show, order=60, touched={"organizations.organization": itself},
)  # fmt: skip
