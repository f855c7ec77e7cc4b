"""The signatures that count for a demand: its own, and those of the demands merged into it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hiwar.demands.models import Demand, DemandEvent, Support
from hiwar.demands.vocabulary import EventKind

SAME_SIGNER = (
    Q(user=OuterRef("user"))
    | Q(person=OuterRef("person"))
    | Q(meeting=OuterRef("meeting"), branch=OuterRef("branch"))
)


def merged_into(demand: Demand) -> set[UUID]:
    """Those merged into it, and into those, as long as the merging stands. One query a step."""
    found: set[UUID] = set()
    edge: set[UUID] = {demand.id}
    while edge:
        rows = DemandEvent.objects.filter(
            other__in=edge, kind=EventKind.MERGED, voided_at=None
        ).order_by()
        edge = set(rows.values_list("demand", flat=True)) - found - {demand.id}
        found |= edge
    return found


def supports_counted(demand: Demand) -> QuerySet[Support]:
    """Each signer once: by the signature under this demand, else by the first of the others."""
    merged = merged_into(demand)
    own = demand.supports.filter(withdrawn_at=None)
    if not merged:
        return own
    rows = Support.objects.filter(withdrawn_at=None, demand__in={demand.id, *merged})
    before = rows.order_by().filter(SAME_SIGNER, Q(demand=demand) | Q(id__lt=OuterRef("id")))
    return rows.filter(Q(demand=demand) | ~Exists(before))
