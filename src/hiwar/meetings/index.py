"""How meetings answer the search: by title, slogan, place, and the names of who met."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hiwar.kernel.actors import Actor
from hiwar.meetings.models import Meeting
from hiwar.meetings.queries import visible_to
from hiwar.search import (
    Found,
    Query,
    Results,
    Source,
    answering,
    has_hit,
    joined,
    marked,
    narrowed,
    snippet,
)
from hiwar.search.registry import Address
from hiwar.web.dates import day_in_words

COLUMNS = ("search_key", "organization__search_key", "counterpart__search_key")


def find_meetings(actor: Actor, query: Query, address: Address) -> Results:
    rows = narrowed(visible_to(actor), query, *COLUMNS)

    def make(found: Sequence[Meeting]) -> list[Found]:
        return [
            Found(
                url=address("meetings:meeting", row.pk), icon="gavel",
                title=snippet(row.title, query), meta=marked(query, *_where(row)),
                quote=snippet(row.slogan, query) if has_hit(row.slogan, query) else (),
            )
            for row in found
        ]  # fmt: skip

    return Results(answering(rows, query, _words), make)


def _words(row: Meeting) -> str:
    hosts = (row.organization, row.counterpart)
    names = [f"{host.name_ar} {host.name_fr} {host.short_name}" for host in hosts if host]
    return joined(row.title_ar, row.title_fr, row.place_text, row.slogan, *names)


def _where(row: Meeting) -> tuple[str, ...]:
    day = day_in_words(row.held_on, precision=row.precision) if row.held_on else ""
    parts = (day, str(row.counterpart or row.organization), row.place_text)
    return tuple(part for part in parts if part)


SOURCE = Source("meetings", _("Meetings"), find_meetings, 30)
