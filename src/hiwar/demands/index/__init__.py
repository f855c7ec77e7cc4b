"""How the dossier is searched: demands by both wordings, their number, whom they concern and on
which legal texts they rest; gains.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.demands import queries
from hiwar.demands.index.texts import bases_told, text_found, text_told
from hiwar.demands.models import Demand, DemandEvent, Gain, LegalBasis
from hiwar.demands.vocabulary import SaidBy
from hiwar.demands.vocabulary.verbs import UNREAD
from hiwar.kernel.actors import Actor
from hiwar.search import (
    THEM,
    US,
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
    snippet,
)
from hiwar.web.dates import day_in_words
from hiwar.web.states import mark

SIDES = {SaidBy.US: US, SaidBy.OTHER_SIDE: THEM}


def _demands() -> QuerySet[Demand, Any]:
    """Headings ask nothing by themselves. Read lightly: thousands are drafted again at once."""
    rows = Demand.objects.filter(removed_at=None).exclude(number=None)
    return rows.values_list(
        "pk", "wording_ar", "wording_fr", "beneficiaries", "number", "audience", "entered_at", "cost",
        "standing__state", "standing__first_on", named=True,
    )  # fmt: skip


def _entries(rows: Sequence[Any]) -> Iterator[Draft]:
    bases = bases_told([row.pk for row in rows])
    for row in rows:
        cost = f"{row.cost:f}".partition(".")[0] if row.cost else ""
        yield Draft(
            row.pk, title=joined(row.wording_ar, row.wording_fr),
            other=joined(row.beneficiaries, cost, bases.get(row.pk, "")),
            reference=row.number, audience=row.audience, side=US,
            state=row.standing__state or "raised",
            day=row.standing__first_on or row.entered_at.date(),
        )  # fmt: skip


def _show(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    live = Prefetch("bases", LegalBasis.objects.filter(withdrawn_at=None), to_attr="live_bases")
    found = queries.visible_to(actor).prefetch_related(live)
    rows = found.in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("demands:demand", row.pk), number=row.number, mark=hit.state,
            title=snippet(best_spelling(query, row.wording, row.wording_ar, row.wording_fr), query),
            meta=marked(
                query, str(mark(hit.state).label), row.beneficiaries,
                *(text_found(query, basis) for basis in row.live_bases),
            ),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


def _of_events(ids: Collection[UUID]) -> Iterable[UUID]:
    return DemandEvent.objects.filter(pk__in=ids).values_list("demand_id", flat=True)


def _of_bases(ids: Collection[UUID]) -> Iterable[UUID]:
    return LegalBasis.objects.filter(pk__in=ids).values_list("demand_id", flat=True)


def _gains() -> QuerySet[Gain]:
    return Gain.objects.filter(withdrawn_at=None)


def _entries_of_gains(rows: Sequence[Gain]) -> Iterator[Draft]:
    for row in rows:
        yield Draft(
            row.pk, title=joined(row.wording_ar, row.wording_fr), day=row.since,
            other=text_told(row),
            side=SIDES.get(SaidBy(row.said_by), ""),
        )  # fmt: skip


def _show_gains(actor: Actor, hits: Sequence[Hit], query: Query, address: Address) -> list[Found]:
    rows = queries.visible_gains(actor).in_bulk([hit.object_id for hit in hits])
    return [
        Found(
            url=address("demands:gain", row.pk), icon="shield-check",
            title=snippet(best_spelling(query, row.wording, row.wording_ar, row.wording_fr), query),
            meta=marked(
                query, day_in_words(row.since, precision=row.precision) if row.since else "",
                text_found(query, row),
            ),
        )
        for hit in hits if (row := rows.get(hit.object_id))
    ]  # fmt: skip


SOURCE = Source(
    "demands", _("Demands"), "demands.view", rows=_demands, entries=_entries, show=_show, order=10,
    touched={
        "demands.demand": itself, "demands.demandevent": _of_events, "demands.legalbasis": _of_bases,
    },
    unread=UNREAD,
)  # fmt: skip
GAINS = Source(
    "gains", _("Gains"), "demands.view_gains", rows=_gains, entries=_entries_of_gains,
    show=_show_gains, order=35, touched={"demands.gain": itself},
)  # fmt: skip
